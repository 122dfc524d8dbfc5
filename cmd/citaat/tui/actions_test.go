package tui

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/bindings"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

const actionsFile = "bindings/actions.json"

// walked is a screen in the states in which its keys differ.
type walked struct {
	screen string
	at     screen.Name
	states [][]string // keys that lead from one to the next
}

func walk() []walked {
	return []walked{
		{"read", screen.Read, [][]string{nil, {"n"}, {"v"}, {"s"}, {"esc", "n", "e"}, {"esc", "tab"}, {"tab"}, {"tab"}}},
		{"codes", screen.Codes, [][]string{nil, {"j"}, {"tab"}, {"esc"}, {" "}, {"esc"}}},
		{"find", screen.Find, [][]string{{"'bezorgd'", "enter"}, {" "}}},
		{"quotes", screen.Quotes, [][]string{nil, {"*"}, {"tab"}}},
		{"people", screen.People, [][]string{nil, {"j"}, {"tab"}, {"tab"}, {"esc"}}},
		{"memos", screen.Memos, [][]string{nil, {"j"}}},
		{"replace", screen.Replace, [][]string{nil, {"j"}}},
		{"bring", screen.Bring, [][]string{nil, {"tab"}}},
		{"privacy", screen.Privacy, [][]string{nil, {"tab"}}},
	}
}

// visit calls f in every state of every screen.
func (s *seat) visit(f func(name string)) {
	for _, w := range walk() {
		s.press("esc", "esc", "esc")
		s.send(screen.GoTo{To: w.at})
		for _, keys := range w.states {
			s.press(keys...)
			if s.app.at == w.at { // esc may have led back
				f(w.screen)
			}
		}
	}
}

// actions are what the screens can do, as their tables say.
func actions(t *testing.T) []bindings.Known {
	s := sit(t, newFolder(t), theme.Look{}, phrases.English)
	s.coded()
	var all []bindings.Known
	add := func(name string, bs []screen.Binding) {
		for _, b := range bs {
			i := slices.IndexFunc(all, func(k bindings.Known) bool { return k.Screen == name && k.Action == b.Action })
			if i < 0 && b.Help != "" {
				all = append(all, bindings.Known{Screen: name, Action: b.Action, Help: b.Help})
				i = len(all) - 1
			}
			for _, k := range b.Keys {
				if i >= 0 && !slices.Contains(all[i].Keys, k) {
					all[i].Keys = append(all[i].Keys, k)
				}
			}
		}
	}
	s.visit(func(name string) {
		if own := s.app.screens[s.app.at].Keys(); !own.Modal && !own.Typing {
			add(name, own.Bindings)
		}
	})
	h := s.app
	h.house.plain = true
	h.tour = &guide{}
	add(bindings.Everywhere, h.everywhere())
	return all
}

// TestTheREADMEOfKeysIsTheProgram: the list of actions that users give keys to,
// and that `citaat keys` prints, is that of the tables which the screens act on.
func TestTheREADMEOfKeysIsTheProgram(t *testing.T) {
	var b strings.Builder
	sep := "[\n"
	for _, k := range actions(t) {
		line, err := json.Marshal(k)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(sep + string(line))
		sep = ",\n"
	}
	b.WriteString("\n]\n")
	if updating() {
		if err := os.WriteFile(actionsFile, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if data, err := os.ReadFile(actionsFile); err != nil || string(data) != b.String() {
		t.Errorf("the program has other actions than %s; mend it with: go test ./cmd/citaat/tui -run README -update", actionsFile)
	}
}

// TestKeysThatComeTogether: who types faster than the terminal sends loses no
// key: after one that opens a window the next ones are text, also a g; and esc
// twice is esc twice.
func TestKeysThatComeTogether(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("cg")})
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("em")})
	s.sees("> gem")
	s.press("esc")
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(":g")})
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("a naar")})
	s.sees("> ga naar")
	s.send(tea.KeyMsg{Type: tea.KeyEsc, Alt: true})
	s.misses("> ga naar")
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("g2va")})
	s.sees("verplaatsen naar", "> a")
	s.send(tea.KeyMsg{Type: tea.KeyEsc, Alt: true}) // the window, and back to the reader
	if s.app.at != screen.Read {
		t.Errorf("on screen %d", s.app.at)
	}
}
