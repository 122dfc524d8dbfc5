package tui

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/tui/start"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus/phrases"
	"citaat/corpus/store"
)

// failing is a disk whose Sync fails from some moment on.
type failing struct{ broken bool }

func (d *failing) open(path string) (store.File, int64, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_RDWR, 0o600)
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	return file{f, d}, info.Size(), nil
}

type file struct {
	store.File
	disk *failing
}

func (f file) Sync() error {
	if f.disk.broken {
		return errors.New("no space left")
	}
	return f.File.Sync()
}

// TestFailedSyncIsNotSaved: on every screen, and what was shown before the disk
// spoke is taken back.
func TestFailedSyncIsNotSaved(t *testing.T) {
	disk := &failing{}
	h := furnished(theme.Look{Dark: true}, phrases.Dutch)
	d, err := desk.Open(context.Background(), newFolder(t), coding.Options{Coder: "ilse", Now: h.now, Disk: store.Disk{OpenAppend: disk.open}})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close() //nolint:errcheck // the folder goes too
	s := (&seat{t: t, study: d.Study}).down(h.with(d))
	s.coded()
	s.press("alt+4")
	disk.broken = true
	s.press("*")
	s.sees("niet bewaard", "gekozen 0")
	s.misses("bewaard 14")
	s.press("ctrl+s")
	if strings.Contains(s.view(), "Alles is bewaard") {
		t.Error("ctrl+s says that all is saved")
	}
	s.press("enter", "'[zeker] '", "enter")
	s.sees("niet bewaard", "Zoals gepubliceerd", "[zeker] Later durfde") // what was typed is not lost
	s.press("esc", "alt+1", "M", "'een gedachte'", "esc")
	s.sees("niet bewaard")
	s.press("M")
	s.sees("een gedachte")
	disk.broken = false
	s.press("ctrl+s")
	s.sees("bewaard 14:02:11")
	if memos := d.Study.Memos(); len(memos) != 1 || memos[0].Text != "een gedachte" {
		t.Errorf("memos %+v", memos)
	}
	s.press("alt+4", "enter", "'[zeker] '", "enter")
	s.misses("Zoals gepubliceerd")
	s.press("*")
	s.sees("gekozen 0")
	s.press("*")
	s.sees("bewaard 14:02:11", "gekozen 1")
}

// TestAStudyThatCannotBeOpened is told on the start screen, which stays.
func TestAStudyThatCannotBeOpened(t *testing.T) {
	dir := newFolder(t)
	if err := os.WriteFile(dir+"/codebook.yaml", []byte("codes: [\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := sit(t, "", theme.Look{Dark: true}, phrases.Dutch)
	s.run(s.app.house.openCmd(start.Chosen{Dir: dir}))
	s.sees("codebook.yaml", "Nieuw onderzoek")
	s.misses("wordt geopend")
}
