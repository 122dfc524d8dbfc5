package quotes

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// mouseWindow answers the mouse in the windows of the board: a click puts the
// cursor, dragging selects, the wheel walks. A click beside a window that is
// typed in does nothing, so that nobody loses what was typed.
func (m Model) mouseWindow(e tea.MouseMsg) (Model, tea.Cmd) {
	left := e.Button == tea.MouseButtonLeft
	switch {
	case e.Action == tea.MouseActionPress && e.Button == tea.MouseButtonWheelDown:
		return m.press(tea.KeyMsg{Type: tea.KeyDown})
	case e.Action == tea.MouseActionPress && e.Button == tea.MouseButtonWheelUp:
		return m.press(tea.KeyMsg{Type: tea.KeyUp})
	case !left || e.Action == tea.MouseActionRelease:
		return m, nil
	case m.naming != nil:
		return m.clickNaming(e), nil
	case m.editing != nil:
		return m.clickEditing(e), nil
	case e.Action == tea.MouseActionPress:
		return m.clickLeaving(e)
	}
	return m, nil
}

// inBox counts from the corner of what a window of that size holds.
func (m Model) inBox(e tea.MouseMsg, box string, width int) (col, row int) {
	high := strings.Count(box, "\n") + 1
	return e.X - max((m.width-width)/2, 0) - 2, e.Y - max((m.height-high)/2, 0) - 1
}

func (m Model) clickNaming(e tea.MouseMsg) Model {
	n := *m.naming
	w := namingWidth(m.width)
	col, row := m.inBox(e, m.drawNaming(w), w)
	n.text = n.text.move(n.text.click(col, row, w-4), e.Action == tea.MouseActionMotion)
	m.naming = &n
	return m
}

func (m Model) clickEditing(e tea.MouseMsg) Model {
	d := *m.editing
	w := m.editWindow()
	col, row := m.inBox(e, m.drawEditing(w, m.height), w)
	s, drag := m.sheet(w, m.height), e.Action == tea.MouseActionMotion
	switch at, remark := row-s.wordsAt(), row-s.remarkAt(); {
	case col < 0 || col >= w-3:
	case at >= 0 && at < len(s.words) && (!drag || d.onWords):
		d.onWords = true
		d.text = d.text.move(d.text.click(col, at, w-4), drag)
	case remark >= 0 && remark < len(s.remark) && (!drag || !d.onWords):
		d.onWords = false
		d.remark = d.remark.move(d.remark.click(col, remark, w-4), drag)
	}
	m.editing = &d
	return m
}

// labels is how many columns stand before an answer.
const labels = 16

// clickLeaving chooses a question; a second click changes its answer, on its
// left sign to the one before. A click beside the window closes it.
func (m Model) clickLeaving(e tea.MouseMsg) (Model, tea.Cmd) {
	l := *m.leaving
	w := leavingWidth(m.width)
	box := m.drawLeaving(w, m.height)
	col, row := m.inBox(e, box, w)
	switch {
	case l.busy, l.found != nil && l.done == nil:
		return m, nil
	case l.done != nil, col < -2, col >= w-2, row < -1, row > strings.Count(box, "\n")-1:
		m.leaving = nil
		return m, nil
	}
	at := 0 // above the first one is an empty line
	for i := range leavingRows {
		if !l.shown(i) {
			continue
		}
		if at++; at-1 != row-1 {
			continue
		}
		if i != l.row {
			l.row = i
			return m.asked(l)
		}
		if i != rowName {
			by := 1
			if col < labels+1 {
				by = -1
			}
			return m.asked(l.turn(by))
		}
		l.name = l.name.move(l.name.click(col-labels+1, 0, w-22), false)
		return m.asked(l)
	}
	return m, nil
}

func namingWidth(width int) int  { return min(width, 64) }
func leavingWidth(width int) int { return min(width, 84) }
