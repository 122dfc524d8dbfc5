package text

import (
	"sort"
	"strings"
	"unicode/utf8"

	"citaat/corpus"
)

// line is one row of a turn's text. A space at which it was broken belongs to
// it and may hang one column beyond the width.
type line struct {
	at, end     int           // bytes of the turn's text
	off, offEnd corpus.Offset // code points from the start of the turn
	ascii       bool
}

// layout is a turn wrapped to a width; it holds offsets and no text.
type layout struct {
	lines     []line
	sentences []corpus.Offset // where sentences begin, from the turn's start; nil: not asked yet
}

// lineAt is the index of the line that holds an offset of the turn.
func (l *layout) lineAt(off corpus.Offset) int {
	i := sort.Search(len(l.lines), func(i int) bool { return l.lines[i].off > off })
	return max(i-1, 0)
}

// cache keeps the layouts of one transcript at one width.
type cache struct {
	width int
	turns []*layout
}

func newCache(t *corpus.Transcript, width int) *cache {
	n := 0
	if t != nil {
		n = len(t.Turns)
	}
	return &cache{width: width, turns: make([]*layout, n)}
}

// turn returns the layout of a turn, made at its first use.
func (c *cache) turn(t *corpus.Transcript, i int) *layout {
	if c.turns[i] == nil {
		c.turns[i] = &layout{lines: wrap(t.Turns[i].Text, c.width)}
	}
	return c.turns[i]
}

// wrap breaks text into lines of at most width columns: after a space, or
// between two cells where a word is longer than the line.
func wrap(text string, width int) []line {
	if text == "" {
		return []line{{ascii: true}}
	}
	if plainASCII(text) {
		return wrapASCII(text, width)
	}
	return wrapCells(text, width)
}

func wrapASCII(text string, width int) []line {
	lines := make([]line, 0, len(text)/width+1)
	for at := 0; at < len(text); {
		end := len(text)
		if end-at > width {
			end = at + width
			if i := strings.LastIndexByte(text[at:end+1], ' '); i > 0 {
				end = at + i + 1
			}
		}
		lines = append(lines, line{at, end, corpus.Offset(at), corpus.Offset(end), true})
		at = end
	}
	return lines
}

func wrapCells(text string, width int) []line {
	lines := make([]line, 0, len(text)/width+1)
	start, startOff := 0, corpus.Offset(0) // of the line
	brk, brkOff, brkCol := 0, corpus.Offset(0), 0
	off, col := corpus.Offset(0), 0
	cut := func(end int, endOff corpus.Offset) {
		lines = append(lines, line{start, end, startOff, endOff, plainASCII(text[start:end])})
		start, startOff, brk = end, endOff, end
	}
	for at := 0; at < len(text); {
		size, w := next(text[at:])
		space := size == 1 && text[at] == ' '
		if hangs := space && col == width; col+w > width && at > start && !hangs {
			if brk > start {
				cut(brk, brkOff)
				col -= brkCol
			} else {
				cut(at, off)
				col = 0
			}
		}
		n := corpus.Offset(1)
		if size > 1 {
			n = corpus.Offset(utf8.RuneCountInString(text[at : at+size]))
		}
		at, off, col = at+size, off+n, col+w
		if space && at-size > start {
			brk, brkOff, brkCol = at, off, col
		}
	}
	if start < len(text) {
		cut(len(text), off)
	}
	return lines
}
