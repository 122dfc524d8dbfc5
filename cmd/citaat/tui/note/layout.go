package note

import (
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"

	"citaat/corpus"
)

// row is a line as it is shown: the code points [start, end) of a text, without
// the new line that ends it.
type row struct{ start, end int }

// layout breaks a text at its new lines and, between words, to a width. A space
// at a break hangs over the edge of the row that it ends.
func layout(text []rune, width int) []row {
	width = max(width, 2)
	var rows []row
	start, brk, used, since := 0, -1, 0, 0 // since: columns from the break on
	for i := 0; i < len(text); {
		if text[i] == '\n' {
			rows = append(rows, row{start, i})
			i++
			start, brk, used, since = i, -1, 0, 0
			continue
		}
		n := next(text, i)
		w := columns(text[i:n])
		switch {
		case text[i] == ' ' && used <= width:
			used += w
			brk, since = n, 0
		case used+w > width && i > start:
			if brk > start {
				rows = append(rows, row{start, brk})
				start, used = brk, since+w
			} else {
				rows = append(rows, row{start, i})
				start, used = i, w
			}
			brk, since = -1, 0
			if used > w {
				since = used
			}
		default:
			used += w
			since += w
		}
		i = n
	}
	return append(rows, row{start, len(text)})
}

// next is the end of the grapheme that begins at a place.
func next(text []rune, at int) int {
	switch {
	case at >= len(text):
		return len(text)
	case at+1 == len(text), text[at] < utf8.RuneSelf && text[at+1] < utf8.RuneSelf:
		return at + 1
	}
	g, _, _, _ := uniseg.FirstGraphemeClusterInString(string(text[at:min(at+64, len(text))]), -1)
	return at + max(utf8.RuneCountInString(g), 1)
}

// previous is the beginning of the grapheme that ends at a place.
func previous(text []rune, at int) int {
	from := max(at-64, 0)
	for i := at - 1; i >= from; i-- { // graphemes do not run over a line
		if text[i] == '\n' {
			from = min(i+1, at-1)
			break
		}
	}
	last := from
	for i := from; i < at; i = next(text, i) {
		last = i
	}
	return last
}

// columns is how wide a grapheme, or a stretch of them, is on the screen.
func columns(text []rune) int {
	if len(text) == 1 && text[0] < utf8.RuneSelf {
		return 1
	}
	return ansi.StringWidth(string(text))
}

// tidy is what may stand in a memo of what was typed, pasted or read: new lines
// stay, tabs are spaces, and what the terminal would obey is taken out.
func tidy(s string) []rune {
	out := make([]rune, 0, len(s))
	before := rune(0)
	for _, r := range s {
		switch {
		case r == '\n' && before == '\r':
		case r == '\n', r == '\r', r == 0x2028, r == 0x2029:
			out = append(out, '\n')
		case r == '\t', unicode.Is(unicode.Zs, r):
			out = append(out, ' ')
		case !corpus.Unprintable(r):
			out = append(out, r)
		}
		before = r
	}
	return out
}
