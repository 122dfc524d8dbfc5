package coding

import "citaat/corpus"

// CountsOf counts as Counts does, but only the codings that lets lets through;
// it is told whose words each holds, and must not ask the study anything.
func (s *Study) CountsOf(lets func(Coding, corpus.ParticipantID) bool) *Counts {
	for {
		s.lockFolded()
		wanted := s.unheard()
		if len(wanted) == 0 {
			c := s.countOf(lets)
			s.mu.Unlock()
			return c
		}
		s.mu.Unlock()
		for _, id := range wanted {
			s.hear(id)
		}
	}
}

func (s *Study) countOf(lets func(Coding, corpus.ParticipantID) bool) *Counts {
	a := adder{s: s, now: newCounts(nil, s.revision())}
	for _, id := range s.order {
		who, t := s.interviews[id].speech(), &tally{cells: map[cell]cellCount{}}
		for _, c := range s.seenIn(id) {
			by := who.of(c.Span, c.Lost)
			if !lets(c, by) {
				continue
			}
			t.put(&c, by, s.coder)
		}
		if len(t.cells) > 0 {
			a.add(id, t, 1)
		}
	}
	return a.now
}
