package ingest

import (
	"context"
	"strings"
)

// isSRT tells of captions as SubRip writes them: a number and then times with
// an arrow, or times at once.
func isSRT(lines []line) bool {
	counted := false
	for _, l := range lines {
		switch {
		case empty(l.text):
		case arrow(l.text):
			return true
		case counted || !number(l.text):
			return false
		default:
			counted = true
		}
	}
	return false
}

// arrow tells of a line with two times and an arrow between them.
func arrow(s string) bool {
	from, to, ok := strings.Cut(s, "-->")
	return ok && timeLike(from) && timeLike(to)
}

func timeLike(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) > 2 && strings.Contains(s, ":") && (s[0] >= '0' && s[0] <= '9' || s[0] == '-')
}

// readSRT reads captions of SubRip: those of WebVTT without its head.
func readSRT(ctx context.Context, text string, d *Draft, b *builder) error {
	r := newCaptions(text, d, b)
	r.subrip = true
	return r.read(ctx, d)
}
