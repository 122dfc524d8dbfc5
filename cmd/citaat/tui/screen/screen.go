package screen

import tea "github.com/charmbracelet/bubbletea"

// Name names a screen. The order is that of the digits that reach them.
type Name int

// The screens.
const (
	Start   Name = iota // outside a study
	Read                // 1 Lezen
	Codes               // 2 Codes
	Find                // 3 Zoeken
	Quotes              // 4 Citaten
	Compare             // 5 Vergelijken
	People              // 6 Mensen
)

// Screen is one room of the interface. Update touches memory only; View is
// pure and returns at most height lines of at most width columns.
type Screen interface {
	Init() tea.Cmd
	Update(tea.Msg) (Screen, tea.Cmd)
	View(width, height int) string
	Keys() Table
}

// Titled is a screen that has something to say in the title line: the interview
// that is open, and how many codings it has.
type Titled interface {
	Title() (place, count string)
}
