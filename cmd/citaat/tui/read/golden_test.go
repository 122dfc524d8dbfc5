package read

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
)

var update = flag.Bool("update", false, "write the golden files")

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs:\n%s\nwant:\n%s", name, got, want)
	}
}

// coded is a story with some codings and a selection.
func coded(t *testing.T, look theme.Look) *story {
	t.Helper()
	s := open(t, newFolder(t), coding.Options{}, look)
	s.on("bezorgd. En")
	s.press("3")
	s.on("rustig")
	s.press("v", "w", "w", "w", "w", "1", "*")
	s.on("geld")
	s.press("v", "s", "2")
	s.on("rustig")
	s.press("v", "w", "w")
	return s
}

// sizes are the terminal's less the title and the footer.
var sizes = [][2]int{{80, 22}, {120, 38}, {200, 58}}

func TestScreens(t *testing.T) {
	for name, look := range map[string]theme.Look{
		"dark": {Dark: true, Colour: true}, "light": {Colour: true}, "plain": {Dark: true}, "ascii": {Dark: true, ASCII: true},
	} {
		s := coded(t, look)
		for _, z := range sizes {
			s.size(z[0], z[1])
			view := s.m.View(z[0], z[1])
			if name == "ascii" {
				view = ansi.Strip(view)
			}
			golden(t, fmt.Sprintf("%s-%dx%d", name, z[0], z[1]), view)
		}
	}
}

func TestWindows(t *testing.T) {
	s := coded(t, theme.Look{Dark: true})
	for _, z := range sizes[:2] {
		s.size(z[0], z[1])
		s.press("c", "'ver'")
		golden(t, fmt.Sprintf("picker-%d", z[0]), s.view())
		s.press("esc", "tab")
		golden(t, fmt.Sprintf("list-%d", z[0]), s.view())
		s.press("tab")
		golden(t, fmt.Sprintf("codes-%d", z[0]), s.view())
		s.press("tab", "esc", "M", "'Een gedachte'")
		golden(t, fmt.Sprintf("memo-%d", z[0]), s.view())
		s.press("esc", "R")
		golden(t, fmt.Sprintf("reading-%d", z[0]), s.view())
		s.press("R", "v", "w", "w")
	}
}

// TestKeepsToItsSize: every window at every width is exactly as large as asked.
func TestKeepsToItsSize(t *testing.T) {
	s := coded(t, theme.Look{Dark: true, Colour: true})
	for _, keys := range [][]string{{}, {"c"}, {"esc", "tab"}, {"tab"}, {"esc", "M"}, {"esc", "R"}} {
		s.press(keys...)
		for w := 40; w <= 160; w += 3 {
			for _, h := range []int{8, 22, 40} {
				s.size(w, h)
				lines := strings.Split(s.m.View(w, h), "\n")
				if len(lines) != h {
					t.Fatalf("%v, %dx%d: %d lines", keys, w, h, len(lines))
				}
				for i, l := range lines {
					if n := ansi.StringWidth(l); n != w {
						t.Fatalf("%v, %dx%d: line %d is %d wide: %q", keys, w, h, i, n, l)
					}
				}
			}
		}
	}
}

// TestKeysCanBeExplained: no key means two things at once where both are
// offered by the screen itself, and every sentence is in the catalogue.
func TestKeysCanBeExplained(t *testing.T) {
	s := coded(t, theme.Look{Dark: true})
	for _, state := range [][]string{{}, {"esc"}, {"tab"}, {"tab"}} {
		s.press(state...)
		seen := map[string]string{}
		for _, b := range s.m.Keys().Bindings {
			if strings.Contains(s.m.book.Say(b.Help)+s.m.book.Say(b.Short)+s.m.book.Say(b.Group), "‹read") {
				t.Errorf("%s is not explained", b.Action)
			}
			if !strings.HasPrefix(string(b.Action), "read.") {
				continue
			}
			for _, k := range b.Keys {
				if first := seen[k]; first != "" {
					t.Errorf("%v: %q is %s and %s", state, k, first, b.Action)
				}
				seen[k] = string(b.Action)
			}
		}
		if n := len(s.m.Keys().Footer()); n < 1 || n > 5 {
			t.Errorf("%v: %d keys in the footer", state, n)
		}
	}
}
