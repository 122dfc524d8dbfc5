package read

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// A resize keeps the selection, the words that are being typed, and the reading
// mode with its lines of at most 70 columns.
func TestAResizeKeepsWhatOneWasDoing(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "w", "w")
	was := s.m.text.Selection()
	for _, z := range [][2]int{{80, 22}, {30, 6}, {200, 58}, {120, 38}} {
		s.size(z[0], z[1])
		s.view()
		if got := s.m.text.Selection(); got != was || was.Empty() {
			t.Fatalf("at %v the selection is %v, was %v", z, got, was)
		}
	}
	s.press("esc", "E", "'nieuw '")
	typed := s.m.correcting.words.String()
	for _, z := range [][2]int{{80, 22}, {30, 6}, {200, 58}} {
		s.size(z[0], z[1])
		if s.m.correcting == nil || s.m.correcting.words.String() != typed || !strings.Contains(typed, "nieuw") {
			t.Fatalf("at %v what was typed is gone", z)
		}
	}
	s.press("esc", "R")
	for _, l := range strings.Split(s.view(), "\n") {
		words := strings.TrimSpace(strings.Trim(strings.TrimSpace(ansi.Strip(l)), "│"))
		if n := ansi.StringWidth(words); n > 90 && !strings.HasPrefix(words, "╭") && !strings.HasPrefix(words, "╰") {
			t.Errorf("a line of %d columns in reading mode: %q", n, words)
		}
	}
	if !s.m.text.Options().Reading || s.m.focus != middle {
		t.Error("not in reading mode")
	}
}
