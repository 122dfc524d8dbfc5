package bring

import "citaat/cmd/citaat/tui/screen"

// move does the actions that only move.
func (m Model) move(a screen.Action) (Model, bool) {
	switch a {
	case doPane:
		m.focus = (m.focus + 1) % panes
		return m.follow(), true
	case doPaneBack:
		m.focus = (m.focus + panes - 1) % panes
		return m.follow(), true
	case doExplain:
		m.explains, m.tells = !m.explains, false
		m.scroll = spot{}
		return m, true
	case doNext:
		return m.seek(1), true
	case doPrevious:
		return m.seek(-1), true
	}
	p := m.places(m.width, m.height)
	switch m.focus {
	case inList:
		if at, ok := walk().Step(a, m.at, len(m.files), max(p.listHeight-3, 1)); ok {
			return m.choose(at), true
		}
	case inChoices:
		if row, ok := walk().Step(a, m.row, len(m.rows()), max(p.choicesHeight-3, 1)); ok {
			m.row = row
			return m.follow(), true
		}
	default:
		return m.read(a, p)
	}
	return m, false
}

// read moves through the text.
func (m Model) read(a screen.Action, p places) (Model, bool) {
	page := max(p.textHeight-3, 1)
	by, ok := map[screen.Action]int{doDown: 1, doUp: -1, doPageDown: page, doPageUp: -page, doFirst: -1 << 30, doLast: 1 << 30}[a]
	if !ok {
		return m, false
	}
	m.scroll = m.scrolled(by, p)
	return m, true
}

// choose stands on a file.
func (m Model) choose(at int) Model {
	was := m.at
	m.tells = false
	m.at = max(min(at, len(m.files)-1), 0)
	if m.at != was {
		m.row, m.from, m.scroll = 0, 0, spot{}
	}
	return m.follow()
}

// seek stands on the next file that needs somebody's eye.
func (m Model) seek(by int) Model {
	n := len(m.files)
	for i := 1; i <= n; i++ {
		at := ((m.at+by*i)%n + n) % n
		switch m.stateOf(at) {
		case failed, changed, clash, asks, refused:
			return m.choose(at)
		}
	}
	return m
}

// follow keeps in sight what one stands on.
func (m Model) follow() Model {
	p := m.places(m.width, m.height)
	m.top = screen.InSight(m.top, m.at, len(m.files), max(p.listHeight-2, 1))
	m.row = max(min(m.row, len(m.rows())-1), 0)
	m.from = m.fromRow(p)
	return m
}
