package threeway

import (
	"strings"
	"testing"

	"citaat/corpus/corpustest"
)

// BenchmarkMerge merges a corrected interview of two hours, in which every tenth
// turn has another word and every hundredth is new.
func BenchmarkMerge(b *testing.B) {
	base := corpustest.Generate(5, 1, 600)[0].Turns
	theirs := unnumbered(append(base[:0:0], base...))
	for i := range theirs {
		if words := strings.Fields(theirs[i].Text); i%10 == 0 && len(words) > 3 {
			words[2] = "verbeterd"
			theirs[i].Text = strings.Join(words, " ")
		}
		if i%100 == 50 {
			theirs[i].Text = "Daar heb ik het nooit eerder over gehad met iemand."
		}
	}
	size := 0
	for _, u := range base {
		size += len(u.Text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		if r := Merge(Texts{Base: base, Ours: base, Theirs: theirs, Known: true}); len(r.Conflicts) > 0 {
			b.Fatal(r.Conflicts)
		}
	}
}
