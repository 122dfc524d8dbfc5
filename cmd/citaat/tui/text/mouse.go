package text

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/corpus"
)

// twice is how soon a second click counts as a double one.
const twice = 400 * time.Millisecond

// click remembers presses of the mouse, to count them.
type click struct {
	at    time.Time
	x, y  int
	count int
	down  bool
}

// mouse selects: a press puts the cursor, two choose the word, three the
// sentence, four the turn; dragging extends by what was chosen; the wheel
// scrolls.
func (m Model) mouse(e tea.MouseMsg) Model {
	if m.empty() {
		return m
	}
	switch {
	case e.Button == tea.MouseButtonWheelUp:
		return m.Scroll(-3)
	case e.Button == tea.MouseButtonWheelDown:
		return m.Scroll(3)
	case e.Action == tea.MouseActionPress && e.Button == tea.MouseButtonLeft:
		return m.press(e)
	case e.Action == tea.MouseActionMotion && m.click.down:
		return m.drag(e)
	case e.Action == tea.MouseActionRelease:
		m.click.down = false
	}
	return m
}

func (m Model) press(e tea.MouseMsg) Model {
	now := m.now()
	c := click{at: now, x: e.X, y: e.Y, count: 1, down: true}
	if now.Sub(m.click.at) <= twice && e.X == m.click.x && e.Y == m.click.y {
		c.count = m.click.count%4 + 1
	}
	m.click = c
	at, ok := m.AtCell(e.X, e.Y)
	if !ok {
		return m
	}
	if e.Shift && m.sel.on || e.Shift && c.count == 1 {
		if !m.sel.on {
			m = m.begin(false)
		}
		return m.to(at)
	}
	m = m.to(at)
	m.sel = selection{}
	if unit := Unit(c.count - 1); unit > Character {
		m.sel = selection{on: true, base: m.unitAt(at, unit), unit: unit}
	}
	return m
}

func (m Model) drag(e tea.MouseMsg) Model {
	switch {
	case e.Y < 0:
		m.top = m.clamp(m.step(m.top, -1))
	case e.Y >= m.height:
		m.top = m.clamp(m.step(m.top, 1))
	}
	at, ok := m.AtCell(e.X, min(max(e.Y, 0), m.height-1))
	if !ok || at == m.cursor && !m.sel.on {
		return m
	}
	if !m.sel.on {
		m.sel = selection{on: true, base: m.grapheme(m.cursor)}
	}
	return m.to(at)
}

// AtCell is the offset that a cell of the screen shows, counted from the
// text's corner; ok is false below the end of the text.
func (m Model) AtCell(x, y int) (corpus.Offset, bool) {
	if m.empty() || y < 0 || y >= m.height {
		return 0, false
	}
	s := m.step(m.top, y)
	if short := m.step(m.top, y-1); y > 0 && short == s {
		return 0, false
	}
	if m.hidden(s.turn) {
		return 0, false
	}
	return m.at(s, x-m.left0()-m.gutter()), true
}

// MarkAtCell is the mark whose bar a cell of the screen shows.
func (m Model) MarkAtCell(x, y int) (Mark, bool) {
	lane := x - m.left0()
	if _, ok := m.AtCell(x, y); !ok || lane < 0 || lane >= m.lanes() {
		return Mark{}, false
	}
	s := m.step(m.top, y)
	if s.row < m.head() {
		return Mark{}, false
	}
	l := m.cache.turn(m.t, s.turn).lines[s.row-m.head()]
	base := m.t.Turns[s.turn].Span.Start
	found := Mark{}
	m.marks.touching(corpus.Span{Start: base + l.off, End: base + l.offEnd}, func(i int) {
		if m.marks.lane[i] == lane {
			found = m.marks.marks[i]
		}
	})
	return found, found.ID != ""
}
