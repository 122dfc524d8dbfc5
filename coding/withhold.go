package coding

import (
	"strings"
	"time"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Withheld is a passage that is not to be used ("leave that bit out"): it can
// not be chosen, quoted or exported. Everybody sees it, also in a study that is
// coded blind, and anybody may withhold or release: privacy is everyone's work.
type Withheld struct {
	ID        EventID
	Coder     corpus.CoderName
	Interview corpus.TranscriptID
	Span      corpus.Span // in the body as it is now; empty when Lost
	Quote     string
	Why       string
	Made      time.Time
	Lost      bool // its words could not be found again with certainty
}

// Withhold notes that a passage is not to be used. A passage that lies within
// one that is withheld adds nothing and returns what is there.
func (b *Batch) Withhold(p Passage, why string) (EventID, error) {
	for _, w := range b.s.WithheldIn(p.Interview) {
		if !w.Lost && w.Span.Start <= p.Span.Start && p.Span.End <= w.Span.End {
			return w.ID, nil
		}
	}
	a, err := b.s.anchorOn(p.Interview, p.Span)
	if err != nil {
		return "", err
	}
	e := b.event(OpWithhold)
	e.Interview, e.Anchor, e.Why = p.Interview, a, strings.TrimSpace(why)
	return e.ID, nil
}

// Release notes that a passage may be used after all, whoever withheld it.
func (b *Batch) Release(id EventID) error {
	b.s.mu.Lock()
	w := b.s.fold.decisions.standing(id, OpWithhold)
	b.s.mu.Unlock()
	if w == nil {
		return phrases.Fail("consent.withheld.gone", phrases.Args{"ID": string(id)}).WithCure("consent.withheld.gone.cure")
	}
	e := b.event(OpRelease)
	e.Target, e.Interview = id, w.made.Interview
	return nil
}

// WithheldIn are the passages of an interview that are not to be used, in order
// of place, the lost ones first.
func (s *Study) WithheldIn(id corpus.TranscriptID) []Withheld {
	s.lockFolded()
	defer s.mu.Unlock()
	return s.fold.withheldIn(id)
}

// Withheld are all passages that are not to be used, interview by interview.
func (s *Study) Withheld() []Withheld {
	s.lockFolded()
	defer s.mu.Unlock()
	var list []Withheld
	for _, id := range s.order {
		list = append(list, s.fold.withheldIn(id)...)
	}
	return list
}

// FindWithheld returns the withheld passage under an id or under the
// unambiguous beginning of one, of at least eight characters.
func (s *Study) FindWithheld(want string) (Withheld, error) {
	want = strings.ToUpper(strings.TrimSpace(want))
	var found []Withheld
	for _, w := range s.Withheld() {
		if string(w.ID) == want {
			return w, nil
		}
		if len(want) >= 8 && strings.HasPrefix(string(w.ID), want) {
			found = append(found, w)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return Withheld{}, phrases.Fail("consent.withheld.gone", phrases.Args{"ID": want}).WithCure("consent.withheld.gone.cure")
	}
	return Withheld{}, phrases.Fail("consent.withheld.ambiguous", phrases.Args{"ID": want})
}

func (f *fold) withheldIn(id corpus.TranscriptID) []Withheld {
	var list []Withheld
	for _, d := range f.decided(id, OpWithhold) {
		e := d.made
		list = append(list, Withheld{ID: e.ID, Coder: e.Coder, Interview: id, Span: d.span, Quote: d.quote, Why: e.Why, Made: e.Time, Lost: d.lost})
	}
	return list
}
