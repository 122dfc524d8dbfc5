package codes

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/save"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

// Study is the part of the study that this screen calls.
type Study interface{}

// Config is what the screen is made with.
type Config struct {
	Study  Study
	Writer *save.Writer
	Theme  theme.Theme
	Book   *phrases.Book
	Now    func() time.Time
	Tick   func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
	Dir    string // where choosers of files begin
}

// Model is the screen.
type Model struct{ Config }

// New makes the screen.
func New(c Config) Model { return Model{c} }

// Init asks for nothing yet.
func (m Model) Init() tea.Cmd { return nil }

// Update answers a message. It touches memory only.
func (m Model) Update(tea.Msg) (screen.Screen, tea.Cmd) { return m, nil }

// View draws the screen.
func (m Model) View(width, height int) string { return "" }

// Keys are the keys as they stand now.
func (m Model) Keys() screen.Table { return screen.Table{} }

var _ screen.Screen = Model{}
