package form

import (
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/textarea"
	"github.com/charmbracelet/bubbles/textinput"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

// Kind tells how a field is filled in.
type Kind int

// Kinds of fields.
const (
	Text    Kind = iota // one line
	Number              // one line that is to be a number
	Date                // one line that is to be a date
	Choice              // one of the options, or none
	YesNo               // Yes, No, or not known
	Several             // any of the options
	Prose               // several lines
	Fixed               // only shown
)

// The values of a YesNo field; "" is: not known.
const (
	Yes = "yes"
	No  = "no"
)

// Option is a value that can be chosen.
type Option struct{ ID, Label string }

// Field is a field as the caller asks for it.
type Field struct {
	ID      string
	Label   string
	About   string // what it is for; shown while the field has the keys
	Heading string // a heading above it; empty: none
	Kind    Kind
	Value   string   // of all but Several; of a Choice the ID of an option
	Values  []string // of Several
	Options []Option // of Choice and Several
	Open    bool     // of a Choice: another value may be typed
	None    string   // of a Choice: what no value is called; empty: not known
}

// Fault is what is wrong with a field. One that only warns does not keep the
// form from being kept.
type Fault struct {
	Field string
	Said  string
	Warns bool
}

// Options say what a form is for.
type Options struct {
	Title string
	Check func(Values) []Fault // nil: anything will do
}

// Values are what stands in a form.
type Values map[string][]string

// Get is the value of a field.
func (v Values) Get(id string) string { return strings.Join(v[id], "\n") }

// List are the values of a Several field.
func (v Values) List(id string) []string { return v[id] }

// field is a field with what is typed in it.
type field struct {
	Field
	was    []string // the values it opened with
	line   textinput.Model
	prose  textarea.Model
	value  string   // of Choice and YesNo
	values []string // of Several
	typed  bool     // the value of a Choice is being typed
	at     int      // chosen option of Several
	left   bool     // the keys have been elsewhere since
}

// Model is an open form.
type Model struct {
	theme  theme.Theme
	book   *phrases.Book
	opts   Options
	fields []field
	at     int
	faults []Fault
	tried  bool // somebody wanted to keep it: all faults are shown
}

// New opens a form.
func New(th theme.Theme, book *phrases.Book, o Options, fields []Field) Model {
	m := Model{theme: th, book: book, opts: o}
	for _, f := range fields {
		m.fields = append(m.fields, newField(th, f))
	}
	for i, f := range m.fields {
		if f.Kind != Fixed {
			return m.focus(i).check()
		}
	}
	return m.check()
}

func newField(th theme.Theme, f Field) field {
	f.Label, f.About = frame.Clean(f.Label), frame.Clean(f.About)
	n := field{Field: f, value: f.Value, values: slices.Clone(f.Values)}
	switch f.Kind {
	case Text, Number, Date:
		n.line = textinput.New()
		n.line.Prompt = ""
		n.line.TextStyle, n.line.PlaceholderStyle = th.Text, th.Dim
		n.line.Cursor.Style, n.line.Cursor.TextStyle = th.Cursor, th.Text
		n.line.Cursor.SetMode(cursor.CursorStatic)
		n.line.SetValue(f.Value)
		n.line.CursorEnd()
	case Prose:
		plain := textarea.Style{Base: th.Text, CursorLine: th.Text, CursorLineNumber: th.Dim, EndOfBuffer: th.Dim,
			LineNumber: th.Dim, Placeholder: th.Dim, Prompt: th.Dim, Text: th.Text}
		n.prose = newProse(plain, cursor.Model{Style: th.Cursor, TextStyle: th.Text}, f.Value)
	case YesNo, Choice, Several, Fixed:
	}
	n.was = n.now()
	return n
}

func newProse(style textarea.Style, cur cursor.Model, s string) textarea.Model {
	a := textarea.New()
	a.Prompt, a.ShowLineNumbers, a.CharLimit, a.EndOfBufferCharacter = "", false, 0, ' '
	a.KeyMap.InsertNewline.SetKeys("alt+enter", "ctrl+j")
	a.FocusedStyle, a.BlurredStyle = style, style
	a.Cursor.Style, a.Cursor.TextStyle = cur.Style, cur.TextStyle
	a.Cursor.SetMode(cursor.CursorStatic)
	a.SetHeight(proseRows)
	a.SetValue(s)
	return a
}

// now are the values of a field as it stands.
func (f field) now() []string {
	one := func(s string) []string {
		if s = strings.TrimSpace(s); s == "" {
			return nil
		}
		return []string{s}
	}
	switch f.Kind {
	case Text, Number, Date:
		return one(f.line.Value())
	case Prose:
		return one(f.prose.Value())
	case Several:
		var list []string
		for _, o := range f.Options { // in the order of the options
			if slices.Contains(f.values, o.ID) {
				list = append(list, o.ID)
			}
		}
		return list
	case Choice, YesNo, Fixed:
	}
	return one(f.value)
}

// Values are what stands in the form.
func (m Model) Values() Values {
	v := Values{}
	for _, f := range m.fields {
		v[f.ID] = f.now()
	}
	return v
}

// Changed tells whether anything differs from what the form opened with.
func (m Model) Changed() bool {
	for _, f := range m.fields {
		if !slices.Equal(f.was, f.now()) {
			return true
		}
	}
	return false
}

// Reset is the form as it opened.
func (m Model) Reset() Model {
	var fields []Field
	for _, f := range m.fields {
		fields = append(fields, f.Field)
	}
	fresh := New(m.theme, m.book, m.opts, fields)
	return fresh.focus(m.at).check()
}

// check finds out what is wrong.
func (m Model) check() Model {
	m.faults = nil
	if m.opts.Check != nil {
		m.faults = m.opts.Check(m.Values())
	}
	return m
}

// fault is what is wrong with a field, as far as it is shown: not while one is
// still typing in it for the first time.
func (m Model) fault(i int) (Fault, bool) {
	f := m.fields[i]
	for _, x := range m.faults {
		if x.Field == f.ID && (m.tried || f.left || x.Warns && i != m.at) {
			return x, true
		}
	}
	return Fault{}, false
}

// wrong is the first field that keeps the form from being kept, or -1.
func (m Model) wrong() int {
	for i, f := range m.fields {
		if slices.ContainsFunc(m.faults, func(x Fault) bool { return x.Field == f.ID && !x.Warns }) {
			return i
		}
	}
	return -1
}

// Focused is the ID of the field that has the keys.
func (m Model) Focused() string {
	if m.at < len(m.fields) {
		return m.fields[m.at].ID
	}
	return ""
}

func (m Model) focus(i int) Model {
	if len(m.fields) == 0 {
		return m
	}
	m.fields = slices.Clone(m.fields)
	if i != m.at {
		m.fields[m.at].left = true
	}
	m.at = i
	for j := range m.fields {
		f := &m.fields[j]
		f.typed = f.typed && j == i
		switch {
		case f.Kind == Prose && j == i:
			f.prose.Focus()
		case f.Kind == Prose:
			f.prose.Blur()
		case f.Kind > Date:
		case j == i:
			f.line.Focus()
		default:
			f.line.Blur()
		}
	}
	return m
}
