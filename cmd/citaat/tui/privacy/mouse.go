package privacy

import tea "github.com/charmbracelet/bubbletea"

// mouse chooses by a click, judges what is chosen by another, and walks with the
// wheel.
func (m Model) mouse(e tea.MouseMsg) (Model, tea.Cmd) {
	if e.Action != tea.MouseActionPress || m.naming || m.adding || m.asking {
		return m, nil
	}
	r := m.room(m.width, m.height)
	y := e.Y - headRows
	over := inGroups
	switch {
	case r.listWidth == 0, r.placeWidth > 0 && r.placeWidth < m.width && e.X >= r.listWidth:
		over = inPlaces
	case r.placeWidth == m.width && y >= r.listHeight:
		over, y = inPlaces, y-r.listHeight
	}
	switch e.Button {
	case tea.MouseButtonWheelUp, tea.MouseButtonWheelDown:
		m.pane = over
		if e.Button == tea.MouseButtonWheelUp {
			return m.move(doUp), nil
		}
		return m.move(doDown), nil
	case tea.MouseButtonLeft:
	default:
		return m, nil
	}
	m.pane = over
	if over == inGroups {
		i, ok := m.groupAt(m.top + y - 1)
		switch {
		case !ok:
		case i == m.at:
			return m.do(doMask)
		default:
			m.at, m.place = i, 0
		}
		return m, nil
	}
	g, ok := m.current()
	from, rows := m.placesShown(len(m.written(max(r.placeWidth-4, 8))), r.placeHeight)
	if i := from + y - 1; ok && y >= 1 && y <= rows && i < len(g.places) {
		if i == m.place {
			return m.do(doMask)
		}
		m.place = i
	}
	return m, nil
}
