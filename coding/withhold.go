package coding

import (
	"slices"
	"strings"
	"time"

	"citaat/coding/anchor"
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

// withheld is one withheld passage with its events.
type withheld struct {
	made    *Event
	changes []*Event // by whom it was released
	there   bool
	now     Withheld
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
	w := b.s.fold.withheld[id]
	there := w != nil && w.there
	b.s.mu.Unlock()
	if !there {
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
	for _, w := range f.withheldAt[id] {
		if w.there {
			list = append(list, w.now)
		}
	}
	slices.SortFunc(list, func(a, b Withheld) int {
		if a.Span.Start != b.Span.Start {
			return int(a.Span.Start - b.Span.Start)
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	return list
}

func (f *fold) addWithheld(e *Event) {
	w := &withheld{made: e}
	f.withheld[e.ID] = w
	f.withheldAt[e.Interview] = append(f.withheldAt[e.Interview], w)
	for _, o := range f.orphans[e.ID] {
		w.changes = insert(w.changes, o)
	}
	delete(f.orphans, e.ID)
	f.refoldWithheld(w)
}

func (f *fold) release(e *Event) {
	w := f.withheld[e.Target]
	if w == nil {
		f.orphans[e.Target] = append(f.orphans[e.Target], e)
		return
	}
	w.changes = insert(w.changes, e)
	f.refoldWithheld(w)
}

// refoldWithheld makes the present state of a withheld passage from its events.
func (f *fold) refoldWithheld(w *withheld) {
	if w == nil {
		return
	}
	f.version++
	e := w.made
	w.there = f.active(e) && e.Anchor != nil
	for _, c := range w.changes {
		w.there = w.there && !f.active(c)
	}
	w.now = Withheld{ID: e.ID, Coder: e.Coder, Interview: e.Interview, Why: e.Why, Made: e.Time}
	if w.there {
		f.placeWithheld(w, e.Anchor)
	}
}

func (f *fold) placeWithheld(w *withheld, at *anchor.Anchor) {
	p := f.place(w.made.Interview, at)
	w.now.Quote, w.now.Span, w.now.Lost = f.quote(w.made.Interview, at, p), p.span, p.lost
}

// replaceWithheld places those of an interview again, after its text changed.
func (f *fold) replaceWithheld(id corpus.TranscriptID) {
	for _, w := range f.withheldAt[id] {
		if w.there {
			f.placeWithheld(w, w.made.Anchor)
		}
	}
	if len(f.withheldAt[id]) > 0 {
		f.version++
	}
}
