package quiet_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	_ "citaat/cmd/citaat/tui/quiet"
	_ "github.com/charmbracelet/bubbletea"
)

// TestRunsBeforeBubbleTea reads the order of initialisation from the runtime's
// own trace of this test binary.
func TestRunsBeforeBubbleTea(t *testing.T) {
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	us := strings.Index(string(out), "init citaat/cmd/citaat/tui/quiet ")
	tea := strings.Index(string(out), "init github.com/charmbracelet/bubbletea ")
	if us < 0 || tea < 0 || us > tea {
		t.Fatalf("quiet at %d, bubbletea at %d of:\n%s", us, tea, out)
	}
}
