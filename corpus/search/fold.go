package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold takes case and diacritics from a word, of Latin and Greek letters and
// of Arabic ones; in other scripts a mark makes another letter.
func fold(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	var b strings.Builder
	strip := false
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case isMark(r) && strip, isVowelSign(r):
			continue
		case r == '’' || r == '‘' || r == 'ʼ':
			r = '\''
		}
		if !unicode.Is(unicode.Mn, r) {
			strip = unicode.In(r, unicode.Latin, unicode.Greek)
		}
		if plain, ok := spelled(r); ok {
			b.WriteString(plain)
			continue
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

func isMark(r rune) bool { return 0x300 <= r && r <= 0x36f }

// isVowelSign tells of what Arabic script may leave out: vowel signs and the
// stroke that only makes a word longer.
func isVowelSign(r rune) bool {
	return 0x64b <= r && r <= 0x65f || r == 0x670 || r == 0x640
}

// spelled are the letters that no decomposition takes apart.
func spelled(r rune) (string, bool) {
	switch r {
	case 'ß':
		return "ss", true
	case 'æ':
		return "ae", true
	case 'œ':
		return "oe", true
	case 'ø':
		return "o", true
	case 'đ', 'ð':
		return "d", true
	case 'ł':
		return "l", true
	case 'ı':
		return "i", true
	case 'þ':
		return "th", true
	case 'ĳ':
		return "ij", true
	}
	return "", false
}
