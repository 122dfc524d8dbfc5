package coding

import (
	"slices"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Version goes up with every change: a screen that drew one version need not
// draw it again.
func (s *Study) Version() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.revision()
}

// Settings are what holds for the study as a whole.
func (s *Study) Settings() corpus.Settings {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.settings
}

// Codebook is the codebook as it is now.
func (s *Study) Codebook() *Codebook {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.codebook
}

// Participants are those of participants.yaml, in the order of the file.
func (s *Study) Participants() []corpus.Participant {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.participants
}

// Participant returns one participant; an undeclared one has only its id.
func (s *Study) Participant(id corpus.ParticipantID) (corpus.Participant, bool) {
	for _, p := range s.Participants() {
		if p.ID == id {
			return p, true
		}
	}
	return corpus.Participant{ID: id}, false
}

// Interviews are all interviews, by group and id. Those whose file cannot be
// read are not among them but in Problems.
func (s *Study) Interviews() []Interview {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := make([]Interview, 0, len(s.order))
	for _, id := range s.order {
		if v := s.interviews[id]; v.err == nil {
			list = append(list, v.Interview)
		}
	}
	return list
}

// Interview returns one interview without its text.
func (s *Study) Interview(id corpus.TranscriptID) (Interview, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v := s.interviews[id]
	if v == nil || v.err != nil {
		return Interview{}, false
	}
	return v.Interview, true
}

// CodingsIn are the codings of an interview in order of place, the lost ones
// first. The list is shared and must not be changed.
func (s *Study) CodingsIn(id corpus.TranscriptID) []Coding {
	s.lockFolded()
	defer s.mu.Unlock()
	return s.seenIn(id)
}

// Codings are all codings, interview by interview, in order of place.
func (s *Study) Codings() []Coding {
	s.lockFolded()
	defer s.mu.Unlock()
	all := make([]Coding, 0, len(s.fold.codings))
	for _, id := range s.order {
		all = append(all, s.seenIn(id)...)
	}
	return all
}

// Coding returns one coding.
func (s *Study) Coding(id CodingID) (Coding, bool) {
	s.lockFolded()
	defer s.mu.Unlock()
	r := s.fold.codings[id]
	if r == nil {
		return Coding{}, false
	}
	return s.seen(r)
}

// FindCoding returns the coding under an id or under the unambiguous beginning
// of one, of at least eight characters.
func (s *Study) FindCoding(want string) (Coding, error) {
	want = strings.ToUpper(strings.TrimSpace(want))
	if c, ok := s.Coding(CodingID(want)); ok {
		return c, nil
	}
	s.lockFolded()
	defer s.mu.Unlock()
	var found []Coding
	if len(want) >= 8 {
		for id, r := range s.fold.codings {
			if !strings.HasPrefix(string(id), want) {
				continue
			}
			if c, ok := s.seen(r); ok {
				found = append(found, c)
			}
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return Coding{}, phrases.Fail("coding.coding.unknown", phrases.Args{"ID": want}).WithCure("coding.coding.unknown.cure")
	}
	return Coding{}, phrases.Fail("coding.coding.ambiguous", phrases.Args{"ID": want})
}

// Events are all events in order, of all coders, that the coder sees.
func (s *Study) Events() []*Event {
	s.lockFolded()
	defer s.mu.Unlock()
	list := make([]*Event, 0, len(s.fold.events)+len(s.fold.codings))
	for _, e := range s.fold.events {
		if s.seesEvent(e) {
			list = append(list, e)
		}
	}
	for _, r := range s.fold.codings {
		if s.seesEvent(r.made) {
			list = append(list, r.made)
		}
	}
	slices.SortFunc(list, byID)
	return list
}

// Undone tells whether an event was taken back.
func (s *Study) Undone(e *Event) bool {
	s.lockFolded()
	defer s.mu.Unlock()
	return !s.fold.active(e)
}
