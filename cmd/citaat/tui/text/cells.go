package text

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"

	"citaat/corpus"
)

// cell is one grapheme of a line and the columns it takes.
type cell struct {
	at, end int           // bytes of the turn's text
	off     corpus.Offset // code points from the start of the turn
	runes   corpus.Offset
	col     int
	width   int
}

// next returns how many bytes and columns the first cell of s takes.
func next(s string) (size, width int) {
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return 1, 1
	}
	r, n := utf8.DecodeRuneInString(s)
	if r < 0x300 {
		if f, _ := utf8.DecodeRuneInString(s[n:]); f < 0x300 {
			return n, 1
		}
	}
	g, rest, _, _ := uniseg.FirstGraphemeClusterInString(s, -1)
	width = ansi.StringWidth(shown(g))
	for rest != "" && rest[0] >= utf8.RuneSelf {
		more, after, _, _ := uniseg.FirstGraphemeClusterInString(rest, -1)
		whole := s[:len(g)+len(more)]
		w := ansi.StringWidth(shown(whole))
		if w == width+ansi.StringWidth(shown(more)) {
			break
		}
		g, rest, width = whole, after, w
	}
	return len(g), width
}

// shown is what is drawn for a grapheme: itself, unless it would take no
// column or reach into the terminal's control.
func shown(g string) string {
	const stranger, carrier = "\uFFFD", "\u25CC"
	if len(g) == 1 {
		if g[0] < 0x20 || g[0] == 0x7f {
			return stranger
		}
		return g
	}
	for _, r := range g {
		if corpus.Unprintable(r) && r < 0xe0000 || r == utf8.RuneError || r == 0x2028 || r == 0x2029 {
			return stranger
		}
	}
	if ansi.StringWidth(g) > 0 {
		return g
	}
	if on := carrier + g; ansi.StringWidth(on) == 1 {
		return on
	}
	return stranger
}

// plainASCII tells of text in which byte, code point, grapheme and column are
// one.
func plainASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || s[i] < 0x20 || s[i] == 0x7f {
			return false
		}
	}
	return true
}

// appendCells lays the graphemes of a line side by side.
func appendCells(dst []cell, text string, l line) []cell {
	col, off := 0, l.off
	for at := l.at; at < l.end; {
		size, width := 1, 1
		if !l.ascii {
			size, width = next(text[at:l.end])
		}
		runes := corpus.Offset(1)
		if size > 1 {
			runes = corpus.Offset(utf8.RuneCountInString(text[at : at+size]))
		}
		dst = append(dst, cell{at: at, end: at + size, off: off, runes: runes, col: col, width: width})
		at, off, col = at+size, off+runes, col+width
	}
	return dst
}
