package bring

import (
	"slices"
	"strconv"
	"strings"

	"citaat/corpus"
	"citaat/corpus/ingest"
)

// roles are the roles of a speaker, in the order in which they are offered.
func roles() []corpus.Role {
	return []corpus.Role{corpus.Interviewer, corpus.Respondent, corpus.Interpreter, corpus.Other}
}

// speaker is a speaker as it would be; where the choices cannot be carried out, as
// somebody wanted it.
func (f file) speaker(i int) ingest.Assigned {
	s := f.plan.Speakers[i]
	if c, ok := f.decided(s.Found); ok && f.err != nil {
		s.Label, s.Role = c.Label, c.Role
	}
	return s
}

// turnRole gives a speaker another role; the label follows from it.
func (f file) turnRole(i, by int) file {
	s := f.speaker(i)
	at := max(slices.Index(roles(), s.Role), 0)
	role := roles()[(at+by+len(roles()))%len(roles())]
	return f.speak(ingest.SpeakerChoice{Found: s.Found, Role: role, Label: f.label(role, i)})
}

// speak decides about a speaker. What is shown of the others stays as it is:
// their labels are decided too.
func (f file) speak(c ingest.SpeakerChoice) file {
	decided := []ingest.SpeakerChoice{c}
	for _, s := range f.plan.Speakers {
		if s.Found == c.Found {
			continue
		}
		if old, ok := f.decided(s.Found); ok {
			decided = append(decided, old)
		} else if !s.Guessed {
			decided = append(decided, ingest.SpeakerChoice{Found: s.Found, Label: s.Label, Role: s.Role, OwnWords: s.Role == corpus.Interpreter && s.Participant == ""})
		}
	}
	f.choices.Speakers = decided
	return f
}

// decided is what was decided about a speaker of the file.
func (f file) decided(found string) (ingest.SpeakerChoice, bool) {
	for _, c := range f.choices.Speakers {
		if c.Found == found {
			return c, true
		}
	}
	return ingest.SpeakerChoice{}, false
}

// label is a free label for a role. Those of speakers about whom nothing is sure
// give way.
func (f file) label(role corpus.Role, but int) corpus.Label {
	base := map[corpus.Role]string{corpus.Interviewer: "I", corpus.Interpreter: "T", corpus.Other: "S1", corpus.Respondent: string(f.id())}[role]
	taken := map[corpus.Label]bool{}
	for i, s := range f.plan.Speakers {
		if _, decided := f.decided(s.Found); i != but && (decided || !s.Guessed) {
			taken[s.Label] = true
		}
	}
	label, stem := corpus.Label(base), base
	switch last := base[len(base)-1]; {
	case role == corpus.Other:
		stem = "S"
	case last >= '0' && last <= '9':
		stem += "-"
	}
	for n := 2; taken[label]; n++ {
		label = corpus.Label(stem + strconv.Itoa(n))
	}
	return label
}

// rename lets the labels and participants that were called after the interview
// follow it.
func (f file) rename(was, now string) file {
	f.choices.Speakers = slices.Clone(f.choices.Speakers)
	for i := range f.choices.Speakers {
		c := &f.choices.Speakers[i]
		if strings.EqualFold(string(c.Label), was) {
			c.Label = corpus.Label(now)
		}
		if strings.EqualFold(string(c.Participant), was) {
			c.Participant = corpus.ParticipantID(now)
		}
	}
	return f
}

// most is how many words the speaker says who says most.
func (f file) most() int {
	n := 0
	for _, s := range f.plan.Speakers {
		n = max(n, s.Words)
	}
	return n
}
