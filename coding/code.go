package coding

import (
	"crypto/rand"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// CodeID names a code for good: the slug of its first name and three random
// letters, so that codes made apart never collide. Renaming a code keeps it.
type CodeID string

// Kind tells what a code stands for.
type Kind string

// Kinds of codes.
const (
	Category Kind = "category"
	Theme    Kind = "theme"
	Wording  Kind = "wording"
)

// Code is one entry of the codebook, with the fields of MacQueen et al. (1998),
// "Codebook development for team-based qualitative analysis", CAM 10(2):31-36.
type Code struct {
	ID         CodeID `yaml:"id" json:"id"`
	Name       string `yaml:"name" json:"name"`
	Parent     CodeID `yaml:"parent,omitempty" json:"parent,omitempty"`
	Kind       Kind   `yaml:"kind,omitempty" json:"kind,omitempty"`
	Short      string `yaml:"short,omitempty" json:"short,omitempty"`
	Definition string `yaml:"definition,omitempty" json:"definition,omitempty"`
	UseWhen    string `yaml:"use_when,omitempty" json:"use_when,omitempty"`
	DoNotUse   string `yaml:"do_not_use_when,omitempty" json:"do_not_use_when,omitempty"`
	Example    string `yaml:"example,omitempty" json:"example,omitempty"`
	Colour     string `yaml:"colour,omitempty" json:"colour,omitempty"`
	Key        int    `yaml:"key,omitempty" json:"key,omitempty"` // quick-code digit, 1-9
	MergedInto CodeID `yaml:"merged_into,omitempty" json:"merged_into,omitempty"`
	Retired    bool   `yaml:"retired,omitempty" json:"retired,omitempty"`
}

// NewCodeID makes the id of a code that is first named so.
func NewCodeID(name string) CodeID {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	var b [3]byte
	if _, err := rand.Read(b[:]); err != nil {
		panic(err) // the system has no randomness: nothing can be made safely
	}
	tail := make([]byte, 3)
	for i := range b {
		tail[i] = letters[int(b[i])%len(letters)]
	}
	return CodeID(slug(name) + "-" + string(tail))
}

// slug is a name in lower-case ASCII letters and digits, words joined by "-".
func slug(name string) string {
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn))), name)
	if err != nil {
		plain = name
	}
	var b strings.Builder
	for _, r := range strings.ToLower(plain) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= 40 {
			break
		}
	}
	if s := strings.Trim(b.String(), "-"); s != "" {
		return s
	}
	return "code"
}

// InUse tells whether a code can be given: it is not retired and did not go up
// in another.
func (c Code) InUse() bool { return !c.Retired && c.MergedInto == "" }

// Colours are the names of the hues that codes can have, in the order in which
// they are given out.
func Colours() []string { return append([]string(nil), colours[:]...) }
