package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
)

// TestCodesPaneMouse: beside the text a click chooses a code and a click on the
// chosen one gives it to the passage, also below the codings that are here.
func TestCodesPaneMouse(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	click := func(words string) {
		t.Helper()
		y := s.line(words)
		x := ansi.StringWidth(strings.Split(strings.Split(s.view(), "\n")[y], words)[0])
		s.send(tea.MouseMsg{X: x, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	}
	s.press("}", "v", "s")
	click("2 R  Rust")
	if n := s.codings("rust-ccc"); n != 0 {
		t.Fatalf("one click gave %d codings", n)
	}
	click("2 R  Rust")
	s.sees("Gecodeerd: Rust", "│ Hier")
	click("3 B  Bezorgd") // it stands lower now
	click("3 B  Bezorgd")
	s.sees("Gecodeerd: Bezorgd")
}
