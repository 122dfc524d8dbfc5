package screen

import (
	"fmt"
	"runtime/debug"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/corpus/phrases"
)

// Do makes a command. A panic in it becomes a Failed message.
func Do(work func() tea.Msg) tea.Cmd {
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				msg = Failed{Err: NewPanic(r)}
			}
		}()
		return work()
	}
}

// Tell is the command that brings a message to the root.
func Tell(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// Panic is a mistake of the program, caught before it reached the terminal.
// Where it was is kept for a report; the value that was thrown is not, for it
// may hold somebody's words.
type Panic struct {
	Kind  string // the type of what was thrown
	Stack string // calls without their arguments' contents
}

// NewPanic wraps a recovered value. Call it while the stack still stands.
func NewPanic(r any) *Panic {
	return &Panic{Kind: fmt.Sprintf("%T", r), Stack: string(debug.Stack())}
}

// Error implements error.
func (p *Panic) Error() string { return "mistake in the program: " + p.Kind }

// Say implements phrases.Sayer.
func (p *Panic) Say(b *phrases.Book) string {
	return b.Say("widgets.panic", phrases.Args{"Kind": p.Kind})
}
