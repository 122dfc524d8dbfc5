package coding

import (
	"slices"
	"sort"

	"citaat/corpus"
)

// piece is a stretch of turns, [from, to) of a text, that becomes others. Both
// sides hold at least one turn, so that its place in the body is plain.
type piece struct {
	from, to int
	turns    []corpus.Turn
}

// mostPieces is how many stretches of one edit are told apart; more are one.
const mostPieces = 64

// pieces are the stretches in which two texts differ, in order. Turns are the
// same by their numbers, which stay with them for good.
func pieces(before, after []corpus.Turn) []piece {
	type gap struct{ b0, b1, a0, a1 int }
	var gaps []gap
	note := func(g gap) {
		if g.b0 == g.b1 && g.a0 == g.a1 {
			return
		}
		if g.b0 == g.b1 || g.a0 == g.a1 { // a whole turn that came or went takes a neighbour along
			switch {
			case g.b0 > 0 && g.a0 > 0:
				g.b0, g.a0 = g.b0-1, g.a0-1
			case g.b1 < len(before) && g.a1 < len(after):
				g.b1, g.a1 = g.b1+1, g.a1+1
			}
		}
		if k := len(gaps) - 1; k >= 0 && (gaps[k].b1 > g.b0 || len(gaps) >= mostPieces) {
			gaps[k].b1, gaps[k].a1 = g.b1, g.a1
			return
		}
		gaps = append(gaps, g)
	}
	b, a := 0, 0
	for _, p := range pairTurns(before, after) {
		if sameTurn(before[p[0]], after[p[1]]) {
			note(gap{b, p[0], a, p[1]})
			b, a = p[0]+1, p[1]+1
		}
	}
	note(gap{b, len(before), a, len(after)})
	out := make([]piece, len(gaps))
	for i, g := range gaps {
		out[i] = piece{g.b0, g.b1, after[g.a0:g.a1]}
	}
	return out
}

// pairTurns pairs the turns of two texts that have the same number, as many as
// stand in the same order in both.
func pairTurns(before, after []corpus.Turn) [][2]int {
	at := make(map[corpus.TurnNumber]int, len(before))
	for i, u := range before {
		at[u.Number] = i
	}
	// The longest rising subsequence, by the least end of each length.
	var ends []int // indices in after
	back := make([]int, len(after))
	old := make([]int, len(after))
	for j, u := range after {
		i, ok := at[u.Number]
		if !ok {
			continue
		}
		old[j] = i
		n := sort.Search(len(ends), func(k int) bool { return old[ends[k]] >= i })
		back[j] = -1
		if n > 0 {
			back[j] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, j)
		} else {
			ends[n] = j
		}
	}
	var pairs [][2]int
	if len(ends) > 0 {
		for j := ends[len(ends)-1]; j >= 0; j = back[j] {
			pairs = append(pairs, [2]int{old[j], j})
		}
	}
	slices.Reverse(pairs)
	return pairs
}
