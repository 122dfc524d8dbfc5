package corpus

import "strings"

// TranscriptID names an interview: M3. It is the name of its file without .md
// and is never used again.
type TranscriptID string

// Meta is the front matter of a transcript: what belongs to the interview and
// not to the person.
type Meta struct {
	ID           TranscriptID    `yaml:"id"`
	Participants []ParticipantID `yaml:"participants,flow,omitempty"`
	Date         string          `yaml:"date,omitempty"` // YYYY-MM-DD
	Order        int             `yaml:"order,omitempty"`
	Language     string          `yaml:"language,omitempty"`
	Mode         string          `yaml:"mode,omitempty"` // online, phone or in_person
	Interpreter  Interpreting    `yaml:"interpreter,flow,omitempty"`
	Duration     int             `yaml:"duration,omitempty"` // minutes
	Place        string          `yaml:"place,omitempty"`
	Notes        string          `yaml:"notes,omitempty"`
	Source       SourceFile      `yaml:"source,flow,omitempty"`
	Speakers     []Speaker       `yaml:"speakers"`
}

// Interpreting tells whether an interpreter took part, and the gender: v, m, x.
type Interpreting struct {
	Present bool   `yaml:"present,omitempty"`
	Gender  string `yaml:"gender,omitempty"`
}

// SourceFile is the file a transcript was imported from. The name holds no
// person's name: import writes it only after labels replaced names in it.
type SourceFile struct {
	Name   string `yaml:"name,omitempty"`
	SHA256 string `yaml:"sha256,omitempty"`
}

// Transcript is one interview: its front matter and its turns. Its values are
// not changed once made; an edit makes a new one.
type Transcript struct {
	Meta
	Turns []Turn
	body  Body
	hash  Hash
}

// NewTranscript cleans the turns' texts (CleanText), numbers turns that have
// no number and lays out the body.
func NewTranscript(meta Meta, turns []Turn) *Transcript {
	t := &Transcript{Meta: meta, Turns: make([]Turn, len(turns))}
	copy(t.Turns, turns)
	next, size := 1, 0
	for _, u := range turns {
		next = max(next, u.Number.Number+1)
		size += len(u.Text) + 1
	}
	var b strings.Builder
	b.Grow(size)
	at := Offset(0)
	for i := range t.Turns {
		u := &t.Turns[i]
		if u.Number.Number == 0 {
			u.Number = TurnNumber{Number: next}
			next++
		}
		u.Text = CleanText(u.Text)
		if i > 0 {
			b.WriteByte('\n')
			at++
		}
		b.WriteString(u.Text)
		n := Offset(countRunes(u.Text))
		u.Span = Span{at, at + n}
		at += n
	}
	t.body = NewBody(b.String())
	t.hash = t.body.Hash()
	return t
}

// Body is what was said: the texts of the turns joined by one LF.
func (t *Transcript) Body() Body { return t.body }

// Hash is the SHA-256 of the body.
func (t *Transcript) Hash() Hash { return t.hash }

// Speaker returns the declaration of a label; an undeclared one is Other.
func (t *Transcript) Speaker(l Label) Speaker {
	for _, s := range t.Speakers {
		if s.Label == l {
			return s
		}
	}
	return Speaker{Label: l, Role: Other}
}

// TurnIndex is the index of the turn that holds an offset (a separator belongs
// to the turn before it), or -1 in an empty transcript.
func (t *Transcript) TurnIndex(at Offset) int {
	lo, hi := 0, len(t.Turns)
	for lo < hi {
		if m := (lo + hi) / 2; t.Turns[m].Span.Start <= at {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo == 0 && len(t.Turns) > 0 {
		return 0
	}
	return lo - 1
}

// TurnsIn are the indices [from, to) of the turns that a span touches.
func (t *Transcript) TurnsIn(s Span) (from, to int) {
	if len(t.Turns) == 0 {
		return 0, 0
	}
	from = t.TurnIndex(s.Start)
	last := s.Start
	if !s.Empty() {
		last = s.End - 1
	}
	return from, t.TurnIndex(last) + 1
}

// Turn finds a turn by its number.
func (t *Transcript) Turn(n TurnNumber) (int, bool) {
	for i, u := range t.Turns {
		if u.Number == n {
			return i, true
		}
	}
	return 0, false
}

// Place is how a passage is cited: interview and turn, M3:142, or M3:142-145
// where it runs over several turns.
func (t *Transcript) Place(s Span) string {
	from, to := t.TurnsIn(s)
	if from >= to {
		return string(t.ID)
	}
	p := string(t.ID) + ":" + t.Turns[from].Number.String()
	if to-from > 1 {
		p += "-" + t.Turns[to-1].Number.String()
	}
	return p
}

// ParticipantOf is the participant whose words a span holds: the speaker of
// the first of its turns that counts as a participant's, else the interview's
// first participant.
func (t *Transcript) ParticipantOf(s Span) ParticipantID {
	from, to := t.TurnsIn(s)
	for _, u := range t.Turns[from:to] {
		if sp := t.Speaker(u.Speaker); sp.Voice().OfParticipant() && sp.Participant != "" {
			return sp.Participant
		}
	}
	if len(t.Participants) > 0 {
		return t.Participants[0]
	}
	return ""
}
