package corpus

// Removed counts what CleanText takes out of a text: the characters that break
// a line, which become spaces, and those that cannot be seen.
func Removed(s string) (breaks, controls int) {
	for _, r := range s {
		switch {
		case r == '\n', r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
			breaks++
		case r == '\t', r == '\r':
		case Unprintable(r):
			controls++
		}
	}
	return breaks, controls
}
