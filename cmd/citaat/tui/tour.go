package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
)

type guide struct{}

func (a app) coachRows() int                            { return 0 }
func (a app) coach() string                             { return "" }
func (a app) clickCoach(x, y int) (app, tea.Cmd)        { return a, nil }
func (a app) tourKeys() []screen.Binding                { return nil }
func (a app) doTour(screen.Action) (app, tea.Cmd, bool) { return a, nil, false }
