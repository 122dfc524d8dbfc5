package text

import (
	"cmp"
	"slices"
	"sort"

	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus"
)

// Mark is a coding as the text shows it: a bar in the margin, a letter that
// tells the bars apart without colour, and a label where there is room.
type Mark struct {
	ID     string
	Span   corpus.Span
	Hue    theme.Hue
	Letter string // one column
	Label  string
	Star   bool // chosen as a quotation
}

// block is how many marks share one entry of the index.
const block = 32

// A lane is left alone for about a line after a mark in it, so that two that
// touch one line do not hide each other's letter, unless lanes are many.
const (
	aside = corpus.Offset(100)
	crowd = 6
)

// index finds the marks that touch a span: sorted by start, with the furthest
// end of every block, so that blocks which end before it are skipped whole.
type index struct {
	marks []Mark
	lane  []int
	ends  []corpus.Offset // furthest end of each block
}

// newIndex sorts the marks, longest first where starts are equal, and gives
// each the leftmost lane that is free where it begins.
func newIndex(marks []Mark) *index {
	x := &index{marks: slices.Clone(marks)}
	slices.SortStableFunc(x.marks, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End), cmp.Compare(a.ID, b.ID))
	})
	x.lane = make([]int, len(x.marks))
	var busy []corpus.Offset // where the last mark of each lane ends
	for i, m := range x.marks {
		l := slices.IndexFunc(busy, func(end corpus.Offset) bool { return end+aside <= m.Span.Start })
		if l < 0 && len(busy) >= crowd {
			l = slices.IndexFunc(busy, func(end corpus.Offset) bool { return end <= m.Span.Start })
		}
		if l < 0 {
			l = len(busy)
			busy = append(busy, 0)
		}
		busy[l] = m.Span.End
		x.lane[i] = l
		if i%block == 0 {
			x.ends = append(x.ends, m.Span.End)
		}
		x.ends[i/block] = max(x.ends[i/block], m.Span.End)
	}
	return x
}

// touching calls f with the index of every mark that shares text with s.
func (x *index) touching(s corpus.Span, f func(i int)) {
	hi := sort.Search(len(x.marks), func(i int) bool { return x.marks[i].Span.Start >= s.End })
	for b := 0; b*block < hi; b++ {
		if x.ends[b] <= s.Start {
			continue
		}
		for i := b * block; i < min(hi, (b+1)*block); i++ {
			if x.marks[i].Span.Overlaps(s) {
				f(i)
			}
		}
	}
}

// MarksIn are the marks that share text with a span, in order.
func (m Model) MarksIn(s corpus.Span) []Mark {
	var out []Mark
	m.marks.touching(s, func(i int) { out = append(out, m.marks.marks[i]) })
	return out
}

// NextMark is the mark after the current one, or after the cursor where none
// is current; PreviousMark the one before. ok is false at the end.
func (m Model) NextMark() (Mark, bool) {
	at := m.position()
	if i := at + 1; at >= 0 && i < len(m.marks.marks) {
		return m.marks.marks[i], true
	}
	if at >= 0 {
		return Mark{}, false
	}
	for _, k := range m.marks.marks {
		if k.Span.Start > m.cursor {
			return k, true
		}
	}
	return Mark{}, false
}

// PreviousMark is the mark before the current one or before the cursor.
func (m Model) PreviousMark() (Mark, bool) {
	at := m.position()
	if at > 0 {
		return m.marks.marks[at-1], true
	}
	if at == 0 {
		return Mark{}, false
	}
	for i := len(m.marks.marks) - 1; i >= 0; i-- {
		if k := m.marks.marks[i]; k.Span.Start < m.cursor {
			return k, true
		}
	}
	return Mark{}, false
}

// position is the index of the current mark while the cursor is still on it.
func (m Model) position() int {
	return slices.IndexFunc(m.marks.marks, func(k Mark) bool {
		return k.ID == m.current && m.current != "" && (k.Span.Holds(m.cursor) || k.Span.Empty())
	})
}
