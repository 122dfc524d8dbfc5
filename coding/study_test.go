package coding_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"citaat/coding"
	"citaat/corpus"
)

// clock is a clock that a test can set back.
type clock struct{ at time.Time }

func (c *clock) now() time.Time {
	c.at = c.at.Add(time.Second)
	return c.at
}

const interview = `---
id: M1
participants: [M1]
speakers:
  - {label: I, role: interviewer}
  - {label: M1, role: respondent, participant: M1}
---

[1] I: Hoe was dat voor u, de eerste weken?

[2] M1: Ik had niet echt stress, maar wel bezorgd. En dan kwam zij en dan was het rustig in mijn hoofd.

[3] I: U zei net bezorgd. Waarover?

[4] M1: Over de echo 👶 en over het geld, ja. Niemand legde mij iets uit toen.
`

// newStudy makes a study with two interviews and two codes.
func newStudy(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "study")
	err := coding.Create(dir, corpus.Settings{Title: "Proef", Language: "nl", Groups: []corpus.Group{{ID: "moeder", Plural: "moeders"}}})
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "transcripts/M1.md", interview)
	write(t, dir, "participants.yaml", "- {id: M1, group: moeder}\n")
	write(t, dir, "codebook.yaml", `# gemaakt in mei
codes:
  - {id: meer-aaa, name: Meerwaarde, kind: category}
  - {id: rust-aaa, name: Rust, parent: meer-aaa, kind: theme}
  - {id: zorg-aaa, name: Bezorgd, kind: wording}
`)
	return dir
}

