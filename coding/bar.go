package coding

import (
	"slices"
	"strings"
	"time"

	"citaat/coding/wording"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Today is the day on which the study is worked on, YYYY-MM-DD.
func (s *Study) Today() string { return s.now().Format(time.DateOnly) }

// MayQuote tells whether a participant may be quoted today. One without an
// entry, or without a consent that was written down, is not known not to.
func (s *Study) MayQuote(id corpus.ParticipantID) bool {
	p, known := s.Participant(id)
	return !known || p.Consent.MayQuoteOn(s.Today())
}

// Barred tells why a passage cannot be a quotation with some wording: somebody
// whose words it holds does not allow it (any more), or part of it is not to be
// used. The empty sentence: it can. An empty wording is: as it was said.
func (s *Study) Barred(t *corpus.Transcript, span corpus.Span, published string) phrases.Sentence {
	people := []corpus.ParticipantID{t.ParticipantOf(span)}
	from, to := t.TurnsIn(span)
	for _, u := range t.Turns[from:to] {
		if who := t.Speaker(u.Speaker).Participant; !slices.Contains(people, who) {
			people = append(people, who)
		}
	}
	for _, who := range people {
		p, known := s.Participant(who)
		switch {
		case !known || p.Consent.MayQuoteOn(s.Today()):
		case p.Consent.MayQuote():
			return phrases.Make("consent.choose.ended", phrases.Args{"Participant": string(who), "Day": p.Consent.Until})
		default:
			return phrases.Make("coding.choose.consent", phrases.Args{"Participant": string(who)})
		}
	}
	if Withholds(s.WithheldIn(t.ID), t, span, published, wordingOptions(s.Settings())) {
		return phrases.Make("consent.choose.withheld", phrases.Args{"Place": t.Place(span)})
	}
	return phrases.Sentence{}
}

// Withholds tells whether withheld passages keep a passage from being
// published: they share words with it, unless the wording leaves those out at a
// mark (…).
func Withholds(list []Withheld, t *corpus.Transcript, span corpus.Span, published string, o wording.Options) bool {
	var cuts []corpus.Span
	for _, w := range list {
		switch {
		case w.Lost && strings.Contains(t.Body().Slice(span), w.Quote):
			return true // where it stood is not known, but here is what it said
		case !w.Lost && w.Span.Overlaps(span):
			cuts = append(cuts, w.Span)
		}
	}
	if len(cuts) == 0 {
		return false
	}
	return published == "" || !wording.Omits(published, t, span, cuts, o)
}

// bringsBack refuses an undo or redo that would choose again what may not be a
// quotation any more.
func (s *Study) bringsBack(events []*Event, op Op) error {
	for _, e := range events {
		id, again := e.Target, false
		switch e.Op {
		case OpChoose:
			again = e.Choice != nil && e.Was != nil && e.Choice.Chosen != e.Was.Chosen && e.Choice.Chosen == (op == OpRedo)
		case OpUncode:
			again = op == OpUndo
		case OpCode:
			id, again = e.ID, op == OpRedo
		}
		if !again {
			continue
		}
		if why := s.barredAgain(id, e.Op == OpChoose); why.Key != "" {
			return (&phrases.Problem{What: why}).WithCure("consent.undo.cure").Because(ErrConflict)
		}
	}
	return nil
}

// barredAgain tells why a coding may not be chosen again; one that is not there,
// too. Unless it becomes chosen it must be so already.
func (s *Study) barredAgain(id CodingID, becomes bool) phrases.Sentence {
	s.mu.Lock()
	r := s.fold.codings[id]
	var c Coding
	if r != nil && r.anchor != nil {
		c = r.now
		p := s.fold.place(c.Interview, r.anchor)
		c.Span, c.Lost = p.span, p.lost
	}
	s.mu.Unlock()
	if r == nil || c.Interview == "" || c.Lost || !becomes && !c.Choice.Chosen {
		return phrases.Sentence{}
	}
	t, err := s.Transcript(c.Interview)
	if err != nil {
		return phrases.Sentence{}
	}
	return s.Barred(t, c.Span, c.Choice.Published)
}
