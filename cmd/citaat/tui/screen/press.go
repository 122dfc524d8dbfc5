package screen

import (
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// Press is the message of a key by the name it has in a table; ok is false for
// a name of no key. A chord such as "gg" comes as its letters together.
func Press(name string) (tea.KeyMsg, bool) {
	if name == "" {
		return tea.KeyMsg{}, false
	}
	rest, alt := strings.CutPrefix(name, "alt+")
	if rest == "" {
		return tea.KeyMsg{}, false
	}
	if rest == " " {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}, Alt: alt}, true
	}
	if utf8.RuneCountInString(rest) == 1 || rest[0] == 'g' && utf8.RuneCountInString(rest) == 2 {
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(rest), Alt: alt}, true
	}
	for t := tea.KeyType(-127); t <= 127; t++ { // Bubble Tea gives its names one at a time only
		if t != tea.KeyRunes && t != tea.KeySpace && (tea.Key{Type: t}).String() == rest {
			return tea.KeyMsg{Type: t, Alt: alt}, true
		}
	}
	return tea.KeyMsg{}, false
}
