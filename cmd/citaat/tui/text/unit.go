package text

import (
	"sort"
	"strings"

	"citaat/corpus"
)

// Unit is a measure by which the selection grows.
type Unit int

// The units of selection.
const (
	Character Unit = iota // a grapheme
	Word
	Sentence
	Turn
)

// unitAt is the span of the unit that holds an offset. It never begins or ends
// within a grapheme.
func (m Model) unitAt(at corpus.Offset, u Unit) corpus.Span {
	turn := m.t.TurnIndex(at)
	whole := m.t.Turns[turn].Span
	switch {
	case u == Turn || whole.Empty():
		return whole
	case u == Sentence:
		return m.sentenceAt(turn, at)
	case u == Word:
		a, b := wordAround(m.t.Turns[turn].Text, m.byteIn(turn, min(at, whole.End-1)))
		s := corpus.Span{Start: m.offsetIn(turn, a), End: m.offsetIn(turn, b)}
		return m.snap(s)
	}
	return m.grapheme(at)
}

// sentenceAt is the sentence that holds an offset, without the spaces behind.
func (m Model) sentenceAt(turn int, at corpus.Offset) corpus.Span {
	whole := m.t.Turns[turn].Span
	starts := m.sentences(turn)
	i := max(sort.Search(len(starts), func(i int) bool { return starts[i] > at-whole.Start })-1, 0)
	s := corpus.Span{Start: whole.Start + starts[i], End: whole.End}
	if i+1 < len(starts) {
		s.End = whole.Start + starts[i+1]
	}
	words := m.t.Body().Slice(s)
	s.End -= corpus.Offset(len(words) - len(strings.TrimRight(words, " ")))
	return m.snap(s)
}

// snap widens a span to whole graphemes.
func (m Model) snap(s corpus.Span) corpus.Span {
	if m.empty() || s.Empty() {
		return s
	}
	return corpus.Span{Start: m.grapheme(s.Start).Start, End: m.grapheme(s.End - 1).End}
}
