package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
)

// early are keys that came before the screen that was just entered shows what
// the study holds now. Who types fast types ahead: the keys wait for what they
// are about, but not longer than patience.
type early struct {
	entered bool // a screen was entered and has not shown yet what it asked for
	keys    []tea.KeyMsg
}

// tooEarly tells that a key must wait.
func (a app) tooEarly() bool {
	if !a.early.entered || a.over != nil {
		return false
	}
	s, ok := a.screens[a.at].(screen.Loading)
	return ok && s.Loading()
}

// later lets a key wait.
func (a app) later(k tea.KeyMsg) app {
	a.early.keys = append(a.early.keys[:len(a.early.keys):len(a.early.keys)], k)
	return a
}

// release presses the keys that waited, as soon as they can be.
func (a app) release() (app, tea.Cmd) {
	var cmds []tea.Cmd
	for !a.tooEarly() {
		if a.early.entered = false; len(a.early.keys) == 0 {
			break
		}
		k := a.early.keys[0]
		a.early.keys = a.early.keys[1:]
		var cmd tea.Cmd
		a, cmd = a.press(k)
		cmds = append(cmds, cmd)
	}
	return a, tea.Batch(cmds...)
}
