package tui

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

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
	s.press("down", "right", "up", "backspace", "'8'", "enter")
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
