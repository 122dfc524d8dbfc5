package theme

import (
	"io"
	"strings"
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

// recorder notes the keys that reach a program and ends at q.
type recorder struct{ keys []string }

func (r recorder) Init() tea.Cmd { return nil }
func (r recorder) View() string  { return "" }
func (r recorder) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return r, nil
	}
	if r.keys = append(r.keys, k.String()); k.String() == "q" {
		return r, tea.Quit
	}
	return r, nil
}

// TestLateAnswerThroughBubbleTea sends what a slow terminal sends through the
// real reader of keys.
func TestLateAnswerThroughBubbleTea(t *testing.T) {
	var late Late
	drop := func(_ tea.Model, msg tea.Msg) tea.Msg {
		if late.Drop(msg) {
			return nil
		}
		return msg
	}
	in := strings.NewReader("j\x1b]11;rgb:1111/1111/1111\x1b\\\x1b[?62;4cq")
	m, err := tea.NewProgram(recorder{}, tea.WithInput(in), tea.WithOutput(io.Discard), tea.WithoutSignals(), tea.WithFilter(drop)).Run()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(m.(recorder).keys, " "); got != "j q" {
		t.Errorf("the program got the keys %q", got)
	}
}
