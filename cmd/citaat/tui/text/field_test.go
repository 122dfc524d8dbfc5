package text

import (
	"io"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"citaat/cmd/citaat/tui/theme"
)

func keyOf(name string) tea.KeyMsg {
	named := map[string]tea.KeyType{"left": tea.KeyLeft, "right": tea.KeyRight, "up": tea.KeyUp, "down": tea.KeyDown, "home": tea.KeyHome, "end": tea.KeyEnd,
		"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "ctrl+w": tea.KeyCtrlW, "ctrl+z": tea.KeyCtrlZ, "shift+left": tea.KeyShiftLeft,
		"shift+right": tea.KeyShiftRight, "ctrl+left": tea.KeyCtrlLeft, "ctrl+right": tea.KeyCtrlRight, "ctrl+u": tea.KeyCtrlU, "ctrl+k": tea.KeyCtrlK}
	if t, ok := named[name]; ok {
		return tea.KeyMsg{Type: t}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}

func TestTypingInAField(t *testing.T) {
	for _, c := range []struct {
		text string
		at   int
		keys string
		want string
	}{
		{"bezorgt", 7, "backspace d", "bezorgd"},
		{"een twee", 8, "ctrl+w drie", "een drie"},
		{"een twee", 0, "delete E", "Een twee"},
		{"aa 👩‍👧 bb", 4, "delete", "aa  bb"},                                        // within an emoji of three code points: all of it
		{"x\u030c y", 2, "backspace", " y"},                                         // a letter with its mark
		{"\u0645\u0631\u062d\u0628\u0627", 0, "delete", "\u0631\u062d\u0628\u0627"}, // Arabic, in the order of reading
		{"een twee", 4, "shift+right shift+right TW", "een TWee"},
		{"een", 3, "x ctrl+z", "een"},
		{"een twee drie", 8, "ctrl+left ctrl+u", "twee drie"},
		{"een twee", 3, "ctrl+k", "een"},
	} {
		f := NewField(c.text, 0)
		f.at = f.border(c.at)
		for _, k := range strings.Fields(c.keys) {
			f, _ = f.Press(keyOf(k), 40)
		}
		if f.String() != c.want {
			t.Errorf("%q, %s: %q, want %q", c.text, c.keys, f, c.want)
		}
	}
}

// Whatever is typed, no row is wider than its room, the cursor stands on the
// border of a cell, and everything taken back gives the beginning.
func TestAFieldHoldsTogether(t *testing.T) {
	th := theme.New(lipgloss.NewRenderer(io.Discard), theme.Look{Dark: true})
	texts := rapid.StringOfN(rapid.SampledFrom([]rune("aab é.,😀\u200d👧\u0301مشक्षि界\t\n\u202e")), 0, 60, -1)
	keys := rapid.SampledFrom([]string{"left", "right", "up", "down", "home", "end", "backspace", "delete", "ctrl+w", "shift+left", "shift+right", "ctrl+left", "ctrl+right", "a", "界", "\u0301", "👧"})
	rapid.Check(t, func(t *rapid.T) {
		start := texts.Draw(t, "text")
		f := NewField(start, 3)
		width := rapid.IntRange(4, 30).Draw(t, "width")
		for range rapid.IntRange(0, 20).Draw(t, "keys") {
			f, _ = f.Press(keyOf(keys.Draw(t, "key")), width)
			if f.at < 0 || f.at > len(f.text) {
				t.Fatalf("cursor at %d of %d", f.at, len(f.text))
			}
			rows := f.View(FieldView{Theme: th, Width: max(width, 6), Height: 5, Focused: true})
			for _, r := range rows {
				if w := ansi.StringWidth(r); w > max(width, 6) {
					t.Fatalf("%q is %d wide, not %d", r, w, width)
				}
			}
			if len(rows) == 0 || len(rows) > 5 {
				t.Fatalf("%d rows", len(rows))
			}
			f.Click(rapid.IntRange(0, 40).Draw(t, "x"), rapid.IntRange(0, 8).Draw(t, "y"), FieldView{Theme: th, Width: width, Height: 5})
		}
		for len(f.past) > 0 {
			f, _ = f.Press(keyOf("ctrl+z"), width)
		}
		if f.String() != start {
			t.Fatalf("taken back to %q, not %q", f, start)
		}
	})
}
