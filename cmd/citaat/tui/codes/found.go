package codes

import (
	"citaat/corpus/phrases"
	"citaat/export"
)

// mostFound is how many findings a window shows.
const mostFound = 8

// foundLines are what the disclosure check found.
func foundLines(b *phrases.Book, found []export.Disclosure) []string {
	lines := []string{b.Say("disclosure.found", phrases.Args{"Count": len(found)})}
	for i, d := range found {
		if i == mostFound {
			lines = append(lines, "…")
			break
		}
		lines = append(lines, d.Say(b))
	}
	return lines
}
