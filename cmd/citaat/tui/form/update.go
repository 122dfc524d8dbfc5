package form

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/textarea"
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus"
)

// Outcome is what came of a key or click.
type Outcome struct {
	Kept bool // the form is to be kept: nothing is wrong with it
	Left bool // it is left as it is
}

// Keys are the keys of an open form, for footer and help.
func Keys() screen.Table {
	return screen.Table{Modal: true, Bindings: []screen.Binding{
		{Action: "form.next", Keys: []string{"tab"}, Shown: "tab ↓", Help: "form.next", Footer: 1},
		{Action: "form.choose", Keys: []string{"left", "right"}, Shown: "← →", Help: "form.choose", Footer: 2},
		{Action: "form.keep", Keys: []string{"enter", "ctrl+s"}, Help: "form.keep", Footer: 3},
		{Action: "form.leave", Keys: []string{"esc"}, Help: "form.leave", Footer: 4},
		{Action: "form.reset", Keys: []string{"ctrl+z"}, Help: "form.reset", Footer: 5},
	}}
}

// Update answers a key.
func (m Model) Update(k tea.KeyMsg) (Model, Outcome) {
	if len(m.fields) == 0 {
		return m, Outcome{Left: k.String() == "esc"}
	}
	prose := m.fields[m.at].Kind == Prose
	switch key := k.String(); {
	case key == "esc", key == "ctrl+c":
		return m, Outcome{Left: true}
	case key == "enter", key == "ctrl+s":
		return m.keep()
	case key == "ctrl+z":
		return m.Reset(), Outcome{}
	case key == "tab":
		return m.step(1), Outcome{}
	case key == "shift+tab":
		return m.step(-1), Outcome{}
	case key == "down" && (!prose || m.last()):
		return m.step(1), Outcome{}
	case key == "up" && (!prose || m.fields[m.at].prose.Line() == 0):
		return m.step(-1), Outcome{}
	}
	m.fields = slices.Clone(m.fields)
	m.fields[m.at] = m.fields[m.at].press(k)
	return m.check(), Outcome{}
}

// last tells whether the cursor is on the last line of the prose.
func (m Model) last() bool {
	p := m.fields[m.at].prose
	return p.Line() >= p.LineCount()-1
}

// keep is what enter asks for; a form with a fault shows it instead.
func (m Model) keep() (Model, Outcome) {
	m = m.check()
	m.tried = true
	if i := m.wrong(); i >= 0 {
		return m.focus(i), Outcome{}
	}
	return m, Outcome{Kept: true}
}

// step goes to another field that can be filled in.
func (m Model) step(by int) Model {
	n := len(m.fields)
	for i := (m.at + by + n) % n; i != m.at; i = (i + by + n) % n {
		if m.fields[i].Kind != Fixed {
			return m.focus(i).check()
		}
	}
	return m
}

// press answers a key in a field.
func (f field) press(k tea.KeyMsg) field {
	switch f.Kind {
	case Text, Number, Date:
		at := f.line.Position()
		f.line.SetValue(f.line.Value()) // shares nothing with the one before
		f.line.SetCursor(at)
		f.line, _ = f.line.Update(k) // its command only blinks
	case Prose:
		f.prose, _ = copied(f.prose).Update(k)
	case Choice:
		return f.choose(k)
	case YesNo:
		return f.answer(k)
	case Several:
		return f.mark(k)
	case Fixed:
	}
	return f
}

// copied is a prose that shares nothing with the one it was: that one may be
// shown again.
func copied(was textarea.Model) textarea.Model {
	now := newProse(was.FocusedStyle, was.Cursor, was.Value())
	now.SetWidth(was.Width())
	if was.Focused() {
		now.Focus()
	}
	at := was.LineInfo()
	for range now.LineCount() * 100 { // the lines may be broken
		if now.Line() <= was.Line() {
			break
		}
		now.CursorUp()
	}
	now.SetCursor(at.StartColumn + at.ColumnOffset)
	return now
}

// ids are the values of a choice, first none.
func (f field) ids() []string {
	ids := []string{""}
	for _, o := range f.Options {
		ids = append(ids, o.ID)
	}
	if !slices.Contains(ids, f.value) {
		ids = append(ids, f.value)
	}
	return ids
}

