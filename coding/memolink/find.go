package memolink

import "strings"

// Link is a link in a text. Start and End are bytes and hold the brackets.
type Link struct {
	Start, End int
	Name       string // what stands between the brackets
}

// longest is how many bytes may stand between the brackets: more is a slip.
const longest = 400

// Open and Close are the brackets of a link.
const (
	Open  = "[["
	Close = "]]"
)

// Find gives the links of a text in their order. One stands on one line and
// holds no bracket.
func Find(text string) []Link {
	var links []Link
	for at := 0; ; {
		i := strings.Index(text[at:], Open)
		if i < 0 {
			return links
		}
		at += i + len(Open)
		for at < len(text) && text[at] == '[' { // of [[[ the innermost count
			at++
		}
		n := strings.IndexAny(text[at:min(len(text), at+longest)], "[]\n")
		if n < 0 || !strings.HasPrefix(text[at+n:], Close) {
			continue
		}
		if name := strings.TrimSpace(text[at : at+n]); name != "" {
			links = append(links, Link{at - len(Open), at + n + len(Close), name})
		}
		at += n + len(Close)
	}
}
