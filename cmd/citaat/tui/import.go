package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
)

// bring shows the room where files are read in, and tells it that files are
// wanted.
func (a app) bring() (app, tea.Cmd) {
	if a.house.study == nil {
		return a, nil
	}
	a, shown := a.visit(screen.Bring)
	a, cmd := a.here(screen.Import{})
	return a, tea.Batch(shown, cmd)
}
