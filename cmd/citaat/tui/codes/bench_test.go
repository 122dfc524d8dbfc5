package codes

import (
	"context"
	"io"
	"path/filepath"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/coding/codingtest"
	"citaat/corpus/phrases"
)

// large is a study of 1,000 interviews and 100,000 codings.
func large(b *testing.B) *coding.Study {
	dir := filepath.Join(b.TempDir(), "groot")
	if err := codingtest.Make(dir, 1, codingtest.Size{Interviews: 1000, Turns: 120, Codings: 100000, Codes: 60}); err != nil {
		b.Fatal(err)
	}
	s, err := coding.Open(context.Background(), dir, coding.Options{Coder: "ilse"})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s
}

func fresh(s *coding.Study) Model {
	return New(Config{Study: s, Theme: theme.New(lipgloss.NewRenderer(io.Discard), theme.Look{Dark: true, Colour: true}), Book: phrases.For(phrases.Dutch),
		Tick: func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }})
}

// BenchmarkFirstDraw is from the key to the codebook with all its numbers.
func BenchmarkFirstDraw(b *testing.B) {
	s := large(b)
	s.Counts()
	b.ReportAllocs()
	for b.Loop() {
		m := fresh(s)
		m.n = 1
		m, _ = m.onSnapshot(take(s, 1))
		if len(m.View(120, 38)) < 1000 {
			b.Fatal("nothing")
		}
	}
}

// BenchmarkKey is a key in the tree to the frame that shows it.
func BenchmarkKey(b *testing.B) {
	s := large(b)
	m := fresh(s)
	m.n = 1
	m, _ = m.onSnapshot(take(s, 1))
	b.ReportAllocs()
	for b.Loop() {
		next, _ := m.Update(screen.Run{Action: doDown})
		m = next.(Model)
		if m.View(120, 38) == "" {
			b.Fatal("nothing")
		}
	}
}

// BenchmarkExamine is what is gathered, in a command, of the largest code.
func BenchmarkExamine(b *testing.B) {
	s := large(b)
	snap := take(s, 1)
	b.ReportAllocs()
	for b.Loop() {
		if d := examine(s, snap, "thema-000"); len(d.passages) != newest {
			b.Fatal("no passages")
		}
	}
}
