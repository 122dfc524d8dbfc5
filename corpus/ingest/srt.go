package ingest

import (
	"context"
	"strings"

	"citaat/corpus/phrases"
)

// isSRT tells of captions as SubRip writes them: a number, then times with an
// arrow.
func isSRT(lines []line) bool {
	for i, l := range lines {
		if !empty(l.text) {
			return number(l.text) && i+1 < len(lines) && strings.Contains(lines[i+1].text, "-->")
		}
	}
	return false
}

func readSRT(context.Context, string, *Draft, *builder) error {
	return phrases.Fail("ingest.error.srt").WithCure("ingest.error.srt.cure")
}
