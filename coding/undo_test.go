package coding_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"citaat/coding"
	"citaat/corpus"
)

func replaceAll(s string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(s) }

// picture is all that a user can see of a study, as text.
func picture(t interface{ Fatal(...any) }, s *coding.Study) string {
	var b strings.Builder
	for _, v := range s.Interviews() {
		tr, err := s.Transcript(v.ID)
		if err != nil {
			t.Fatal(err)
		}
		data, err := tr.Format()
		if err != nil {
			t.Fatal(err)
		}
		b.Write(data)
		for _, c := range s.CodingsIn(v.ID) {
			fmt.Fprintf(&b, "%s %s %v %v %q %s %+v %v %q\n", c.ID, c.Coder, c.Span, c.Code, c.Stance, c.Quote, c.Choice, c.Lost, tr.Body().Slice(c.Span))
		}
	}
	for _, m := range s.Memos() {
		fmt.Fprintf(&b, "memo %s %+v %q\n", m.ID, m.On, m.Text)
	}
	codes, err := json.Marshal(s.Codebook().Codes())
	if err != nil {
		t.Fatal(err)
	}
	b.Write(codes)
	people, err := json.Marshal(s.Participants())
	if err != nil {
		t.Fatal(err)
	}
	b.Write(people)
	return b.String()
}

// act does one random thing to the study, or nothing where it is not possible.
func act(t *rapid.T, s *coding.Study) error {
	tr, err := s.Transcript("M1")
	if err != nil {
		return err
	}
	n := int(tr.Body().Len())
	start := rapid.IntRange(0, n-1).Draw(t, "start")
	span := corpus.Span{Start: corpus.Offset(start), End: corpus.Offset(rapid.IntRange(start+1, n).Draw(t, "end"))}
	turn := rapid.SampledFrom(tr.Turns).Draw(t, "turn")
	codes := s.Codebook().Codes()
	code := rapid.SampledFrom(codes).Draw(t, "code")
	codings := s.Codings()
	var some coding.Coding
	if len(codings) > 0 {
		some = rapid.SampledFrom(codings).Draw(t, "coding")
	}
	name := rapid.StringMatching(`[A-Z][a-zé]{2,8}`).Draw(t, "name")
	other := rapid.SampledFrom(codes).Draw(t, "other code")
	kind := rapid.IntRange(0, 20).Draw(t, "kind")
	revised := slices.Clone(tr.Turns)
	if i := slices.IndexFunc(revised, func(u corpus.Turn) bool { return u.Number == turn.Number }); rapid.Bool().Draw(t, "moves") {
		revised = append(slices.Delete(revised, i, i+1), turn)
	} else {
		revised[i].Text, revised[i].Time = name+" "+revised[i].Text, 7
		revised = slices.Insert(revised, i, corpus.Turn{Speaker: turn.Speaker, Time: corpus.NoTime, Text: name})
	}
	revision, err := s.Revise("M1", tr, corpus.NewTranscript(tr.Meta, revised))
	if err != nil {
		return err
	}
	return s.Do(func(b *coding.Batch) error {
		p := coding.Passage{Interview: "M1", Span: span}
		switch kind {
		case 0, 1, 2:
			_, err := b.Code(p, code.ID, "")
			return err
		case 3:
			id, err := b.AddCode(coding.Code{Name: name, Parent: code.ID})
			if err == nil {
				_, err = b.Code(p, id, coding.For)
			}
			return err
		case 4:
			return b.Uncode(some.ID)
		case 5:
			return b.Recode(some.ID, code.ID)
		case 6:
			return b.SetBorders(some.ID, span)
		case 7:
			return b.Choose(some.ID, coding.Choice{Chosen: true, Published: name, Order: 2, Used: name})
		case 8:
			b.Memo(coding.MemoTarget{Kind: coding.OnCoding, ID: string(some.ID)}, name, "")
		case 9:
			return b.SplitTurn("M1", span.Start)
		case 10:
			return b.JoinTurn("M1", turn.Number)
		case 11:
			return b.SetSpeaker("M1", turn.Number, corpus.Speaker{Label: "T", Role: corpus.Interpreter})
		case 12:
			return b.CorrectTurn("M1", turn.Number, turn.Text+" "+name)
		case 13:
			code.Definition = name
			return b.ChangeCode(code)
		case 14:
			return b.ChangeParticipant(corpus.Participant{ID: "M1", Group: "moeder", Notes: name})
		case 15:
			_, err := b.Merge(code.ID, other.ID)
			return err
		case 16:
			code.Parent = other.ID
			return b.ChangeCode(code)
		case 17:
			return b.SetStance(some.ID, coding.Against)
		case 18:
			if memos := s.Memos(); len(memos) > 0 {
				return b.Rewrite(memos[0].ID, name, "")
			}
		case 19:
			var order []coding.CodeID
			for _, c := range codes {
				order = append([]coding.CodeID{c.ID}, order...)
			}
			b.OrderCodes(order)
		case 20:
			return b.Revise(revision, true)
		}
		return nil
	})
}

