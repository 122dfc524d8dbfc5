package read

import (
	"context"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"citaat/cmd/citaat/tui/save"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/coding/codingtest"
	"citaat/corpus/phrases"
)

// BenchmarkKeyToFrame presses keys on the whole screen, with 200 interviews in
// the list and 20,000 codings, and draws after each.
func BenchmarkKeyToFrame(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "study")
	if err := codingtest.Make(dir, 1, codingtest.Size{Interviews: 200, Turns: 120, Codings: 20_000, Codes: 40}); err != nil {
		b.Fatal(err)
	}
	study, err := coding.Open(context.Background(), dir, coding.Options{Coder: "ilse"})
	if err != nil {
		b.Fatal(err)
	}
	q := coding.NewQueue()
	defer func() { q.Close(); study.Close() }()
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.TrueColor)
	m := New(Config{Study: study, Writer: save.New(study, q, nil), Theme: theme.New(r, theme.Look{Dark: true, Colour: true}), Book: phrases.For(phrases.Dutch)})
	m = m.resize(200, 58)
	s, err := take(study, "", true)
	if err != nil {
		b.Fatal(err)
	}
	m, _ = m.onLoaded(loaded{n: m.loads, snap: s})
	keys := []string{"j", "j", "w", "}", "n", "v", "s", "o", "l", "n"}
	seed := rand.New(rand.NewPCG(5, 6))
	var took []time.Duration
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		k := keys[seed.IntN(len(keys))]
		if m.picking != nil {
			m.picking = nil
		}
		n, _ := m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)})
		m = n.(Model)
		m.View(200, 58)
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

// BenchmarkSnapshot is what happens in the background after every coding.
func BenchmarkSnapshot(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "study")
	if err := codingtest.Make(dir, 1, codingtest.Size{Interviews: 200, Turns: 120, Codings: 20_000, Codes: 40}); err != nil {
		b.Fatal(err)
	}
	study, err := coding.Open(context.Background(), dir, coding.Options{Coder: "ilse"})
	if err != nil {
		b.Fatal(err)
	}
	defer study.Close()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := take(study, "", true); err != nil {
			b.Fatal(err)
		}
	}
}
