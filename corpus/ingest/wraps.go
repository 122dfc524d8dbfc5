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

// unhyphenate makes words whole that were broken at the end of a line. A hyphen
// stays before en, of and their like (zwangerschaps- en kraamzorg), and where
// the next line does not begin with a small letter.
func unhyphenate(parts []string, l *ledger) []string {
	out := parts[:0]
	for _, p := range parts {
		if len(out) > 0 {
			if whole, ok := unbroken(out[len(out)-1], p); ok {
				l.add(Hyphens, 1, countWords(out[len(out)-1])+countWords(p)-countWords(whole))
				out[len(out)-1] = whole
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

// unbroken joins two lines of which the first ends in a broken word.
func unbroken(first, second string) (string, bool) {
	first = strings.TrimRightFunc(first, unicode.IsSpace)
	stem, ok := strings.CutSuffix(first, "-")
	if !ok {
		if stem, ok = strings.CutSuffix(first, "\u2010"); !ok {
			return "", false
		}
	}
	second = strings.TrimLeftFunc(second, unicode.IsSpace)
	last, _ := utf8.DecodeLastRuneInString(stem)
	next, _ := utf8.DecodeRuneInString(second)
	if !unicode.IsLetter(last) || !unicode.IsLower(next) {
		return "", false
	}
	word := second
	if i := strings.IndexFunc(second, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		word = second[:i]
	}
	switch strings.ToLower(word) {
	case "en", "of", "and", "or", "und", "oder", "tot", "als", "dan":
		return "", false
	}
	return stem + second, true
}
