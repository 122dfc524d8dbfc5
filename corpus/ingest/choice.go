package ingest

import (
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Choices are what the user decided about an import; what is empty is guessed.
type Choices struct {
	ID          corpus.TranscriptID
	Participant corpus.ParticipantID
	Group       corpus.GroupID
	Date        string // YYYY-MM-DD
	Language    string
	Speakers    []SpeakerChoice
	Cleaning    Cleaning // the zero value is the default

	// Alternate are the names of speakers who take turns, a paragraph each, in
	// a file without any labels: Alternating(), or {"I", "M3", "T"}. A file that
	// names its speakers is read as if it were empty, so that a batch may mix
	// both.
	Alternate []string
}

// SpeakerChoice says which label a speaker of the file gets. Two speakers with
// one label become one.
type SpeakerChoice struct {
	Found       string // the name in the file, in any case and spacing; Unknown for speech without one
	Label       corpus.Label
	Role        corpus.Role          // "": guessed
	Participant corpus.ParticipantID // whose words these are; "": guessed
	OwnWords    bool                 // an interpreter's own remarks: nobody's words
}

// ParseSpeaker reads "FOUND=LABEL[:role[:participant]]", such as
// "Anna Bos=M3:respondent" or "Tolk=T:tolk". A hyphen for the participant means
// nobody: the interpreter's own remarks.
func ParseSpeaker(s string) (SpeakerChoice, error) {
	i := strings.LastIndexByte(s, '=')
	if i < 0 || i == len(s)-1 {
		return SpeakerChoice{}, phrases.Fail("ingest.choice.form").WithCure("ingest.choice.form.cure")
	}
	c := SpeakerChoice{Found: strings.TrimSpace(s[:i])}
	if c.Found == "" {
		c.Found = Unknown
	}
	parts := strings.Split(s[i+1:], ":")
	for k := range parts {
		parts[k] = strings.TrimSpace(parts[k])
	}
	if len(parts) > 3 {
		return SpeakerChoice{}, phrases.Fail("ingest.choice.form").WithCure("ingest.choice.form.cure")
	}
	if c.Label = corpus.Label(parts[0]); !corpus.ValidLabel(c.Label) {
		return SpeakerChoice{}, phrases.Fail("ingest.choice.label").WithCure("ingest.choice.label.cure")
	}
	if len(parts) > 1 && parts[1] != "" {
		if c.Role = parseRole(parts[1]); c.Role == "" {
			return SpeakerChoice{}, phrases.Fail("ingest.choice.role").WithCure("ingest.choice.role.cure")
		}
	}
	if len(parts) > 2 {
		switch p := parts[2]; {
		case p == "":
		case p == "-":
			c.OwnWords = true
		case !corpus.ValidLabel(corpus.Label(p)):
			return SpeakerChoice{}, phrases.Fail("ingest.choice.participant").WithCure("ingest.choice.label.cure")
		default:
			c.Participant = corpus.ParticipantID(p)
		}
	}
	return c, nil
}

// parseRole reads a role as a user writes it, in either language.
func parseRole(s string) corpus.Role {
	switch k := key(s); k {
	case "other", "overig", "overige", "ander", "anders":
		return corpus.Other
	default:
		return roleByWord(k).role
	}
}

// check tells whether the choices can be carried out on a draft.
func (c Choices) check(d *Draft) error {
	if c.ID != "" && !validID(string(c.ID)) {
		return phrases.Fail("ingest.choice.id").WithCure("ingest.choice.label.cure")
	}
	if c.Participant != "" && !validID(string(c.Participant)) {
		return phrases.Fail("ingest.choice.participant").WithCure("ingest.choice.label.cure")
	}
	if c.Date != "" {
		if date, ok := numericDate(c.Date); !ok || date != c.Date {
			return phrases.Fail("ingest.choice.date").WithCure("ingest.choice.date.cure")
		}
	}
	roles := map[corpus.Label]corpus.Role{}
	for _, s := range c.Speakers {
		if d.found(s.Found) < 0 {
			return phrases.Fail("ingest.choice.found", phrases.Args{"Name": s.Found}).WithCure("ingest.choice.found.cure")
		}
		if !corpus.ValidLabel(s.Label) {
			return phrases.Fail("ingest.choice.label").WithCure("ingest.choice.label.cure")
		}
		if r := roles[s.Label]; r != "" && s.Role != "" && r != s.Role {
			return phrases.Fail("ingest.choice.roles", phrases.Args{"Label": string(s.Label)}).WithCure("ingest.choice.roles.cure")
		}
		if s.Role != "" {
			roles[s.Label] = s.Role
		}
	}
	return nil
}

// validID tells whether a text can be the name of a file and a label. One that
// begins with a dash is an option that came too early: --id --yes.
func validID(s string) bool {
	return corpus.ValidLabel(corpus.Label(s)) && !strings.HasPrefix(s, "-")
}

// found is the index of the speaker under a name, or -1.
func (d *Draft) found(name string) int {
	k := key(strings.Trim(name, "[]"))
	for i, f := range d.Speakers {
		if key(f.Name) == k {
			return i
		}
	}
	return -1
}
