package files

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/pick"
)

// Mouse answers the mouse, counted from the corner of the box of that size.
func (m Model) Mouse(msg tea.MouseMsg, box, rows int) (Model, Outcome, tea.Cmd) {
	var o pick.Outcome
	m.picker, o = m.picker.Mouse(msg, box, rows)
	return m.answer(o)
}
