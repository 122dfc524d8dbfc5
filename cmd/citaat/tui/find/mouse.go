package find

import tea "github.com/charmbracelet/bubbletea"

// mouse: a click chooses, a second one opens; the wheel moves.
func (m Model) mouse(msg tea.MouseMsg) (Model, tea.Cmd) {
	switch {
	case m.picking != nil:
		return m.answerPicking(m.picking.Middle(msg, min(m.width, 72), min(m.height, 18), m.width, m.height))
	case m.naming != nil:
		return m, nil
	case msg.Button == tea.MouseButtonWheelDown:
		return m.wheel(1)
	case msg.Button == tea.MouseButtonWheelUp:
		return m.wheel(-1)
	case msg.Button != tea.MouseButtonLeft || msg.Action != tea.MouseActionPress || m.review != nil:
		return m, nil
	case m.kept.open:
		return m.clickKept(msg.Y)
	case msg.Y == 0:
		return m.ask(), nil
	}
	row := m.top + (msg.Y-m.headRows())/m.rowHeight()
	if msg.Y < m.headRows() || row >= len(m.found.rows) || msg.Y >= m.headRows()+m.shown()*m.rowHeight() {
		return m, nil
	}
	m = m.browse()
	if m.at == row && m.clickedAt == row {
		return m.open()
	}
	m.at, m.clickedAt = row, row
	return m.follow(), nil
}

func (m Model) wheel(rows int) (Model, tea.Cmd) {
	step := doDown
	if rows < 0 {
		step = doUp
	}
	switch {
	case m.review != nil: // the text, not the proposals: a decision wants its context
		r := *m.review
		r.text = r.text.Scroll(3 * rows)
		m.review = &r
		return m, nil
	case m.kept.open:
		m, _ = m.moveKept(step)
		return m.followKept(), nil
	}
	m, _ = m.move(step)
	return m.follow(), nil
}

func (m Model) clickKept(y int) (Model, tea.Cmd) {
	row := m.kept.top + y - keptHead
	if y < keptHead || row >= len(m.kept.list) || y >= keptHead+m.keptRows() {
		return m, nil
	}
	if m.kept.at == row && m.kept.clicked == row {
		return m.run(m.kept.list[row].Search)
	}
	m.kept.at, m.kept.clicked = row, row
	return m.followKept(), nil
}
