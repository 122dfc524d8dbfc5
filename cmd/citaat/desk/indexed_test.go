package desk_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/search"
)

// A window that is open while another erases never puts the words back into the
// index, whatever it still has in memory.
func TestTheIndexOfAnErasedStudyHoldsNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "study")
	if err := coding.Create(dir, corpus.Settings{Title: "Proef", Language: "nl"}); err != nil {
		t.Fatal(err)
	}
	text := "---\nid: M1\nparticipants: [M1]\nspeakers:\n  - {label: M1, role: respondent, participant: M1}\n---\n\n[1] M1: Wij woonden toen in Zwartewaal en later niet meer.\n"
	if err := os.WriteFile(filepath.Join(dir, "transcripts", "M1.md"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	open := func() *desk.Desk {
		d, err := desk.Open(context.Background(), dir, coding.Options{Coder: "ilse"})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = d.Close() })
		return d
	}
	index := func(d *desk.Desk) {
		if err := d.UpdateIndex(context.Background(), nil); err != nil {
			t.Fatal(err)
		}
	}
	files := func() int { // bleve's, in which words are packed
		found, err := filepath.Glob(filepath.Join(dir, ".citaat", "index", "words", "*.zap"))
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	window, d := open(), open()
	index(window)
	if files() == 0 {
		t.Fatal("nothing was indexed: the test proves nothing")
	}
	at := corpus.Offset(len([]rune("Wij woonden toen in ")))
	if _, err := d.Study.Redact(context.Background(), []coding.Redaction{{Interview: "M1", Span: corpus.Span{Start: at, End: at + 10}, With: "[plaats-1]"}}); err != nil {
		t.Fatal(err)
	}
	index(window)
	if files() > 0 {
		t.Error("a window that knows of nothing indexed the words again")
	}
	if _, err := window.Study.Refresh(context.Background()); err != nil {
		t.Fatal(err)
	}
	index(window)
	index(d)
	if files() == 0 {
		t.Error("the index was not made again")
	}
	for query, want := range map[string]int{"zwartewaal": 0, "woonden": 1} {
		for _, d := range []*desk.Desk{window, d} {
			r, err := d.Find(context.Background(), query, search.Options{})
			if err != nil || len(r.Hits) != want {
				t.Errorf("%s is found %d times (%v)", query, len(r.Hits), err)
			}
		}
	}
}
