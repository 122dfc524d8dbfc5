package frame

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"
)

// ASCII is a drawing for a terminal that shows no more than ASCII, of the same
// widths: marks become their plain neighbours, letters lose their accents, and
// what has no neighbour is a question mark. Only the drawing changes: what is
// copied or written keeps its letters.
func ASCII(s string) string {
	if clean(strings.NewReplacer("\x1b", "", "\n", "").Replace(s)) {
		return s
	}
	var b strings.Builder
	for s != "" {
		if s[0] < utf8.RuneSelf {
			b.WriteByte(s[0])
			s = s[1:]
			continue
		}
		g, rest, _, _ := uniseg.FirstGraphemeClusterInString(s, -1)
		b.WriteString(neighbour(g))
		s = rest
	}
	return b.String()
}

// neighbour is what stands for a grapheme.
func neighbour(g string) string {
	r, _ := utf8.DecodeRuneInString(g)
	switch r {
	case '·', '•':
		return "."
	case '…', '␣':
		return "_"
	case '›', '»', '▸', '→', '‣', '▶':
		return ">"
	case '‹', '«', '←', '◂', '⌫', '◀':
		return "<"
	case '↑', '▲':
		return "^"
	case '↓', '▼', '✓', '✔':
		return "v"
	case '“', '”', '„', '″':
		return `"`
	case '‘', '’', '′':
		return "'"
	case '–', '—', '─', '−', '‐', '‑':
		return "-"
	case '│', '┃', '▌', '▐', '║':
		return "|"
	case '×', '✗', '✘':
		return "x"
	case '★', '●', '◆', '✎', '⚠', '☆', '■':
		return "*"
	case '○', '□':
		return "o"
	case '█', '▇', '▆', '▅', '▄', '▉', '▊', '▋':
		return "#"
	case '▃', '▂', '▁', '░':
		return "_"
	case '╭', '╮', '╰', '╯', '┌', '┐', '└', '┘', '├', '┤', '┬', '┴', '┼':
		return "+"
	}
	width := ansi.StringWidth(g)
	if p, _ := utf8.DecodeRuneInString(norm.NFKD.String(g)); p < utf8.RuneSelf && unicode.IsPrint(p) && width == 1 {
		return string(p)
	}
	return strings.Repeat("?", width)
}
