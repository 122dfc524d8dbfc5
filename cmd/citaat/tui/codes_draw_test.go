package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

// codeStates are states of the codebook, by their keys.
func codeStates() []state {
	return []state{
		{"codes", []string{"g", "2", "j"}},
		{"codes-passages", []string{"tab", "j"}},
		{"codes-narrow", []string{"tab", "z", "'ru'"}},
		{"codes-edit", []string{"esc", "gg", "j", "enter", "tab", "tab"}},
		{"codes-move", []string{"esc", " ", "j", " ", "v", "'str'"}},
		{"codes-merge", []string{"esc", "M", "down", "down"}},
		{"codes-colour", []string{"esc", "esc", "c"}},
		{"codes-delete", []string{"esc", "gg", "j", "X"}},
		{"codes-split", []string{"esc", "s", "'Zelf'", "enter", "'Rust'", "enter", "a", "b"}},
		{"codes-export", []string{"esc", "x"}},
		{"codes-memo", []string{"esc", "m"}},
		{"codes-help", []string{"esc", "?"}},
	}
}

// TestCodeScreens: the codebook at three sizes, and the looks at one.
func TestCodeScreens(t *testing.T) {
	looks := map[string]theme.Look{"dark": {Dark: true, Colour: true}, "light": {Colour: true}, "plain": {Dark: true, ASCII: true}}
	for name, look := range looks {
		s := sit(t, newFolder(t), look, phrases.Dutch)
		s.coded()
		for _, st := range codeStates() {
			s.press(st.keys...)
			for _, z := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
				s.size(z[0], z[1])
				switch {
				case name == "dark":
					golden(t, fmt.Sprintf("%s-%dx%d", st.name, z[0], z[1]), s.view())
				case z[0] == 120 && (st.name == "codes" || st.name == "codes-split"):
					golden(t, fmt.Sprintf("%s-%s", st.name, name), s.app.View())
				}
			}
		}
	}
}

// TestCodesKeepToTheirSize: every state at every width, in both languages, with
// a sentence for every key and no line too wide.
func TestCodesKeepToTheirSize(t *testing.T) {
	for _, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
		s := sit(t, newFolder(t), theme.Look{Dark: true, Colour: true}, lang)
		s.coded()
		for _, st := range codeStates() {
			s.press(st.keys...)
			for _, w := range []int{30, 47, 80, 99, 100, 131, 200} {
				for _, h := range []int{8, 24, 50} {
					s.size(w, h)
					lines := strings.Split(s.app.View(), "\n")
					if len(lines) != h {
						t.Fatalf("%s, %dx%d: %d lines", st.name, w, h, len(lines))
					}
					for i, l := range lines {
						if n := ansi.StringWidth(l); n > w {
							t.Fatalf("%s, %dx%d: line %d is %d wide: %q", st.name, w, h, i, n, ansi.Strip(l))
						}
					}
				}
			}
			seen := map[string]screen.Action{}
			for _, b := range s.app.table().Bindings {
				for _, k := range b.Keys {
					if a, twice := seen[k]; twice && a != b.Action {
						t.Errorf("%s: %s is %s and %s", st.name, k, a, b.Action)
					}
					seen[k] = b.Action
				}
				for _, key := range []string{b.Help, b.Short, b.Group} {
					if key != "" && strings.Contains(s.app.house.book.Say(key), "‹") {
						t.Errorf("%s: no sentence for %s", lang, key)
					}
				}
			}
			if v := s.view(); strings.Contains(v, "‹codes.") || strings.Contains(v, "‹coding.") {
				t.Errorf("%s: a sentence is missing:\n%s", st.name, v)
			}
			if w := s.app.screens[screen.Codes].(screen.Spoken).Speak(); w.Where == "" || w.Now == "" && st.name != "codes-memo" { // nothing is typed yet there
				t.Errorf("%s is not heard: %+v", st.name, w)
			}
		}
	}
}

// TestCodesEmpty: without codes the screen says what to do first.
func TestCodesEmpty(t *testing.T) {
	dir := newFolder(t)
	if err := os.WriteFile(filepath.Join(dir, "codebook.yaml"), []byte("codes: []\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := sit(t, dir, theme.Look{Dark: true}, phrases.Dutch)
	s.press("g", "2")
	s.sees("Nog geen codes. a maakt de eerste")
	s.press("M", "X", "enter", "tab", "n")
	s.press("esc", "g", "2", "a", "'Eerste'", "enter")
	s.sees("Eerste", "Code Eerste gemaakt")
}
