package coding_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"citaat/coding"
	"citaat/corpus"
)

// Windows of one coder, and another coder, work at the same time: nothing is
// lost, nothing is damaged, all see all.
func TestManyWindowsWriteAtOnce(t *testing.T) {
	dir := newStudy(t)
	const windows, each = 4, 15
	var wg sync.WaitGroup
	errs := make(chan error, windows*each)
	for w := range windows {
		coder := corpus.CoderName("ilse")
		if w == 0 {
			coder = "daan"
		}
		s := open(t, dir, coder)
		wg.Go(func() {
			for i := range each {
				errs <- s.Do(func(b *coding.Batch) error {
					if i%5 == 0 {
						if _, err := b.AddCode(coding.Code{Name: fmt.Sprintf("Code %d %d", w, i)}); err != nil {
							return err
						}
					}
					start := corpus.Offset(w*20 + i)
					_, err := b.Code(coding.Passage{Interview: "M1", Span: corpus.Span{Start: start, End: start + 5}}, "rust-aaa", "")
					return err
				})
			}
		})
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
	s := open(t, dir, "ilse")
	if got, want := len(s.Codings()), windows*each; got < want-each { // two windows of ilse may code the same words
		t.Errorf("%d codings, want about %d", got, want)
	}
	if got, want := len(s.Codebook().Codes()), 3+windows*3; got != want {
		t.Errorf("%d codes, want %d", got, want)
	}
	if f := s.Check(); len(f) != 0 {
		t.Errorf("check found %v", f)
	}
	if got := s.Settings().Coders; len(got) != 2 {
		t.Errorf("coders: %v", got)
	}
}

func TestTwoPeopleChangeTheCodebook(t *testing.T) {
	dir := newStudy(t)
	ilse, daan := open(t, dir, "ilse"), open(t, dir, "daan")
	change := func(s *coding.Study, edit func(*coding.Code)) error {
		return s.Do(func(b *coding.Batch) error {
			c, _ := s.Codebook().Code("rust-aaa")
			edit(&c)
			return b.ChangeCode(c)
		})
	}
	if err := change(ilse, func(c *coding.Code) { c.Name = "Rust in het hoofd" }); err != nil {
		t.Fatal(err)
	}
	// Daan still sees the old name, and gives a definition: both stay.
	if err := change(daan, func(c *coding.Code) { c.Definition = "Minder piekeren." }); err != nil {
		t.Fatal(err)
	}
	c, _ := open(t, dir, "ilse").Codebook().Code("rust-aaa")
	if c.Name != "Rust in het hoofd" || c.Definition != "Minder piekeren." {
		t.Errorf("the code is %+v", c)
	}
	// Both give another definition: that is for people to settle.
	before := read(t, dir, "codebook.yaml")
	err := change(ilse, func(c *coding.Code) { c.Definition = "Stilte." })
	if err == nil || !strings.Contains(err.Error(), "definition") {
		t.Errorf("a conflict was not told: %v", err)
	}
	if read(t, dir, "codebook.yaml") != before {
		t.Error("a conflict was written")
	}
	if !strings.Contains(before, "# gemaakt in mei") {
		t.Error("the comment is gone")
	}
}

func TestAMovedCodeMakesNoCircle(t *testing.T) {
	dir := newStudy(t)
	ilse, daan := open(t, dir, "ilse"), open(t, dir, "daan")
	move := func(s *coding.Study, id, under coding.CodeID) error {
		return s.Do(func(b *coding.Batch) error {
			c, _ := s.Codebook().Code(id)
			c.Parent = under
			return b.ChangeCode(c)
		})
	}
	if err := move(ilse, "zorg-aaa", "rust-aaa"); err != nil {
		t.Fatal(err)
	}
	if err := move(daan, "meer-aaa", "zorg-aaa"); err == nil {
		t.Error("two moves made a circle")
	}
	if err := move(open(t, dir, "daan"), "meer-aaa", "rust-aaa"); err == nil {
		t.Error("a code stands under its own child")
	}
	if got := open(t, dir, "ilse").Codebook().Path("zorg-aaa"); got != "Meerwaarde/Rust/Bezorgd" {
		t.Error(got)
	}
}

func TestMergingACodeMovesOnesOwnCodings(t *testing.T) {
	dir := newStudy(t)
	ilse, daan := open(t, dir, "ilse"), open(t, dir, "daan")
	mine := code(t, ilse, "rustig", "rust-aaa")
	double := code(t, ilse, "bezorgd", "rust-aaa")
	code(t, ilse, "bezorgd", "zorg-aaa")
	theirs := code(t, daan, "Waarover", "rust-aaa")
	if _, err := ilse.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	start := picture(t, ilse)
	var left []coding.Coding
	if err := ilse.Do(func(b *coding.Batch) (err error) {
		left, err = b.Merge("rust-aaa", "zorg-aaa")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if len(left) != 1 || left[0].ID != theirs {
		t.Errorf("left for others: %v", left)
	}
	if c, _ := ilse.Coding(mine); c.Code != "zorg-aaa" {
		t.Errorf("my coding has code %s", c.Code)
	}
	if _, there := ilse.Coding(double); there {
		t.Error("the same words have the same code twice")
	}
	if _, err := ilse.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := picture(t, ilse); got != start {
		t.Errorf("after undo:\n%s\nwant\n%s", got, start)
	}
}

func TestASplitTurnKeepsItsNumberAndItsCodings(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	id := code(t, s, "maar wel bezorgd. En dan kwam zij", "zorg-aaa")
	at := words(t, s, "En dan").Span.Start
	split := func() {
		t.Helper()
		if err := s.Do(func(b *coding.Batch) error { return b.SplitTurn("M1", at) }); err != nil {
			t.Fatal(err)
		}
	}
	split()
	tr, _ := s.Transcript("M1")
	if tr.Turns[1].Number.String() != "2" || tr.Turns[2].Number.String() != "2a" {
		t.Errorf("numbers %v %v", tr.Turns[1].Number, tr.Turns[2].Number)
	}
	if got := on(t, s, id); got != "maar wel bezorgd.\nEn dan kwam zij" {
		t.Errorf("the coding is on %q", got)
	}
	if err := s.Do(func(b *coding.Batch) error { return b.JoinTurn("M1", tr.Turns[1].Number) }); err != nil {
		t.Fatal(err)
	}
	split()
	tr, _ = s.Transcript("M1")
	if got := tr.Turns[2].Number.String(); got != "2b" {
		t.Errorf("the letter of a joined turn was used again: %s", got)
	}
	if !strings.Contains(read(t, dir, "transcripts/M1.md"), "[2b] M1: En dan kwam zij") {
		t.Error("the file does not have the turn")
	}
}

func TestNobodyWithoutConsentIsQuoted(t *testing.T) {
	dir := newStudy(t)
	write(t, dir, "participants.yaml", "- {id: M1, group: moeder, consent: {date: 2026-01-01, scope: [take_part, record]}}\n")
	s := open(t, dir, "ilse")
	id := code(t, s, "rustig", "rust-aaa")
	if err := s.Do(func(b *coding.Batch) error { return b.Choose(id, coding.Choice{Chosen: true}) }); err == nil {
		t.Error("a quotation of somebody who did not consent was chosen")
	}
}

func TestImportingMakesFilesOfTheirOwnerAlone(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	tr := corpus.NewTranscript(corpus.Meta{ID: "V1", Participants: []corpus.ParticipantID{"V1"},
		Source: corpus.SourceFile{SHA256: "abc"}, Speakers: []corpus.Speaker{{Label: "V1", Role: corpus.Respondent, Participant: "V1"}}},
		[]corpus.Turn{{Time: corpus.NoTime, Speaker: "V1", Text: "Hallo."}})
	imp := func(b *coding.Batch) error {
		return b.Import(tr, []corpus.Participant{{ID: "V1", Group: "vrijwilliger"}})
	}
	if err := s.Do(imp); err != nil {
		t.Fatal(err)
	}
	if err := s.Do(imp); err == nil {
		t.Error("the same interview came in twice")
	}
	info, err := os.Stat(filepath.Join(dir, "transcripts", "V1.md"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the transcript: %v %v", info, err)
	}
	if id, ok := s.Imported("abc"); !ok || id != "V1" {
		t.Error("the source file is not known again")
	}
	s = open(t, dir, "daan")
	if p, ok := s.Participant("V1"); !ok || p.Group != "vrijwilliger" || s.Settings().Group("vrijwilliger").Name != "vrijwilliger" {
		t.Errorf("participant %+v", p)
	}
	if f := s.Check(); len(f) != 0 {
		t.Errorf("check found %v", f)
	}
}

// Two people correct the same interview at other places; one still sees the
// text of before. Both corrections stay, and everybody's codings follow both.
func TestTwoPeopleCorrectOneInterview(t *testing.T) {
	dir := newStudy(t)
	ilse, daan := open(t, dir, "ilse"), open(t, dir, "daan")
	id := code(t, ilse, "over het geld", "zorg-aaa")
	correct := func(s *coding.Study, turn int, text string) error {
		return s.Do(func(b *coding.Batch) error {
			return b.CorrectTurn("M1", corpus.TurnNumber{Number: turn}, text)
		})
	}
	if err := correct(ilse, 2, "Geen stress, wel bezorgd."); err != nil {
		t.Fatal(err)
	}
	if err := correct(daan, 4, "Nou, over de echo en over het geld, ja."); err != nil {
		t.Fatal(err)
	}
	if err := correct(ilse, 4, "Over niets."); err == nil {
		t.Error("a correction was made on words that ilse did not see")
	}
	if err := os.RemoveAll(filepath.Join(dir, ".citaat")); err != nil {
		t.Fatal(err)
	}
	for _, reader := range []corpus.CoderName{"ilse", "daan"} {
		s := open(t, dir, reader)
		if got := on(t, s, id); got != "over het geld" {
			t.Errorf("%s finds the coding on %q", reader, got)
		}
		edits := s.Events()
		var last *coding.TextEdit
		for _, e := range edits {
			if e.Op == coding.OpTranscript {
				if last != nil && e.Edit.From != last.To {
					t.Error("the journal has a gap")
				}
				last = e.Edit
			}
		}
		if tr, err := s.Transcript("M1"); err != nil || last.To != tr.Hash() {
			t.Errorf("the journal does not lead to the text: %v", err)
		}
	}
}

// Taking a correction back, and making it again, after somebody else corrected
// another turn: the journal still leads from the words that were coded to the
// text as it is, so that a colleague need not guess between equal words.
func TestAnUndoneCorrectionLeavesAWay(t *testing.T) {
	dir := newStudy(t)
	ilse := open(t, dir, "ilse")
	if err := ilse.Do(func(b *coding.Batch) error {
		return b.CorrectTurn("M1", corpus.TurnNumber{Number: 4}, "Bezorgd, bezorgd over de echo, heel bezorgd ook.")
	}); err != nil {
		t.Fatal(err)
	}
	correct := func(s *coding.Study, turn int, text string) {
		t.Helper()
		if err := s.Do(func(b *coding.Batch) error {
			return b.CorrectTurn("M1", corpus.TurnNumber{Number: turn}, text)
		}); err != nil {
			t.Fatal(err)
		}
	}
	correct(ilse, 2, "Ik had niet echt stress, maar wel bezorgd, en toen rustig.")
	id := code(t, ilse, "bezorgd over de echo", "zorg-aaa")
	correct(open(t, dir, "daan"), 3, "U zei net bezorgd, bezorgd over de echo. Waarover precies?")
	want := func(step string) {
		t.Helper()
		now := open(t, dir, "ilse")
		here, _ := now.Coding(id)
		if err := os.RemoveAll(filepath.Join(dir, ".citaat")); err != nil {
			t.Fatal(err)
		}
		daan := open(t, dir, "daan")
		there, _ := daan.Coding(id)
		if on(t, now, id) != "bezorgd over de echo" || there.Span != here.Span {
			t.Errorf("%s: ilse finds %v, daan %v", step, here.Span, there.Span)
		}
		tr, err := daan.Transcript("M1")
		if err != nil {
			t.Fatal(err)
		}
		if at := tr.Turns[tr.TurnIndex(there.Span.Start)].Number; at.Number != 4 {
			t.Errorf("%s: the coding moved to turn %v", step, at)
		}
	}
	want("before")
	if _, err := open(t, dir, "ilse").Undo(); err != nil { // the coding
		t.Fatal(err)
	}
	if _, err := open(t, dir, "ilse").Undo(); err != nil { // the correction of turn 2
		t.Fatal(err)
	}
	s := open(t, dir, "ilse")
	if _, err := s.Redo(); err != nil {
		t.Fatal(err)
	}
	logged := map[coding.EventID]coding.TextEdit{}
	for _, e := range s.Events() {
		if e.Op == coding.OpTranscript {
			logged[e.ID] = *e.Edit
		}
	}
	if _, err := s.Redo(); err != nil { // the coding again
		t.Fatal(err)
	}
	for _, e := range open(t, dir, "ilse").Events() {
		if old, there := logged[e.ID]; e.Op == coding.OpTranscript && there && (old.From != e.Edit.From || old.To != e.Edit.To || old.Start != e.Edit.Start) {
			t.Error("an event in memory is not the one in the log")
		}
	}
	want("after")
}
