package tui

import (
	"flag"
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

// updating tells whether the golden files are to be written; teatest's own
// dependency declares the flag.
func updating() bool { return flag.Lookup("update").Value.String() == "true" }

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if updating() {
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

// view of a state of the interface, by its keys.
type state struct {
	name string
	keys []string
}

func states() []state {
	return []state{
		{"find-empty", []string{"g", "3"}},
		{"find-lines", []string{"'bezorgd'", "enter", " "}},
		{"find-passages", []string{"p"}},
		{"find-code", []string{"p", "c", "'ver'"}},
		{"find-error", []string{"esc", "/", "' AND code:Nergens'", "enter"}},
		{"quotes", []string{"alt+4", "*"}},
		{"quotes-list", []string{"tab"}},
		{"quotes-edit", []string{"tab", "G", "enter", "'Ach '"}},
		{"quotes-export", []string{"esc", "x", "right"}},
		{"help", []string{"esc", "?"}},
		{"palette", []string{"esc", ":", "'thema'"}},
	}
}

// TestScreens: every screen at three sizes; the looks at the size that most have.
func TestScreens(t *testing.T) {
	looks := map[string]theme.Look{"dark": {Dark: true, Colour: true}, "light": {Colour: true}, "plain": {Dark: true}}
	for name, look := range looks {
		s := sit(t, newFolder(t), look, phrases.Dutch)
		s.coded()
		for _, st := range states() {
			s.press(st.keys...)
			for _, z := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
				s.size(z[0], z[1])
				switch {
				case name == "dark": // the words, at every size
					golden(t, fmt.Sprintf("%s-%dx%d", st.name, z[0], z[1]), s.view())
				case z[0] == 120 && (st.name == "find-lines" || st.name == "quotes-edit"):
					golden(t, fmt.Sprintf("%s-%s", st.name, name), s.app.View())
				}
			}
		}
	}
}

// TestNoColour: without colours nothing is coloured, and what is chosen, found
// and wrong can still be told apart.
func TestNoColour(t *testing.T) {
	s := sit(t, newFolder(t), theme.Look{Dark: true}, phrases.Dutch)
	s.coded()
	for _, st := range states() {
		s.press(st.keys...)
		for _, seq := range strings.Split(s.app.View(), "\x1b[")[1:] {
			codes, _, _ := strings.Cut(seq, "m")
			for _, c := range strings.Split(codes, ";") {
				if len(c) > 1 && (c[0] == '3' || c[0] == '4' || c[0] == '9' || strings.HasPrefix(c, "10")) {
					t.Fatalf("%s: colour %q", st.name, codes)
				}
			}
		}
	}
}

// TestKeepsToItsSize: every window at every width is exactly as large as asked.
func TestKeepsToItsSize(t *testing.T) {
	s := sit(t, newFolder(t), theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.coded()
	for _, st := range states() {
		s.press(st.keys...)
		for w := 40; w <= 200; w += 7 {
			for _, h := range []int{10, 24, 40} {
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
	}
}

// TestKeysCanBeExplained: no key means two things at once, every key has a
// sentence in both languages, and the palette offers what the keys do.
func TestKeysCanBeExplained(t *testing.T) {
	for _, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
		s := sit(t, newFolder(t), theme.Look{Dark: true}, lang)
		s.coded()
		for _, st := range states() {
			s.press(st.keys...)
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
			if v := s.view(); strings.Contains(v, "‹app.") || strings.Contains(v, "‹find.") || strings.Contains(v, "‹quotes.") {
				t.Errorf("%s: a sentence is missing:\n%s", st.name, v)
			}
		}
	}
}

// TestStartScreens: the start screen and the form of a new study, in both
// languages.
func TestStartScreens(t *testing.T) {
	t.Setenv("HOME", "/nowhere")
	for _, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
		s := sit(t, "", theme.Look{Dark: true}, lang)
		s.app.house.practise = func() (string, error) { return "", nil }
		s.app.screens[screen.Start] = s.app.house.build(screen.Start)
		s.run(s.app.screens[screen.Start].Init())
		for _, z := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
			s.size(z[0], z[1])
			golden(t, fmt.Sprintf("start-%s-%dx%d", lang, z[0], z[1]), s.view())
			s.press("n", "'Evaluatie'", "tab")
			golden(t, fmt.Sprintf("start-new-%s-%dx%d", lang, z[0], z[1]), s.view())
			s.press("esc")
		}
	}
}
