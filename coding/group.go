package coding

import (
	"strings"

	"citaat/corpus"
)

// GuessGroup is the group that somebody most likely belongs to: the one that is
// known, else that of those whose ids begin with the same letters, if they are
// all of one, else the only group whose name begins so. "": nothing tells.
func (s *Study) GuessGroup(id corpus.ParticipantID) corpus.GroupID {
	if p, known := s.Participant(id); known {
		return p.Group
	}
	letters := lettersOf(string(id))
	if letters == "" || letters == string(id) {
		return ""
	}
	groups := map[corpus.GroupID]bool{}
	for _, p := range s.Participants() {
		if strings.EqualFold(lettersOf(string(p.ID)), letters) && p.Group != "" {
			groups[p.Group] = true
		}
	}
	if len(groups) == 0 {
		for _, g := range s.Settings().Groups {
			if beginsWith(g.Name, letters) || beginsWith(string(g.ID), letters) {
				groups[g.ID] = true
			}
		}
	}
	if len(groups) != 1 {
		return ""
	}
	for g := range groups {
		return g
	}
	return ""
}

// lettersOf is an id without the number at its end.
func lettersOf(id string) string { return strings.TrimRight(id, "0123456789") }

func beginsWith(s, start string) bool {
	return len(s) >= len(start) && strings.EqualFold(s[:len(start)], start)
}
