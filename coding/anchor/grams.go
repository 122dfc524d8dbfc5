package anchor

import (
	"cmp"
	"math/bits"
	"slices"

	"citaat/corpus"
)

const (
	gramLength = 4
	maxGrams   = 256  // of a quotation that are looked up
	maxCommon  = 2000 // places of a sequence beyond which it tells nothing
	maxRegions = 16
)

// grams are the places of every sequence of four code points of a body, by
// their hash: those of bucket b are places[starts[b]:starts[b+1]].
type grams struct {
	length int
	shift  int
	starts []int32
	places []int32
	votes  []int32
}

func newGrams(text []rune) *grams {
	g := &grams{length: len(text), shift: 64 - max(8, bits.Len(uint(len(text))))}
	g.starts = make([]int32, 1<<(64-g.shift)+1)
	n := max(0, len(text)-gramLength+1)
	for i := range n {
		g.starts[g.bucket(text[i:])+1]++
	}
	for b := 1; b < len(g.starts); b++ {
		g.starts[b] += g.starts[b-1]
	}
	g.places = make([]int32, n)
	next := slices.Clone(g.starts)
	for i := range n {
		b := g.bucket(text[i:])
		g.places[next[b]] = int32(i)
		next[b]++
	}
	return g
}

func (g *grams) bucket(text []rune) int {
	h := uint64(0)
	for _, r := range text[:gramLength] {
		h = (h ^ uint64(r)) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	return int(h * 0x9e3779b97f4a7c15 >> g.shift)
}

// candidates gives every place at which a quotation may start, in order: those
// of its rarest sequence.
func (g *grams) candidates(quote []rune, at func(int)) {
	if len(quote) < gramLength {
		for i := range g.length {
			at(i)
		}
		return
	}
	var rarest []int32
	from := -1
	for i := 0; i+gramLength <= len(quote); i += max(1, len(quote)/maxGrams) {
		b := g.bucket(quote[i:])
		if places := g.places[g.starts[b]:g.starts[b+1]]; from < 0 || len(places) < len(rarest) {
			rarest, from = places, i
		}
	}
	for _, p := range rarest {
		at(int(p) - from)
	}
}

// regions are the parts of the body in which most sequences of a quotation
// stand at the distances they have in it. It is false when too few sequences
// are rare enough to tell.
func (g *grams) regions(quote []rune) ([]corpus.Span, bool) {
	n := len(quote)
	width := max(16, n/2)
	clear(g.votes)
	if want := (g.length+n)/width + 2; len(g.votes) < want {
		g.votes = make([]int32, want)
	}
	step := max(1, n/maxGrams)
	asked, told := 0, 0
	for i := 0; i+gramLength <= n; i += step {
		b := g.bucket(quote[i:])
		places := g.places[g.starts[b]:g.starts[b+1]]
		asked++
		if len(places) > maxCommon {
			continue
		}
		told++
		for _, at := range places {
			g.votes[(int(at)-i+n)/width]++
		}
	}
	if told < 4 || 4*told < asked {
		return nil, false
	}
	return g.elected(n, width), true
}

// elected are the regions with most votes, in order and without overlap.
func (g *grams) elected(n, width int) []corpus.Span {
	var most []int // most votes first
	for at, v := range g.votes {
		if v == 0 || len(most) == maxRegions && v <= g.votes[most[maxRegions-1]] {
			continue
		}
		i := len(most)
		for i > 0 && g.votes[most[i-1]] < v {
			i--
		}
		most = slices.Insert(most, i, at)
		most = most[:min(len(most), maxRegions)]
	}
	var out []corpus.Span
	for _, at := range most {
		diagonal := at*width - n
		out = append(out, span(max(0, diagonal-width-n/2), min(g.length, diagonal+2*width+n+n/2)))
	}
	slices.SortFunc(out, func(x, y corpus.Span) int { return cmp.Compare(x.Start, y.Start) })
	merged := out[:0]
	for _, s := range out {
		if k := len(merged) - 1; k >= 0 && s.Start <= merged[k].End {
			merged[k].End = max(merged[k].End, s.End)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}
