package quotes

import (
	"slices"
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"

	"citaat/cmd/citaat/tui/theme"
	"citaat/coding/wording"
	"citaat/corpus"
)

// editor is a short text that is being typed, with a cursor and a selection.
// Positions are code points on borders of graphemes; the text is never changed
// in place.
type editor struct {
	text     []rune
	at       int // the cursor
	from     int // the other end of the selection
	selected bool
}

func newEditor(s string) editor {
	r := []rune(s)
	return editor{text: r, at: len(r)}
}

func (e editor) String() string { return string(e.text) }

// selection is what is selected, else the word at the cursor.
func (e editor) selection() (from, to int) {
	if e.selected && e.from != e.at {
		return min(e.from, e.at), max(e.from, e.at)
	}
	from, to = e.at, e.at
	for from > 0 && wordly(e.text[from-1]) {
		from--
	}
	for to < len(e.text) && wordly(e.text[to]) {
		to++
	}
	return from, to
}

func wordly(r rune) bool { return corpus.WordRune(r) || r == '-' || r == '\'' || r == '’' }

// replace puts other text in the place of a part; the cursor stands behind it.
func (e editor) replace(from, to int, s string) editor {
	in := []rune(s)
	e.text = slices.Concat(e.text[:from], in, e.text[to:])
	e.at, e.selected = from+len(in), false
	return e
}

// omit puts (…) in the place of the selection or the word.
func (e editor) omit() editor {
	from, to := e.selection()
	text, at := wording.Omit(string(e.text), from, to)
	return editor{text: []rune(text), at: at}
}

// insert puts […] in the place of the selection or the word and selects what
// is between the brackets, to be typed over.
func (e editor) insert() editor {
	from, to := e.selection()
	text, behind := wording.Insert(string(e.text), from, to, "…")
	return editor{text: []rune(text), at: behind - 1, from: behind - 2, selected: true}
}

// next and previous are the borders of graphemes around a position.
func (e editor) next(at int) int {
	if at >= len(e.text) {
		return len(e.text)
	}
	g, _, _, _ := uniseg.FirstGraphemeClusterInString(string(e.text[at:min(at+64, len(e.text))]), -1)
	return at + len([]rune(g))
}

func (e editor) previous(at int) int {
	start := max(at-64, 0)
	last := start
	for i := start; i < at; i = e.next(i) {
		last = i
	}
	return last
}

func (e editor) wordLeft(at int) int {
	for at > 0 && !wordly(e.text[at-1]) {
		at--
	}
	for at > 0 && wordly(e.text[at-1]) {
		at--
	}
	return at
}

func (e editor) wordRight(at int) int {
	for at < len(e.text) && !wordly(e.text[at]) {
		at++
	}
	for at < len(e.text) && wordly(e.text[at]) {
		at++
	}
	return at
}

// move puts the cursor somewhere; with shift the selection grows along.
func (e editor) move(to int, shift bool) editor {
	switch {
	case shift && !e.selected:
		e.from, e.selected = e.at, true
	case !shift:
		e.selected = false
	}
	e.at = to
	return e
}

// press answers a key of typing; changed tells whether the text is another.
func (e editor) press(k tea.KeyMsg, width int) (_ editor, changed bool) {
	key := k.String()
	plain, shift := strings.CutPrefix(key, "shift+")
	if rest, both := strings.CutPrefix(key, "ctrl+shift+"); both {
		plain, shift = "ctrl+"+rest, true
	}
	switch plain {
	case "left":
		return e.move(e.previous(e.at), shift), false
	case "right":
		return e.move(e.next(e.at), shift), false
	case "ctrl+left", "alt+b":
		return e.move(e.wordLeft(e.at), shift), false
	case "ctrl+right", "alt+f":
		return e.move(e.wordRight(e.at), shift), false
	case "home", "ctrl+a":
		return e.move(0, shift), false
	case "end", "ctrl+e":
		return e.move(len(e.text), shift), false
	case "up":
		return e.move(e.vertical(-1, width), shift), false
	case "down":
		return e.move(e.vertical(1, width), shift), false
	case "backspace", "ctrl+h":
		return e.erase(e.previous(e.at), e.at)
	case "delete", "ctrl+d":
		return e.erase(e.at, e.next(e.at))
	case "ctrl+w", "alt+backspace":
		return e.erase(e.wordLeft(e.at), e.at)
	}
	if (k.Type == tea.KeyRunes || k.Type == tea.KeySpace) && !k.Alt {
		from, to := e.at, e.at
		if e.selected {
			from, to = min(e.from, e.at), max(e.from, e.at)
		}
		return e.replace(from, to, typed(k.Runes)), true
	}
	return e, false
}

