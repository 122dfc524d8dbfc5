package coding

import (
	"slices"
	"unicode/utf8"

	"citaat/coding/anchor"
	"citaat/corpus"
)

// SpareIn is Spare for words in a text that is no body. It keeps where they stand
// and none of them: what a person writes about, or an erasure, may take the text
// away, and nothing of it must stay.
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
	e.Anchor = &anchor.Anchor{Start: span.Start, End: span.End, Body: body.Hash()}
	return e.ID, nil
}

// SparedOf are the words of a text that is no body that identify nobody, in order
// of place. They follow the text through erasures; where it was rewritten since,
// they are asked about again.
func (s *Study) SparedOf(text OtherText) []Spared {
	s.lockFolded()
	defer s.mu.Unlock()
	of := s.fold.decisions.of[text.TextName]
	if len(of) == 0 {
		return nil
	}
	hash := hashOf(text.Text)
	var list []Spared
	for _, d := range of {
		if !d.there {
			continue
		}
		now := d.spared()
		span, ok := s.graves.carry(text.TextName, d.made.Anchor, hash)
		if !ok {
			continue
		}
		now.Span = span
		list = append(list, now)
	}
	slices.SortFunc(list, func(a, b Spared) int { return int(a.Span.Start - b.Span.Start) })
	return list
}

// carry follows a place in a text that is no body through the erasures that led
// to the text as it is now.
func (g *graves) carry(name TextName, at *anchor.Anchor, to corpus.Hash) (corpus.Span, bool) {
	span, body := corpus.Span{Start: at.Start, End: at.End}, at.Body
	var tombs []*Event
	if g != nil {
		tombs = g.texts[name]
	}
	for _, e := range tombs {
		if body == to || e.Tomb.From != body {
			continue
		}
		by := corpus.Offset(0)
		for _, c := range e.Tomb.Cuts {
			if c.Overlaps(span) {
				return span, false
			}
			if c.End <= span.Start {
				by += corpus.Offset(utf8.RuneCountInString(c.With)) - c.Len()
			}
		}
		span, body = corpus.Span{Start: span.Start + by, End: span.End + by}, e.Tomb.To
	}
	return span, body == to
}
