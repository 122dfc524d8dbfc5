package codes

import (
	tea "github.com/charmbracelet/bubbletea"
)

// mouse: a click chooses, a click on what is chosen opens it, the wheel moves.
func (m Model) mouse(e tea.MouseMsg) (Model, tea.Cmd) {
	switch {
	case m.win != nil:
		return m.mouseInWindow(e)
	case !m.loaded:
		return m, nil
	}
	inRight := m.right
	if m.width >= wide {
		inRight = e.X >= treeWidth(m.width)
	}
	switch {
	case e.Button == tea.MouseButtonWheelDown, e.Button == tea.MouseButtonWheelUp:
		m.right = inRight
		a := doDown
		if e.Button == tea.MouseButtonWheelUp {
			a = doUp
		}
		n, cmd, _ := m.move(a)
		return n, cmd
	case e.Button != tea.MouseButtonLeft || e.Action != tea.MouseActionPress:
		return m, nil
	case inRight:
		return m.clickRight(e.Y)
	}
	return m.clickTree(e.X, e.Y)
}

func (m Model) clickTree(x, y int) (Model, tea.Cmd) {
	was := m.right
	m.right, m.typing = false, false
	i := m.top + y - 1 - m.headRows()
	if y <= m.headRows() || i < 0 || i >= len(m.rows) || m.rows[i].id == "" {
		return m, nil
	}
	r := m.rows[i]
	again := r.id == m.at && !was
	m.at, m.wanted = r.id, ""
	if arrow := 3 + 2*min(r.depth, 8); r.parent && x >= arrow && x < arrow+2 { // on the arrow
		if m.folded[r.id] {
			return m.unfold()
		}
		return m.fold()
	}
	if again {
		return m.edit()
	}
	return m.follow().look()
}

// clickRight chooses the passage at a line, or opens the one that is chosen.
func (m Model) clickRight(y int) (Model, tea.Cmd) {
	was := m.right
	m.right = true
	c, ok := m.code()
	if !ok || !was { // the panes are shared out anew: the next click chooses
		return m, nil
	}
	w, h := m.width-2, m.height-2
	if m.width >= wide {
		w -= treeWidth(m.width)
	}
	about, _ := m.panels(c, w, h)
	y -= 1 + len(about) + 2 // the border, what stands above, and the heading
	top, _ := m.firstPassage(h - len(about))
	i := top + y/(passageRows+1)
	switch {
	case y < 0 || i >= len(m.detail.passages):
	case i == m.part:
		return m, m.open()
	default:
		m.part = i
	}
	return m, nil
}