func write(t testing.TB, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func open(t testing.TB, dir string, coder corpus.CoderName) *coding.Study {
	t.Helper()
	s, err := coding.Open(context.Background(), dir, coding.Options{Coder: coder})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// words is the passage that these words are in interview M1.
func words(t testing.TB, s *coding.Study, want string) coding.Passage {
	t.Helper()
	tr, err := s.Transcript("M1")
	if err != nil {
		t.Fatal(err)
	}
	body := []rune(tr.Body().String())
	for i := range body {
		if w := []rune(want); i+len(w) <= len(body) && string(body[i:i+len(w)]) == want {
			return coding.Passage{Interview: "M1", Span: corpus.Span{Start: corpus.Offset(i), End: corpus.Offset(i + len(w))}}
		}
	}
	t.Fatalf("%q is not in the interview", want)
	return coding.Passage{}
}

func code(t testing.TB, s *coding.Study, text string, as coding.CodeID) coding.CodingID {
	t.Helper()
	var id coding.CodingID
	p := words(t, s, text)
	if err := s.Do(func(b *coding.Batch) (err error) {
		id, err = b.Code(p, as, "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return id
}

// on are the words that a coding stands on.
func on(t testing.TB, s *coding.Study, id coding.CodingID) string {
	t.Helper()
	c, ok := s.Coding(id)
	if !ok {
		return "(none)"
	}
	if c.Lost {
		return "(lost)"
	}
	tr, err := s.Transcript(c.Interview)
	if err != nil {
		t.Fatal(err)
	}
	return tr.Body().Slice(c.Span)
}

func TestACodingIsThereAfterARestart(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	id := code(t, s, "rustig in mijn hoofd", "rust-aaa")
	again := code(t, s, "rustig in mijn hoofd", "rust-aaa")
	if again != id {
		t.Error("coding the same words again made a second coding")
	}
	if got := on(t, open(t, dir, "daan"), id); got != "rustig in mijn hoofd" {
		t.Errorf("after a restart the coding is on %q", got)
	}
	if got := open(t, dir, "ilse").Settings().Coders; len(got) != 1 || got[0].ID != "ilse" {
		t.Errorf("coders of the study: %v", got)
	}
	if f := s.Check(); len(f) != 0 {
		t.Errorf("check found %v", f)
	}
}

func TestOnlyTheOwnerChangesACoding(t *testing.T) {
	dir := newStudy(t)
	ilse := open(t, dir, "ilse")
	id := code(t, ilse, "bezorgd", "zorg-aaa")
	daan := open(t, dir, "daan")
	for name, do := range map[string]func(*coding.Batch) error{
		"uncode":  func(b *coding.Batch) error { return b.Uncode(id) },
		"recode":  func(b *coding.Batch) error { return b.Recode(id, "rust-aaa") },
		"stance":  func(b *coding.Batch) error { return b.SetStance(id, coding.Against) },
		"borders": func(b *coding.Batch) error { return b.SetBorders(id, corpus.Span{Start: 0, End: 3}) },
	} {
		if err := daan.Do(do); err == nil {
			t.Errorf("%s: daan may change ilse's coding", name)
		}
	}
	choice := coding.Choice{Chosen: true, Published: "bezorgd", Order: 1}
	if err := daan.Do(func(b *coding.Batch) error { return b.Choose(id, choice) }); err != nil {
		t.Fatal(err)
	}
	if _, err := ilse.Refresh(context.Background()); err != nil {
		t.Fatal(err)
	}
	if c, _ := ilse.Coding(id); c.Choice != choice {
		t.Errorf("ilse sees %+v", c.Choice)
	}
	if _, err := ilse.Undo(); err == nil {
		t.Error("ilse undid a coding that daan had chosen as a quotation")
	}
}

// On many disks Ilse.jsonl and ilse.jsonl are one file.
func TestACoderIsOneInWhateverCase(t *testing.T) {
	dir := newStudy(t)
	code(t, open(t, dir, "ilse"), "bezorgd", "zorg-aaa")
	for _, typed := range []corpus.CoderName{"Ilse", "ILSE", "ilse"} {
		s := open(t, dir, typed)
		if s.Coder() != "ilse" || s.CanUndo() != 1 {
			t.Errorf("%s works as %s and can undo %d", typed, s.Coder(), s.CanUndo())
		}
	}
	if s := open(t, dir, "Elise"); s.Coder() != "Elise" {
		t.Errorf("somebody new works as %s", s.Coder())
	}
}

func TestTwoWindowsOfOneCoderSeeEachOther(t *testing.T) {
	dir := newStudy(t)
	a, b := open(t, dir, "ilse"), open(t, dir, "ilse")
	first := code(t, a, "bezorgd", "zorg-aaa")
	second := code(t, b, "rustig in mijn hoofd", "rust-aaa")
	if on(t, b, first) != "bezorgd" {
		t.Error("the second window missed the first one's coding")
	}
	if _, err := a.Refresh(context.Background()); err != nil {
		t.Fatal(err)
	}
	if on(t, a, second) != "rustig in mijn hoofd" {
		t.Error("the first window missed the second one's coding")
	}
	if second <= first {
		t.Error("the later id is not the greater one")
	}
}

func TestTheClockMayGoBack(t *testing.T) {
	dir := newStudy(t)
	c := &clock{time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)}
	s, err := coding.Open(context.Background(), dir, coding.Options{Coder: "ilse", Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	first := code(t, s, "bezorgd", "zorg-aaa")
	c.at = c.at.AddDate(-1, 0, 0)
	if second := code(t, s, "rustig", "rust-aaa"); second <= first {
		t.Errorf("%s is not greater than %s", second, first)
	}
}

func TestAnEditByHandKeepsCodingsOnTheirWords(t *testing.T) {
	for name, withCopy := range map[string]bool{"with the earlier text": true, "without the earlier text": false} {
		t.Run(name, func(t *testing.T) {
			dir := newStudy(t)
			s := open(t, dir, "ilse")
			id := code(t, s, "rustig in mijn hoofd", "rust-aaa")
			geld := code(t, s, "over het geld", "zorg-aaa")
			if !withCopy {
				if err := os.RemoveAll(filepath.Join(dir, ".citaat")); err != nil {
					t.Fatal(err)
				}
			}
			text := replaceAll(read(t, dir, "transcripts/M1.md"), "Ik had niet echt stress", "Nou, ik had niet echt stress", "Over de echo 👶 en over het geld, ja.", "Over de echo 👶, ja.")
			write(t, dir, "transcripts/M1.md", text)
			s = open(t, dir, "ilse")
			if got := on(t, s, id); got != "rustig in mijn hoofd" {
				t.Errorf("the coding moved to %q", got)
			}
			if got := on(t, s, geld); got != "(lost)" {
				t.Errorf("a coding whose words were taken away is on %q", got)
			}
			if f := s.Problems(); len(f) != 1 || f[0].Place != string(geld) {
				t.Errorf("problems: %v", f)
			}
			// The next write puts the edit into the log; then nobody needs the copy.
			code(t, s, "Waarover", "zorg-aaa")
			if err := os.RemoveAll(filepath.Join(dir, ".citaat")); err != nil {
				t.Fatal(err)
			}
			if got := on(t, open(t, dir, "daan"), id); got != "rustig in mijn hoofd" {
				t.Errorf("daan sees the coding on %q", got)
			}
		})
	}
}

// An edit by hand is written down at the next write, whatever that is about, so
// that a colleague who never saw the earlier text places the coding alike.
func TestAnEditByHandReachesTheColleague(t *testing.T) {
	dir := newStudy(t)
	write(t, dir, "transcripts/M2.md", replaceAll(interview, "M1", "M2"))
	s := open(t, dir, "ilse")
	id := code(t, s, "bezorgd", "zorg-aaa") // the word stands twice: without the edit one could only guess
	text := replaceAll(read(t, dir, "transcripts/M1.md"), "Ik had niet echt stress, maar wel bezorgd.", "Ja, bezorgd. Wel heel bezorgd ook.")
	write(t, dir, "transcripts/M1.md", text)
	s = open(t, dir, "ilse")
	want := s.CodingsIn("M1")[0].Span
	if err := s.Do(func(b *coding.Batch) error {
		_, err := b.Code(coding.Passage{Interview: "M2", Span: corpus.Span{Start: 0, End: 3}}, "rust-aaa", "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, ".citaat")); err != nil {
		t.Fatal(err)
	}
	daan := open(t, dir, "daan")
	if c, ok := daan.Coding(id); !ok || c.Span != want {
		t.Errorf("daan finds the coding at %v, ilse at %v", c.Span, want)
	}
	edits := 0
	for _, e := range daan.Events() {
		if e.Op == coding.OpTranscript && e.Edit.ByHand {
			edits++
		}
	}
	if edits != 1 {
		t.Errorf("%d edits by hand are in the log, want 1", edits)
	}
}

// A text that was edited by hand and then corrected in citaat leaves no gap in
// the way from the words that were coded to the words as they are.
func TestAnEditByHandBeforeACorrectionIsNotForgotten(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	id := code(t, s, "bezorgd", "zorg-aaa")
	write(t, dir, "transcripts/M1.md", replaceAll(read(t, dir, "transcripts/M1.md"), "Ik had niet echt stress, maar wel bezorgd.", "Ja, bezorgd. Wel heel bezorgd ook."))
	s = open(t, dir, "ilse")
	want := s.CodingsIn("M1")[0].Span
	if err := s.Do(func(b *coding.Batch) error {
		return b.CorrectTurn("M1", corpus.TurnNumber{Number: 4}, "Over de echo, ja.")
	}); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, ".citaat")); err != nil {
		t.Fatal(err)
	}
	if c, ok := open(t, dir, "daan").Coding(id); !ok || c.Span != want {
		t.Errorf("daan finds the coding at %v, ilse at %v", c.Span, want)
	}
}