// choose answers a key in a choice: the arrows go through the options, letters
// find one, or type another value where there may be one.
func (f field) choose(k tea.KeyMsg) field {
	ids := f.ids()
	at := slices.Index(ids, f.value)
	switch key := k.String(); key {
	case "right", "ctrl+n":
		f.value, f.typed = ids[(at+1)%len(ids)], false
	case "left", "ctrl+p":
		f.value, f.typed = ids[(at+len(ids)-1)%len(ids)], false
	case "backspace", "delete":
		if f.Open && f.value != "" {
			_, n := utf8.DecodeLastRuneInString(f.value)
			f.value, f.typed = f.value[:len(f.value)-n], true
		} else {
			f.value = ""
		}
	default:
		if (k.Type == tea.KeyRunes || k.Type == tea.KeySpace) && !k.Alt {
			return f.typeIn(plain(k.Runes))
		}
	}
	return f
}

// plain is what may enter a field of what was typed or pasted.
func plain(runes []rune) string {
	var b strings.Builder
	for _, r := range runes {
		if !corpus.Unprintable(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func (f field) typeIn(s string) field {
	if !f.Open { // the next option that begins so
		ids := f.ids()
		at := max(slices.Index(ids, f.value), 0)
		for i := 1; i <= len(ids); i++ {
			if id := ids[(at+i)%len(ids)]; begins(f.label(id), s) {
				f.value = id
				return f
			}
		}
		return f
	}
	if !f.typed {
		f.value = ""
	}
	f.value, f.typed = f.value+s, true
	return f
}

func begins(s, with string) bool {
	return s != "" && strings.HasPrefix(strings.ToLower(s), strings.ToLower(with))
}

// label is an option in words.
func (f field) label(id string) string {
	for _, o := range f.Options {
		if o.ID == id {
			return o.Label
		}
	}
	return id
}

// answer answers a key in a yes-or-no.
func (f field) answer(k tea.KeyMsg) field {
	order := []string{"", Yes, No}
	at := max(slices.Index(order, f.value), 0)
	switch k.String() {
	case "right", " ":
		f.value = order[(at+1)%3]
	case "left":
		f.value = order[(at+2)%3]
	case "j", "y", "J", "Y":
		f.value = Yes
	case "n", "N":
		f.value = No
	case "backspace", "delete", "-", "?":
		f.value = ""
	}
	return f
}

// mark answers a key in a choice of several.
func (f field) mark(k tea.KeyMsg) field {
	n := len(f.Options)
	if n == 0 {
		return f
	}
	switch k.String() {
	case "right":
		f.at = (f.at + 1) % n
	case "left":
		f.at = (f.at + n - 1) % n
	case " ", "x":
		return f.toggle(f.at)
	}
	return f
}

func (f field) toggle(i int) field {
	f.at = i
	id := f.Options[i].ID
	f.values = slices.Clone(f.values)
	if at := slices.Index(f.values, id); at >= 0 {
		f.values = slices.Delete(f.values, at, at+1)
	} else {
		f.values = append(f.values, id)
	}
	return f
}

// Mouse answers a click on the form as View drew it, counted from its corner: it
// chooses a field, and on a chosen one the next value; the wheel goes along.
func (m Model) Mouse(msg tea.MouseMsg, width, height int) (Model, Outcome) {
	switch {
	case len(m.fields) == 0:
	case msg.Button == tea.MouseButtonWheelDown:
		return m.step(1), Outcome{}
	case msg.Button == tea.MouseButtonWheelUp:
		return m.step(-1), Outcome{}
	case msg.Button == tea.MouseButtonLeft && msg.Action == tea.MouseActionPress:
		rows, top := m.layout(width), m.top(width, height)
		y := msg.Y - 1 + top
		if msg.Y < 1 || y >= len(rows) || msg.Y >= height-1 || rows[y].field < 0 {
			break
		}
		return m.click(rows[y], msg.X).check(), Outcome{}
	}
	return m, Outcome{}
}

func (m Model) click(r row, x int) Model {
	f := m.fields[r.field]
	was := m.at
	if f.Kind == Fixed {
		return m
	}
	m = m.focus(r.field)
	for _, s := range r.spots {
		if x >= s.from && x < s.to {
			m.fields[r.field] = f.toggle(s.option)
			return m
		}
	}
	if was == r.field && (f.Kind == Choice || f.Kind == YesNo) {
		m.fields[r.field] = f.press(tea.KeyMsg{Type: tea.KeyRight})
	}
	return m
}
