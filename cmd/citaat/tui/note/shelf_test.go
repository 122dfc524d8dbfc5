package note

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/save"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
)

// ticking lets every moment that is waited for come at once.
func (d *desk) ticking() *desk {
	d.m.c.Tick = func(_ time.Duration, then func(time.Time) tea.Msg) tea.Cmd {
		return func() tea.Msg { return then(time.Time{}) }
	}
	return d
}

// killed is the same study opened again after the terminal was closed.
func (d *desk) killed() *desk {
	next := *d
	c := d.m.c
	next.told = nil
	next.study = next.open("ilse")
	q := coding.NewQueue()
	d.t.Cleanup(q.Close)
	c.Study, c.Writer = next.study, save.New(next.study, q, nil)
	next.m = New(c)
	next.send(screen.Size{Width: 80, Height: 22})
	return &next
}

func (d *desk) drafts() []string {
	files, _ := filepath.Glob(filepath.Join(d.study.Local(), DraftFolder, "*"))
	return files
}

func (d *desk) said(key string) bool {
	for _, msg := range d.told {
		if s, ok := msg.(screen.Say); ok && s.Sentence.Key == key {
			return true
		}
	}
	return false
}

// TestTypedSurvivesAClosedTerminal: a new memo and one that is changed are
// offered again, saved once, and then no file of them is left.
func TestTypedSurvivesAClosedTerminal(t *testing.T) {
	d := newDesk(t).ticking()
	d.on(coding.OnCode, "rust-bbb")
	d.press("'een dure gedachte'", "tab", "'Braun 2006'")
	files := d.drafts()
	if len(files) != 1 {
		t.Fatalf("%d drafts", len(files))
	}
	for path, want := range map[string]os.FileMode{files[0]: 0o600, filepath.Dir(files[0]): 0o700} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("mode %v, %v", info.Mode().Perm(), err)
		}
	}
	if strings.Contains(files[0], "rust") {
		t.Error("the name of the file tells what it is about")
	}

	d = d.killed()
	if left := Drafts(d.study); len(left) != 1 || left[0].On.ID != "rust-bbb" {
		t.Fatalf("left: %+v", left)
	}
	d.on(coding.OnInterview, "M1")
	d.press("esc")
	d.on(coding.OnCode, "rust-bbb")
	d.sees("een dure gedachte", "Braun 2006")
	if !d.said("memo.draft-back") {
		t.Error("nobody says where that comes from")
	}
	d.press("esc")
	d.want("code: een dure gedachte <Braun 2006>")
	if n := len(d.drafts()); n != 0 {
		t.Errorf("%d drafts are left of what was saved", n)
	}

	d.on(coding.OnCode, "rust-bbb")
	d.press("enter", "'!'")
	d = d.killed()
	d.on(coding.OnCode, "rust-bbb")
	d.sees("een dure gedachte!")
	d.press("esc")
	d.want("code: een dure gedachte! <Braun 2006>")
	if n := len(d.drafts()); n != 0 {
		t.Errorf("%d drafts are left of what was changed", n)
	}
}

// TestTypedFastLosesNothing: who types before the draft is there has both.
func TestTypedFastLosesNothing(t *testing.T) {
	d := newDesk(t).ticking()
	d.on(coding.OnStudy, "")
	d.press("'eerst'")
	d = d.killed()
	m, look := d.m.Open(coding.MemoTarget{Kind: coding.OnStudy})
	d.m = m
	tick := d.m.c.Tick
	d.m.c.Tick = nil
	d.press("'later'")
	d.m.c.Tick = tick
	d.run(look)
	d.press("esc")
	d.want("study: eerst\n\nlater")
}

// TestWhatIsEmptiedIsNoDraft: nor is what was typed back to what it was.
func TestWhatIsEmptiedIsNoDraft(t *testing.T) {
	d := newDesk(t).ticking()
	d.on(coding.OnStudy, "")
	d.press("'x'", "backspace", "esc")
	if n := len(d.drafts()); n != 0 {
		t.Errorf("%d drafts of nothing", n)
	}
	d.broken = true
	d.on(coding.OnStudy, "")
	d.press("'geweigerd'", "esc")
	d.want("")
	if n := len(d.drafts()); n != 1 {
		t.Errorf("%d drafts of what the disk refused", n)
	}
	d = d.killed()
	d.broken = false
	d.on(coding.OnStudy, "")
	d.sees("geweigerd")
}
