package coding_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"citaat/coding"
	"citaat/corpus"
)

// left tells in which files of a folder any of some words still stands, also
// written with escapes.
func left(t testing.TB, dir string, words ...string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if d != nil && d.Name() == ".git" {
				return filepath.SkipDir
			}
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, w := range words {
			if strings.Contains(string(data), w) {
				rel, _ := filepath.Rel(dir, path)
				found = append(found, rel+": "+w)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// redact takes words out of interview M1.
func redact(t testing.TB, s *coding.Study, with map[string]string) coding.Erased {
	t.Helper()
	var list []coding.Redaction
	for text, mark := range with {
		p := words(t, s, text)
		list = append(list, coding.Redaction{Interview: p.Interview, Span: p.Span, With: mark, Kind: "name"})
	}
	done, err := s.Redact(t.Context(), list)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// covers is what the codings of M1 cover, by their codes and ids.
func covers(t testing.TB, s *coding.Study) map[coding.CodingID]string {
	t.Helper()
	tr, err := s.Transcript("M1")
	if err != nil {
		t.Fatal(err)
	}
	on := map[coding.CodingID]string{}
	for _, c := range s.CodingsIn("M1") {
		on[c.ID] = "LOST"
		if !c.Lost {
			on[c.ID] = tr.Body().Slice(c.Span)
		}
	}
	return on
}

// touched makes a study in which the word "bezorgd" stands wherever a word can.
func touched(t testing.TB) (dir string, ids map[string]coding.CodingID) {
	t.Helper()
	dir = newStudy(t)
	s, daan := open(t, dir, "ilse"), open(t, dir, "daan")
	ids = map[string]coding.CodingID{
		"on it":   code(t, s, "bezorgd", "zorg-aaa"),
		"over it": code(t, daan, "maar wel bezorgd. En dan kwam zij", "rust-aaa"),
		"beside":  code(t, daan, "En dan kwam zij", "rust-aaa"),
		"far":     code(t, s, "Niemand legde mij iets uit", "rust-aaa"),
	}
	do(t, s, func(b *coding.Batch) error {
		return b.CorrectTurn("M1", corpus.TurnNumber{Number: 2}, "Ik had niet echt stress, maar wel heel bezorgd. En dan kwam zij en dan was het rustig in mijn hoofd.")
	})
	if _, err := daan.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	do(t, daan, func(b *coding.Batch) error {
		return b.Choose(ids["over it"], coding.Choice{Chosen: true, Published: "(…) heel bezorgd. En dan kwam zij", Remark: "over Bezorgd zijn"})
	})
	do(t, daan, func(b *coding.Batch) error {
		b.Memo(coding.MemoTarget{Kind: coding.OnCoding, ID: string(ids["over it"])}, "zij was bezorgd", "")
		if _, err := b.Withhold(words(t, s, "wel heel bezorgd"), "was te Bezorgd"); err != nil {
			return err
		}
		_, err := b.Reject(words(t, s, "wel heel bezorgd"), "rust-aaa")
		return err
	})
	if _, err := s.NewDraft("M1"); err != nil {
		t.Fatal(err)
	}
	write(t, dir, ".citaat/history", "bezorgd*\n")
	write(t, dir, ".M1.md.123.tmp", "bezorgd")
	return dir, ids
}

func TestARedactionLeavesNoWordAndEveryCoding(t *testing.T) {
	dir, ids := touched(t)
	s := open(t, dir, "ilse")
	before := covers(t, s)
	other := open(t, dir, "daan") // a window that is open meanwhile
	memo := s.Memos()[0]
	p, q := words(t, s, "bezorgd"), words(t, s, "bezorgd. Waarover")
	list := []coding.Redaction{
		{Interview: "M1", Span: p.Span, With: "[gevoel-1]", Kind: "other"},
		{Interview: "M1", Span: corpus.Span{Start: q.Span.Start, End: q.Span.Start + 7}, With: "[gevoel-1]"},
		{Of: coding.TextName{Kind: "memo", ID: string(memo.ID), Field: "text"}, Span: corpus.Span{Start: 8, End: 15}, With: "[gevoel-1]"},
		{Of: coding.TextName{Kind: "code", ID: "zorg-aaa", Field: "name"}, Span: corpus.Span{Start: 0, End: 7}, With: "Gevoel"},
	}
	if _, err := s.Redact(t.Context(), list); err != nil {
		t.Fatal(err)
	}
	if found := left(t, dir, "bezorgd", "Bezorgd"); len(found) > 0 {
		t.Fatalf("still there: %q", found)
	}
	for _, s := range []*coding.Study{s, other, open(t, dir, "eva")} {
		if _, err := s.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		after := covers(t, s)
		for id, was := range before {
			if want := strings.ReplaceAll(was, "bezorgd", "[gevoel-1]"); after[id] != want {
				t.Errorf("a coding covers %q, want %q", after[id], want)
			}
		}
		c, _ := s.Coding(ids["over it"])
		if c.Choice.Published != "(…) heel [gevoel-1]. En dan kwam zij" || c.Choice.Remark != "over [gevoel-1] zijn" || !c.Choice.Chosen {
			t.Errorf("the quotation reads %+v", c.Choice)
		}
		if m, _ := s.Memo(memo.ID); m.Text != "zij was [gevoel-1]" {
			t.Errorf("the memo reads %q", m.Text)
		}
		if n, _ := s.Codebook().Code("zorg-aaa"); n.Name != "Gevoel" {
			t.Errorf("the code is called %q", n.Name)
		}
		if len(s.RejectionsIn("M1")) != 1 || s.RejectionsIn("M1")[0].Quote != "wel heel [gevoel-1]" {
			t.Errorf("rejected: %+v", s.RejectionsIn("M1"))
		}
	}
	if _, there := s.Draft("M1"); there {
		t.Error("a draft of the text of before is still there")
	}
	code(t, s, "[gevoel-1]. En dan", "rust-aaa")
	if _, err := s.Undo(); err != nil {
		t.Error(err)
	}
	if _, err := s.Undo(); !errors.Is(err, coding.ErrErased) {
		t.Errorf("an edit of before is taken back: %v", err)
	}
	if found := left(t, dir, "bezorgd", "Bezorgd"); len(found) > 0 {
		t.Fatalf("back again: %q", found)
	}
}

// What was copied before the erasure comes back, in part or as a whole.
func TestNothingComesBackWithAnOldCopy(t *testing.T) {
	for _, files := range [][]string{
		{"codings/ilse.jsonl"}, {"codings/daan.jsonl"}, {"transcripts/M1.md"}, {"codebook.yaml"},
		{"codings/ilse.jsonl", "codings/daan.jsonl", "transcripts/M1.md"},
	} {
		t.Run(strings.Join(files, " "), func(t *testing.T) {
			dir, _ := touched(t)
			s := open(t, dir, "ilse")
			old := map[string]string{}
			for _, f := range files {
				old[f] = read(t, dir, f)
			}
			q := words(t, s, "bezorgd. Waarover")
			if _, err := s.Redact(t.Context(), []coding.Redaction{
				{Interview: "M1", Span: words(t, s, "bezorgd").Span, With: "[gevoel-1]"},
				{Interview: "M1", Span: corpus.Span{Start: q.Span.Start, End: q.Span.Start + 7}, With: "[gevoel-1]"},
				{Of: coding.TextName{Kind: "memo", ID: string(s.Memos()[0].ID), Field: "text"}, Span: corpus.Span{Start: 8, End: 15}, With: "[gevoel-1]"},
				{Of: coding.TextName{Kind: "code", ID: "zorg-aaa", Field: "name"}, Span: corpus.Span{Start: 0, End: 7}, With: "Gevoel"},
			}); err != nil {
				t.Fatal(err)
			}
			state := whole(t, s)
			for f, text := range old {
				if strings.HasPrefix(f, "codings/") {
					write(t, dir, f, read(t, dir, f)+text) // as a union merge leaves it
				} else {
					write(t, dir, f, text)
				}
			}
			looking := open(t, dir, "eva")
			differ(t, "with the old copy", state, whole(t, looking))
			for _, e := range looking.Events() {
				if e.Anchor != nil && strings.Contains(e.Anchor.Prefix+e.Anchor.Quote+e.Anchor.Suffix, "bezorgd") {
					t.Error("an event shows the word")
				}
			}
			looking.Close()
			do(t, s, func(b *coding.Batch) error { return b.Done("M1", true) })
			if found := left(t, dir, "bezorgd", "Bezorgd"); len(found) > 0 {
				t.Fatalf("still there after a write: %q", found)
			}
			do(t, s, func(b *coding.Batch) error { return b.Done("M1", false) })
			differ(t, "after a write", state, whole(t, open(t, dir, "eva")))
		})
	}
}
