package wording

import (
	"strings"

	"citaat/corpus"
)

// Quote is the wording of a passage that is published unless somebody adjusts
// it: the participant's words, from one turn to the next where only a hum
// stands between. A passage that holds a question, or the words of several
// people, keeps its speakers: "I: … R: …".
func Quote(t *corpus.Transcript, s corpus.Span) string { return Of(t, s).Quote() }

// Quote is the wording of the passage that is published unless somebody adjusts
// it.
func (src Source) Quote() string {
	conversation := len(src.people) != 1
	for _, u := range src.turns {
		conversation = conversation || !(u.voice.OfParticipant() || u.spare)
	}
	var parts []string
	speaker := ""
	for _, u := range src.turns {
		if u.spare && len(src.people) > 0 {
			continue
		}
		text := strings.TrimSpace(u.text)
		if conversation && u.role != speaker {
			speaker = u.role
			text = speaker + ": " + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " ")
}
