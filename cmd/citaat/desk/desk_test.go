package desk

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/search"
	"citaat/examples"
)

func example(t *testing.T) *Desk {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, examples.Study()); err != nil {
		t.Fatal(err)
	}
	d, err := Open(context.Background(), dir, coding.Options{Coder: "ilse"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

func hits(t *testing.T, d *Desk, query string) []search.Hit {
	t.Helper()
	r, err := d.Find(context.Background(), query, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r.Hits
}

// A search follows every coding at once, and every change to a text, whether
// the index has caught up or not.
func TestSearchFollowsTheStudy(t *testing.T) {
	d := example(t)
	if err := d.UpdateIndex(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	const query = "bang AND NOT code:Stresswoorden"
	before := hits(t, d, query)
	if len(before) == 0 {
		t.Fatal("nothing to code")
	}
	code, err := d.Study.Codebook().Find("Bang")
	if err != nil {
		t.Fatal(err)
	}
	err = d.Study.Do(func(b *coding.Batch) error {
		_, err := b.Code(coding.Passage{Interview: before[0].Transcript, Span: before[0].Span}, code, "")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if after := hits(t, d, query); len(after) != len(before)-1 {
		t.Errorf("%d hits after coding one of %d", len(after), len(before))
	}

	file := filepath.Join(d.Study.Dir(), coding.TranscriptFolder, "M1.md")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append(data, "\n[900] M1: Een kwikstaart was het.\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Study.Refresh(context.Background()); err != nil {
		t.Fatal(err)
	}
	for range 2 { // by a scan, then by the index
		if n := len(hits(t, d, "kwikstaarten")); n != 1 {
			t.Errorf("%d hits for a word written by hand", n)
		}
		if err := d.UpdateIndex(context.Background(), nil); err != nil {
			t.Fatal(err)
		}
	}
}

// A transcript that does not say its language is searched in the study's.
func TestLanguageOfTheStudyServes(t *testing.T) {
	d := example(t)
	tr, err := d.Searchable().Transcript("M1")
	if err != nil {
		t.Fatal(err)
	}
	if tr.Language == "" {
		t.Fatal("the example says its language")
	}
	file := filepath.Join(d.Study.Dir(), coding.TranscriptFolder, "Z1.md")
	text := "---\nid: Z1\nparticipants: [M1]\nspeakers:\n  - {label: M1, role: respondent, participant: M1}\n---\n\n[1] M1: Twee kwikstaarten.\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Study.Refresh(context.Background()); err != nil {
		t.Fatal(err)
	}
	if n := len(hits(t, d, "kwikstaart")); n != 1 {
		t.Errorf("%d hits by the stem", n)
	}
	if plain, err := d.Study.Transcript(corpus.TranscriptID("Z1")); err != nil || plain.Language != "" {
		t.Errorf("the study's own transcript says %q (%v)", plain.Language, err)
	}
}
