package memos

import (
	"strings"

	"citaat/coding/memolink"
)

// lit marks the words that were searched in a line of the memo that is read. A
// line with a link in it has marks of its own and stays as it is.
func (m Model) lit(line string) string {
	words := strings.Fields(memolink.Fold(m.wish.query))
	if len(words) == 0 || strings.ContainsRune(line, 0x1b) {
		return line
	}
	var folded []byte
	var place []int // in the line, of each byte of the folded one
	for i, r := range line {
		f := memolink.Fold(string(r))
		for range len(f) {
			place = append(place, i)
		}
		folded = append(folded, f...)
	}
	place = append(place, len(line))
	var b strings.Builder
	done, from := 0, 0
	for {
		at, n := first(string(folded[from:]), words)
		if at < 0 {
			return b.String() + line[done:]
		}
		b.WriteString(line[done:place[from+at]])
		done = place[from+at+n]
		b.WriteString(m.c.Theme.Hit.Render(line[place[from+at]:done]))
		from += at + n
	}
}

// first is where the first of some words stands in a text, and how long it is; -1
// where none does.
func first(text string, words []string) (at, n int) {
	at = -1
	for _, w := range words {
		if i := strings.Index(text, w); i >= 0 && (at < 0 || i < at || i == at && len(w) > n) {
			at, n = i, len(w)
		}
	}
	return at, n
}
