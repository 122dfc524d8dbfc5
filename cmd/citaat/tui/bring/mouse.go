package bring

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// Mouse answers the mouse, counted from the corner of a screen in whose middle
// the window stands: files are clicked in the chooser; in what a file holds a
// click chooses an answer and a second one changes it; the wheel walks.
func (m Model) Mouse(msg tea.MouseMsg, width, height int) (Model, tea.Cmd) {
	if msg.Action != tea.MouseActionPress {
		return m, nil
	}
	if m.all == nil && len(m.paths) == 0 {
		c, o, cmd := m.chooser.Middle(msg, min(width, 80), min(height, 22), width, height)
		m.chooser = c
		return m.answerChooser(o, cmd)
	}
	switch msg.Button {
	case tea.MouseButtonWheelDown:
		return m.Press(tea.KeyMsg{Type: tea.KeyDown})
	case tea.MouseButtonWheelUp:
		return m.Press(tea.KeyMsg{Type: tea.KeyUp})
	case tea.MouseButtonLeft:
		if m.all == nil && m.file != nil && m.file.plan.Transcript != nil && m.file.there == "" {
			return m.clickAnswer(msg.Y, width, height)
		}
	}
	return m, nil
}

// clickAnswer chooses the answer that is drawn on a line of the screen.
func (m Model) clickAnswer(y, width, height int) (Model, tea.Cmd) {
	box := strings.Count(m.View(width, height), "\n") + 1
	row := y - max((height-box)/2, 0) - 3 // the border, the name of the file and an empty line
	if m.file.plan.Transcript.Date != "" && row > rowGroup {
		if row--; row == rowGroup { // on the date
			return m, nil
		}
	}
	switch {
	case row < 0 || row >= rowSpeakers+len(m.file.plan.Speakers):
		return m, nil
	case row == m.row && row != rowID:
		return m.change(tea.KeyMsg{Type: tea.KeyRight})
	}
	m.row = row
	return m, nil
}
