package screen

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/corpus/phrases"
)

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
	Memos               // the list of memos
	Replace             // codings to be placed anew
	Bring               // files to be read in
	Privacy             // what in the texts may identify somebody
)

// Screen is one room of the interface. Update touches memory only; View is
// pure and returns at most height lines of at most width columns.
type Screen interface {
	Init() tea.Cmd
	Update(tea.Msg) (Screen, tea.Cmd)
	View(width, height int) string
	Keys() Table
}

// Speech is a screen in words, for those who hear it: where one is, what one
// stands on, and what else there is to know here, each a line of plain text
// without lines drawn, marks or columns. A screen reader hears what differs
// from the last time.
type Speech struct {
	Where string   // the screen, the pane, the window that is open
	Now   string   // the thing one stands on: a turn with its codes, a code with its counts
	More  []string // the rest of what the eye would see beside it, in order of weight
	Typed string   // what is being typed, where something is: it stands at the prompt and is not said again
	Field string   // what that is typed in, of several: where it changes it is said, with what stands in it
	Aside []string // what is said to who asks where one is, and not by itself
}

// Spoken is a screen that can be heard. Every screen is one.
type Spoken interface {
	Speak() Speech
}

// Loading is a screen that tells when what it shows is older than what it has
// asked for: keys that come meanwhile would be about something else.
type Loading interface {
	Loading() bool
}

// Titled is a screen that has something to say in the title line: the interview
// that is open, and how many codings it has.
type Titled interface {
	Title() (place, count string)
}

// Holding is a screen that may hold decisions that are nowhere else yet. Holds
// says what leaving the program would lose; the empty sentence: nothing.
type Holding interface{ Holds() phrases.Sentence }
