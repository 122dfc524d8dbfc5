package text

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/corpus"
)

// Field is the text of one turn while it is being typed, laid out as the turn
// itself is. Positions are code points on borders of cells. It is a value: the
// text is never changed in place.
type Field struct {
	text     []rune
	at       int // the cursor
	from     int // the other end of the selection
	selected bool
	past     []moment
}

// moment is a state that can be gone back to.
type moment struct {
	text []rune
	at   int
}

// mostPast is how many steps can be taken back.
const mostPast = 200

// NewField makes a field with the cursor at a code point.
func NewField(s string, at corpus.Offset) Field {
	f := Field{text: []rune(s)}
	f.at = f.border(min(max(int(at), 0), len(f.text)))
	return f
}

// String is the text as it stands.
func (f Field) String() string { return string(f.text) }

// border is the border of a cell at or before a place.
func (f Field) border(at int) int {
	last := 0
	for i := 0; i <= at; i = f.next(i) {
		last = i
		if i == len(f.text) {
			break
		}
	}
	return last
}

// reach is how many code points a cell is looked for in.
const reach = 64

func (f Field) next(at int) int {
	if at >= len(f.text) {
		return len(f.text)
	}
	s := string(f.text[at:min(at+reach, len(f.text))])
	size, _ := next(s)
	return at + len([]rune(s[:size]))
}

func (f Field) previous(at int) int {
	start := max(at-reach, 0)
	last := start
	for i := start; i < at; i = f.next(i) {
		last = i
	}
	return last
}

// word is the border of a word to the left or to the right.
func (f Field) word(at, step int) int {
	behind := func(i int) bool { // a letter on the side that is gone to
		if step < 0 {
			return i > 0 && corpus.WordRune(f.text[i-1])
		}
		return i < len(f.text) && corpus.WordRune(f.text[i])
	}
	edge := func(i int) bool { return step < 0 && i == 0 || step > 0 && i == len(f.text) }
	for !edge(at) && !behind(at) {
		at += step
	}
	for behind(at) {
		at += step
	}
	return at
}

// replace puts other text in the place of a part; the cursor stands behind it.
func (f Field) replace(from, to int, in []rune) Field {
	f.past = append(f.past[max(0, len(f.past)-mostPast):len(f.past):len(f.past)], moment{f.text, f.at})
	f.text = slices.Concat(f.text[:from], in, f.text[to:])
	f.at, f.selected = f.border(from+len(in)), false
	return f
}

func (f Field) marked() (from, to int) {
	if !f.selected {
		return f.at, f.at
	}
	return min(f.from, f.at), max(f.from, f.at)
}

// insert types text. A line break and what cannot be seen stays in the field, to
// be told of when it is taken out.
func (f Field) insert(in []rune) Field {
	from, to := f.marked()
	return f.replace(from, to, in)
}

func (f Field) erase(from, to int) Field {
	if a, b := f.marked(); a < b {
		from, to = a, b
	}
	if from == to {
		return f
	}
	return f.replace(from, to, nil)
}

func (f Field) move(to int, shift bool) Field {
	switch {
	case shift && !f.selected:
		f.from, f.selected = f.at, true
	case !shift:
		f.selected = false
	}
	f.at = to
	return f
}

// Press answers a key of typing in a field of a width; changed tells whether
// the text is another.
func (f Field) Press(k tea.KeyMsg, width int) (_ Field, changed bool) {
	if (k.Type == tea.KeyRunes || k.Type == tea.KeySpace) && !k.Alt {
		return f.insert(k.Runes), true
	}
	name := k.String()
	if to, ok := f.target(strings.Replace(name, "shift+", "", 1), width); ok {
		return f.move(to, strings.Contains(name, "shift+")), false
	}
	was := len(f.past)
	switch name {
	case "backspace", "ctrl+h":
		f = f.erase(f.previous(f.at), f.at)
	case "delete", "ctrl+d":
		f = f.erase(f.at, f.next(f.at))
	case "ctrl+w", "alt+backspace":
		f = f.erase(f.word(f.at, -1), f.at)
	case "ctrl+k":
		f = f.erase(f.at, len(f.text))
	case "ctrl+u":
		f = f.erase(0, f.at)
	case "ctrl+z":
		if was > 0 {
			m := f.past[was-1]
			f.text, f.at, f.past, f.selected = m.text, m.at, f.past[:was-1], false
			return f, true
		}
	}
	return f, len(f.past) != was
}

func (f Field) target(key string, width int) (int, bool) {
	switch key {
	case "left", "ctrl+b":
		return f.previous(f.at), true
	case "right", "ctrl+f":
		return f.next(f.at), true
	case "ctrl+left", "alt+b", "alt+left":
		return f.word(f.at, -1), true
	case "ctrl+right", "alt+f", "alt+right":
		return f.word(f.at, 1), true
	case "up", "ctrl+p":
		return f.vertical(-1, width), true
	case "down", "ctrl+n":
		return f.vertical(1, width), true
	case "home":
		l := f.lines(width)
		return int(l[rowOf(l, f.at)].off), true
	case "end":
		l := f.lines(width)
		y := rowOf(l, f.at)
		if y < len(l)-1 {
			return f.previous(int(l[y].offEnd)), true
		}
		return len(f.text), true
	case "ctrl+a", "ctrl+home":
		return 0, true
	case "ctrl+end":
		return len(f.text), true
	}
	return 0, false
}

// lines lay the field out as a turn is, with a column left for the cursor.
func (f Field) lines(width int) []line { return wrap(f.String(), max(width-2, 4)) }

func rowOf(lines []line, at int) int {
	y := 0
	for i, l := range lines {
		if int(l.off) <= at {
			y = i
		}
	}
	return y
}

// vertical is the place rows above or below the cursor.
func (f Field) vertical(by, width int) int {
	lines := f.lines(width)
	y := rowOf(lines, f.at)
	x := 0
	for _, c := range appendCells(nil, f.String(), lines[y]) {
		if int(c.off) < f.at {
			x = c.col + c.width
		}
	}
	switch to := y + by; {
	case to < 0:
		return 0
	case to >= len(lines):
		return len(f.text)
	default:
		return f.inRow(lines, to, x)
	}
}

// inRow is the place in a row that is nearest to a column.
func (f Field) inRow(lines []line, y, x int) int {
	at := int(lines[y].off)
	for _, c := range appendCells(nil, f.String(), lines[y]) {
		if c.col > x {
			break
		}
		at = int(c.off)
		if x >= c.col+c.width && y == len(lines)-1 {
			at = int(c.off + c.runes)
		}
	}
	return at
}
