package coding_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"citaat/coding"
)

// codeAct does one random thing to the codebook, or nothing where it is refused.
func codeAct(t *rapid.T, s *coding.Study) error {
	codes := s.Codebook().Codes()
	pick := func(what string) coding.Code { return rapid.SampledFrom(codes).Draw(t, what) }
	code, other, third := pick("code"), pick("other"), pick("third")
	name := rapid.StringMatching(`[A-Z][a-zé]{2,8}`).Draw(t, "name")
	texts := []string{"niet echt stress", "rustig in mijn hoofd", "over het geld", "Niemand legde"}
	text := rapid.SampledFrom(texts).Draw(t, "words")
	p := passage(t, s, text)
	var own []coding.Coding
	for _, c := range s.Codings() {
		if c.Coder == s.Coder() && c.Code == code.ID {
			own = append(own, c)
		}
	}
	kind := rapid.IntRange(0, 12).Draw(t, "kind")
	return s.Do(func(b *coding.Batch) error {
		switch kind {
		case 0, 1, 2:
			_, err := b.Code(p, code.ID, "")
			return err
		case 3:
			_, err := b.AddCode(coding.Code{Name: name, Parent: code.ID})
			return err
		case 4: // rename
			code.Name = name
		case 5: // two moved at once
			code.Parent = other.ID
			if err := b.ChangeCode(code); err != nil {
				return err
			}
			third.Parent = other.ID
			return b.ChangeCode(third)
		case 6:
			_, err := b.MergeAll([]coding.CodeID{code.ID, third.ID}, other.ID)
			return err
		case 7: // into a new one
			id, err := b.AddCode(coding.Code{Name: name})
			if err != nil {
				return err
			}
			_, err = b.MergeAll([]coding.CodeID{code.ID, third.ID}, id)
			return err
		case 8:
			id, err := b.AddCode(coding.Code{Name: name, Parent: code.Parent})
			if err != nil {
				return err
			}
			sent := map[coding.CodingID]coding.CodeID{}
			for i, c := range own {
				sent[c.ID] = []coding.CodeID{id, other.ID}[i%2]
			}
			_, err = b.Split(sent)
			return err
		case 9:
			code.Retired, code.Colour, code.Definition = !code.Retired, "pink", name
		case 10:
			b.Shift(code.ID, 1-2*(len(name)%2))
			return nil
		case 11:
			return b.DeleteCode(code.ID)
		case 12:
			if len(own) > 0 {
				return b.Choose(own[0].ID, coding.Choice{Chosen: true, Published: name, Order: 1})
			}
			return nil
		}
		return b.ChangeCode(code)
	})
}

func passage(t *rapid.T, s *coding.Study, want string) coding.Passage {
	tr, err := s.Transcript("M1")
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(tr.Body().String(), want)
	p := coding.Passage{Interview: "M1"}
	p.Span.Start, p.Span.End = tr.Body().Offset(at), tr.Body().Offset(at+len(want))
	return p
}

// Whatever two coders did to the codebook, taken back in reverse it is as it
// was, and brought back it is as it became.
func TestCodebookOfTwoUndoneToTheStart(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir := filepath.Join(t.TempDir(), "study")
		if err := os.CopyFS(dir, os.DirFS(newStudy(t))); err != nil {
			t.Fatal(err)
		}
		two := []*coding.Study{open(t, dir, "ilse"), open(t, dir, "daan")}
		defer two[0].Close()
		defer two[1].Close()
		refresh := func(s *coding.Study) {
			if _, err := s.Refresh(context.Background()); err != nil {
				rt.Fatal(err)
			}
		}
		start := picture(t, two[0])
		var done []int // whose turn it was
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			who := rapid.IntRange(0, 1).Draw(rt, "who")
			s := two[who]
			refresh(s)
			before := s.CanUndo()
			if err := codeAct(rt, s); err == nil && s.CanUndo() > before {
				done = append(done, who)
			}
		}
		refresh(two[0])
		end := picture(t, two[0])
		for i := len(done) - 1; i >= 0; i-- {
			refresh(two[done[i]])
			if _, err := two[done[i]].Undo(); err != nil {
				rt.Fatalf("undo: %v", err)
			}
		}
		refresh(two[0])
		if got := picture(t, two[0]); got != start {
			rt.Fatalf("undone to the start:\n%s\nwant\n%s", got, start)
		}
		for _, who := range done {
			refresh(two[who])
			if _, err := two[who].Redo(); err != nil {
				rt.Fatalf("redo: %v", err)
			}
		}
		refresh(two[1])
		if got := picture(t, two[1]); got != end {
			rt.Fatalf("redone to the end:\n%s\nwant\n%s", got, end)
		}
	})
}