// typed is what may enter a quotation of what was typed or pasted: one line,
// without control characters.
func typed(runes []rune) string {
	var b strings.Builder
	for _, r := range runes {
		switch {
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case !corpus.Unprintable(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// erase takes the selection away, or else a part.
func (e editor) erase(from, to int) (editor, bool) {
	if e.selected && e.from != e.at {
		from, to = min(e.from, e.at), max(e.from, e.at)
	}
	if from == to {
		return e, false
	}
	return e.replace(from, to, ""), true
}

// line is a laid-out line: [start, end) of the text.
type line struct{ start, end int }

// lines breaks the text between words to a width.
func (e editor) lines(width int) []line {
	width = max(width, 4)
	var out []line
	start, space, used := 0, -1, 0
	for i := 0; i < len(e.text); {
		n := e.next(i)
		w := ansi.StringWidth(string(e.text[i:n]))
		if used+w > width && i > start {
			end := i
			if space > start {
				end = space
			}
			out = append(out, line{start, end})
			start, space, used = end, -1, ansi.StringWidth(string(e.text[end:i]))
		}
		used += w
		if e.text[i] == ' ' {
			space = n
		}
		i = n
	}
	return append(out, line{start, len(e.text)})
}

// rows are the lines as they are shown: the cursor needs a column behind them.
func (e editor) rows(width int) []line { return e.lines(width - 1) }

// click is the place that is shown at a cell.
func (e editor) click(col, row, width int) int {
	lines := e.rows(width)
	l := lines[min(max(row, 0), len(lines)-1)]
	pos, used := l.start, 0
	for pos < l.end {
		n := e.next(pos)
		if used += ansi.StringWidth(string(e.text[pos:n])); used > col {
			return pos
		}
		pos = n
	}
	if pos == l.end && pos < len(e.text) { // the next line begins there
		return e.previous(pos)
	}
	return pos
}

// vertical is the place above or below the cursor.
func (e editor) vertical(by, width int) int {
	lines := e.rows(width)
	at := len(lines) - 1
	for i, l := range lines {
		if e.at >= l.start && e.at < l.end {
			at = i
			break
		}
	}
	to := at + by
	if to < 0 {
		return 0
	}
	if to >= len(lines) {
		return len(e.text)
	}
	column := ansi.StringWidth(string(e.text[lines[at].start:e.at]))
	pos, used := lines[to].start, 0
	for pos < lines[to].end {
		n := e.next(pos)
		if used += ansi.StringWidth(string(e.text[pos:n])); used > column {
			break
		}
		pos = n
	}
	if pos == lines[to].end && to < len(lines)-1 {
		pos = e.previous(pos)
	}
	return pos
}

// view draws the text with the differences underlined.
func (e editor) view(th theme.Theme, wrong []corpus.Span, width int) []string {
	var out []string
	lines := e.rows(width)
	for y, l := range lines {
		var b strings.Builder
		for i := l.start; i < l.end; {
			n := e.next(i)
			g := string(e.text[i:n])
			lo, hi := min(e.from, e.at), max(e.from, e.at)
			switch {
			case i == e.at:
				b.WriteString(th.Cursor.Render(g))
			case e.selected && i >= lo && i < hi:
				b.WriteString(th.Selected.Render(g))
			case differs(wrong, i):
				b.WriteString(th.Warn.Underline(true).Render(g))
			default:
				b.WriteString(g)
			}
			i = n
		}
		if y == len(lines)-1 && e.at >= len(e.text) {
			b.WriteString(th.Cursor.Render(" "))
		}
		out = append(out, b.String())
	}
	return out
}

func differs(wrong []corpus.Span, at int) bool {
	for _, s := range wrong {
		if s.Holds(corpus.Offset(at)) || s.Empty() && s.Start == corpus.Offset(at) {
			return true
		}
	}
	return false
}
