package corpus

import (
	"fmt"
	"strconv"
	"strings"
)

// TurnNumber is the number under which a turn is cited: 142, or 142a after a
// split. It stays with the turn for good; the zero value is "not numbered".
type TurnNumber struct {
	Number int
	Letter string // "", "a" … "z", "aa" …
}

// String is the number as written in the transcript.
func (n TurnNumber) String() string {
	if n.Number == 0 {
		return ""
	}
	return strconv.Itoa(n.Number) + n.Letter
}

// MarshalText writes the number as in the transcript.
func (n TurnNumber) MarshalText() ([]byte, error) { return []byte(n.String()), nil }

// UnmarshalText reads the number as in the transcript.
func (n *TurnNumber) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*n = TurnNumber{}
		return nil
	}
	v, err := ParseTurnNumber(string(b))
	*n = v
	return err
}

// ParseTurnNumber reads "142" or "142a".
func ParseTurnNumber(s string) (TurnNumber, error) {
	digits := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || len(digits) > 7 {
		return TurnNumber{}, fmt.Errorf("no turn number: %q", s)
	}
	return TurnNumber{n, s[len(digits):]}, nil
}

// Clock is a time in a recording, in whole seconds from its start; NoTime
// where the transcript has none.
type Clock int

// NoTime is the Clock of a turn without a time.
const NoTime Clock = -1

// String is HH:MM:SS, or "" without a time.
func (c Clock) String() string {
	if c < 0 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d:%02d", c/3600, c/60%60, c%60)
}

// ParseClock reads HH:MM:SS, MM:SS or M:SS; fractions are cut off.
func ParseClock(s string) (Clock, error) {
	s, _, _ = strings.Cut(s, ".")
	parts := strings.Split(s, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return NoTime, fmt.Errorf("no time: %q", s)
	}
	total := 0
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || n < 0 || n > 99999 || (i > 0 && n > 59) {
			return NoTime, fmt.Errorf("no time: %q", s)
		}
		total = total*60 + n
	}
	return Clock(total), nil
}

// Label names a speaker in a transcript: M3, I, T. It is never a person's name.
type Label string

// Role is what a speaker does in an interview.
type Role string

// The roles of speakers.
const (
	Interviewer Role = "interviewer"
	Respondent  Role = "respondent"
	Interpreter Role = "interpreter"
	Other       Role = "other"
)

// Speaker declares a label of a transcript.
type Speaker struct {
	Label       Label         `yaml:"label" json:"label"`
	Role        Role          `yaml:"role" json:"role"`
	Participant ParticipantID `yaml:"participant,omitempty" json:"participant,omitempty"`
}

// Voice tells whose words a turn holds.
type Voice string

// The voices of a turn.
const (
	Question Voice = "question" // the interviewer's words
	Own      Voice = "own"      // a participant's own words
	Rendered Voice = "rendered" // a participant's answer in an interpreter's words
	Remark   Voice = "remark"   // the interpreter's own remark
	Aside    Voice = "aside"    // somebody else's words
)

// Voice is whose words a speaker utters.
func (s Speaker) Voice() Voice {
	switch {
	case s.Role == Interviewer:
		return Question
	case s.Role == Respondent:
		return Own
	case s.Role == Interpreter && s.Participant != "":
		return Rendered
	case s.Role == Interpreter:
		return Remark
	}
	return Aside
}

// OfParticipant tells whether the words count as a participant's.
func (v Voice) OfParticipant() bool { return v == Own || v == Rendered }

// Turn is what one speaker says before another does.
type Turn struct {
	Number  TurnNumber
	Time    Clock
	Speaker Label
	Repeats TurnNumber // the turn whose answer this one gives again; zero: none
	Text    string     // UTF-8, NFC, without line breaks
	Span    Span       // its place in the body
}