func TestTouchesTellsWhoseWorkIt(t *testing.T) {
	dir := newStudy(t)
	ilse, daan := open(t, dir, "ilse"), open(t, dir, "daan")
	a := code(t, ilse, "niet echt stress", "rust-aaa")
	code(t, daan, "over het geld", "rust-aaa")
	code(t, daan, "over het geld", "zorg-aaa")
	err := ilse.Do(func(b *coding.Batch) error {
		b.Memo(coding.MemoTarget{Kind: coding.OnCode, ID: "rust-aaa"}, "over de code", "")
		b.Memo(coding.MemoTarget{Kind: coding.OnCoding, ID: string(a)}, "over de codering", "")
		return b.Choose(a, coding.Choice{Chosen: true})
	})
	if err != nil {
		t.Fatal(err)
	}
	got := ilse.Touches("rust-aaa", "rust-aaa")
	if got.Codings != 2 || got.Own != 1 || got.Others["daan"] != 1 || got.Quotations != 1 || got.Memos != 2 || got.Participants != 1 {
		t.Errorf("rust: %+v", got)
	}
	if got := ilse.Touches("rust-aaa", "zorg-aaa"); got.Codings != 3 || got.Others["daan"] != 2 {
		t.Errorf("both: %+v", got)
	}
	if got := ilse.Touches("meer-aaa"); got.Codings != 0 || got.Participants != 0 {
		t.Errorf("what stands under a code is not on it: %+v", got)
	}
}

// A merge never throws away what hangs on a coding.
func TestMergeKeepsWhatHangsOnACoding(t *testing.T) {
	s := open(t, newStudy(t), "ilse")
	chosen := code(t, s, "niet echt stress", "rust-aaa")
	code(t, s, "niet echt stress", "zorg-aaa") // the same words, nothing on it
	plain := code(t, s, "over het geld", "rust-aaa")
	twin := code(t, s, "over het geld", "zorg-aaa")
	err := s.Do(func(b *coding.Batch) error {
		b.Memo(coding.MemoTarget{Kind: coding.OnCoding, ID: string(twin)}, "belangrijk", "")
		return b.Choose(chosen, coding.Choice{Chosen: true, Published: "niet (…) stress"})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Do(func(b *coding.Batch) error { _, err := b.Merge("rust-aaa", "zorg-aaa"); return err }); err != nil {
		t.Fatal(err)
	}
	have := map[coding.CodingID]coding.Coding{}
	for _, c := range s.Codings() {
		have[c.ID] = c
		if c.Code != "zorg-aaa" {
			t.Errorf("%s has code %s", c.ID, c.Code)
		}
	}
	if len(have) != 2 || !have[chosen].Choice.Chosen || have[twin].Memos != 1 {
		t.Errorf("what is left: %+v", have)
	}
	if _, there := have[plain]; there {
		t.Error("the same words have the same code twice")
	}
}

func TestADeletedCodeComesBackInItsPlace(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	id := code(t, s, "over het geld", "rust-aaa")
	del := func(id coding.CodeID) error {
		return s.Do(func(b *coding.Batch) error { return b.DeleteCode(id) })
	}
	if del("rust-aaa") == nil || del("meer-aaa") == nil {
		t.Fatal("a code with codings, or with codes under it, was thrown away")
	}
	if err := s.Do(func(b *coding.Batch) error { return b.Uncode(id) }); err != nil {
		t.Fatal(err)
	}
	before := s.Codebook().Branch("")
	if err := del("rust-aaa"); err != nil {
		t.Fatal(err)
	}
	if _, there := s.Codebook().Code("rust-aaa"); there {
		t.Fatal("still there")
	}
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	after := s.Codebook().Branch("")
	if len(before) != len(after) || before[1] != after[1] {
		t.Errorf("order %v, was %v", after, before)
	}
}

func TestGapsAreQuietWhileLittleIsCoded(t *testing.T) {
	c := coding.Code{Name: "Rust", Kind: coding.Theme, Definition: "Minder drukte."}
	for _, k := range []struct {
		use, study coding.Use
		want       string
	}{
		{coding.Use{}, coding.Use{}, ""},
		{coding.Use{}, coding.Use{Codings: 5, Participants: 3}, "unused"},
		{coding.Use{Codings: 2, Participants: 1}, coding.Use{Codings: 5, Participants: 3}, "example one"},
		{coding.Use{Codings: 2, Participants: 1}, coding.Use{Codings: 5, Participants: 2}, "example"},
	} {
		var got []string
		for _, g := range c.Gaps(k.use, k.study) {
			got = append(got, string(g))
		}
		if strings.Join(got, " ") != k.want {
			t.Errorf("%+v of %+v: %v, want %s", k.use, k.study, got, k.want)
		}
	}
	c.Retired = true
	if g := c.Gaps(coding.Use{}, coding.Use{Codings: 9, Participants: 9}); len(g) > 0 {
		t.Errorf("a retired code lacks %v", g)
	}
}
