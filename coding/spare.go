package coding

import (
	"slices"
	"strings"
	"time"

	"citaat/coding/anchor"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Spared is a person's decision that a passage which the privacy check shows
// identifies nobody: it is not shown again. It tells nothing about what the
// passage means, so it holds for everybody, in a blind study too.
type Spared struct {
	ID        EventID
	Coder     corpus.CoderName
	Interview corpus.TranscriptID
	Span      corpus.Span // in the body as it is now; empty when Lost
	Made      time.Time
	Lost      bool // its words could not be found again with certainty
}

// sparing is one such decision with its events.
type sparing struct {
	made    *Event
	changes []*Event // by whom it was taken back
	there   bool
	now     Spared
}

// Spare notes that a passage identifies nobody. Doing so again adds nothing and
// returns the decision that is there.
func (b *Batch) Spare(p Passage) (EventID, error) {
	if id, ok := b.s.sparedAt(p); ok {
		return id, nil
	}
	for _, e := range b.events {
		if e.Op == OpSpare && e.Interview == p.Interview && e.Anchor != nil && e.Anchor.Start == p.Span.Start && e.Anchor.End == p.Span.End {
			return e.ID, nil
		}
	}
	a, err := b.s.anchorOn(p.Interview, p.Span)
	if err != nil {
		return "", err
	}
	e := b.event(OpSpare)
	e.Interview, e.Anchor = p.Interview, a
	return e.ID, nil
}

// Unspare notes that such a decision does not hold any more, whoever made it:
// the passage is shown again.
func (b *Batch) Unspare(id EventID) error {
	b.s.mu.Lock()
	r := b.s.fold.sparings[id]
	there := r != nil && r.there
	b.s.mu.Unlock()
	if !there {
		return phrases.Fail("privacy.spare-gone")
	}
	e := b.event(OpReopen)
	e.Target, e.Interview, e.Of = id, r.made.Interview, r.made.Of
	return nil
}

// sparedAt finds the decision on just this passage.
func (s *Study) sparedAt(p Passage) (EventID, bool) {
	s.lockFolded()
	defer s.mu.Unlock()
	for _, r := range s.fold.spared[p.Interview] {
		if r.there && !r.now.Lost && r.now.Span == p.Span {
			return r.made.ID, true
		}
	}
	return "", false
}

// SparedIn are the passages of an interview that identify nobody, in order of
// place, the lost ones first.
func (s *Study) SparedIn(id corpus.TranscriptID) []Spared {
	s.lockFolded()
	defer s.mu.Unlock()
	var list []Spared
	for _, r := range s.fold.spared[id] {
		if r.there {
			list = append(list, r.now)
		}
	}
	slices.SortFunc(list, func(a, b Spared) int {
		if a.Span.Start != b.Span.Start {
			return int(a.Span.Start - b.Span.Start)
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	return list
}

func (f *fold) addSparing(e *Event) {
	r := &sparing{made: e}
	f.sparings[e.ID] = r
	if e.Of != nil {
		f.sparedOf[*e.Of] = append(f.sparedOf[*e.Of], r)
	} else {
		f.spared[e.Interview] = append(f.spared[e.Interview], r)
	}
	for _, o := range f.orphans[e.ID] {
		r.changes = insert(r.changes, o)
	}
	delete(f.orphans, e.ID)
	f.refoldSparing(r)
}

// unspare folds a reopening that is about such a decision; it is false when it
// is about something else.
func (f *fold) unspare(e *Event) bool {
	r := f.sparings[e.Target]
	if r == nil {
		return false
	}
	r.changes = insert(r.changes, e)
	f.refoldSparing(r)
	return true
}

// refoldSparing makes the present state of a decision from its events.
func (f *fold) refoldSparing(r *sparing) {
	if r == nil {
		return
	}
	f.version++
	e := r.made
	r.there = f.active(e) && e.Anchor != nil
	for _, c := range r.changes {
		r.there = r.there && !f.active(c)
	}
	r.now = Spared{ID: e.ID, Coder: e.Coder, Interview: e.Interview, Made: e.Time}
	if r.there && e.Of == nil { // another text is placed in when it is asked for
		f.placeSparing(r, e.Anchor)
	}
}

func (f *fold) placeSparing(r *sparing, at *anchor.Anchor) {
	p := f.place(r.made.Interview, at)
	r.now.Span, r.now.Lost = p.span, p.lost
}

// replaceSparings places those of an interview again, after its text changed.
func (f *fold) replaceSparings(id corpus.TranscriptID) {
	for _, r := range f.spared[id] {
		if r.there {
			f.placeSparing(r, r.made.Anchor)
		}
	}
	if len(f.spared[id]) > 0 {
		f.version++
	}
}
