package export

import (
	"strings"
	"unicode/utf8"
)

// A row without a height is fitted by some programs and cut off by others, so
// the height is worked out here, from the widths of Arial's letters.
const (
	lineHeight = 12.75 // of Arial 10, in points
	rowPadding = 3.5
	tallest    = 409.0 // Excel has no higher rows

	digitWidth = 6.1  // of Arial 11, the unit of a column's width, in points
	cellMargin = 12.5 // with the indent
)

// advance holds the widths of the letters from space to ~, in thousandths of
// the size of the font.
var advance = [...]uint16{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
}

// letter is the width of a letter in thousandths.
func letter(r rune) int {
	switch {
	case r >= ' ' && int(r-' ') < len(advance):
		return int(advance[r-' '])
	case r == '“', r == '”', r == '‘', r == '’':
		return 333
	case r < 0x2e80 && r != '…':
		return 600
	}
	return 1050
}

// heightOf is the height in points that a text needs in a column of a width.
func heightOf(s string, width, size float64, bold bool) float64 {
	room := int((width*digitWidth - cellMargin) / size * 1000)
	if bold {
		room = room * 92 / 100
	}
	return float64(linesOf(s, max(room, 1)))*lineHeight*size/10 + rowPadding
}

// linesOf counts the lines of a text that is broken between words, and within
// a word that is wider than a line.
func linesOf(s string, room int) int {
	if utf8.RuneCountInString(s)*1050 <= room && strings.IndexByte(s, '\n') < 0 {
		return 1
	}
	lines, at, word := 1, 0, 0
	for _, r := range s {
		switch r {
		case '\n':
			lines, at, word = lines+1, 0, 0
			continue
		case ' ':
			at, word = at+letter(' '), 0
			continue
		}
		w := letter(r)
		if at+w > room && at > 0 {
			lines++
			if word+w > room { // the word alone is wider than a line
				word = 0
			}
			at = word
		}
		at, word = at+w, word+w
	}
	return lines
}
