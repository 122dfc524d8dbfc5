package coding

import (
	"slices"
	"strings"

	"citaat/coding/anchor"
	"citaat/corpus"
)

// SpareIn is Spare for words in a text that is no body. It keeps those words and
// nothing of what stands around them.
func (b *Batch) SpareIn(name TextName, span corpus.Span) (EventID, error) {
	b.s.mu.Lock()
	text, ok := b.s.textOf(name)
	b.s.mu.Unlock()
	body := corpus.NewBody(text)
	if !ok || span.Start < 0 || span.Empty() || span.End > body.Len() {
		return "", notThere()
	}
	for _, s := range b.s.SparedOf(OtherText{name, text}) {
		if s.Span == span {
			return s.ID, nil
		}
	}
	for _, e := range b.events {
		if e.Op == OpSpare && e.Of != nil && *e.Of == name && e.Anchor.Start == span.Start && e.Anchor.End == span.End {
			return e.ID, nil
		}
	}
	e := b.event(OpSpare)
	e.Of = &name
	e.Anchor = &anchor.Anchor{Start: span.Start, End: span.End, Quote: body.Slice(span), Body: body.Hash()}
	return e.ID, nil
}

// SparedOf are the words of a text that is no body that identify nobody, in order
// of place. Where the text changed since, they are there if they stand in it once.
func (s *Study) SparedOf(text OtherText) []Spared {
	s.lockFolded()
	defer s.mu.Unlock()
	of := s.fold.sparedOf[text.TextName]
	if len(of) == 0 {
		return nil
	}
	body := corpus.NewBody(text.Text)
	hash := body.Hash()
	var list []Spared
	for _, r := range of {
		if !r.there {
			continue
		}
		now, a := r.now, r.made.Anchor
		if a.Body == hash {
			now.Span = corpus.Span{Start: a.Start, End: a.End}
		} else if at := strings.Index(text.Text, a.Quote); at >= 0 && at == strings.LastIndex(text.Text, a.Quote) {
			now.Span = corpus.Span{Start: body.Offset(at), End: body.Offset(at + len(a.Quote))}
		} else {
			continue
		}
		list = append(list, now)
	}
	slices.SortFunc(list, func(a, b Spared) int { return int(a.Span.Start - b.Span.Start) })
	return list
}
