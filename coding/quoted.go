package coding

import (
	"slices"

	"citaat/corpus"
)

// QuotedIn are the participants whose words stand in the examples of a codebook,
// in order, so that a withdrawal can name a file that holds it.
func (s *Study) QuotedIn(cb *Codebook) []corpus.ParticipantID {
	var examples []string
	for _, c := range cb.Codes() {
		examples = append(examples, c.Example)
	}
	said := NewSecrets(examples)
	var people []corpus.ParticipantID
	if len(said.runs) == 0 {
		return nil
	}
	for _, v := range s.Interviews() {
		t, err := s.TranscriptOnce(v.ID)
		if err != nil {
			continue // told by the check
		}
		for _, u := range t.Turns {
			who := t.Speaker(u.Speaker).Participant
			if who != "" && !slices.Contains(people, who) && said.Quoted(u.Text) {
				people = append(people, who)
			}
		}
	}
	slices.SortFunc(people, func(a, b corpus.ParticipantID) int { return corpus.CompareIDs(string(a), string(b)) })
	return people
}
