package codes

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// pointed is a window that answers the mouse itself, counted from its corner, in
// the room that it was drawn in.
type pointed interface {
	mouse(m Model, e tea.MouseMsg, width, height int) (Model, tea.Cmd)
}

// mouseInWindow hands the mouse to the window that is open. A click beside one
// that esc closes is esc; who splits or reads in a codebook may not lose that to
// a slip of the hand.
func (m Model) mouseInWindow(e tea.MouseMsg) (Model, tea.Cmd) {
	w, h := 0, 0
	for _, l := range strings.Split(m.win.draw(m, m.width, m.height), "\n") {
		w, h = max(w, ansi.StringWidth(l)), h+1
	}
	e.X, e.Y = e.X-max((m.width-w)/2, 0), e.Y-max((m.height-h)/2, 0)
	press := e.Action == tea.MouseActionPress && e.Button == tea.MouseButtonLeft
	if press && (e.X < 0 || e.X >= w || e.Y < 0 || e.Y >= h) {
		switch m.win.(type) {
		case picking, asking, choosing:
			return m.win.press(m, tea.KeyMsg{Type: tea.KeyEsc})
		}
		return m, nil
	}
	if p, ok := m.win.(pointed); ok {
		return p.mouse(m, e, m.width, m.height)
	}
	return m, nil
}

func (w picking) mouse(m Model, e tea.MouseMsg, width, height int) (Model, tea.Cmd) {
	width, rows := w.box(m, width, height)
	if _, h := w.picker.Size(width, rows); e.Y >= h { // on what is said under it
		return m, nil
	}
	p, o := w.picker.Mouse(e, width, rows)
	return w.answer(m, p, o)
}

func (w filling) mouse(m Model, e tea.MouseMsg, width, height int) (Model, tea.Cmd) {
	width, rows := w.box(m, width, height)
	f, o := w.form.Mouse(e, width, rows)
	return w.answer(m, f, o)
}

func (w choosing) mouse(m Model, e tea.MouseMsg, width, height int) (Model, tea.Cmd) {
	f, o, cmd := w.chooser.Mouse(e, min(width, 80), min(height, 20))
	return w.answer(m, f, o, cmd)
}

// mouse scrolls the list of what reading in would do.
func (w importing) mouse(m Model, e tea.MouseMsg, _, _ int) (Model, tea.Cmd) {
	switch e.Button {
	case tea.MouseButtonWheelDown:
		return w.press(m, tea.KeyMsg{Type: tea.KeyDown})
	case tea.MouseButtonWheelUp:
		return w.press(m, tea.KeyMsg{Type: tea.KeyUp})
	}
	return m, nil
}

var _, _, _, _ pointed = picking{}, filling{}, choosing{}, importing{}
