package theme

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// Late recognises the answer of a terminal that was asked for its background
// and took longer than Detect waited: Bubble Tea reads it as keys, and its
// digits would be quick codes.
type Late struct{ state lateState }

type lateState int

const (
	silent  lateState = iota
	opened            // "ESC ]" came
	telling           // "11;rgb:" came
)

// Drop tells whether a message is a piece of such an answer and must not reach
// the program.
func (l *Late) Drop(msg tea.Msg) bool {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return false
	}
	runes := k.Type == tea.KeyRunes
	text := string(k.Runes)
	was := l.state
	l.state = silent
	switch {
	case runes && k.Alt && text == "]":
		l.state = opened
		return true
	case was == opened && runes && !k.Alt && strings.HasPrefix(text, "11;"):
		l.state = telling
		return true
	case was == telling && runes && !k.Alt && strings.Trim(text, "0123456789abcdefABCDEF/:;rg") == "":
		l.state = telling // it came in pieces
		return true
	case was == telling && (runes && k.Alt && text == `\` || k.Type == tea.KeyCtrlG):
		return true
	}
	return false
}
