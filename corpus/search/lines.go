package search

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rivo/uniseg"

	"citaat/corpus"
)

// Line is a hit as a concordance line: what stands before it, the hit itself,
// and what stands after it, in its own turn.
type Line struct {
	Hit
	Left, Node, Right string
	Cut               struct{ Left, Right bool } // there was more to show
}

// Layout is how wide the parts of a line are.
type Layout struct {
	Left, Right int              // columns of context
	Node        int              // at most so many columns of a long hit; 0: all
	Width       func(string) int // columns of a piece of text
}

// NewLine sets out a hit in its interview. Context ends where its turns do.
func NewLine(t *corpus.Transcript, h Hit, l Layout) Line {
	line := Line{Hit: h}
	from, to := t.TurnsIn(h.Span)
	if from >= to {
		return line
	}
	body := t.Body()
	left := body.Slice(corpus.Span{Start: t.Turns[from].Span.Start, End: h.Span.Start})
	right := body.Slice(corpus.Span{Start: h.Span.End, End: max(h.Span.End, t.Turns[to-1].Span.End)})
	node := strings.ReplaceAll(body.Slice(h.Span), "\n", " / ")
	line.Left = cutLeft(left, l.Left, l.Width)
	line.Right = cutRight(right, l.Right, l.Width)
	line.Node = node
	if l.Node > 0 {
		line.Node = cutRight(node, l.Node, l.Width)
	}
	line.Cut.Left = len(line.Left) < len(left)
	line.Cut.Right = len(line.Right) < len(right)
	return line
}

// cutRight keeps what fits of the beginning of a text, whole graphemes only.
func cutRight(s string, columns int, width func(string) int) string {
	rest, state, at, used := s, -1, 0, 0
	for rest != "" {
		var g string
		g, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if used += width(g); used > columns {
			return s[:at]
		}
		at += len(g)
	}
	return s
}

// cutLeft keeps what fits of the end of a text.
func cutLeft(s string, columns int, width func(string) int) string {
	var starts, widths []int
	// no grapheme is narrower than nothing: a tail of this many bytes holds
	// more than fits, and a turn may be long
	if most := columns*8 + 64; len(s) > most {
		tail := s[len(s)-most:]
		if i := strings.IndexByte(tail, ' '); i >= 0 && width(tail[i:]) > columns {
			s = tail[i+1:]
		}
	}
	rest, state, at := s, -1, 0
	for rest != "" {
		var g string
		g, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		starts, widths = append(starts, at), append(widths, width(g))
		at += len(g)
	}
	used, from := 0, len(s)
	for i := len(starts) - 1; i >= 0; i-- {
		if used += widths[i]; used > columns {
			break
		}
		from = starts[i]
	}
	return s[from:]
}

// Sort is the order of concordance lines.
type Sort int

// The orders of concordance lines.
const (
	SortPlace Sort = iota
	SortLeft       // by the words before the hit, the nearest first
	SortRight      // by the words after it
	SortGroup      // by the group of the participant
	SortParticipant
	SortCode // by the codes on the hit; those without any come first
)

// Labels tell of a line what is not in it. What an order does not need may be
// nil.
type Labels struct {
	Group func(corpus.ParticipantID) corpus.GroupID
	Codes func(Hit) string
}

// SortLines puts lines in order. Lines that are alike stay in order of place;
// case and punctuation never matter.
func SortLines(lines []Line, by Sort, of Labels) {
	key := func(Line) string { return "" }
	compare := cmp.Compare[string]
	switch by {
	case SortLeft:
		key = func(l Line) string { return backwards(l.Left) }
	case SortRight:
		key = func(l Line) string { return strings.Join(terms(l.Right), " ") }
	case SortGroup:
		key = func(l Line) string { return string(of.Group(l.Participant)) }
	case SortParticipant:
		key = func(l Line) string { return string(l.Participant) }
		compare = corpus.CompareIDs
	case SortCode:
		key = func(l Line) string { return fold(of.Codes(l.Hit)) }
	}
	keys := make([]string, len(lines))
	order := make([]int, len(lines))
	for i, l := range lines {
		keys[i], order[i] = key(l), i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(compare(keys[a], keys[b]), byPlace(lines[a].Hit, lines[b].Hit))
	})
	sorted := make([]Line, len(lines))
	for i, from := range order {
		sorted[i] = lines[from]
	}
	copy(lines, sorted)
}

func backwards(s string) string {
	ts := terms(s)
	slices.Reverse(ts)
	return strings.Join(ts, " ")
}