// The heart of "no work is lost": whatever was done, in whatever order and with
// restarts in between, undone to the start the study is as it was at the start,
// and redone to the end as it was at the end.
func TestUndoneToTheStartAndRedoneToTheEnd(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		base, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			t.Fatal(err)
		}
		dir := filepath.Join(base, "study")
		if err := os.CopyFS(dir, os.DirFS(newStudy(t))); err != nil {
			t.Fatal(err)
		}
		s := open(t, dir, "ilse")
		restart := func() {
			if rapid.IntRange(0, 5).Draw(rt, "restart") == 0 {
				s.Close()
				s = open(t, dir, "ilse")
			}
		}
		start := picture(t, s)
		for range rapid.IntRange(1, 14).Draw(rt, "steps") {
			_ = act(rt, s) // what is refused leaves no trace, and that is checked below
			restart()
		}
		end := picture(t, s)
		steps := s.CanUndo()
		for range steps {
			if _, err := s.Undo(); err != nil {
				rt.Fatalf("undo: %v", err)
			}
			restart()
		}
		if got := picture(t, s); got != start {
			rt.Fatalf("undone to the start:\n%s\nwant\n%s", got, start)
		}
		if _, err := s.Undo(); !errors.Is(err, coding.ErrNothing) {
			rt.Fatalf("undo at the start: %v", err)
		}
		for range steps {
			if _, err := s.Redo(); err != nil {
				rt.Fatalf("redo: %v", err)
			}
			restart()
		}
		if got := picture(t, s); got != end {
			rt.Fatalf("redone to the end:\n%s\nwant\n%s", got, end)
		}
	})
}

// The same lines, in whatever order and however often repeated by a merge, give
// the same state.
func TestAMergedLogGivesTheSameState(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir := filepath.Join(t.TempDir(), "study")
		if err := os.CopyFS(dir, os.DirFS(newStudy(t))); err != nil {
			t.Fatal(err)
		}
		s := open(t, dir, "ilse")
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			_ = act(rt, s)
			if rapid.IntRange(0, 3).Draw(rt, "undo") == 0 {
				_, _ = s.Undo()
			}
		}
		want := picture(t, s)
		path := filepath.Join(dir, "codings", "ilse.jsonl")
		data, err := os.ReadFile(path)
		if err != nil {
			return // nothing was done
		}
		lines := strings.SplitAfter(strings.TrimSuffix(string(data), "\n"), "\n")
		lines[len(lines)-1] += "\n"
		lines = append(lines, rapid.SliceOf(rapid.SampledFrom(lines)).Draw(rt, "repeated")...)
		if err := os.WriteFile(path, []byte(strings.Join(rapid.Permutation(lines).Draw(rt, "order"), "")), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := picture(t, open(t, dir, "ilse")); got != want {
			rt.Fatalf("merged:\n%s\nwant\n%s", got, want)
		}
		if _, err := s.Refresh(context.Background()); err != nil {
			rt.Fatal(err)
		}
		if got := picture(t, s); got != want {
			rt.Fatalf("an open study after the merge:\n%s\nwant\n%s", got, want)
		}
	})
}
