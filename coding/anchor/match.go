package anchor

import (
	"slices"
	"sort"
)

// pair is a word of the old text and the same word in the new one.
type pair struct{ old, new int }

// maxEdits bounds the work of one comparison: beyond it the texts are first
// cut at words that occur once in both.
const maxEdits = 1000

// match finds a longest common subsequence of two lists of words, as pairs in
// order (Myers 1986). Texts that differ in more than maxEdits words are first
// cut at the words that occur once in each (the idea of Cohen's patience
// diff); a stretch without such words is taken as replaced.
func match(a, b []int32) []pair {
	var out []pair
	matchInto(&out, a, b, 0, 0)
	return out
}

func matchInto(out *[]pair, a, b []int32, i, j int) {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		*out = append(*out, pair{i, j})
		a, b, i, j = a[1:], b[1:], i+1, j+1
	}
	tail := 0
	for tail < len(a) && tail < len(b) && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	a, b = a[:len(a)-tail], b[:len(b)-tail]
	if len(a) > 0 && len(b) > 0 {
		if pairs, ok := myers(a, b); ok {
			for _, p := range pairs {
				*out = append(*out, pair{p.old + i, p.new + j})
			}
		} else {
			divide(out, a, b, i, j)
		}
	}
	for t := range tail {
		*out = append(*out, pair{i + len(a) + t, j + len(b) + t})
	}
}

func divide(out *[]pair, a, b []int32, i, j int) {
	cuts := landmarks(a, b)
	if len(cuts) == 0 {
		return
	}
	from := pair{}
	for _, c := range cuts {
		matchInto(out, a[from.old:c.old], b[from.new:c.new], i+from.old, j+from.new)
		*out = append(*out, pair{i + c.old, j + c.new})
		from = pair{c.old + 1, c.new + 1}
	}
	matchInto(out, a[from.old:], b[from.new:], i+from.old, j+from.new)
}

// myers is the greedy algorithm, which keeps the furthest point of every
// diagonal for each number of edits. It gives up beyond maxEdits.
func myers(a, b []int32) ([]pair, bool) {
	limit := min(len(a)+len(b), maxEdits)
	v := make([]int32, 2*limit+3)
	mid := limit + 1
	var trace [][]int32
	for d := 0; d <= limit; d++ {
		for k := -d; k <= d; k += 2 {
			x := v[mid+k-1] + 1
			if k == -d || (k != d && v[mid+k-1] < v[mid+k+1]) {
				x = v[mid+k+1]
			}
			y := x - int32(k)
			for int(x) < len(a) && int(y) < len(b) && x >= 0 && y >= 0 && a[x] == b[y] {
				x, y = x+1, y+1
			}
			v[mid+k] = x
			if int(x) >= len(a) && int(y) >= len(b) {
				return retrace(trace, len(a), len(b)), true
			}
		}
		trace = append(trace, slices.Clone(v[mid-d:mid+d+1]))
	}
	return nil, false
}

// retrace walks back from the end of both texts and collects the words that
// were kept.
func retrace(trace [][]int32, x, y int) []pair {
	var out []pair
	for d := len(trace); d > 0; d-- {
		v := trace[d-1] // diagonals -(d-1) … d-1
		at := func(k int) int {
			if i := k + d - 1; i >= 0 && i < len(v) {
				return int(v[i])
			}
			return -1
		}
		k := x - y
		before := k - 1
		if k == -d || (k != d && at(k-1) < at(k+1)) {
			before = k + 1
		}
		px := at(before)
		py := px - before
		for x > px && y > py {
			x, y = x-1, y-1
			out = append(out, pair{x, y})
		}
		x, y = px, py
	}
	for x > 0 && y > 0 {
		x, y = x-1, y-1
		out = append(out, pair{x, y})
	}
	slices.Reverse(out)
	return out
}

// landmarks are the words that occur once in each text, as many as stand in
// the same order in both.
func landmarks(a, b []int32) []pair {
	at := onlyOnce(b)
	var both []pair
	for w, i := range onlyOnce(a) {
		if j, ok := at[w]; ok {
			both = append(both, pair{i, j})
		}
	}
	sort.Slice(both, func(x, y int) bool { return both[x].old < both[y].old })
	var tops []int // tops[n]: index of the pair that ends the best chain of n+1
	back := make([]int, len(both))
	for i, p := range both {
		n := sort.Search(len(tops), func(t int) bool { return both[tops[t]].new > p.new })
		back[i] = -1
		if n > 0 {
			back[i] = tops[n-1]
		}
		if n == len(tops) {
			tops = append(tops, i)
		} else {
			tops[n] = i
		}
	}
	if len(tops) == 0 {
		return nil
	}
	var chain []pair
	for i := tops[len(tops)-1]; i >= 0; i = back[i] {
		chain = append(chain, both[i])
	}
	slices.Reverse(chain)
	return chain
}

// onlyOnce gives the place of every word that occurs once.
func onlyOnce(a []int32) map[int32]int {
	at := make(map[int32]int, len(a))
	for i, w := range a {
		if _, seen := at[w]; seen {
			i = -1
		}
		at[w] = i
	}
	for w, i := range at {
		if i < 0 {
			delete(at, w)
		}
	}
	return at
}
