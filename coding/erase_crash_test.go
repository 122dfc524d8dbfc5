package coding_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"citaat/coding"
)

// An erasure that breaks off between any two files is finished by the next
// write, and nobody who looks before that sees a word of it.
func TestABrokenErasureIsFinished(t *testing.T) {
	before := withM3(t)
	write(t, before, ".citaat/history", "linzen\n")
	after := filepath.Join(t.TempDir(), "after")
	if err := os.CopyFS(after, os.DirFS(before)); err != nil {
		t.Fatal(err)
	}
	withdraw(t, open(t, after, "eva"))
	tombs := ""
	for line := range strings.Lines(read(t, after, "codings/eva.jsonl")) {
		if strings.Contains(line, `"tombstone"`) {
			tombs += line
		}
	}
	want := whole(t, open(t, after, "daan"))
	files := []string{"codebook.yaml", "participants.yaml", "transcripts/G1.md", "transcripts/M3.md", "codings/daan.jsonl", "codings/eva.jsonl", "codings/ilse.jsonl"}
	for n := range len(files) + 1 {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "study")
			if err := os.CopyFS(dir, os.DirFS(before)); err != nil {
				t.Fatal(err)
			}
			write(t, dir, "codings/eva.jsonl", tombs)
			if n > 0 {
				if err := os.RemoveAll(filepath.Join(dir, ".citaat")); err != nil {
					t.Fatal(err)
				}
			}
			for _, f := range files[:n] {
				data, err := os.ReadFile(filepath.Join(after, f))
				if os.IsNotExist(err) {
					if err := os.Remove(filepath.Join(dir, f)); err != nil {
						t.Fatal(err)
					}
					continue
				}
				write(t, dir, f, string(data))
			}
			write(t, dir, "codings/.ilse.jsonl.123.tmp", "linzen") // half of a file
			for _, behind := range []bool{false, true} {
				s, err := coding.Open(context.Background(), dir, coding.Options{Coder: "daan", Behind: behind})
				if err != nil {
					t.Fatal(err)
				}
				if behind { // what is there before the logs are read
					for _, v := range s.Interviews() {
						tr, err := s.Transcript(v.ID)
						if err != nil {
							t.Fatal(err)
						}
						for _, w := range mine {
							if strings.Contains(tr.Body().String()+tr.Notes, w) {
								t.Errorf("%s is shown at once", w)
							}
						}
					}
				}
				differ(t, "who looks", want, whole(t, s))
			}
			s := open(t, dir, "daan")
			do(t, s, func(b *coding.Batch) error { return b.Done("M1", true) })
			if found := left(t, dir, mine...); len(found) > 0 {
				t.Errorf("still there: %q", found)
			}
			do(t, s, func(b *coding.Batch) error { return b.Done("M1", false) })
			differ(t, "after the next write", want, whole(t, open(t, dir, "daan")))
		})
	}
}

// A window that was open before an erasure elsewhere refuses what it was about
// to write, and then goes on.
func TestAWindowThatDidNotKnowRefusesOnce(t *testing.T) {
	dir := newStudy(t)
	s, window := open(t, dir, "ilse"), open(t, dir, "daan")
	p := words(t, window, "rustig")
	redact(t, s, map[string]string{"stress": "[gevoel-1]"})
	write := func() error {
		return window.Do(func(b *coding.Batch) error {
			_, err := b.Code(p, "rust-aaa", "")
			return err
		})
	}
	if err := write(); err == nil {
		t.Fatal("a place in the text of before was coded in the text of after")
	}
	p = words(t, window, "rustig")
	if err := write(); err != nil {
		t.Fatal(err)
	}
	if got := window.CodingsIn("M1")[0].Quote; got != "rustig" {
		t.Errorf("coded %q", got)
	}
}

func TestARedactionRefusesWhatIsNotThere(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	span := words(t, s, "stress").Span
	long := span
	long.End = 10_000
	for name, r := range map[string]coding.Redaction{
		"no mark":      {Interview: "M1", Span: span},
		"beyond":       {Interview: "M1", Span: long, With: "[x]"},
		"no interview": {Interview: "Z9", Span: span, With: "[x]"},
		"no text":      {Of: coding.TextName{Kind: "memo", ID: "x", Field: "text"}, Span: span, With: "[x]"},
	} {
		if done, err := s.Redact(t.Context(), []coding.Redaction{r}); err == nil || len(done.Tombs) > 0 {
			t.Errorf("%s: %+v", name, done)
		}
	}
	if _, err := s.Redact(t.Context(), nil); err == nil {
		t.Error("nothing was erased, and nobody told")
	}
	if s.Erasures() != "" {
		t.Error("a refused erasure left a tombstone")
	}
}
