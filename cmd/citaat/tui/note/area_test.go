package note

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/theme"

	"github.com/charmbracelet/lipgloss"
)

func keyOf(name string) tea.KeyMsg {
	kinds := map[string]tea.KeyType{"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
		"shift+left": tea.KeyShiftLeft, "shift+right": tea.KeyShiftRight, "ctrl+left": tea.KeyCtrlLeft, "ctrl+right": tea.KeyCtrlRight,
		"ctrl+home": tea.KeyCtrlHome, "ctrl+end": tea.KeyCtrlEnd, "ctrl+w": tea.KeyCtrlW, "ctrl+u": tea.KeyCtrlU, "ctrl+k": tea.KeyCtrlK,
		"ctrl+z": tea.KeyCtrlZ, "ctrl+y": tea.KeyCtrlY, "ctrl+s": tea.KeyCtrlS, "ctrl+e": tea.KeyCtrlE, "ctrl+c": tea.KeyCtrlC, "ctrl+x": tea.KeyCtrlX}
	if k, ok := kinds[name]; ok {
		return tea.KeyMsg{Type: k}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}

// typed types keys parted by spaces; _ is a space.
func typed(e area, keys string) area {
	for _, k := range strings.Fields(keys) {
		if len([]rune(k)) > 1 && keyOf(k).Type == tea.KeyRunes {
			for _, r := range strings.ReplaceAll(k, "_", " ") {
				e, _ = e.press(keyOf(string(r)), 20, 5)
			}
			continue
		}
		e, _ = e.press(keyOf(strings.ReplaceAll(k, "_", " ")), 20, 5)
	}
	return e
}

func TestTyping(t *testing.T) {
	for _, c := range []struct{ start, keys, want string }{
		{"", "een_twee enter drie", "een twee\ndrie"},
		{"een twee", "ctrl+left een_en_", "een een en twee"},
		{"een twee", "home X end Y", "Xeen tweeY"},
		{"een\ntwee", "home X up home Y", "Yeen\nXtwee"},
		{"een twee drie", "ctrl+w", "een twee "},
		{"een\ntwee drie", "ctrl+u", "een\n"},
		{"een\ntwee", "ctrl+home ctrl+k", "\ntwee"},
		{"ab", "shift+left shift+left X", "X"},
		{"👨‍👩‍👧é", "backspace", "👨‍👩‍👧"}, // what is one sign goes at once
		{"👨‍👩‍👧", "backspace", ""},
		{"قال", "left X", "قاXل"},
		{"x", "een_ twee ctrl+z", "xeen "},
		{"x", "een_ twee ctrl+z ctrl+z ctrl+z ctrl+z", "x"},
		{"x", "een ctrl+z ctrl+y", "xeen"},
		{"aap noot mies wim zus jet", "up X", "aap nooXt mies wim zus jet"},
	} {
		if got := typed(newArea(c.start), c.keys).String(); got != c.want {
			t.Errorf("%q, %s: %q, want %q", c.start, c.keys, got, c.want)
		}
	}
}

func TestPaste(t *testing.T) {
	e, _ := newArea("").press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("een\r\ntwee\tdrie\x1b[31m\rvier"), Paste: true}, 20, 5)
	if got := e.String(); got != "een\ntwee drie[31m\nvier" {
		t.Errorf("%q", got)
	}
	if got := typed(e, "ctrl+z").String(); got != "" {
		t.Errorf("%q is left of what was pasted", got)
	}
}

// TestUpAndDownKeepTheColumn also over wide letters.
func TestUpAndDownKeepTheColumn(t *testing.T) {
	e := newArea("漢字漢字\nabcd\n漢字")
	e.at = 7 // behind "ab"
	for _, c := range []struct {
		key  string
		want int
	}{{"down", 11}, {"up", 7}, {"up", 1}, {"down", 7}} {
		if e = typed(e, c.key); e.at != c.want {
			t.Errorf("%s: at %d, want %d", c.key, e.at, c.want)
		}
	}
}

func oddTexts() []string {
	return []string{"", "een", "een twee drie vier vijf zes zeven", strings.Repeat("x", 90), "a\n\n\nb\n", "漢字漢字漢字 漢字漢字漢字漢字",
		"👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧 👶👶👶", "مرحبا بالعالم هذا نص طويل جدا", "   veel   spaties     en     nog     meer      ", "e\u0301e\u0301e\u0301e\u0301 क्षि क्षि"}
}

// checkLayout: the rows hold all of the text, in order, and none is too wide.
func checkLayout(t *testing.T, text string, width int) {
	t.Helper()
	e := newArea(text)
	at := 0
	for _, r := range layout(e.text, width-slack) {
		for at < r.start && e.text[at] == '\n' {
			at++
		}
		if r.start != at || r.end < r.start {
			t.Fatalf("%q at %d: a row from %d to %d, want from %d", text, width, r.start, r.end, at)
		}
		at = r.end
	}
	if rest := strings.Trim(string(e.text[at:]), "\n"); rest != "" {
		t.Fatalf("%q at %d: %q is not shown", text, width, rest)
	}
	th := theme.Plain(lipgloss.NewRenderer(nil))
	for _, at := range []int{0, len(e.text) / 2, len(e.text)} {
		e.at = at
		for _, l := range e.view(th, width, 6, true) {
			if n := ansi.StringWidth(l); n > width {
				t.Fatalf("%q at %d: a line of %d columns: %q", text, width, n, l)
			}
		}
		for _, key := range []string{"up", "down"} {
			if to, ok := e.target(key, width, 5); !ok || to < 0 || to > len(e.text) {
				t.Fatalf("%q at %d: %s goes from %d to %d", text, width, key, at, to)
			}
		}
	}
}

func TestNoRowIsTooWideAndNothingIsHidden(t *testing.T) {
	for _, text := range oddTexts() {
		for width := 6; width < 60; width++ {
			checkLayout(t, text, width)
		}
	}
}

func FuzzLayout(f *testing.F) {
	for _, text := range oddTexts() {
		f.Add(text, 20)
	}
	f.Fuzz(func(t *testing.T, text string, width int) { checkLayout(t, text, 6+max(width, -width)%100) })
}
