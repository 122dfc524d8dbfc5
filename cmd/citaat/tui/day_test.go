package tui

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/teatest"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/screenplay"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// TestDay is a researcher's whole day in the real program, from an empty folder
// to the table: the screenplay that is also given in a terminal.
func TestDay(t *testing.T) {
	play, err := os.ReadFile("../testdata/day.txt")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "ruw"), os.DirFS("../../../examples/raw")); err != nil {
		t.Fatal(err)
	}
	h := furnished(theme.Look{Dark: true}, phrases.Dutch)
	h.dir, h.config, h.now, h.tick = dir, t.TempDir(), time.Now, tea.Tick
	h.open = func(ctx context.Context, dir string) (*desk.Desk, error) {
		return desk.Open(ctx, dir, coding.Options{Coder: "ilse"})
	}
	defer h.desks.close()
	tm := teatest.NewTestModel(t, newApp(h), teatest.WithInitialTermSize(120, 40))
	stage := &withoutTerminal{tm: tm}
	screenplay.Play(t, stage, filepath.Join(dir, "proef-met-moeders"), string(play))
	tm.WaitFinished(t, teatest.WithFinalTimeout(20*time.Second))
	if _, err := os.Stat(filepath.Join(dir, "citaten-om-te-delen.xlsx")); err != nil {
		t.Error(err)
	}
}

// withoutTerminal is the program with nothing but its output.
type withoutTerminal struct {
	tm   *teatest.TestModel
	mu   sync.Mutex
	seen bytes.Buffer // since the last key
}

func (w *withoutTerminal) Press(k string) {
	w.mu.Lock()
	w.seen.Reset()
	w.mu.Unlock()
	w.tm.Send(key(k))
}

func (w *withoutTerminal) Screen() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	io.Copy(&w.seen, w.tm.Output()) //nolint:errcheck // what was drawn so far
	return ansi.Strip(w.seen.String())
}
