package ingest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How hard-wrapped text is told: lines of a paragraph that reach the same
// margin, which is neither that of a list nor beyond a page.
const (
	wrapLines  = 5  // so many must go on, or nothing is said of the file
	wrapNarrow = 40 // characters
	wrapWide   = 120
)

// hardWrapped tells of a file that breaks its lines at a margin: of the lines
// that are followed by another of the same paragraph at least seven in ten
// reach three quarters of the margin, which is the length that only one line
// in twenty exceeds.
func hardWrapped(lines []line) bool {
	var lengths []int
	for i := 0; i+1 < len(lines); i++ {
		l, next := lines[i], lines[i+1]
		if empty(l.text) || empty(next.text) || !next.start || l.cells != nil || next.cells != nil || l.field {
			continue
		}
		if c, ok := cut(next.text); ok && shapeOf(c.label) != noLabel {
			continue
		}
		lengths = append(lengths, utf8.RuneCountInString(strings.TrimSpace(l.text)))
	}
	if len(lengths) < wrapLines {
		return false
	}
	slices.Sort(lengths)
	margin := lengths[len(lengths)*19/20]
	if margin < wrapNarrow || margin > wrapWide {
		return false
	}
	reach, _ := slices.BinarySearch(lengths, margin*3/4)
	return (len(lengths)-reach)*10 >= len(lengths)*7
}

// joinWrapped joins the lines of a turn, and makes words whole that were broken
// at the end of a line. Each joining makes one word of two.
func joinWrapped(parts []string, l *ledger) string {
	n := len(parts)
	for _, p := range parts {
		n += len(p)
	}
	out := make([]byte, 0, n)
	for i, p := range parts {
		if i > 0 {
			if stem, ok := splitWord(parts[i-1], p); ok {
				if parts[i-1][stem-1] != '-' {
					l.add(Hyphens, 1, 1)
				}
				out = out[:len(out)-(len(parts[i-1])-stem)]
				p = strings.TrimLeftFunc(p, unicode.IsSpace)
			} else {
				out = append(out, ' ')
			}
		}
		out = append(out, p...)
	}
	return string(out)
}

// splitWord tells whether a line ends in a word that the next goes on with,
// and how many bytes of it come before the hyphen, or with it where it belongs
// to the word (na-apen). A hyphen stays before en, of and their like (zwangerschaps- en kraamzorg), and where the next line does
// not begin with a small letter.
func splitWord(first, second string) (int, bool) {
	first = strings.TrimRightFunc(first, unicode.IsSpace)
	stem, ok := strings.CutSuffix(first, "-")
	if !ok {
		if stem, ok = strings.CutSuffix(first, "\u2010"); !ok {
			return 0, false
		}
	}
	second = strings.TrimLeftFunc(second, unicode.IsSpace)
	last, _ := utf8.DecodeLastRuneInString(stem)
	next, _ := utf8.DecodeRuneInString(second)
	if !unicode.IsLetter(last) || !unicode.IsLower(next) {
		return 0, false
	}
	word := second[:min(len(second), 8)]
	if i := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		word = word[:i]
	}
	switch strings.ToLower(word) {
	case "en", "of", "and", "or", "und", "oder", "tot", "als", "dan":
		return 0, false
	}
	if clash(stem, next) && strings.HasSuffix(first, "-") {
		return len(stem) + 1, true
	}
	return len(stem), true
}
