package text

import (
	"citaat/corpus"
)

// Around is a span widened to whole units, for who codes a passage without a
// text on the screen: the sentences, or the turns, that hold it.
func Around(t *corpus.Transcript, s corpus.Span, u Unit) corpus.Span {
	if t == nil || s.Empty() || t.TurnIndex(s.Start) < 0 {
		return s
	}
	m := Model{t: t, cache: newCache(t, 80)}
	from, to := m.unitAt(s.Start, u), m.unitAt(s.End-1, u)
	return corpus.Span{Start: min(from.Start, s.Start), End: max(to.End, s.End)}
}
