package corpustest

import (
	"testing"

	"citaat/corpus"
)

func TestGenerateIsTheSameForASeed(t *testing.T) {
	a, b, c := Generate(7, 6, 20), Generate(7, 6, 20), Generate(8, 6, 20)
	for i := range a {
		if a[i].Hash() != b[i].Hash() {
			t.Fatalf("interview %d differs between two runs of one seed", i)
		}
		if a[i].Hash() == c[i].Hash() {
			t.Fatalf("interview %d is the same for two seeds", i)
		}
	}
}

func TestGeneratedTalkIsLifelike(t *testing.T) {
	ts := Generate(1, 20, 120)
	bytes, turns, rendered := 0, 0, 0
	for _, tr := range ts {
		bytes += len(tr.Body().String())
		turns += len(tr.Turns)
		for _, u := range tr.Turns {
			if u.Text == "" {
				t.Fatal("an empty turn")
			}
			if tr.Speaker(u.Speaker).Voice() == corpus.Rendered {
				rendered++
			}
		}
	}
	if per := bytes / turns; per < 230 || per > 360 {
		t.Errorf("%d bytes a turn; a thousand interviews of 120 turns should be about 35 MB", per)
	}
	if rendered == 0 {
		t.Error("nobody speaks through an interpreter")
	}
}

func BenchmarkGenerate(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Generate(1, 10, 120)
	}
}
