package anchor

import (
	"citaat/corpus"
)

// ContextLength is how many code points of context an anchor keeps on each
// side.
const ContextLength = 32

// Anchor says where a passage stands in a body, and what it says there, so
// that it can be found again after the text was edited.
type Anchor struct {
	Start  corpus.Offset `json:"start"`
	End    corpus.Offset `json:"end"`
	Quote  string        `json:"quote"`
	Prefix string        `json:"prefix,omitempty"`
	Suffix string        `json:"suffix,omitempty"`
	Body   corpus.Hash   `json:"body"`
	Unsure bool          `json:"unsure,omitempty"` // it was placed here by likeness, and made anew by an erasure
}

// Make anchors a span of a body whose hash is given. What of the span lies
// outside the body is cut off.
func Make(body corpus.Body, hash corpus.Hash, s corpus.Span) Anchor {
	s = s.Common(corpus.Span{Start: 0, End: body.Len()})
	return Anchor{
		Start:  s.Start,
		End:    s.End,
		Quote:  body.Slice(s),
		Prefix: body.Slice(corpus.Span{Start: s.Start - ContextLength, End: s.Start}),
		Suffix: body.Slice(corpus.Span{Start: s.End, End: s.End + ContextLength}),
		Body:   hash,
	}
}

// Span is the passage on the body that the anchor was made on.
func (a Anchor) Span() corpus.Span { return corpus.Span{Start: a.Start, End: a.End} }
