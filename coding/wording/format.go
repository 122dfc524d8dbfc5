package wording

import (
	"strings"

	"citaat/corpus/phrases"
)

// inner turns quotation marks within a quotation into those for words within
// words.
var inner = strings.NewReplacer("“", "‘", "”", "’", "„", "‘", "«", "‘", "»", "’")

// Format writes a quotation as it is published: “…” – Moeder (spreekt over een
// moeder), via tolk. Remark may be empty; without an attribution the words
// stand alone. The book is that of the publication's language.
func Format(book *phrases.Book, published, attribution, remark string, via bool) string {
	s := "“" + straight(inner.Replace(strings.TrimSpace(published))) + "”"
	if attribution == "" {
		return s
	}
	s += " – " + attribution
	if remark != "" {
		s += " (" + remark + ")"
	}
	if via {
		s += ", " + book.Say("wording.via")
	}
	return s
}

// straight turns straight double quotation marks into single ones that open
// and close.
func straight(s string) string {
	if !strings.Contains(s, `"`) {
		return s
	}
	var b strings.Builder
	open := false
	for _, r := range s {
		if r == '"' {
			open = !open
			r = '’'
			if open {
				r = '‘'
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}
