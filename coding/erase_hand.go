package coding

import (
	"slices"

	"citaat/corpus"
)

// journalHand writes down what was edited by hand in texts from which something
// is to go: afterwards nobody could tell where the passages of before stand. The
// erasure itself then takes the words out of that edit. The caller holds all
// locks.
func (s *Study) journalHand(ids []corpus.TranscriptID) error {
	s.mu.Lock()
	var hand []*Event
	for _, id := range ids {
		v := s.interviews[id]
		if v == nil || v.err != nil {
			continue
		}
		if h := s.handEdit(v); h != nil {
			hand = append(hand, s.stamp(h))
		}
	}
	l := s.log(s.coder)
	s.mu.Unlock()
	if len(hand) == 0 {
		return nil
	}
	s.know(hand)
	if err := s.appendEvents(l, hand); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.takeNew()
}

// wholeMarks is a passage that was found by likeness, with the whole of each mark
// of an erasure of which it got a part.
func (s *Study) wholeMarks(v *interview, p placing) placing {
	if s.graves == nil || p.lost {
		return p
	}
	w := s.waysTo(v)
	for _, t := range s.graves.cuts[v.ID] {
		steps, ok := w.from(t.Tomb.To)
		if !ok {
			continue
		}
		for _, h := range t.Tomb.cutting().edit() {
			mark := through(steps, h.New)
			if mark.lost || !mark.span.Overlaps(p.span) {
				continue
			}
			p.span.Start, p.span.End = min(p.span.Start, mark.span.Start), max(p.span.End, mark.span.End)
		}
	}
	return p
}

// edited are the interviews of which a list of redactions takes words.
func edited(list []Redaction) []corpus.TranscriptID {
	var ids []corpus.TranscriptID
	for _, r := range list {
		if r.Of == (TextName{}) {
			ids = append(ids, r.Interview)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// shares are the interviews of several of which a withdrawal takes turns.
func (s *Study) shares(p corpus.ParticipantID) ([]corpus.TranscriptID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	l, err := s.leave(p)
	if err != nil {
		return nil, err
	}
	var ids []corpus.TranscriptID
	for _, sh := range l.plan.Shared {
		ids = append(ids, sh.Interview)
	}
	return ids, nil
}
