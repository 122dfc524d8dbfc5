package threeway

import "slices"

// pair is a word of one text and the same word in another.
type pair struct{ a, b int }

// mostChanges is how many words may differ before a stretch counts as written
// anew.
const mostChanges = 1500

// match pairs equal words of two texts, as many as it can, in order: the greedy
// algorithm of Myers (1986).
func match(a, b []word) []pair {
	head := 0
	for head < len(a) && head < len(b) && same(a[head], b[head]) {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && same(a[len(a)-1-tail], b[len(b)-1-tail]) {
		tail++
	}
	var out []pair
	for i := range head {
		out = append(out, pair{i, i})
	}
	for _, p := range myers(a[head:len(a)-tail], b[head:len(b)-tail]) {
		out = append(out, pair{p.a + head, p.b + head})
	}
	for i := tail; i > 0; i-- {
		out = append(out, pair{len(a) - i, len(b) - i})
	}
	return out
}

func same(a, b word) bool { return a.border == b.border && a.text == b.text }

func myers(a, b []word) []pair {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	most := min(len(a)+len(b), mostChanges)
	furthest := make([]int, 2*most+2)
	var trace [][]int
	for d := 0; d <= most; d++ {
		trace = append(trace, slices.Clone(furthest[most-d:most+d+2]))
		for k := -d; k <= d; k += 2 {
			x := 0
			switch {
			case d == 0:
			case k == -d || k != d && furthest[most+k-1] < furthest[most+k+1]:
				x = furthest[most+k+1]
			default:
				x = furthest[most+k-1] + 1
			}
			y := x - k
			for x < len(a) && y < len(b) && same(a[x], b[y]) {
				x, y = x+1, y+1
			}
			furthest[most+k] = x
			if x >= len(a) && y >= len(b) {
				return retrace(trace, len(a), len(b))
			}
		}
	}
	return nil
}

// retrace follows the way back; trace[d][d+k] is how far diagonal k was before
// step d.
func retrace(trace [][]int, x, y int) []pair {
	var out []pair
	for d := len(trace) - 1; d >= 0; d-- {
		beforeX, beforeY, startX := 0, 0, 0
		if d > 0 {
			at := func(k int) int { return trace[d][d+k] }
			k := x - y
			before := k - 1
			if k == -d || k != d && at(k-1) < at(k+1) {
				before = k + 1
			}
			beforeX = at(before)
			beforeY, startX = beforeX-before, beforeX
			if before < k {
				startX++
			}
		}
		for x > startX {
			x, y = x-1, y-1
			out = append(out, pair{x, y})
		}
		x, y = beforeX, beforeY
	}
	slices.Reverse(out)
	return out
}
