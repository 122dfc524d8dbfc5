package sieve

import (
	"slices"
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/lens"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Config is what the window is made with.
type Config struct {
	Lens  *lens.Lens
	Theme theme.Theme
	Book  *phrases.Book
}

// Done tells that the window is closed; Changed, that another filter is on.
type Done struct{ Changed bool }

// Model is the open window.
type Model struct {
	c      Config
	filter lens.Filter // as it is to be
	stock  lens.Stock
	kinds  []kind // nil: they are still being looked up
	kind   int    // chosen kind
	at     int    // chosen value among those that fit
	typed  string // what is looked for
	values bool   // the values have the arrows, not the kinds
	passes int    // interviews that pass

	touched bool // a value was taken in or out
}

// New opens the window.
func New(c Config) (Model, tea.Cmd) {
	m := Model{c: c, filter: c.Lens.Filter()}
	l := c.Lens
	return m, screen.Do(func() tea.Msg { return stocked{l.Stock()} })
}

type stocked struct{ stock lens.Stock }

// Update takes in what there is to filter.
func (m Model) Update(msg tea.Msg) Model {
	if s, ok := msg.(stocked); ok && m.kinds == nil {
		m.stock, m.kinds = s.stock, kinds(s.stock, m.c.Book)
		for i, k := range m.kinds { // begin where a filter is on
			if len(k.on(m.filter)) > 0 {
				m.kind = i
				break
			}
		}
		m.passes, _ = m.stock.Passing(m.filter)
	}
	return m
}

// Keys are the keys of the window.
func (m Model) Keys() screen.Table {
	enter := screen.Binding{Action: "lens.apply", Keys: []string{"enter"}, Help: "lens.apply", Short: "lens.apply-short", Footer: 1}
	mark, clear := 2, 5
	if !m.values && !m.touched {
		enter.Short, mark, clear = "lens.into", 5, 2
	}
	return screen.Table{Modal: true, Bindings: []screen.Binding{
		enter,
		{Action: "lens.mark", Keys: []string{" "}, Shown: m.c.Book.Say("lens.space"), Help: "lens.mark", Footer: mark},
		{Action: "lens.pane", Keys: []string{"tab", "left", "right"}, Shown: "← →", Help: "lens.pane", Short: "lens.pane-short", Footer: 3},
		{Action: "lens.clear", Keys: []string{"ctrl+x"}, Help: "lens.clear", Footer: clear, Disabled: screen.Unless(m.filter.On(), "lens.no-filter")},
		{Action: "lens.leave", Keys: []string{"esc"}, Help: "lens.leave", Footer: 4},
	}}
}

// fitting are the values of the chosen kind that hold what is typed.
func (m Model) fitting() []value {
	if m.kind >= len(m.kinds) {
		return nil
	}
	var out []value
	for _, v := range m.kinds[m.kind].values {
		if v.fits(m.typed) {
			out = append(out, v)
		}
	}
	return out
}

// Press answers a key.
func (m Model) Press(k tea.KeyMsg) (Model, tea.Cmd) {
	switch key := k.String(); key {
	case "esc", "ctrl+c":
		return m, screen.Tell(Done{})
	case "enter":
		return m.enter()
	case "ctrl+x":
		return m.apply(lens.Filter{})
	case "tab":
		m.values = !m.values
	case "left":
		m.values = false
	case "right":
		m.values = true
	case "up", "ctrl+p":
		return m.move(-1), nil
	case "down", "ctrl+n":
		return m.move(1), nil
	case "pgup":
		return m.move(-8), nil
	case "pgdown":
		return m.move(8), nil
	case "backspace":
		_, n := utf8.DecodeLastRuneInString(m.typed)
		m.typed, m.at = m.typed[:len(m.typed)-n], 0
	case " ":
		return m.toggle(), nil
	default:
		if k.Type == tea.KeyRunes && !k.Alt {
			m.typed, m.at, m.values = m.typed+clean(k.Runes), 0, true
		}
	}
	return m, nil
}

func clean(runes []rune) string {
	return strings.Map(func(r rune) rune {
		if corpus.Unprintable(r) || r == '\n' || r == '\t' {
			return -1
		}
		return r
	}, string(runes))
}

func (m Model) move(by int) Model {
	if m.values {
		m.at = max(min(m.at+by, len(m.fitting())-1), 0)
		return m
	}
	return m.choose(m.kind + by)
}

// choose shows another kind.
func (m Model) choose(kind int) Model {
	kind = max(min(kind, len(m.kinds)-1), 0)
	if kind != m.kind {
		m.kind, m.at, m.typed = kind, 0, ""
	}
	return m
}

// toggle takes the chosen value in or out.
func (m Model) toggle() Model {
	vs := m.fitting()
	if m.at >= len(vs) {
		return m
	}
	if !m.values { // the first press only goes to the values
		m.values = true
		return m
	}
	k := m.kinds[m.kind]
	on := slices.Clone(k.on(m.filter))
	if i := slices.Index(on, vs[m.at].id); i >= 0 {
		on = slices.Delete(on, i, i+1)
	} else {
		on = append(on, vs[m.at].id)
	}
	m.filter, m.touched = k.with(m.filter, on), true
	m.passes, _ = m.stock.Passing(m.filter)
	return m
}

// enter puts the filter on. Where nothing is taken in yet it goes from a kind to
// its values, and takes the value one stands on.
func (m Model) enter() (Model, tea.Cmd) {
	vs := m.fitting()
	switch {
	case m.touched || m.kinds == nil:
	case !m.values:
		m.values = true
		return m, nil
	case m.at < len(vs) && !slices.Contains(m.kinds[m.kind].on(m.filter), vs[m.at].id):
		m = m.toggle()
	}
	return m.apply(m.filter)
}

// apply puts the filter on and closes the window.
func (m Model) apply(f lens.Filter) (Model, tea.Cmd) {
	if m.kinds == nil { // nothing can have been chosen yet
		return m, nil
	}
	m.c.Lens.Set(f)
	return m, screen.Tell(Done{Changed: true})
}

// Mouse answers a click on the window as View drew it, counted from its corner.
func (m Model) Mouse(msg tea.MouseMsg, width, height int) (Model, tea.Cmd) {
	left := kindsWidth(width)
	over := msg.X > left
	switch {
	case msg.Button == tea.MouseButtonWheelUp, msg.Button == tea.MouseButtonWheelDown:
		by := 1
		if msg.Button == tea.MouseButtonWheelUp {
			by = -1
		}
		m.values = over
		return m.move(by), nil
	case msg.Button != tea.MouseButtonLeft || msg.Action != tea.MouseActionPress:
		return m, nil
	}
	row := msg.Y - headRows
	if row < 0 || row >= m.rows(height) {
		return m, nil
	}
	if !over {
		m.values = false
		if i := m.top(m.kind, len(m.kinds), height) + row; i < len(m.kinds) {
			m = m.choose(i)
		}
		return m, nil
	}
	m.values = true
	if i := m.top(m.at, len(m.fitting()), height) + row; i < len(m.fitting()) {
		m.at = i
		return m.toggle(), nil
	}
	return m, nil
}
