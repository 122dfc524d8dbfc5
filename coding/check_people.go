package coding

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Fault is what is wrong with a field of an entry, said to whoever filled it in.
type Fault struct {
	Field string
	What  phrases.Sentence
}

// Modes are the ways in which an interview can be held.
func Modes() []string { return []string{"in_person", "online", "phone"} }

// Types are the types that a variable can have.
func Types() []string { return []string{"category", "number", "text", "yesno"} }

// CheckDate says what is wrong with a date; an empty one is not known yet.
func CheckDate(s string) phrases.Sentence {
	if s == "" {
		return phrases.Sentence{}
	}
	if _, err := time.Parse(time.DateOnly, s); err == nil {
		return phrases.Sentence{}
	}
	if len(s) == len(time.DateOnly) && s[4] == '-' && s[7] == '-' {
		if _, err := strconv.Atoi(strings.ReplaceAll(s, "-", "")); err == nil {
			return phrases.Make("people.date-none", phrases.Args{"Date": s})
		}
	}
	return phrases.Make("people.date-form")
}

// CheckVariable says what is wrong with the value of a variable.
func CheckVariable(v corpus.Variable, value string) phrases.Sentence {
	name := v.Name
	if name == "" {
		name = v.ID
	}
	switch value = strings.TrimSpace(value); {
	case value == "":
	case v.Type == "number":
		if _, ok := Number(value); !ok {
			return phrases.Make("people.no-number", phrases.Args{"Name": name})
		}
	case v.Type == "yesno":
		if _, ok := YesNo(value); !ok {
			return phrases.Make("people.no-yesno", phrases.Args{"Name": name})
		}
	}
	return phrases.Sentence{}
}

// Number reads a number with a decimal point or comma.
func Number(s string) (float64, bool) {
	s = strings.Replace(strings.TrimSpace(s), ",", ".", 1)
	if s == "" || strings.ContainsFunc(s, func(r rune) bool { return r != '.' && r != '-' && (r < '0' || r > '9') }) {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil
}

// YesNo reads yes or no as people write it.
func YesNo(s string) (yes, ok bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "ja", "yes", "true", "j", "y":
		return true, true
	case "nee", "no", "false", "n":
		return false, true
	}
	return false, false
}

// checkFront says what is wrong with front matter by itself.
func checkFront(m corpus.Meta) []Fault {
	var fs []Fault
	add := func(field string, s phrases.Sentence) {
		if s.Key != "" {
			fs = append(fs, Fault{field, s})
		}
	}
	add("date", CheckDate(m.Date))
	if m.Order < 0 {
		add("order", phrases.Make("people.order-low"))
	}
	if m.Duration < 0 {
		add("duration", phrases.Make("people.duration-low"))
	}
	if m.Mode != "" && !slices.Contains(Modes(), m.Mode) {
		add("mode", phrases.Make("people.mode-unknown"))
	}
	if g := m.Interpreter.Gender; g != "" && g != "v" && g != "m" && g != "x" {
		add("interpreter_gender", phrases.Make("people.gender-unknown"))
	}
	for i, p := range m.Participants {
		if !ValidID(string(p)) {
			add("participants", phrases.Make("people.id-form", phrases.Args{"ID": string(p)}))
		} else if slices.Contains(m.Participants[:i], p) {
			add("participants", phrases.Make("people.twice", phrases.Args{"ID": string(p)}))
		}
	}
	for _, s := range m.Speakers {
		switch s.Role {
		case corpus.Interviewer, corpus.Respondent, corpus.Interpreter, corpus.Other:
		default:
			add(speakerPrefix+string(s.Label), phrases.Make("people.role-unknown", phrases.Args{"Label": string(s.Label)}))
		}
	}
	return fs
}

// CheckInterview says what is wrong with the front matter of an interview,
// beside the other interviews of the study.
func CheckInterview(m corpus.Meta, all []Interview) []Fault {
	fs := checkFront(m)
	for _, s := range m.Speakers {
		if s.Participant != "" && !slices.Contains(m.Participants, s.Participant) {
			fs = append(fs, Fault{speakerPrefix + string(s.Label), phrases.Make("people.speaks-for", phrases.Args{"Label": string(s.Label), "ID": string(s.Participant)})})
		}
	}
	for _, o := range all {
		if o.ID != m.ID && m.Order > 0 && o.Order == m.Order {
			fs = append(fs, Fault{"order", phrases.Make("people.order-taken", phrases.Args{"Order": m.Order, "Interview": string(o.ID)})})
		}
	}
	return fs
}

// CheckParticipant says what is wrong with a participant's entry.
func CheckParticipant(p corpus.Participant, s corpus.Settings) []Fault {
	var fs []Fault
	add := func(field string, said phrases.Sentence) {
		if said.Key != "" {
			fs = append(fs, Fault{field, said})
		}
	}
	if !ValidID(string(p.ID)) {
		add("id", phrases.Make("people.id-form", phrases.Args{"ID": string(p.ID)}))
	}
	if strings.ContainsAny(string(p.Group), ",;") {
		add("group", phrases.Make("people.one-group"))
	}
	add("consent_date", CheckDate(p.Consent.Date))
	add("until", CheckDate(p.Consent.Until))
	for _, v := range s.Variables {
		add(v.ID, CheckVariable(v, p.Variables[v.ID]))
	}
	return fs
}

// RemoveParticipant notes that a participant's entry goes. Of a participant who
// spoke nothing goes here: to withdraw is another thing than to tidy up.
func (b *Batch) RemoveParticipant(id corpus.ParticipantID) error {
	old, known := b.s.Participant(id)
	if !known {
		return phrases.Fail("people.unknown", phrases.Args{"ID": string(id)})
	}
	for _, v := range b.s.Interviews() {
		speaks := slices.Contains(v.Participants, id)
		for _, s := range v.Speakers {
			speaks = speaks || s.Participant == id
		}
		if speaks {
			return phrases.Fail("people.spoke", phrases.Args{"ID": string(id), "Interview": string(v.ID)}).WithCure("people.spoke-cure")
		}
	}
	b.file(OpParticipant, Change{ID: string(id), Before: raw(old)})
	return nil
}
