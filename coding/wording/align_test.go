package wording

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestPassedOverCellsChangeNothing compares the table without the cells that
// cost much with the whole table, on wordings with and without differences.
func TestPassedOverCellsChangeNothing(t *testing.T) {
	sources := []Source{of(t, 2, 4), of(t, 1, 9), of(t, 5, 8)}
	rapid.Check(t, func(t *rapid.T) {
		src := &sources[rapid.IntRange(0, len(sources)-1).Draw(t, "source")]
		words := strings.Fields(src.Quote())
		from := rapid.IntRange(0, len(words)-1).Draw(t, "from")
		words = words[from:rapid.IntRange(from+1, len(words)).Draw(t, "to")]
		for range rapid.IntRange(0, 3).Draw(t, "changes") {
			i := rapid.IntRange(0, len(words)-1).Draw(t, "at")
			words[i] = rapid.SampledFrom([]string{"", "(…)", "[naam]", "zeker", "niet", "was", ",", "?"}).Draw(t, "word")
		}
		p := src.read(strings.Join(words, " "))
		who := src.people[0]
		whole := newTable(p, src, who, dropping)
		whole.ops = make([]uint32, (len(whole.pub)+1)*whole.n)
		want, _ := whole.fill(tooMuch)
		if got, _ := newTable(p, src, who, dropping).best(); got != want {
			t.Fatalf("%q costs %d, not %d", words, want, got)
		}
	})
}
