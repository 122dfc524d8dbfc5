package corpus

import "unicode"

// WordRune tells of a letter, a digit or a mark on one: what words consist of.
func WordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}
