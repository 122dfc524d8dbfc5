package quotes

import (
	tea "github.com/charmbracelet/bubbletea"
)

// grip is what the mouse holds: the passage it was pressed on, and whether one
// stood on that already.
type grip struct {
	card        int
	held, again bool
}

// mouse: a click chooses, a second one on the same passage opens its wording, a
// click on the star chooses it as a quotation; a chosen quotation is dragged to
// another place; the wheel moves.
func (m Model) mouse(msg tea.MouseMsg) (Model, tea.Cmd) {
	switch {
	case !m.loaded:
		return m, nil
	case m.picking != nil:
		w, h := min(m.width, 60), min(m.height, 16)
		bw, bh := m.picking.Size(w, h)
		msg.X, msg.Y = msg.X-(m.width-bw)/2, msg.Y-(m.height-bh)/2
		p, o := m.picking.Mouse(msg, w, h)
		m.picking = &p
		return m.picked(o), nil
	case m.comparing != nil && m.editing == nil && m.naming == nil:
		return m.mouseComparing(msg)
	case m.editing != nil || m.leaving != nil || m.naming != nil:
		return m.mouseWindow(msg)
	}
	switch {
	case msg.Button == tea.MouseButtonWheelDown:
		m, _ = m.move(doDown)
	case msg.Button == tea.MouseButtonWheelUp:
		m, _ = m.move(doUp)
	case msg.Button == tea.MouseButtonLeft && msg.Action == tea.MouseActionPress:
		return m.click(msg.X, msg.Y)
	case msg.Action == tea.MouseActionRelease:
		return m.release(msg.X, msg.Y)
	}
	return m, nil
}

// mouseComparing chooses the candidate that is clicked.
func (m Model) mouseComparing(msg tea.MouseMsg) (Model, tea.Cmd) {
	n := len(m.compared())
	if n == 0 || msg.Button != tea.MouseButtonLeft || msg.Action != tea.MouseActionPress {
		return m, nil
	}
	at := msg.X * n / max(m.width, 1)
	if m.width < sideBySide {
		at = msg.Y / max(m.height/n, 3)
	}
	at = min(at, n-1)
	if at == m.comparing.at {
		return m.doComparing(doEdit)
	}
	m.comparing = &comparing{at}
	return m, nil
}

// corner is where the board begins on the screen.
func (m Model) corner() (left, top int) {
	if m.width >= wide {
		return listWidth(m.width) + 1, 1
	}
	return 0, 0
}

// cardAt is the passage at a row of the screen, or -1.
func (m Model) cardAt(y int) int {
	_, top := m.corner()
	w := m.boardWidth()
	at := y - top - len(m.head(w))
	for i := m.top; i < len(m.cards) && at >= 0; i++ {
		if at -= len(m.drawCard(i, w)); at < 0 {
			return i
		}
	}
	return -1
}

// click chooses the theme or the passage at a cell.
func (m Model) click(x, y int) (Model, tea.Cmd) {
	left, _ := m.corner()
	if x < left {
		m.listing = true
		if row := m.listTop(m.height-2) + y - 1; y > 0 && row < len(m.snap.themes) {
			return m.use(row), nil
		}
		return m, nil
	}
	m.listing = false
	i := m.cardAt(y)
	if i < 0 {
		return m, nil
	}
	m.grip = grip{i, true, i == m.at}
	m.at = i
	if x-left == 2 { // the star
		m.grip = grip{}
		return m.star()
	}
	return m.follow(), nil
}

// release ends a click or a drag.
func (m Model) release(x, y int) (Model, tea.Cmd) {
	g := m.grip
	m.grip = grip{}
	i := m.cardAt(y)
	left, _ := m.corner()
	switch {
	case !g.held || g.card >= len(m.cards) || i < 0 || x < left:
		return m, nil
	case i != g.card:
		return m.moveTo(g.card, i)
	case g.again:
		return m.edit()
	}
	return m, nil
}
