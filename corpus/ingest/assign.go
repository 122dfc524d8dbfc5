package ingest

import (
	"fmt"
	"strings"

	"citaat/corpus"
)

// Assigned is what becomes of a speaker of the file.
type Assigned struct {
	corpus.Speaker
	Found   string // the name in the file: for the screen only
	Turns   int
	Words   int
	Guessed bool // the role is read from what is said, not from a name or a choice

	chosen   bool // by the user
	ownWords bool
}

// assign gives every speaker a role, a label and a participant: the choices
// first, then what names say, then what the talk suggests.
func (d *Draft) assign(c Choices, participant corpus.ParticipantID) []Assigned {
	out := make([]Assigned, len(d.Speakers))
	for i, f := range d.Speakers {
		out[i] = Assigned{Found: f.Name, Turns: f.Turns, Words: f.Words}
		if d.own != nil {
			out[i].Speaker = d.own.Speaker(corpus.Label(f.Name))
			out[i].ownWords = out[i].Participant == ""
			continue
		}
		out[i].Role = roleByName(f.Name, participant)
	}
	roles := map[corpus.Label]corpus.Role{} // speakers under one label share its role
	for _, s := range c.Speakers {
		if s.Role != "" {
			roles[s.Label] = s.Role
		}
	}
	for _, s := range c.Speakers {
		a := &out[d.found(s.Found)]
		a.Label, a.chosen, a.ownWords = s.Label, true, s.OwnWords
		a.Participant = s.Participant
		if r := roles[s.Label]; r != "" {
			a.Role = r
		} else if r := roleByName(string(s.Label), participant); r != "" {
			a.Role = r
		}
	}
	if d.own == nil {
		d.guessRoles(out)
		giveLabels(out, participant)
	}
	giveParticipants(out, participant)
	return out
}

// roleByName reads the role from a name or a label; "" is undecided.
func roleByName(name string, participant corpus.ParticipantID) corpus.Role {
	if name == string(participant) {
		return corpus.Respondent
	}
	if r := roleOf(key(name)).role; r != "" {
		return r
	}
	if l, ok := shortCode(name); ok {
		return roleOfCode(l)
	}
	return roleInside(name)
}

// shortCode tells whether a name stands for a person without naming one, and
// gives it as a label: I, m3, S00, AB.
func shortCode(name string) (corpus.Label, bool) {
	up := strings.ToUpper(name)
	switch codeShape(up) {
	case code:
		if len(up) > 1 && strings.Trim(up, "0123456789") == up && up != name {
			return "", false
		}
		return corpus.Label(up), true
	case bigCode:
		return corpus.Label(up), len(up) == 2 && up == name
	}
	return "", false
}

// guessRoles decides what names leave open. Whoever asks most is the
// interviewer; of the others, the only one or the one who says most is the
// respondent.
func (d *Draft) guessRoles(out []Assigned) {
	if count(out, corpus.Interviewer) == 0 {
		if i := d.asker(out); i >= 0 {
			out[i].Role, out[i].Guessed = corpus.Interviewer, true
		}
	}
	certain := true
	for _, a := range out {
		certain = certain && !a.Guessed
	}
	if count(out, corpus.Respondent) == 0 {
		open, most := 0, -1
		for i, a := range out {
			if a.Found == Unknown || a.chosen && a.Role != "" || a.Role != "" && a.Role != corpus.Other {
				continue
			}
			open++
			if most < 0 || a.Words > out[most].Words {
				most = i
			}
		}
		if most >= 0 {
			out[most].Role = corpus.Respondent
			out[most].Guessed = open > 1 || !certain || count(out, corpus.Interviewer) == 0
		}
	}
	for i := range out {
		if out[i].Role == "" {
			out[i].Role = corpus.Other
		}
	}
}

// asker is the speaker who seems to interview, or -1: of those whose role is
// open, the one with most questions a turn (few turns prove little); without a
// single question mark the one who says least.
func (d *Draft) asker(out []Assigned) int {
	best, open, top := -1, 0, 0.0
	for i, a := range out {
		if a.Role != "" || a.Found == Unknown {
			continue
		}
		open++
		f := d.Speakers[i]
		score := float64(f.Questions) / float64(f.Turns+2)
		if best < 0 || score > top || score == top && a.Words < out[best].Words {
			best, top = i, score
		}
	}
	if open == 1 && count(out, corpus.Respondent) == 0 {
		return -1
	}
	return best
}

func count(out []Assigned, r corpus.Role) int {
	n := 0
	for _, a := range out {
		if a.Role == r {
			n++
		}
	}
	return n
}

// giveLabels replaces names by labels; short codes stay, also where the user
// gave one to somebody else: then the two are one speaker.
func giveLabels(out []Assigned, participant corpus.ParticipantID) {
	used := map[corpus.Label]bool{}
	for i := range out {
		if out[i].chosen {
			used[out[i].Label] = true
		}
	}
	for i := range out {
		if l, ok := shortCode(out[i].Found); ok && !out[i].chosen {
			out[i].Label = l
			used[l] = true
		}
	}
	for i := range out {
		a := &out[i]
		if a.Label != "" {
			continue
		}
		switch a.Role {
		case corpus.Interviewer:
			a.Label = free(used, "I", 2)
		case corpus.Interpreter:
			a.Label = free(used, "T", 2)
		case corpus.Respondent:
			a.Label = free(used, clip(string(participant), maxID-3), 2)
		default:
			a.Label = free(used, "", 1)
		}
		used[a.Label] = true
	}
}

// free is the first label of a row that nobody has: I, I2, I3; S1, S2 where
// there is no name to begin with.
func free(used map[corpus.Label]bool, first string, n int) corpus.Label {
	next := first
	if first == "" {
		first, next = "S", "S1"
		n = 2
	} else if last := first[len(first)-1]; last >= '0' && last <= '9' {
		first += "-"
	}
	for ; used[corpus.Label(next)]; n++ {
		next = fmt.Sprint(first, n)
	}
	return corpus.Label(next)
}

// giveParticipants says whose words each speaker utters. An interpreter
// renders the participant's, unless the label is TT or the user says
// otherwise; of several respondents each is a participant.
func giveParticipants(out []Assigned, participant corpus.ParticipantID) {
	alone := count(out, corpus.Respondent) <= 1
	for i := range out {
		a := &out[i]
		if a.Participant != "" || a.ownWords {
			continue
		}
		switch {
		case a.Role == corpus.Interpreter && a.Label != "TT":
			a.Participant = participant
		case a.Role == corpus.Respondent && (alone || string(a.Label) == string(participant)):
			a.Participant = participant
		case a.Role == corpus.Respondent:
			id := clip(string(participant), max(maxID-1-len(a.Label), 0)) + "-" + string(a.Label)
			a.Participant = corpus.ParticipantID(strings.Trim(id, "-"))
		}
	}
}
