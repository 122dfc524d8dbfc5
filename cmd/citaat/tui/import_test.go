package tui

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
)

const rawTalk = `Interviewer: Hoe was het eerste bezoek?

Fadila Benali: Dat ging goed, zij was op tijd.

Interviewer: En daarna?

Fadila Benali: Daarna belde zij elke week, ja.
`

// bringing is somebody in the room where files are read in, with a folder of
// files to choose from, in the order of their names.
func bringing(t *testing.T, files map[string]string) *seat {
	t.Helper()
	s := dutch(t)
	from := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(from, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.app.house.dir = from
	s.size(120, 40)
	s.send(screen.Import{})
	s.sees("Welke bestanden inlezen?")
	return s
}

// other is a talk like rawTalk with other words in it.
func other(word string) string { return strings.Replace(rawTalk, "Daarna", word, 1) }

// TestImport: files are chosen, looked at and changed before they are written,
// and no name of a speaker reaches the disk.
func TestImport(t *testing.T) {
	s := bringing(t, map[string]string{"M7-gesprek.txt": rawTalk, "z-leeg.txt": ""})
	s.sees("M7-gesprek.txt")
	s.press("tab", "tab", "enter")
	s.sees("› Inlezen", "1 klaar om in te lezen", "1 kan niet", "[x] ✓ M7-gesprek.txt", "“Fadila Benali”", "Tekst: spreekbeurt 1 van 4", "Dat ging goed")
	s.sees("‹ moeder ›") // as the other M's
	if _, there := s.study.Interview("M7"); there {
		t.Fatal("written before anybody agreed")
	}
	again := func(id string) { // another id, in the form
		s.press("tab", "gg", "enter", "backspace", "backspace", "'"+id+"'", "enter", "esc")
	}
	again("V2")
	s.sees("‹ vrijwilliger ›") // as the other V's
	again("M1")
	s.sees("M1 is er al", "1 met een bestaand id")
	s.press("enter")
	if n := len(s.study.Interviews()); n != len(talks) {
		t.Fatal("M1 was written over")
	}
	again("M8")
	s.sees("1 klaar om in te lezen")
	s.press("j")
	s.sees("het bestand is leeg")
	s.press("enter")
	if _, there := s.study.Interview("M8"); !there {
		t.Fatalf("M8 did not come in:\n%s", s.view())
	}
	if p, ok := s.study.Participant("M8"); !ok || p.Group != "moeder" {
		t.Errorf("participant %+v", p)
	}
	s.sees("1 interview ingelezen")
	s.press("enter")
	if s.app.at != screen.Privacy {
		t.Errorf("on screen %d", s.app.at)
	}
	s.press("esc")
	s.sees("› M8", "Dat ging goed")
	s.nothingOf("Fadila", "Benali")
	s.send(screen.Import{})
	s.press("enter")
	s.sees("al ingelezen als M8")
	s.press("enter", "esc")
	if n := len(s.study.Interviews()); n != len(talks)+1 {
		t.Errorf("%d interviews", n)
	}
	s.press("u") // an import is not taken back with a key
	if _, there := s.study.Interview("M8"); !there {
		t.Error("undo took the import back")
	}
}

// nothingOf fails where a word stands in a file of the study.
func (s *seat) nothingOf(words ...string) {
	s.t.Helper()
	err := filepath.WalkDir(s.study.Dir(), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		for _, w := range words {
			if err == nil && strings.Contains(string(data), w) {
				s.t.Errorf("%q stands in %s", w, filepath.Base(path))
			}
		}
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

// TestImportTogether: files that go in together stand in one list; one that
// cannot be read, or would take another's id, takes no other with it.
func TestImportTogether(t *testing.T) {
	s := bringing(t, map[string]string{"M1.txt": rawTalk, "M5.txt": other("Toen"), "V7.txt": other("Later"), "v7.vtt": other("Nooit"), "z-leeg.txt": ""})
	s.press("ctrl+a", "enter")
	s.sees("2 klaar om in te lezen", "1 met een bestaand id", "2 kunnen niet", "[x] ✓ M5.txt", "[x] ✓ V7.txt")
	s.press("n")
	s.sees("wordt al V7")
	s.press("n")
	s.sees("het bestand is leeg")
	s.press("n")
	s.sees("M1 is er al")
	if n := len(s.study.Interviews()); n != len(talks) {
		t.Fatalf("%d interviews before anybody agreed", n)
	}
	s.press("enter")
	s.sees("2 interviews ingelezen", "● M5.txt", "● V7.txt")
	s.press("enter", "esc")
	s.sees("› V7")
	if n := len(s.study.Interviews()); n != len(talks)+2 {
		t.Errorf("%d interviews", n)
	}
	if p, ok := s.study.Participant("V7"); !ok || p.Group != "vrijwilliger" {
		t.Errorf("participant %+v", p)
	}
}

// late runs the commands that a key gives, but for those of one kind, which come
// back to be run when somebody has done something else.
func (s *seat) pressAndWait(k string) (late tea.Cmd) {
	next, cmd := s.app.Update(key(k))
	s.app = next.(app)
	return cmd
}

// TestImportStops: esc during the reading writes nothing and keeps what was read;
// an answer that comes later changes nothing.
func TestImportStops(t *testing.T) {
	s := bringing(t, map[string]string{"M5.txt": rawTalk + "a", "M6.txt": rawTalk + "b", "M7.txt": rawTalk + "c"})
	s.press("ctrl+a")
	late := s.pressAndWait("enter")
	s.sees("· M5.txt", "wordt gelezen")
	s.press("esc")
	s.sees("3 bestanden zijn niet gelezen", "Nog geen bestanden")
	s.run(late)
	s.sees("Nog geen bestanden")
	s.press("esc")
	if n := len(s.study.Interviews()); n != len(talks) || s.app.at != screen.Read {
		t.Errorf("%d interviews, on screen %d", n, s.app.at)
	}
}

// TestImportGoneOn: who leaves the room while files are on their way to the disk,
// and goes to another screen, stays there.
func TestImportGoneOn(t *testing.T) {
	s := bringing(t, map[string]string{"M7.txt": rawTalk})
	s.press("enter")
	late := s.pressAndWait("enter")
	s.press("g", "3")
	s.run(late)
	if _, there := s.study.Interview("M7"); !there || s.app.at != screen.Find {
		t.Errorf("on screen %d:\n%s", s.app.at, s.view())
	}
	s.send(screen.Import{})
	s.sees("Welke bestanden inlezen?") // nothing waits
}

// TestImportWaits: who goes away while files are still to be judged finds them
// again as they were left.
func TestImportWaits(t *testing.T) {
	s := bringing(t, map[string]string{"M7.txt": rawTalk})
	s.press("enter", "tab", "j", "j", "right", "esc", "esc")
	s.sees("1 bestand blijft klaarstaan")
	s.send(screen.Import{})
	s.sees("M7.txt", "‹ vrijwilliger ›")
	s.misses("Welke bestanden inlezen?")
	s.press("u")
	s.sees("‹ moeder ›", "teruggenomen")
}

// TestImportWritesOnEnterAlone: whatever else is pressed, nothing is written.
func TestImportWritesOnEnterAlone(t *testing.T) {
	s := bringing(t, map[string]string{"M5.txt": other("Toen"), "M7.txt": rawTalk, "x.txt": other("Later")})
	s.press("ctrl+a", "enter")
	keys := []string{"tab", "shift+tab", " ", "ctrl+a", "A", "n", "N", "e", "u", "j", "k", "G", "gg", "left", "right", "d", "pgdown", "pgup", "ctrl+s", "ctrl+n", "y", "w", "x", "o", "c", "1", "U", "delete", "home", "end"}
	dice := rand.New(rand.NewPCG(6, 2))
	for range 3000 {
		s.press(keys[dice.IntN(len(keys))])
		if s.app.at != screen.Bring {
			t.Fatalf("on screen %d", s.app.at)
		}
	}
	if n := len(s.study.Interviews()); n != len(talks) {
		t.Errorf("%d interviews without enter", n)
	}
}
