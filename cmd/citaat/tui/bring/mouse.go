package bring

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
)

// mouse: a click chooses, a second one opens or changes; on the box before a
// file it ticks; the wheel moves in the pane that it is over.
func (m Model) mouse(e tea.MouseMsg) (Model, tea.Cmd) {
	switch {
	case e.Action != tea.MouseActionPress:
		return m, nil
	case m.choosing != nil:
		w, h := m.chooserSize(m.width, m.height)
		return m.answerChooser(m.choosing.Middle(e, w, h, m.width, m.height))
	case m.window != nil:
		x, y, w, h := m.windowPlace(m.width, m.height)
		e.X, e.Y = e.X-x, e.Y-y
		return m.onForm(m.window.Mouse(e, w, h))
	}
	p := m.places(m.width, m.height)
	by := map[tea.MouseButton]int{tea.MouseButtonWheelDown: 1, tea.MouseButtonWheelUp: -1}[e.Button]
	switch {
	case by == 0 && e.Button != tea.MouseButtonLeft:
		return m, nil
	case p.list.holds(e.X, e.Y):
		if by != 0 {
			return m.choose(m.at + by), nil
		}
		return m.clickFile(m.top+e.Y-p.list.y-1, e.X-p.list.x)
	case p.choices.holds(e.X, e.Y):
		if by != 0 {
			m.focus = inChoices
			m.row = max(min(m.row+by, len(m.rows())-1), 0)
			return m.follow(), nil
		}
		return m.clickChoice(m.from + e.Y - p.choices.y - 1)
	case p.text.holds(e.X, e.Y):
		if by != 0 {
			m.scroll = m.scrolled(by*3, p)
			return m, nil
		}
		m.focus = inText
	}
	return m, nil
}

func (m Model) clickFile(i, x int) (Model, tea.Cmd) {
	m.focus = inList
	if i < 0 || i >= len(m.files) {
		return m, nil
	}
	again := m.at == i && m.clicked == i
	m = m.choose(i)
	m.clicked = i
	switch {
	case x >= 2 && x <= 4: // on its box
		return m.tick().choose(i), nil
	case again:
		m.focus, m.clicked = inChoices, -1
		return m.follow(), nil
	}
	return m, nil
}

func (m Model) clickChoice(line int) (Model, tea.Cmd) {
	was := m.focus
	m.focus, m.clicked = inChoices, -1
	p := m.places(m.width, m.height)
	lines := m.choiceLines(max(p.choices.width-2, 1))
	if line < 0 || line >= len(lines) || lines[line].row < 0 {
		return m, nil
	}
	if was == inChoices && m.row == lines[line].row {
		b, _ := m.Keys().Find(doRight)
		if b.Off() {
			return m, screen.Tell(screen.Say{Sentence: b.Disabled})
		}
		return m.turn(1)
	}
	m.row = lines[line].row
	return m, nil
}
