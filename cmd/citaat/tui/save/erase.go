package save

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
)

// Erase is Ask for a write that cannot be taken back.
func (w *Writer) Erase(write func() (screen.Say, error)) tea.Cmd {
	return w.Ask(func() (screen.Say, error) {
		say, err := write()
		if err == nil {
			w.erased.Store(true)
		}
		return say, err
	})
}
