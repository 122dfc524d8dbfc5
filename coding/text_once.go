package coding

import "citaat/corpus"

// TranscriptOnce is Transcript for a caller that goes through all texts: what
// is not in memory yet is not kept there, and what is stays.
func (s *Study) TranscriptOnce(id corpus.TranscriptID) (*corpus.Transcript, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if v := s.interviews[id]; v != nil {
		if t := s.texts.byID[id]; t != nil && t.Hash() == v.Hash {
			return t, nil
		}
	}
	t, err := s.transcript(id)
	s.texts.drop(id)
	return t, err
}
