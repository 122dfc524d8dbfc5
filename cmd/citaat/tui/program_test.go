package tui

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/exp/teatest"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// TestProgram is the day's work in one sitting, in the real program: open,
// search, code several, choose, export. All of it is on disk afterwards.
func TestProgram(t *testing.T) {
	dir, out := newFolder(t), t.TempDir()
	d, err := desk.Open(context.Background(), dir, coding.Options{Coder: "ilse"})
	if err != nil {
		t.Fatal(err)
	}
	h := furnished(theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	h.dir, h.now, h.tick = out, time.Now, tea.Tick
	tm := teatest.NewTestModel(t, newApp(h.with(d)), teatest.WithInitialTermSize(120, 40))
	press := func(keys ...string) {
		for _, k := range keys {
			tm.Send(key(k))
		}
	}
	write := func(s string) {
		for _, r := range s {
			tm.Send(key(string(r)))
		}
	}
	see := func(words string) {
		t.Helper()
		teatest.WaitFor(t, tm.Output(), func(b []byte) bool { return bytes.Contains(b, []byte(words)) }, teatest.WithDuration(10*time.Second), teatest.WithCheckInterval(5*time.Millisecond))
	}
	see("V1")
	press("g", "3")
	see("Zoek:")
	write("bezorgd")
	see("4 treffers")
	press("enter")
	see("3 treffers")
	press(" ", " ", "c")
	see("Coderen: 2 zinnen")
	write("vert")
	press("enter")
	see("2 zinnen gecodeerd met")
	press("g", "4")
	see("2 fragmenten")
	press("*")
	see("gekozen als citaat")
	press("*")
	see("gekozen 2")
	press("x", "right", "enter")
	see("Geëxporteerd: 2 citaten")
	press("esc", "q")
	tm.WaitFinished(t, teatest.WithFinalTimeout(10*time.Second))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(out, "citaten-om-te-delen.xlsx")); err != nil {
		t.Error(err)
	}
	again, err := coding.Open(context.Background(), dir, coding.Options{Coder: "ilse"})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(chosen(again)); n != 2 {
		t.Errorf("%d chosen quotations are on disk, want 2", n)
	}
	io.Copy(io.Discard, tm.FinalOutput(t)) //nolint:errcheck // drained
}
