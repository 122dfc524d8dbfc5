package tui

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/coding/codingtest"
	"citaat/corpus/phrases"
)

// large is a study of 1,000 interviews, 120,000 turns and 100,000 codings,
// opened once so that its cache is there, as it is for a user.
func large(b *testing.B) string {
	dir := filepath.Join(b.TempDir(), "groot")
	if err := codingtest.Make(dir, 1, codingtest.Size{Interviews: 1000, Turns: 120, Codings: 100000, Codes: 60}); err != nil {
		b.Fatal(err)
	}
	s, err := coding.Open(context.Background(), dir, coding.Options{Coder: "ilse"})
	if err != nil {
		b.Fatal(err)
	}
	s.Close()
	return dir
}

// BenchmarkFirstFrame is from the open of a large study to the first frame that
// shows an interview.
func BenchmarkFirstFrame(b *testing.B) {
	dir := large(b)
	b.ReportAllocs()
	for b.Loop() {
		d, err := desk.Open(context.Background(), dir, coding.Options{Coder: "ilse"})
		if err != nil {
			b.Fatal(err)
		}
		h := furnished(theme.Look{Dark: true, Colour: true}, phrases.Dutch)
		a := newApp(h.with(d))
		next, cmd := a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
		a = next.(app)
		a = until(b, a, cmd, a.screens[a.at].Init())
		if len(a.View()) < 1000 {
			b.Fatal("an empty frame")
		}
		b.StopTimer()
		if err := d.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// until runs commands and what comes of them, in turn.
func until(b *testing.B, a app, cmds ...tea.Cmd) app {
	s := &seat{t: b, app: a}
	for _, c := range cmds {
		s.run(c)
	}
	return s.app
}

// BenchmarkBoard is from a key to the board of a large study.
func BenchmarkBoard(b *testing.B) {
	s := sit(b, large(b), theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.size(120, 40)
	b.ReportAllocs()
	for b.Loop() {
		s.app.at, s.app.screens[screen.Quotes] = screen.Read, nil
		s.press("alt+4")
		if s.app.at != screen.Quotes || !strings.Contains(s.view(), "M1") {
			b.Fatal(s.view())
		}
	}
}

// BenchmarkKeyToFrame is a key on the board and on a list of hits.
func BenchmarkKeyToFrame(b *testing.B) {
	s := sit(b, large(b), theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.size(120, 40)
	for _, c := range []struct {
		name string
		keys []string
	}{{"board", []string{"alt+4"}}, {"hits", []string{"alt+3", "'de'", "enter"}}} {
		s.press(c.keys...)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s.press("j")
				if _, err := io.WriteString(io.Discard, s.app.View()); err != nil {
					b.Fatal(errors.New("no frame"))
				}
			}
		})
	}
}
