package search

import (
	"cmp"
	"slices"

	"citaat/corpus"
)

// occurrence is a place in a turn, of one word or of several.
type occurrence struct {
	from, to int // positions of its first and last word
	span     corpus.Span
}

// facts is what can be known of a turn.
type facts interface {
	occurrences(term int) []occurrence // by position
	holds(filter int) bool
}

// evaluate tells whether a node holds at a turn, and where.
func evaluate(n node, f facts) (bool, []occurrence) {
	switch n := n.(type) {
	case one:
		o := f.occurrences(n.term)
		return len(o) > 0, o
	case row:
		o := inRow(n.terms, f)
		return len(o) > 0, o
	case near:
		_, a := evaluate(n.a, f)
		if len(a) == 0 {
			return false, nil
		}
		_, b := evaluate(n.b, f)
		o := together(a, b, n.distance)
		return len(o) > 0, o
	case all:
		return evaluateAll(n.of, f)
	case either:
		found := false
		var at [][]occurrence
		for _, m := range n.of {
			ok, o := evaluate(m, f)
			found = found || ok
			at = append(at, o)
		}
		return found, united(at)
	case not:
		ok, _ := evaluate(n.of, f)
		return !ok, nil
	case where:
		return f.holds(n.filter), nil
	}
	return n == nil, nil
}

func evaluateAll(of []node, f facts) (bool, []occurrence) {
	at := make([][]occurrence, 0, len(of))
	for _, m := range of {
		ok, o := evaluate(m, f)
		if !ok {
			return false, nil
		}
		at = append(at, o)
	}
	return true, united(at)
}

// inRow finds words that stand one after another.
func inRow(terms []int, f facts) []occurrence {
	first := f.occurrences(terms[0])
	if len(first) == 0 {
		return nil
	}
	out := slices.Clone(first)
	for _, t := range terms[1:] {
		next := f.occurrences(t)
		kept := out[:0]
		for _, o := range out {
			i, ok := slices.BinarySearchFunc(next, o.to+1, func(x occurrence, pos int) int { return cmp.Compare(x.from, pos) })
			if ok {
				o.to, o.span.End = next[i].to, next[i].span.End
				kept = append(kept, o)
			}
		}
		out = kept
	}
	return out
}

// together pairs each place of a with the nearest one of b, and each of b with
// the nearest one of a, that is at most so many words away; neighbours are one
// word away.
func together(a, b []occurrence, distance int) []occurrence {
	return united([][]occurrence{nearest(a, b, distance), nearest(b, a, distance)})
}

func nearest(a, b []occurrence, distance int) []occurrence {
	var out []occurrence
	for _, x := range a {
		best, at := distance+1, -1
		for i, y := range b {
			d := max(y.from-x.to, x.from-y.to)
			if d >= 1 && d < best {
				best, at = d, i
			}
		}
		if at < 0 {
			continue
		}
		y := b[at]
		out = append(out, occurrence{min(x.from, y.from), max(x.to, y.to),
			corpus.Span{Start: min(x.span.Start, y.span.Start), End: max(x.span.End, y.span.End)}})
	}
	return out
}

// united puts places in order and drops doubles.
func united(lists [][]occurrence) []occurrence {
	var filled [][]occurrence
	for _, l := range lists {
		if len(l) > 0 {
			filled = append(filled, l)
		}
	}
	if len(filled) == 0 {
		return nil
	}
	out := slices.Concat(filled...)
	slices.SortFunc(out, func(a, b occurrence) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	return slices.CompactFunc(out, func(a, b occurrence) bool { return a.from == b.from && a.to == b.to })
}
