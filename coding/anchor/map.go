package anchor

import "citaat/corpus"

// Map places a passage of the old text in the new one.
func (e Edit) Map(s corpus.Span) (corpus.Span, bool) {
	if s.Empty() {
		return corpus.Span{}, false
	}
	delta := corpus.Offset(0)
	for _, h := range e {
		if h.Old.Start >= s.End {
			break
		}
		if h.Old.End > s.Start {
			return corpus.Span{}, false
		}
		delta = h.New.End - h.Old.End
	}
	return move(s, delta), true
}
