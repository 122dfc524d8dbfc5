package read

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/pick"
)

// mouse answers the mouse, counted from the screen's corner: it selects in the
// text, opens interviews, scrolls.
func (m Model) mouse(e tea.MouseMsg) (Model, tea.Cmd) {
	if m.correcting != nil {
		return m.mouseCorrecting(e), nil
	}
	if m.picking != nil {
		p := *m.picking
		var o pick.Outcome
		p.picker, o = p.picker.Middle(e, min(m.width-4, 76), min(m.height-2, 20), m.width, m.height)
		return m.answerPicking(p, o)
	}
	if m.outside != nil || m.snap.transcript == nil {
		return m, nil
	}
	list, codes, w := m.panes()
	list = list || m.focus == left
	x := 0
	if l, _, _ := m.panes(); l {
		x = listWidth
	}
	press := e.Action == tea.MouseActionPress && e.Button == tea.MouseButtonLeft
	switch {
	case list && e.X < listWidth:
		return m.mouseInList(e, press)
	case codes && e.X >= x+w || m.focus == right && e.X >= m.width-m.codesWidth():
		return m.mouseInCodes(e, press)
	}
	if press {
		m.focus = middle
	}
	e.X, e.Y = e.X-x-1, e.Y-1
	if press {
		if k, ok := m.text.MarkAtCell(e.X, e.Y); ok {
			m.text = m.text.JumpTo(k.Span.Start).SetCurrent(k.ID)
			return m, nil
		}
	}
	var cmd tea.Cmd
	m.text, cmd = m.text.Update(e)
	return m, cmd
}

func (m Model) mouseInList(e tea.MouseMsg, press bool) (Model, tea.Cmd) {
	if step := wheel(e); step != 0 {
		m.focus = left
		return m.moveIn(step), nil
	}
	rows := m.rows()
	i := window(m.row, len(rows), m.height-2) + e.Y - 1
	if !press || i < 0 || i >= len(rows) || rows[i].id == "" {
		return m, nil
	}
	m.row, m.focus = i, left
	return m.openRow()
}

// mouseInCodes chooses the code that is clicked; a click on the chosen one gives
// it to the passage.
func (m Model) mouseInCodes(e tea.MouseMsg, press bool) (Model, tea.Cmd) {
	if step := wheel(e); step != 0 {
		m.focus = right
		return m.moveIn(step), nil
	}
	if !press {
		return m, nil
	}
	was := m.focus == right
	head, top := m.codesTop(m.height)
	m.focus = right
	i := top + e.Y - 1 - head
	if e.Y-1 < head || i >= len(m.snap.tree) {
		return m, nil
	}
	if was && i == m.code {
		return m.openRow()
	}
	m.code = i
	return m, nil
}

func wheel(e tea.MouseMsg) int {
	switch e.Button {
	case tea.MouseButtonWheelUp:
		return -1
	case tea.MouseButtonWheelDown:
		return 1
	}
	return 0
}
