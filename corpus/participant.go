package corpus

import "slices"

// ParticipantID names a participant: M1, V2. It is never a person's name and
// is never used again for somebody else.
type ParticipantID string

// GroupID names a group of respondents.
type GroupID string

// Participant is one person who took part, without a name.
type Participant struct {
	ID        ParticipantID     `yaml:"id" json:"id"`
	Group     GroupID           `yaml:"group" json:"group"`
	Variables map[string]string `yaml:"variables,omitempty" json:"variables,omitempty"`
	Consent   Consent           `yaml:"consent,omitempty" json:"consent,omitzero"`
	Notes     string            `yaml:"notes,omitempty" json:"notes,omitempty"`
}

// Scope is something a participant may consent to.
type Scope string

// What a participant may consent to.
const (
	ScopeTakePart Scope = "take_part"
	ScopeRecord   Scope = "record"
	ScopeQuote    Scope = "quote"
	ScopeArchive  Scope = "archive"
	ScopeReuse    Scope = "reuse"
)

// Consent is what a participant agreed to, when, on which form, and until when
// it may be kept.
type Consent struct {
	Date  string  `yaml:"date,omitempty" json:"date,omitempty"`
	Form  string  `yaml:"form,omitempty" json:"form,omitempty"`
	Scope []Scope `yaml:"scope,omitempty" json:"scope,omitempty"`
	Until string  `yaml:"until,omitempty" json:"until,omitempty"` // YYYY-MM-DD: to be erased after this day
}

// Known tells whether anything was noted of a consent: without that nothing is
// forbidden, and nothing is known to be allowed.
func (c Consent) Known() bool { return c.Date != "" || c.Form != "" || len(c.Scope) > 0 }

// May tells whether the participant agreed to something, or whether nothing is
// known.
func (c Consent) May(s Scope) bool { return !c.Known() || slices.Contains(c.Scope, s) }

// MayQuote tells whether the participant may be quoted.
func (c Consent) MayQuote() bool { return c.May(ScopeQuote) }
