package coding_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"citaat/coding"
	"citaat/corpus"
)

// Where somebody edited the file in another program before words were erased,
// every coding still covers what it did, also for a colleague whose machine
// cannot know of that edit but by likeness.
func TestARedactionAfterAnEditByHandKeepsTheBorders(t *testing.T) {
	for name, copies := range map[string]bool{"with the copy of before": true, "without": false} {
		t.Run(name, func(t *testing.T) {
			dir := newStudy(t)
			s := open(t, dir, "ilse")
			id := code(t, s, "niet echt stress, maar wel bezorgd", "zorg-aaa")
			file := filepath.Join(dir, "transcripts", "M1.md")
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			write(t, dir, "transcripts/M1.md", strings.Replace(string(data), "Ik had niet", "Nou ja, ik had niet", 1))
			if !copies {
				if err := os.RemoveAll(filepath.Join(dir, ".citaat")); err != nil {
					t.Fatal(err)
				}
			}
			s = open(t, dir, "daan")
			redact(t, s, map[string]string{"bezorgd": "[gevoel]"})
			for _, s := range []*coding.Study{s, open(t, dir, "eva")} {
				if got, want := covers(t, s)[id], "niet echt stress, maar wel [gevoel]"; got != want {
					t.Errorf("covers %q, want %q", got, want)
				}
			}
			if found := left(t, dir, "wel bezorgd"); len(found) > 0 {
				t.Errorf("still there: %q", found)
			}
		})
	}
}

// A text that is exactly the one of before an erasure cannot be written.
func TestWhatWasErasedIsNotWrittenBack(t *testing.T) {
	s := open(t, newStudy(t), "ilse")
	tr, err := s.Transcript("M1")
	if err != nil {
		t.Fatal(err)
	}
	was, _ := tr.Turn(corpus.TurnNumber{Number: 2})
	text := tr.Turns[was].Text
	redact(t, s, map[string]string{"bezorgd": "[gevoel]"})
	err = s.Do(func(b *coding.Batch) error { return b.CorrectTurn("M1", corpus.TurnNumber{Number: 2}, text) })
	if !errors.Is(err, coding.ErrErased) {
		t.Fatalf("written back: %v", err)
	}
}

// A name in an insertion of a wording has brackets around it already.
func TestAMarkInAnInsertionHasNoBracketsOfItsOwn(t *testing.T) {
	s := open(t, newStudy(t), "ilse")
	id := code(t, s, "bezorgd. En dan kwam zij", "zorg-aaa")
	do(t, s, func(b *coding.Batch) error {
		return b.Choose(id, coding.Choice{Chosen: true, Published: "[Ze was] bezorgd. En dan kwam [de rustige kraamhulp]"})
	})
	redact(t, s, map[string]string{"rustig": "[gevoel]"})
	if _, err := s.Redact(t.Context(), []coding.Redaction{{Of: coding.TextName{Kind: "coding", ID: string(id), Field: "published"},
		Span: corpus.Span{Start: 34, End: 51}, With: "[naam-1]"}}); err != nil {
		t.Fatal(err)
	}
	if got, want := s.CodingsIn("M1")[0].Choice.Published, "[Ze was] bezorgd. En dan kwam [de naam-1]"; got != want {
		t.Errorf("worded %q, want %q", got, want)
	}
}

// A name may be typed into a saved search, a topic and the source of a memo.
func TestARedactionReachesSettingsAndSources(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	do(t, s, func(b *coding.Batch) error {
		b.Memo(coding.MemoTarget{Kind: coding.OnStudy}, "lezen", "brief van Ottilie")
		if err := b.PutSetting("topics", "kraam", corpus.Topic{ID: "kraam", Text: "Wat deed Ottilie?"}); err != nil {
			return err
		}
		return b.PutSetting("searches", "zij", corpus.Search{ID: "zij", Name: "Over Ottilie", Query: "Ottilie OF kraam*"})
	})
	old := read(t, dir, "study.yaml")
	find := func(s *coding.Study) (list []coding.Redaction) {
		for _, text := range s.OtherTexts() {
			if at := strings.Index(text.Text, "Ottilie"); at >= 0 {
				start := corpus.Offset(at)
				list = append(list, coding.Redaction{Of: text.TextName, Span: corpus.Span{Start: start, End: start + 7}, With: "[naam-1]"})
			}
		}
		return list
	}
	if list := find(s); len(list) != 4 {
		t.Fatalf("%d places, want 4", len(list))
	} else if _, err := s.Redact(t.Context(), list); err != nil {
		t.Fatal(err)
	}
	if found := left(t, dir, "Ottilie"); len(found) > 0 {
		t.Errorf("still there: %q", found)
	}
	write(t, dir, "study.yaml", old) // an old copy comes back
	s = open(t, dir, "daan")
	if list := find(s); len(list) > 0 {
		t.Errorf("an old copy shows it: %v", list)
	}
	do(t, s, func(b *coding.Batch) error { return b.Done("M1", true) })
	if found := left(t, dir, "Ottilie"); len(found) > 0 {
		t.Errorf("an old copy brings it back: %q", found)
	}
	if got := s.Settings().Searches[0].Query; got != "[naam-1] OF kraam*" {
		t.Errorf("the query is %q", got)
	}
}

// An old file that came back is purged at the first write, also when somebody
// only looked at the study before.
func TestAnOldFileIsPurgedAfterSomebodyLooked(t *testing.T) {
	dir := newStudy(t)
	old := read(t, dir, "transcripts/M1.md")
	redact(t, open(t, dir, "ilse"), map[string]string{"bezorgd": "[gevoel]"})
	write(t, dir, "transcripts/M1.md", old)
	for range 2 {
		s, err := coding.Open(t.Context(), dir, coding.Options{Coder: "daan"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Transcript("M1"); err != nil {
			t.Fatal(err)
		}
		s.Close()
	}
	do(t, open(t, dir, "eva"), func(b *coding.Batch) error { return b.Done("M1", true) })
	if found := left(t, dir, "wel bezorgd"); len(found) > 0 {
		t.Errorf("still there: %q", found)
	}
}
