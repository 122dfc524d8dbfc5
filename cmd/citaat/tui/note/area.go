package note

import (
	"slices"
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus"
)

// area is a text that is being typed, with a cursor and a selection. Positions
// are code points on borders of graphemes. It is a value: the text is never
// changed in place.
type area struct {
	text     []rune
	at       int // the cursor
	from     int // the other end of the selection
	selected bool
	line     bool // one line: enter is not for it
	past     []moment
	future   []moment
	typing   bool // the last key typed a letter: letters are taken back by the word
}

// moment is a state that can be gone back to.
type moment struct {
	text []rune
	at   int
}

func newArea(s string) area {
	text := tidy(s)
	return area{text: text, at: len(text)}
}

func (e area) String() string { return string(e.text) }

// marked is what is selected.
func (e area) marked() (from, to int, ok bool) {
	from, to = min(e.from, e.at), max(e.from, e.at)
	return from, to, e.selected && from < to
}

// slack is the room for a space that hangs over and for the cursor behind it.
const slack = 2

// most is how many steps can be taken back.
const most = 200

// replace puts other text in the place of a part; the cursor stands behind it.
func (e area) replace(from, to int, in []rune) area {
	word := len(in) == 1 && from == to && !unicode.IsSpace(in[0])
	if !word || !e.typing {
		e.past = append(e.past[max(0, len(e.past)-most):len(e.past):len(e.past)], moment{e.text, e.at})
	}
	e.future, e.typing = nil, word
	e.text = slices.Concat(e.text[:from], in, e.text[to:])
	e.at, e.selected = from+len(in), false
	return e
}

// back and again go through what was typed.
func (e area) back() area {
	n := len(e.past)
	if n == 0 {
		return e
	}
	e.future = append(e.future[:len(e.future):len(e.future)], moment{e.text, e.at})
	return e.become(e.past[n-1], e.past[:n-1], e.future)
}

func (e area) again() area {
	n := len(e.future)
	if n == 0 {
		return e
	}
	e.past = append(e.past[:len(e.past):len(e.past)], moment{e.text, e.at})
	return e.become(e.future[n-1], e.past, e.future[:n-1])
}

func (e area) become(m moment, past, future []moment) area {
	e.text, e.at, e.past, e.future = m.text, m.at, past, future
	e.selected, e.typing = false, false
	return e
}

// insert types text, over the selection if there is one.
func (e area) insert(s string) area {
	in := tidy(s)
	if e.line {
		for i, r := range in {
			if r == '\n' {
				in[i] = ' '
			}
		}
	}
	if from, to, ok := e.marked(); ok {
		return e.replace(from, to, in)
	}
	return e.replace(e.at, e.at, in)
}

// erase takes the selection away, or else a part.
func (e area) erase(from, to int) area {
	if a, b, ok := e.marked(); ok {
		from, to = a, b
	}
	if from == to {
		return e
	}
	return e.replace(from, to, nil)
}

// move puts the cursor somewhere; with shift the selection grows along.
func (e area) move(to int, shift bool) area {
	switch {
	case shift && !e.selected:
		e.from, e.selected = e.at, true
	case !shift:
		e.selected = false
	}
	e.at, e.typing = to, false
	return e
}

// press answers a key of typing in an area of a width; mine tells whether it
// was one.
func (e area) press(k tea.KeyMsg, width, page int) (_ area, mine bool) {
	if (k.Type == tea.KeyRunes || k.Type == tea.KeySpace) && !k.Alt {
		return e.insert(string(k.Runes)), true
	}
	name := k.String()
	shift := strings.Contains(name, "shift+")
	if to, ok := e.target(strings.Replace(name, "shift+", "", 1), width, page); ok {
		return e.move(to, shift), true
	}
	switch name {
	case "enter", "ctrl+j", "alt+enter":
		if !e.line {
			return e.insert("\n"), true
		}
	case "backspace", "ctrl+h":
		return e.erase(previous(e.text, e.at), e.at), true
	case "delete", "ctrl+d":
		return e.erase(e.at, next(e.text, e.at)), true
	case "ctrl+w", "alt+backspace":
		return e.erase(e.wordLeft(), e.at), true
	case "alt+d", "alt+delete":
		return e.erase(e.at, e.wordRight()), true
	case "ctrl+u":
		return e.erase(e.lineStart(), e.at), true
	case "ctrl+k":
		return e.erase(e.at, e.lineEnd()), true
	case "ctrl+z":
		return e.back(), true
	case "ctrl+y", "ctrl+r":
		return e.again(), true
	}
	return e, false
}

