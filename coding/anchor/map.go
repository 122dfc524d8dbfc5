package anchor

import (
	"slices"
	"sort"

	"citaat/corpus"
)

// Map places a passage of the old text in the new one. A passage that the edit
// touched grows or shrinks with it; what was inserted at its border stays
// outside; where a change runs over its border, it shrinks to the words that
// survive. It is false only when no word of it survives.
func (e Edit) Map(s corpus.Span) (corpus.Span, bool) {
	if s.Empty() || !e.survives(s) {
		return corpus.Span{}, false
	}
	to := corpus.Span{Start: e.start(s.Start), End: e.end(s.End)}
	if to.Empty() {
		return corpus.Span{}, false
	}
	return to, true
}

// survives tells whether anything of a passage is left.
func (e Edit) survives(s corpus.Span) bool {
	at := s.Start
	for _, h := range e[e.first(s.Start):] {
		if h.Old.Start >= s.End {
			break
		}
		if h.Old.Start > at || (h.Kind == Corrected && h.Old.Overlaps(s)) {
			return true
		}
		at = max(at, h.Old.End)
	}
	return at < s.End
}

// first is the index of the first hunk that ends at or behind an offset.
func (e Edit) first(at corpus.Offset) int {
	return sort.Search(len(e), func(i int) bool { return e[i].Old.End >= at })
}

// start places the start of a passage.
func (e Edit) start(at corpus.Offset) corpus.Offset {
	i := e.first(at)
	to, reach := i, at
	for to < len(e) && e[to].Old.Start <= reach {
		reach = max(reach, e[to].Old.End)
		to++
	}
	if i == to {
		return at + e.shiftBefore(i)
	}
	return border(e[i:to], at)
}

// end places the end of a passage, as the start of a passage in the mirror.
func (e Edit) end(at corpus.Offset) corpus.Offset {
	to := sort.Search(len(e), func(i int) bool { return e[i].Old.Start > at })
	i, reach := to, at
	for i > 0 && e[i-1].Old.End >= reach {
		i--
		reach = min(reach, e[i].Old.Start)
	}
	if i == to {
		return at + e.shiftBefore(i)
	}
	mirror := make([]Hunk, 0, to-i)
	for _, h := range e[i:to] {
		mirror = append(mirror, Hunk{flip(h.Old), flip(h.New), h.Kind})
	}
	slices.Reverse(mirror)
	return -border(mirror, -at)
}

func flip(s corpus.Span) corpus.Span { return corpus.Span{Start: -s.End, End: -s.Start} }

// shiftBefore is how far the text between two hunks moved.
func (e Edit) shiftBefore(i int) corpus.Offset {
	if i == 0 {
		return 0
	}
	return e[i-1].New.End - e[i-1].Old.End
}

// border places the start of a passage at an offset within or beside a chain
// of hunks that touch one another.
func border(chain []Hunk, at corpus.Offset) corpus.Offset {
	to := chain[0].New.Start
	shrunk := false // what stood at the border is gone: pass over the gap behind it
	for i, h := range chain {
		switch {
		case h.Old.End <= at: // before the passage, insertions at its border too
			to = h.New.End
		case h.Kind == Corrected: // the passage holds the word, or part of it
			return h.New.Start
		case h.Kind == Between && !shrunk && !inserts(chain[i+1:]):
			return h.New.Start + at - h.Old.Start
		case h.Old.Start == at && (h.Kind == Replaced || h.Kind == Respaced && !shrunk):
			return h.New.Start // replaced within the passage
		default:
			to, at, shrunk = h.New.End, h.Old.End, true
		}
	}
	return to
}

// inserts tells whether a chain goes on with words that came at this place.
func inserts(chain []Hunk) bool {
	return len(chain) > 0 && chain[0].Kind == Added && chain[0].Old.Empty()
}
