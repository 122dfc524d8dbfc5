package search

import (
	"cmp"
	"math"
	"slices"
)

// stats are in how many turns each term is.
type stats struct {
	turns int
	with  []int // per term
}

func newStats(terms int) stats { return stats{with: make([]int, terms)} }

// weight is what so many occurrences in a turn count: more is better, ever
// less so (BM25 without lengths).
func weight(n int) float64 { return float64(n) / (float64(n) + 1.2) }

// rarity is what a term counts: the fewer turns have it, the more.
func (s stats) rarity(term int) float64 {
	with := float64(s.with[term])
	return math.Log(1 + (float64(s.turns)-with+0.5)/(with+0.5))
}

// score gives each weighed hit its score.
func (s stats) score(hits []Hit) {
	for i := range hits {
		for t, w := range hits[i].weights {
			hits[i].Score += float64(w) * s.rarity(t)
		}
		hits[i].weights = nil
	}
}

// inRank puts the best turns first; within one the hits stay in place.
func inRank(hits []Hit) {
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), byPlace(a, b))
	})
}
