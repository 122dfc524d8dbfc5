package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"citaat/cmd/citaat/screenplay"
)

// TestDayInATerminal gives the screenplay of a day in a real terminal: the
// program as it is installed, its keys as a keyboard sends them, its screen as
// it is drawn.
func TestDayInATerminal(t *testing.T) {
	if testing.Short() {
		t.Skip("the same play is given without a terminal")
	}
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed")
	}
	play, err := os.ReadFile("testdata/day.txt")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "ruw"), os.DirFS("../../examples/raw")); err != nil {
		t.Fatal(err)
	}
	exe, err := exec.LookPath("citaat") // where testscript put it
	if err != nil {
		t.Fatal(err)
	}
	stage := &terminal{t: t, socket: filepath.Join(dir, "tmux")}
	stage.tmux("-f", os.DevNull, "new-session", "-d", "-x", "120", "-y", "40", "-c", dir,
		"-e", "CITAAT_CODER=ilse", "-e", "CITAAT_THEME=dark", "-e", "LC_ALL=C.UTF-8", "-e", "XDG_CONFIG_HOME="+t.TempDir(),
		exe, "--lang", "nl")
	defer stage.tmux("kill-server")
	screenplay.Play(t, stage, filepath.Join(dir, "proef-met-moeders"), string(play))
	if _, err := os.Stat(filepath.Join(dir, "citaten-om-te-delen.xlsx")); err != nil {
		t.Error(err)
	}
}

// terminal is a terminal of tmux.
type terminal struct {
	t      *testing.T
	socket string
}

func (s *terminal) tmux(args ...string) string {
	out, err := exec.Command("tmux", append([]string{"-u", "-S", s.socket}, args...)...).CombinedOutput()
	if err != nil && args[0] != "kill-server" {
		s.t.Logf("tmux %s: %v: %s", args[0], err, out)
	}
	return string(out)
}

// Press implements screenplay.Stage.
func (s *terminal) Press(key string) {
	named := map[string]string{"enter": "Enter", "esc": "Escape", "tab": "Tab", "space": "Space", "backspace": "BSpace",
		"up": "Up", "down": "Down", "left": "Left", "right": "Right"}
	switch name, ok := named[key]; {
	case ok:
		s.tmux("send-keys", name)
	case strings.HasPrefix(key, "ctrl+"):
		s.tmux("send-keys", "C-"+strings.TrimPrefix(key, "ctrl+"))
	default:
		s.tmux("send-keys", "-l", "--", key)
	}
}

// Screen implements screenplay.Stage.
func (s *terminal) Screen() string { return s.tmux("capture-pane", "-p") }
