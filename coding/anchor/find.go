package anchor

import (
	"strings"

	"citaat/corpus"
)

// Find places an anchor by its quotation and context alone.
func Find(body corpus.Body, a Anchor) (corpus.Span, bool) { return NewFinder(body).Find(a) }

// Finder finds many anchors in one body.
type Finder struct{ body corpus.Body }

// NewFinder prepares a body.
func NewFinder(body corpus.Body) *Finder { return &Finder{body: body} }

// Find places an anchor by its quotation and context alone.
func (f *Finder) Find(a Anchor) (corpus.Span, bool) {
	text := f.body.String()
	if a.Quote == "" || strings.Count(text, a.Quote) != 1 {
		return corpus.Span{}, false
	}
	i := strings.Index(text, a.Quote)
	return corpus.Span{Start: f.body.Offset(i), End: f.body.Offset(i + len(a.Quote))}, true
}
