package coding

import "citaat/corpus"

// Unread are the interviews whose file cannot be read now. Their codings are
// there and wait for it.
func (s *Study) Unread() []corpus.TranscriptID {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []corpus.TranscriptID
	for _, id := range s.order {
		if s.interviews[id].err != nil {
			list = append(list, id)
		}
	}
	return list
}
