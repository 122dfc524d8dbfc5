package corpus

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// CleanText makes the text of a turn what a body may hold: valid UTF-8, NFC,
// on one line, trimmed, without control characters and without the characters
// that turn the reading direction around. Joiners stay: emoji and Persian need
// them.
func CleanText(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r', r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
			return ' '
		case Unprintable(r):
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(norm.NFC.String(s))
}

// Unprintable tells of a control character or one that overrides the reading
// direction: they never enter a body and never reach a terminal.
func Unprintable(r rune) bool {
	return r < 0x20 || (r >= 0x7f && r < 0xa0) ||
		(r >= 0x202a && r <= 0x202e) || (r >= 0x2066 && r <= 0x2069) ||
		r == 0x200b || r == 0x2060 || r == 0x200e || r == 0x200f || r == 0x061c || r == 0xfeff || r == 0x00ad ||
		(r >= 0xfff9 && r <= 0xfffb) || (r >= 0xe0000 && r <= 0xe007f)
}

// plain tells of printable ASCII that needs no cleaning: most turns.
func plain(s string) bool {
	if s == "" {
		return true
	}
	if s[0] == ' ' || s[len(s)-1] == ' ' {
		return false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

func countRunes(s string) int { return utf8.RuneCountInString(s) }
