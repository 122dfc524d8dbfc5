package ingest

import (
	"strings"

	"citaat/corpus"
)

// headLines is how far down a block of facts may stand.
const headLines = 60

// markHead marks the block of facts above the talk ("Datum: …, Interviewer: …"),
// so that its role words are not taken for turns. It needs at least one word
// that only opens a fact; the roles right below the last such line belong to it.
func markHead(lines []line) {
	last := -1
	seen := map[string]bool{}
	for i := 0; i < len(lines) && i < headLines; i++ {
		c, ok := cut(lines[i].text)
		if !ok {
			if countWords(lines[i].text) > 40 {
				break
			}
			continue
		}
		k := key(c.label)
		if fieldWord(k) {
			last = i
			continue
		}
		if seen[k] || shapeOf(c.label) == code || countWords(c.speech) > 15 || strings.Contains(c.speech, "?") {
			break
		}
		seen[k] = true
	}
	if last < 0 {
		return
	}
	for i := range lines[:last+1] {
		lines[i].field = true
	}
	for i := last + 1; i < len(lines) && i < headLines; i++ {
		c, ok := cut(lines[i].text)
		if !ok || roleOf(key(c.label)).role == "" || countWords(c.speech) > 6 || sentence(c.speech) || empty(c.speech) {
			break
		}
		lines[i].field = true
	}
}

func empty(s string) bool { return strings.TrimSpace(s) == "" }

// sentence tells of a text that ends as spoken sentences do.
func sentence(s string) bool {
	s = strings.TrimRight(s, " \t\u00a0\"”’'*)")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "…")
}

// fact takes the date and the duration from a line above the talk.
func (d *Draft) fact(text string) {
	c, ok := cut(text)
	if !ok {
		if d.Title == "" {
			d.Title = corpus.CleanText(tidy(text))
		}
		return
	}
	switch k := key(c.label); {
	case strings.Contains(k, "datum") || strings.Contains(k, "date"):
		if date, ok := parseDate(c.speech); ok {
			d.Date = date
		}
	case strings.Contains(k, "duur") || k == "duration" || k == "lengte":
		if m, ok := parseDuration(c.speech); ok {
			d.Duration = m
		}
	}
}
