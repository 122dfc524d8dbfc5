package pick

import tea "github.com/charmbracelet/bubbletea"

// Mouse answers the mouse, counted from the corner of the box of that size: a
// click takes the row it is on, with several to pick it marks it, beside the box
// it closes; the wheel walks.
func (m Model) Mouse(msg tea.MouseMsg, width, height int) (Model, Outcome) {
	if msg.Action != tea.MouseActionPress {
		return m, Outcome{}
	}
	top, shown := m.window(height)
	switch msg.Button {
	case tea.MouseButtonWheelUp:
		return m.choose(max(m.at-1, 0)), Outcome{}
	case tea.MouseButtonWheelDown:
		return m.choose(min(m.at+1, m.rows()-1)), Outcome{}
	case tea.MouseButtonLeft:
	default:
		return m, Outcome{}
	}
	box := min(shown+3+detailRows, height)
	if msg.X < 0 || msg.X >= width || msg.Y < 0 || msg.Y >= box {
		return m, Outcome{Cancelled: true}
	}
	row := msg.Y - 2 + top
	if msg.Y < 2 || row >= min(top+shown, m.rows()) {
		return m, Outcome{}
	}
	m.at = row
	if m.opts.Several && row < len(m.found) {
		return m.mark().choose(row), Outcome{}
	}
	return m, m.pick(row == len(m.found))
}

// Middle is Mouse for a box of that size in the middle of a screen, with the mouse
// counted from the screen's corner.
func (m Model) Middle(msg tea.MouseMsg, box, rows, width, height int) (Model, Outcome) {
	w, h := m.Size(box, rows)
	msg.X, msg.Y = msg.X-max((width-w)/2, 0), msg.Y-max((height-h)/2, 0)
	return m.Mouse(msg, box, rows)
}

// Size is how large View draws the picker when it is given that much room.
func (m Model) Size(width, height int) (w, h int) {
	_, shown := m.window(height)
	return width, min(shown+3+detailRows, height)
}
