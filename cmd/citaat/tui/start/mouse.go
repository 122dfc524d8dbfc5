package start

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	tea "github.com/charmbracelet/bubbletea"
)

// formHeight is how high the form of a new study is.
const formHeight = 15

func formWidth(width int) int { return min(width, 76) }

func chooserSize(width, height int) (w, h int) { return min(width, 80), min(height, 22) }

// mouse: a click on a row does what its key does, in the form it gives a row the
// keys; the wheel walks.
func (m Model) mouse(msg tea.MouseMsg) (Model, tea.Cmd) {
	if m.chooser != nil {
		w, h := chooserSize(m.width, m.height)
		c, o, cmd := m.chooser.Middle(msg, w, h, m.width, m.height)
		return m.answerChooser(c, o, cmd)
	}
	press := msg.Action == tea.MouseActionPress
	switch {
	case !press:
	case m.form != nil:
		return m.clickForm(msg)
	case msg.Button == tea.MouseButtonWheelDown:
		return m.do(doDown)
	case msg.Button == tea.MouseButtonWheelUp:
		return m.do(doUp)
	case msg.Button == tea.MouseButtonLeft && m.busy.Key == "":
		if at, ok := m.rowAt(msg.Y); ok {
			m.at = at
			return m.do(doChosen)
		}
	}
	return m, nil
}

// rowAt is the row of the menu that is drawn on a line of the screen.
func (m Model) rowAt(y int) (at int, ok bool) {
	width := min(m.width, 100)
	lines := strings.Split(ansi.Strip(m.menu(width, m.height)), "\n")
	if y < 0 || y >= len(lines) {
		return 0, false
	}
	for i, it := range m.items() {
		if strings.TrimRight(lines[y], " ") == strings.TrimRight(ansi.Strip(m.row(i, it, width)), " ") {
			return i, true
		}
	}
	return 0, false
}

// clickForm gives a row the keys; a second click changes its answer. A click
// beside the form closes it.
func (m Model) clickForm(msg tea.MouseMsg) (Model, tea.Cmd) {
	if msg.Button != tea.MouseButtonLeft {
		return m, nil
	}
	w := formWidth(m.width)
	x, y := msg.X-max((m.width-w)/2, 0), msg.Y-max((m.height-formHeight)/2, 0)
	if x < 0 || x >= w || y < 0 || y >= formHeight {
		return m.pressForm(tea.KeyMsg{Type: tea.KeyEsc})
	}
	row := (y - 2) / 2 // an empty line, then two a row
	if y < 2 || row >= formRows {
		return m, nil
	}
	f := *m.form
	if row == f.at && (row == rowLang || row == rowDir) {
		return m.pressForm(tea.KeyMsg{Type: tea.KeyRight})
	}
	f = f.focus(row)
	m.form = &f
	return m, nil
}
