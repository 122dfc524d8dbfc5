package examples

import (
	"context"
	"os"
	"testing"

	"citaat/coding"
)

// The logs must fit the transcripts, the codebook and the tables that they
// were made from; if not, run: go generate ./examples
func TestLogsFitTheStudy(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, Study()); err != nil {
		t.Fatal(err)
	}
	s, err := coding.Open(context.Background(), dir, coding.Options{Coder: "ilse"})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range s.Check() {
		t.Errorf("%s: %s", f.Place, f.What.Key)
	}
	by := map[string]int{}
	for _, c := range s.Codings() {
		by[string(c.Coder)]++
	}
	want := map[string]int{}
	for _, r := range handCoding(t) {
		want[r.coder]++
	}
	if by["ilse"] != want["ilse"] || by["daan"] != want["daan"] || by["ilse"] < 150 {
		t.Errorf("codings %v, want %v", by, want)
	}
	if len(s.Memos()) == 0 {
		t.Error("no memos")
	}
}
