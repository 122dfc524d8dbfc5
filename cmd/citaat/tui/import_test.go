package tui

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus"
)

const rawTalk = `Interviewer: Hoe was het eerste bezoek?

Fadila Benali: Dat ging goed, zij was op tijd.

Interviewer: En daarna?

Fadila Benali: Daarna belde zij elke week, ja.
`

// TestImport: files are chosen, looked at and changed before they are written,
// and no name of a speaker reaches the disk.
func TestImport(t *testing.T) {
	s := dutch(t)
	from := t.TempDir()
	if err := os.WriteFile(filepath.Join(from, "M7-gesprek.txt"), []byte(rawTalk), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(from, "leeg.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s.app.house.dir = from
	s.size(120, 40)
	s.send(screen.Import{})
	s.sees("Welke bestanden inlezen?", "M7-gesprek.txt")
	s.press("tab", "tab", "enter")
	s.sees("bestand 1 van 2", "Interview    M7", "was “Fadila Benali”", "De eerste van 4 spreekbeurten")
	if _, there := s.study.Interview("M7"); there {
		t.Fatal("written before anybody agreed")
	}
	s.sees("‹ moeder ›") // as the other M's
	s.press("backspace", "backspace")
	s.sees("heeft een id nodig")
	s.press("'V2'")
	s.sees("‹ vrijwilliger ›") // as the other V's
	s.press("backspace", "backspace", "'M1'")
	s.sees("M1 bestaat al")
	s.press("enter", "backspace", "'8'", "down", "right")
	s.sees("‹ vrijwilliger ›", "bestand 1 van 2") // M1 is not written over
	s.press("left", "up", "enter")
	s.sees("bestand 2 van 2", "het bestand is leeg")
	s.press("enter")
	if _, there := s.study.Interview("M8"); !there {
		t.Fatal("M8 did not come in")
	}
	if p, ok := s.study.Participant("M8"); !ok || p.Group != "moeder" {
		t.Errorf("participant %+v", p)
	}
	s.sees("› M8", "Dat ging goed")
	err := filepath.WalkDir(s.study.Dir(), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err == nil && (strings.Contains(string(data), "Fadila") || strings.Contains(string(data), "Benali")) {
			t.Errorf("a name stands in %s", filepath.Base(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	s.send(screen.Import{})
	s.press("enter")
	s.sees("al ingelezen als M8")
	s.press("enter")
	if n := len(s.study.Interviews()); n != len(talks)+1 {
		t.Errorf("%d interviews", n)
	}
	s.press("u") // an import is not taken back with a key
	if _, there := s.study.Interview(corpus.TranscriptID("M8")); !there {
		t.Error("undo took the import back")
	}
}

// TestImportTogether: files that go in together are shown in one list first;
// one that cannot be read, or would take another's id, takes no other with it.
func TestImportTogether(t *testing.T) {
	s := dutch(t)
	from := t.TempDir()
	for name, text := range map[string]string{
		"M1.txt": rawTalk, "M5.txt": strings.Replace(rawTalk, "Daarna", "Toen", 1), "V7.txt": strings.Replace(rawTalk, "Daarna", "Later", 1),
		"v7.md": strings.Replace(rawTalk, "Daarna", "Nooit", 1), "leeg.txt": "",
	} {
		if err := os.WriteFile(filepath.Join(from, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.app.house.dir = from
	s.size(120, 40)
	s.send(screen.Import{})
	s.press("ctrl+a", "enter")
	s.sees("bestand 1 van 5", "M1 bestaat al")
	s.press("ctrl+a")
	s.sees("5 bestanden inlezen", "2 bestanden kunnen worden ingelezen", "M5.txt → M5 · moeder · 4 beurten · I, M5",
		"V7.txt → V7 · vrijwilliger", "V7.txt wordt al V7", "het bestand is leeg")
	if n := len(s.study.Interviews()); n != len(talks) {
		t.Fatalf("%d interviews before anybody agreed", n)
	}
	s.press("enter")
	s.sees("2 interviews ingelezen", "✓ M5.txt → M5", "✓ V7.txt → V7", "M1 bestaat al")
	s.press("enter")
	s.sees("› V7")
	if n := len(s.study.Interviews()); n != len(talks)+2 {
		t.Errorf("%d interviews", n)
	}
	if p, ok := s.study.Participant("V7"); !ok || p.Group != "vrijwilliger" {
		t.Errorf("participant %+v", p)
	}
}

// TestImportStops: esc during the reading writes nothing and goes back to the
// first file; an answer that comes later changes nothing.
func TestImportStops(t *testing.T) {
	s := dutch(t)
	from := t.TempDir()
	for _, name := range []string{"M5.txt", "M6.txt", "M7.txt"} {
		if err := os.WriteFile(filepath.Join(from, name), []byte(rawTalk+name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.app.house.dir = from
	noon := s.app.house.now()
	s.app.house.now = func() time.Time {
		noon = noon.Add(time.Second)
		return noon
	}
	s.send(screen.Import{})
	s.press("ctrl+a", "enter")
	next, late := s.app.Update(key("ctrl+a")) // the second file is on its way
	s.app = next.(app)
	s.misses("gelezen") // it may be over at once
	next, late = s.app.Update(late().(tea.BatchMsg)[0]())
	s.app = next.(app)
	s.sees("2 van 3 gelezen") // it takes longer
	s.press("esc")
	s.sees("bestand 1 van 3")
	s.run(late)
	s.sees("bestand 1 van 3")
	s.press("esc")
	if n := len(s.study.Interviews()); n != len(talks) {
		t.Errorf("%d interviews", n)
	}
	if _, open := s.app.over.(bringOver); open {
		t.Error("the window is still there")
	}
}

// TestImportGoneOn: who leaves the window while the last file is on its way to
// the disk, and goes to another screen, stays there.
func TestImportGoneOn(t *testing.T) {
	s := dutch(t)
	from := t.TempDir()
	if err := os.WriteFile(filepath.Join(from, "M7.txt"), []byte(rawTalk), 0o600); err != nil {
		t.Fatal(err)
	}
	s.app.house.dir = from
	s.size(120, 40)
	s.send(screen.Import{})
	s.press("enter")
	s.sees("bestand 1 van 1")
	next, late := s.app.Update(key("enter"))
	s.app = next.(app)
	s.misses("Welke bestanden inlezen?")
	s.press("x") // nothing that can be answered is open
	s.press("esc", "g", "3")
	s.run(late)
	if _, there := s.study.Interview("M7"); !there || s.app.at != screen.Find {
		t.Errorf("on screen %d:\n%s", s.app.at, s.view())
	}
}
