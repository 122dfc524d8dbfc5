package theme

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

func key(s string, alt bool) tea.KeyMsg {
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s), Alt: alt}
}

func TestALateAnswerIsNoKey(t *testing.T) {
	for name, answer := range map[string][]tea.Msg{
		"whole":       {key("]", true), key("11;rgb:1111/2222/3333", false), key(`\`, true)},
		"in pieces":   {key("]", true), key("11;rgb:11", false), key("11/2222/3333", false), key(`\`, true)},
		"with a bell": {key("]", true), key("11;rgb:1111/2222/3333", false), tea.KeyMsg{Type: tea.KeyCtrlG}},
	} {
		var l Late
		for _, msg := range answer {
			if !l.Drop(msg) {
				t.Errorf("%s: %v reaches the program", name, msg)
			}
		}
		for _, msg := range []tea.Msg{key("1", false), key("1", false), key("c", false), tea.WindowSizeMsg{}} {
			if l.Drop(msg) {
				t.Errorf("%s: afterwards %v is lost", name, msg)
			}
		}
	}
}

func TestKeysThatAreNoAnswerArrive(t *testing.T) {
	var l Late
	l.Drop(key("]", true))
	for _, msg := range []tea.Msg{key("1", false), key(`\`, true), key("11;", false), tea.KeyMsg{Type: tea.KeyCtrlG}} {
		if l.Drop(msg) {
			t.Errorf("%v is lost", msg)
		}
	}
}
