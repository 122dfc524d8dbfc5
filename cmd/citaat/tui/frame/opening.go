package frame

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Opening is a sentence with a capital at its beginning, as errors are shown:
// they are written to stand behind another phrase. A path, a file or an id keeps
// its own letters.
func Opening(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if strings.ContainsFunc(strings.TrimRight(first, ".,;:!?"), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' }) {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || !unicode.IsLower(r) {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
