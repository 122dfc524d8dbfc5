package coding

import (
	"fmt"

	"citaat/corpus"
)

// TextVersion is the state of a transcript's file as it was last looked at.
type TextVersion struct {
	ID      corpus.TranscriptID
	Version string // changes with the file, also where the body stays the same
}

// TextVersions lists the transcripts that can be read, in the order of
// Interviews, without reading them.
func (s *Study) TextVersions() []TextVersion {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := make([]TextVersion, 0, len(s.order))
	for _, id := range s.order {
		if v := s.interviews[id]; v.err == nil {
			list = append(list, TextVersion{id, fmt.Sprintf("%.16s-%x-%x", v.Hash, v.Size, v.ModTime.UnixNano())})
		}
	}
	return list
}
