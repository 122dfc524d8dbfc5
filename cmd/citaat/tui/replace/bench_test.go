package replace

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"

	"citaat/cmd/citaat/tui/save"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/coding/codingtest"
	"citaat/corpus/phrases"
)

// BenchmarkFirstDraw shows the codings in doubt of a study with 100,000 codings,
// in one interview of which every third word changed.
func BenchmarkFirstDraw(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "study")
	if err := codingtest.Make(dir, 1, codingtest.Size{Interviews: 1000, Turns: 100, Codings: 100_000, Codes: 40}); err != nil {
		b.Fatal(err)
	}
	texts, err := filepath.Glob(filepath.Join(dir, "transcripts", "*.md"))
	if err != nil || len(texts) == 0 {
		b.Fatal(err)
	}
	data, err := os.ReadFile(texts[0])
	if err != nil {
		b.Fatal(err)
	}
	head, talk, _ := strings.Cut(string(data), "---\n\n")
	words := strings.Split(talk, " ")
	for i := 5; i < len(words); i += 3 {
		if !strings.ContainsAny(words[i], "[]:\n") {
			words[i] = "anders"
		}
	}
	if err := os.WriteFile(texts[0], []byte(head+"---\n\n"+strings.Join(words, " ")), 0o600); err != nil {
		b.Fatal(err)
	}
	study, err := coding.Open(context.Background(), dir, coding.Options{Coder: "ilse"})
	if err != nil {
		b.Fatal(err)
	}
	q := coding.NewQueue()
	defer func() { q.Close(); study.Close() }()
	if len(study.Doubts()) == 0 {
		b.Fatal("nothing is in doubt")
	}
	th := theme.New(lipgloss.NewRenderer(io.Discard), theme.Look{Dark: true})
	b.ReportAllocs()
	for b.Loop() {
		m := New(Config{Study: study, Writer: save.New(study, q, nil), Theme: th, Book: phrases.For(phrases.Dutch)})
		n, _ := m.Update(screen.Size{Width: 200, Height: 58})
		n, cmd := n.Update(m.ask()())
		if cmd != nil {
			n, _ = n.Update(cmd())
		}
		if v := n.View(200, 58); !strings.Contains(v, "Wat gecodeerd was") {
			b.Fatal(v)
		}
	}
}
