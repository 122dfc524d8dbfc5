package tui

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/cmd/citaat/tui/tour"
	"citaat/corpus/phrases"
	"citaat/examples"
)

// exampleFolder is a copy of the example.
func exampleFolder(t *testing.T) string {
	t.Helper()
	dir, from := t.TempDir(), examples.Study()
	err := fs.WalkDir(from, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// learning is somebody who takes the tour.
func learning(t *testing.T, dir string, lang phrases.Lang) *seat {
	s := sit(t, dir, theme.Look{Dark: true, Colour: true}, lang)
	s.app = s.app.guided()
	s.size(80, 24)
	return s
}

// lesson is a step as somebody does it: keys that do not do it yet, and those
// that then do.
type lesson struct{ almost, does []string }

func lessons() []lesson {
	return []lesson{
		{[]string{"j", "?", "x"}, []string{"j", "down"}},
		{[]string{"w", "v"}, []string{"s"}},
		{[]string{"*"}, []string{"1"}},
		{[]string{"v", "s", "2", "c", "esc"}, []string{"c", "'taal'", "enter"}},
		{[]string{"n", "v", "s", "c", "'Nieuws'"}, []string{"up", "enter"}},
		{[]string{"j"}, []string{"u"}},
		{[]string{"g3", "'bezorgd'", "enter"}, []string{"enter"}},
		{[]string{"g4", "*"}, []string{"j", "j", "j", "*"}},
		{[]string{"enter", "esc", "g1", "g4", "enter", "ctrl+o"}, []string{"enter"}},
		{[]string{"j"}, []string{"?"}},
	}
}

// TestTour walks the whole tour by pressed keys: no step lets one through before
// its thing is done, each praises, and nothing that one must see is covered.
func TestTour(t *testing.T) {
	s := learning(t, exampleFolder(t), phrases.Dutch)
	for i, l := range lessons() {
		if i == 0 || i == 4 {
			golden(t, "tour-"+string(rune('a'+i)), s.view())
		}
		s.press(l.almost...)
		if got := s.app.tour.state.Step; got != i {
			t.Fatalf("step %d is done by %v:\n%s", i+1, l.almost, s.view())
		}
		s.press(l.does...)
		if got := s.app.tour.state.Step; got != i+1 {
			t.Fatalf("step %d is not done by %v after %v:\n%s", i+1, l.does, l.almost, s.view())
		}
		if lines := strings.Split(s.view(), "\n"); len(lines) != 24 {
			t.Fatalf("step %d: %d lines", i+1, len(lines))
		}
	}
	s.press("x") // closes help
	s.sees("Rondleiding klaar", "U kunt nu coderen")
	if again, ok := tour.Resume(s.study.Dir()); !ok || !again.Over() {
		t.Errorf("kept %+v", again)
	}
}

// TestTourCanBeLeftAndGoneBackIn: stop, resume, back, skip, by key, by mouse and
// by esc; and where it was is found again another day.
func TestTourCanBeLeftAndGoneBackIn(t *testing.T) {
	dir := exampleFolder(t)
	s := learning(t, dir, phrases.English)
	s.sees("Tour 1 of 10", "f6 step back", "f7 skip", "f8 stop")
	s.press("f7", "f7")
	s.sees("Tour 3 of 10")
	s.press("f6")
	s.sees("Tour 2 of 10")
	for _, stop := range []string{"f8", "esc"} {
		s.press(stop)
		s.misses("Tour 2 of 10")
		s.sees("The tour waits; f8 goes on")
		s.press("j", "j", "j", "f8")
		s.sees("Tour 2 of 10")
	}
	for y, l := range strings.Split(s.view(), "\n") {
		if at := strings.Index(l, "skip"); at >= 0 {
			s.send(tea.MouseMsg{X: len([]rune(l[:at])) + 1, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
			break
		}
	}
	s.sees("Tour 3 of 10")
	s.press("g4")
	s.sees("Go to that screen first: g1")
	again := learning(t, dir, phrases.English)
	again.sees("Tour 3 of 10")
	again.size(80, 16) // too low for a coach: the screen goes before
	again.misses("Tour 3 of 10")
}

// TestTourFromTheStartScreen makes its copy and begins.
func TestTourFromTheStartScreen(t *testing.T) {
	dir := exampleFolder(t)
	s := sit(t, "", theme.Look{Dark: true}, phrases.Dutch)
	s.app.house.teach = func() (string, error) { return dir, nil }
	s.app.screens[screen.Start] = s.app.house.build(screen.Start)
	s.sees("Rondleiding in drie minuten")
	s.press("t")
	s.sees("Rondleiding 1 van 10")
}
