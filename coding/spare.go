package coding

import (
	"time"

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
	r := b.s.fold.decisions.standing(id, OpSpare)
	b.s.mu.Unlock()
	if r == nil {
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
	for _, d := range s.fold.decisions.in[p.Interview] {
		if d.there && d.made.Op == OpSpare && !d.lost && d.span == p.Span {
			return d.made.ID, true
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
	for _, d := range s.fold.decided(id, OpSpare) {
		list = append(list, d.spared())
	}
	return list
}

// spared is the decision as callers see it.
func (d *decision) spared() Spared {
	return Spared{ID: d.made.ID, Coder: d.made.Coder, Interview: d.made.Interview, Span: d.span, Made: d.made.Time, Lost: d.lost}
}
