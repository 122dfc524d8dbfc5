package replace

import (
	tea "github.com/charmbracelet/bubbletea"
)

// mouse chooses a candidate by a click, confirms the chosen one by another, and
// walks with the wheel.
func (m Model) mouse(e tea.MouseMsg) (Model, tea.Cmd) {
	if e.Action != tea.MouseActionPress {
		return m, nil
	}
	switch e.Button {
	case tea.MouseButtonWheelUp:
		return m.do(doUp)
	case tea.MouseButtonWheelDown:
		return m.do(doDown)
	case tea.MouseButtonLeft:
	default:
		return m, nil
	}
	x, y, width := 0, 0, m.width
	if m.width < besides {
		y = min(max(m.height/2, 6), m.height)
	} else {
		x = m.width * 2 / 5
		width -= x
	}
	if e.X < x || e.Y < y {
		return m, nil
	}
	rows := 0
	for i, c := range m.options.list {
		rows += len(m.candidateLines(c, false, max(width-4, 8))) + 1
		if e.Y-y-1 < rows {
			if i == m.choice {
				return m.do(doConfirm)
			}
			m.choice = i
			break
		}
	}
	return m, nil
}