// target is where a key takes the cursor.
func (e area) target(key string, width, page int) (int, bool) {
	switch key {
	case "left", "ctrl+b":
		return previous(e.text, e.at), true
	case "right", "ctrl+f":
		return next(e.text, e.at), true
	case "ctrl+left", "alt+b", "alt+left":
		return e.wordLeft(), true
	case "ctrl+right", "alt+f", "alt+right":
		return e.wordRight(), true
	case "up", "ctrl+p":
		return e.vertical(-1, width), true
	case "down", "ctrl+n":
		return e.vertical(1, width), true
	case "pgup":
		return e.vertical(-page, width), true
	case "pgdown":
		return e.vertical(page, width), true
	case "home", "ctrl+a":
		return e.lineStart(), true
	case "end":
		return e.lineEnd(), true
	case "ctrl+home":
		return 0, true
	case "ctrl+end":
		return len(e.text), true
	}
	return 0, false
}

func (e area) lineStart() int {
	i := e.at
	for i > 0 && e.text[i-1] != '\n' {
		i--
	}
	return i
}

func (e area) lineEnd() int {
	i := e.at
	for i < len(e.text) && e.text[i] != '\n' {
		i++
	}
	return i
}

func (e area) wordLeft() int {
	i := e.at
	for i > 0 && !corpus.WordRune(e.text[i-1]) {
		i--
	}
	for i > 0 && corpus.WordRune(e.text[i-1]) {
		i--
	}
	return i
}

func (e area) wordRight() int {
	i := e.at
	for i < len(e.text) && !corpus.WordRune(e.text[i]) {
		i++
	}
	for i < len(e.text) && corpus.WordRune(e.text[i]) {
		i++
	}
	return i
}

// rowOf is the row in which a place is shown.
func rowOf(rows []row, at int) int {
	n, _ := slices.BinarySearchFunc(rows, at, func(r row, at int) int {
		if r.start <= at {
			return -1
		}
		return 1
	})
	return max(n-1, 0)
}

// vertical is the place some rows above or below the cursor.
func (e area) vertical(by, width int) int {
	rows := layout(e.text, width-slack)
	at := rowOf(rows, e.at)
	switch to := at + by; {
	case to < 0:
		return 0
	case to >= len(rows):
		return len(e.text)
	default:
		return e.column(rows, to, columns(e.text[rows[at].start:e.at]))
	}
}

// column is the place in a row that is nearest to a column.
func (e area) column(rows []row, y, x int) int {
	r := rows[y]
	at, used := r.start, 0
	for at < r.end {
		n := next(e.text, at)
		if used += columns(e.text[at:n]); used > x {
			return at
		}
		at = n
	}
	if y+1 < len(rows) && rows[y+1].start == r.end && at > r.start { // the end of a broken row is the next one's beginning
		return previous(e.text, at)
	}
	return at
}

// click puts the cursor at a cell of what view shows.
func (e area) click(x, y, width, height int) area {
	rows := layout(e.text, width-slack)
	y += top(rowOf(rows, e.at), len(rows), height)
	if y < 0 || y >= len(rows) {
		return e.move(len(e.text), false)
	}
	return e.move(e.column(rows, y, max(x, 0)), false)
}

// top is the first row that is shown, so that the one of the cursor is.
func top(at, n, height int) int { return min(max(at-height*2/3, 0), max(n-height, 0)) }

// view draws as many rows as there is room for, those around the cursor; the
// cursor itself only where the keys go.
func (e area) view(th theme.Theme, width, height int, focused bool) []string {
	rows := layout(e.text, width-slack)
	first := top(rowOf(rows, e.at), len(rows), height)
	var out []string
	lo, hi, some := e.marked()
	for y := first; y < min(first+height, len(rows)); y++ {
		r := rows[y]
		var b strings.Builder
		plain := r.start
		draw := func(to int) { b.WriteString(string(e.text[plain:to])); plain = to }
		for i := r.start; i < r.end; {
			n := next(e.text, i)
			switch {
			case focused && i == e.at:
				draw(i)
				b.WriteString(th.Cursor.Render(string(e.text[i:n])))
				plain = n
			case some && i >= lo && i < hi:
				draw(i)
				b.WriteString(th.Selected.Render(string(e.text[i:n])))
				plain = n
			}
			i = n
		}
		draw(r.end)
		last := y+1 == len(rows) || rows[y+1].start > r.end
		if focused && last && e.at == r.end {
			b.WriteString(th.Cursor.Render(" "))
		}
		out = append(out, b.String())
	}
	return out
}
