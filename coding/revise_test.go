package coding_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// said is a text of turns in short: "1 I: words", one a line.
func said(t *testing.T, base *corpus.Transcript, lines string) *corpus.Transcript {
	t.Helper()
	var turns []corpus.Turn
	for _, l := range strings.Split(strings.TrimSpace(lines), "\n") {
		number, rest, _ := strings.Cut(strings.TrimSpace(l), " ")
		label, words, _ := strings.Cut(rest, ": ")
		u := corpus.Turn{Time: corpus.NoTime, Speaker: corpus.Label(label), Text: words}
		if number != "-" {
			n, err := corpus.ParseTurnNumber(number)
			if err != nil {
				t.Fatal(err)
			}
			u.Number = n
		}
		turns = append(turns, u)
	}
	return corpus.NewTranscript(base.Meta, turns)
}

func inShort(tr *corpus.Transcript) string {
	var lines []string
	for _, u := range tr.Turns {
		lines = append(lines, u.Number.String()+" "+string(u.Speaker)+": "+u.Text)
	}
	return strings.Join(lines, "\n")
}

// Two people edit one interview, each beginning with the same text.
func TestTwoEditsOfOneInterview(t *testing.T) {
	const base = "1 I: een\n2 M1: twee\n3 I: drie\n4 M1: vier"
	for _, c := range []struct{ name, mine, theirs, want string }{
		{"different turns", "1 I: een\n2 M1: twee!\n3 I: drie\n4 M1: vier", "1 I: een\n2 M1: twee\n3 I: drie\n4 M1: vier!", "1 I: een\n2 M1: twee!\n3 I: drie\n4 M1: vier!"},
		{"words and speaker of one turn", "1 I: een\n2 M1: twee!\n3 I: drie\n4 M1: vier", "1 I: een\n2 I: twee\n3 I: drie\n4 M1: vier", "1 I: een\n2 I: twee!\n3 I: drie\n4 M1: vier"},
		{"the same correction", "1 I: een!\n2 M1: twee\n3 I: drie\n4 M1: vier", "1 I: een!\n2 M1: twee\n3 I: drie\n4 M1: vier", "1 I: een!\n2 M1: twee\n3 I: drie\n4 M1: vier"},
		{"a turn comes in both", "1 I: een\n- M1: mijn\n2 M1: twee\n3 I: drie\n4 M1: vier", "1 I: een\n2 M1: twee\n3 I: drie\n- I: hun\n4 M1: vier", "1 I: een\n1a M1: mijn\n2 M1: twee\n3 I: drie\n3a I: hun\n4 M1: vier"},
		{"one at the same place in both", "1 I: een\n- M1: mijn\n2 M1: twee\n3 I: drie\n4 M1: vier", "1 I: een\n- I: hun\n2 M1: twee\n3 I: drie\n4 M1: vier", "1 I: een\n1b M1: mijn\n1a I: hun\n2 M1: twee\n3 I: drie\n4 M1: vier"},
		{"one goes, another changes", "1 I: een\n3 I: drie\n4 M1: vier", "1 I: een\n2 M1: twee\n3 I: drie\n4 M1: vier!", "1 I: een\n3 I: drie\n4 M1: vier!"},
		{"mine moves, theirs changes", "2 M1: twee\n1 I: een\n3 I: drie\n4 M1: vier", "1 I: een\n2 M1: twee\n3 I: drie!\n4 M1: vier", "2 M1: twee\n1 I: een\n3 I: drie!\n4 M1: vier"},
		{"both correct the same words", "1 I: een\n2 M1: twee!\n3 I: drie\n4 M1: vier", "1 I: een\n2 M1: twee?\n3 I: drie\n4 M1: vier", "(conflict 2)"},
		{"mine goes, theirs changes", "1 I: een\n3 I: drie\n4 M1: vier", "1 I: een\n2 M1: twee?\n3 I: drie\n4 M1: vier", "(conflict 2)"},
		{"mine changes, theirs goes", "1 I: een\n2 M1: twee!\n3 I: drie\n4 M1: vier", "1 I: een\n3 I: drie\n4 M1: vier", "(conflict 2)"},
		{"at the end of both", "1 I: een\n2 M1: twee\n3 I: drie\n4 M1: vier\n- I: mijn", "1 I: een\n2 M1: twee\n3 I: drie\n4 M1: vier\n- I: hun", "1 I: een\n2 M1: twee\n3 I: drie\n4 M1: vier\n6 I: mijn\n5 I: hun"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := newStudy(t)
			s := open(t, dir, "ilse")
			tr, err := s.Transcript("M1")
			if err != nil {
				t.Fatal(err)
			}
			revise := func(s *coding.Study, from, to *corpus.Transcript) error {
				r, err := s.Revise("M1", from, to)
				if err != nil {
					return err
				}
				return s.Do(func(b *coding.Batch) error { return b.Revise(r, false) })
			}
			begin := said(t, tr, base)
			if err := revise(s, tr, begin); err != nil {
				t.Fatal(err)
			}
			if err := revise(open(t, dir, "daan"), begin, said(t, tr, c.theirs)); err != nil {
				t.Fatal(err)
			}
			err = revise(s, begin, said(t, tr, c.mine))
			if turn, conflict := strings.CutPrefix(c.want, "(conflict "); conflict {
				if !errors.Is(err, coding.ErrConflict) || !strings.Contains(phrases.For(phrases.Dutch).Error(err), "beurt "+strings.TrimSuffix(turn, ")")) {
					t.Fatalf("no conflict: %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			now, err := open(t, dir, "eva").Transcript("M1")
			if err != nil {
				t.Fatal(err)
			}
			if got := inShort(now); got != c.want {
				t.Errorf("merged to\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// After a conflict the draft holds what was typed beside all that others did, to
// be compared with theirs.
func TestADraftAfterAConflict(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	d, err := s.NewDraft("M1")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{d.Path, filepath.Dir(d.Path)} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("others can read it: %v %v", info.Mode(), err)
		}
	}
	data := read(t, dir, "transcripts/M1.md")
	if err := d.Put([]byte(replaceAll(data, "Niemand legde", "Haast niemand legde"))); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "transcripts/M1.md", replaceAll(data, "Niemand legde", "Geen mens legde", "Ik had", "Toen had"))
	base, mine, err := d.Read()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Revise("M1", base, mine); !errors.Is(err, coding.ErrConflict) {
		t.Fatalf("no conflict: %v", err)
	}
	if err := s.Rebase(d); err != nil {
		t.Fatal(err)
	}
	if base, mine, err = d.Read(); err != nil {
		t.Fatal(err)
	}
	r, err := s.Revise("M1", base, mine)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Turns) != 1 || !strings.Contains(r.Turns[0].Before.Text, "Geen mens") || !strings.Contains(r.Turns[0].After.Text, "Haast niemand") {
		t.Errorf("compared: %+v", r.Turns)
	}
	if err := d.Drop(); err != nil {
		t.Fatal(err)
	}
	if _, kept := s.Draft("M1"); kept {
		t.Error("the draft is still there")
	}
}

// Codings in doubt are listed with the places where they may belong; only their
// owner decides, and what is confirmed is in doubt no more.
func TestDoubts(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	id := code(t, s, "maar wel bezorgd. En dan kwam zij", "zorg-aaa")
	short := code(t, s, "stress", "zorg-aaa")
	const turn = "Ik had niet echt stress, maar wel bezorgd. En dan kwam zij en dan was het rustig in mijn hoofd."
	write(t, dir, "transcripts/M1.md", replaceAll(read(t, dir, "transcripts/M1.md"), turn, "Ik was toen al heel erg bezorgd. En dan kwam zij pas laat. Geen stress hoor."))
	if err := os.RemoveAll(filepath.Join(dir, ".citaat")); err != nil {
		t.Fatal(err)
	}
	for _, who := range []corpus.CoderName{"daan", "ilse"} {
		s = open(t, dir, who)
		doubts := s.Doubts()
		ids := []coding.CodingID{}
		for _, d := range doubts {
			ids = append(ids, d.ID)
		}
		if !slices.Contains(ids, id) || !slices.Contains(ids, short) || doubts[0].Suffix == "" {
			t.Fatalf("%s sees %+v", who, doubts)
		}
		list, err := s.Candidates(id)
		if err != nil || len(list) == 0 || !strings.Contains(list[0].Words, "En dan kwam zij") || list[0].Same == 0 {
			t.Fatalf("%s is offered %+v, %v", who, list, err)
		}
		place := func() error {
			return s.Do(func(b *coding.Batch) error { return b.SetBorders(id, list[0].Span) })
		}
		if err := place(); (err == nil) != (who == "ilse") {
			t.Fatalf("%s places it: %v", who, err)
		}
	}
	if c, _ := s.Coding(short); !c.Unsure {
		t.Fatalf("a short word said elsewhere is placed silently: %+v", c)
	}
	c, _ := s.Coding(short)
	if err := s.Do(func(b *coding.Batch) error { return b.SetBorders(short, c.Span) }); err != nil {
		t.Fatal(err)
	}
	if d := s.Doubts(); len(d) != 0 {
		t.Errorf("still in doubt: %+v", d)
	}
	if d := open(t, dir, "daan").Doubts(); len(d) != 0 {
		t.Errorf("to another still in doubt: %+v", d)
	}
}

// The head, a new speaker and words change together, and one undo takes all of
// it back.
func TestAnEditOfHeadAndWordsIsOneBatch(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	id := code(t, s, "maar wel bezorgd", "zorg-aaa")
	start := picture(t, s)
	tr, err := s.Transcript("M1")
	if err != nil {
		t.Fatal(err)
	}
	meta := tr.Meta
	meta.Date = "2026-05-12"
	meta.Speakers = append(slices.Clone(meta.Speakers), corpus.Speaker{Label: "T", Role: corpus.Interpreter, Participant: "M1"})
	turns := slices.Clone(tr.Turns)
	turns[1].Speaker, turns[1].Text = "T", "Zij zegt: "+turns[1].Text
	r, err := s.Revise("M1", tr, corpus.NewTranscript(meta, turns))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Do(func(b *coding.Batch) error { return b.Revise(r, false) }); err != nil {
		t.Fatal(err)
	}
	now, err := open(t, dir, "daan").Transcript("M1")
	if err != nil {
		t.Fatal(err)
	}
	if now.Date != "2026-05-12" || now.Speaker("T").Voice() != corpus.Rendered || now.Turns[1].Speaker != "T" {
		t.Errorf("written: %+v, %+v", now.Meta, now.Turns[1])
	}
	if got := on(t, s, id); got != "maar wel bezorgd" {
		t.Errorf("the coding is on %q", got)
	}
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := picture(t, s); got != start {
		t.Errorf("taken back to\n%s\nwant\n%s", got, start)
	}
	meta.ID = "M9"
	if _, err := s.Revise("M1", tr, corpus.NewTranscript(meta, turns)); err == nil {
		t.Error("the id can be changed")
	}
}
