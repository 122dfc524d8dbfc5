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

// Middle is Mouse for a chooser drawn with that box in the middle of a screen,
// with the mouse counted from the screen's corner.
func (m Model) Middle(msg tea.MouseMsg, box, rows, width, height int) (Model, Outcome, tea.Cmd) {
	var o pick.Outcome
	m.picker, o = m.picker.Middle(msg, box, rows, width, height)
	return m.answer(o)
}
