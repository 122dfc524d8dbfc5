package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// quoted gives a folder passages for the whole of the board: of both groups,
// one against its theme, one with a memo.
func (s *seat) quoted() {
	s.t.Helper()
	s.coded()
	calm := s.code("M3", "Ik ben niet meer zo bezorgd om alles.", "vert-bbb")
	s.code("V1", "Ze komt binnen met haar schouders hoog en gaat weg met haar schouders laag.", "vert-bbb")
	against := s.code("M1", "Ik had niet echt stress, maar wel bezorgd.", "vert-bbb")
	s.code("M1", "Ik had niet echt stress, maar wel bezorgd.", "bezo-eee")
	err := s.study.Do(func(b *coding.Batch) error {
		b.Memo(coding.MemoTarget{Kind: coding.OnCoding, ID: string(calm)}, "kernpassage", "")
		return b.SetStance(against, coding.Against)
	})
	if err != nil {
		s.t.Fatal(err)
	}
	s.send(watched{study: s.study, title: s.app.house.title, changed: true})
}

// quotes are the chosen quotations in the order of publication, each by its
// first letters, with where it is used.
func (s *seat) quotes() string {
	var list []string
	for _, c := range chosen(s.study) {
		words := c.Quote
		if c.Choice.Published != "" {
			words = c.Choice.Published
		}
		list = append(list, strings.TrimSpace(words[:8])+c.Choice.Used)
	}
	return strings.Join(list, "|")
}

// TestADayAtTheBoard: five quotations in order, one reworded, two marked as
// used, filtered, compared; a restart, and all of it is there.
func TestADayAtTheBoard(t *testing.T) {
	dir := newFolder(t)
	s := sit(t, dir, theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.size(120, 40)
	s.quoted()
	s.press("g", "4")
	s.sees("Meerwaarde › Vertrouwen", "8 fragmenten", "☆ 2", "1 fragment tegen het thema, 0 gekozen", "≠ tegen", "✎1")
	s.press("j", "*", "*", "j", "*", "*", "*") // not what is against, not M2
	if got := s.quotes(); got != "En dan k|Later du|Ik durf|Ik ben n|Zij moti" {
		t.Fatalf("chosen: %s", got)
	}
	s.sees("gekozen 5", "1 fragment tegen het thema, niet gekozen")
	s.misses("nog geen citaat van")
	s.press("gg", "J", "J")
	if got := s.quotes(); got != "Later du|Ik durf|En dan k|Ik ben n|Zij moti" {
		t.Fatalf("moved down: %s", got)
	}
	s.press("r", "gg", "R", "'hoofdstuk 3'", "enter", "j", "r")
	if got := s.quotes(); got != "Later duhoofdstuk 3|Ik durfhoofdstuk 3|En dan krapport|Ik ben n|Zij moti" {
		t.Fatalf("used: %s", got)
	}
	s.press("G", "k", "k", "k", "k", "enter", "'Ach '") // Zij motiveert mij
	s.sees("✗ wijkt op 1 plaats af", "Zo komt het er te staan", "“Ach Ik ben niet")
	s.press("ctrl+z")
	s.sees("✓ letterlijk", "“Ik ben niet")
	s.press("ctrl+o", "tab", "'na een jaar'")
	s.sees("“(…) ben niet meer zo bezorgd om alles.” – Moeder (na een jaar)", "1 weglating")
	s.press("enter")
	s.sees("(…) ben niet")
	s.close()

	s = sit(t, dir, theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.size(120, 40)
	s.press("g", "4")
	if got := s.quotes(); got != "Later duhoofdstuk 3|Ik durfhoofdstuk 3|En dan krapport|(…) be|Zij moti" {
		t.Errorf("after a restart: %s", got)
	}
	s.sees("¶ hoofdstuk 3", "– Moeder (na een", "gekozen 5")
}

// close leaves the study as a restart finds it.
func (s *seat) close() { s.study.Close() }

// TestFiltersOfTheBoardAreSeenAndTakenOff one by one.
func TestFiltersOfTheBoardAreSeenAndTakenOff(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.quoted()
	s.press("g", "4", "j", "*", "*", "gg", "r")
	s.press("f", "'alleen moe'", "enter", "f", "'nog niet in'", "enter", "f", "'Bezorgd'", "enter")
	s.sees("alleen moeders · nog niet in het rapport · ook gecodeerd als", "Bezorgd  (esc haalt de laatste weg)", "1 fragment ", "niet echt stress")
	s.press("v")
	s.sees("Geen fragmenten bij dit thema die door alle filters komen")
	s.press("esc", "esc")
	s.sees("alleen moeders · nog niet in het rapport")
	s.misses("ook gecodeerd", "alleen gekozen", "rustig in mijn hoofd")
	s.press("esc", "f", "'tegen'", "enter")
	s.sees("alleen moeders · tegen het thema", "1 fragment ")
	s.press("f", "'tegen'", "enter", "esc") // the same again takes it off
	s.sees("8 fragmenten")
	if s.app.at != screen.Quotes {
		t.Error("esc left while filters were on")
	}
}

// TestExportOfWhatIsFiltered: the file holds what the board shows, and says so.
func TestExportOfWhatIsFiltered(t *testing.T) {
	s := dutch(t)
	s.app.house.dir = t.TempDir()
	s.size(120, 40)
	s.quoted()
	s.press("g", "4", "f", "'tegen'", "enter", "x", "down", "down", "down", "right", "right", "enter")
	data, err := os.ReadFile(filepath.Join(s.app.house.dir, "citaten-werkbestand.md"))
	if err != nil {
		t.Fatal(err)
	}
	if text := string(data); !strings.Contains(text, "Filter: Meerwaarde › Vertrouwen · tegen het thema") || !strings.Contains(text, "niet echt stress") || strings.Contains(text, "schouders") {
		t.Errorf("in the file:\n%s", text)
	}
}

// TestSideBySide: candidates are marked, weighed and chosen next to each other.
func TestSideBySide(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.quoted()
	s.press("g", "4", "s")
	s.sees("Merk eerst twee tot vier fragmenten met =")
	s.press("j", "=", "j", "=", "j", "j", "j", "=", "s")
	s.sees("1 M1:2", "2 M1:4", "3 M3:2", "M1 · moeder", "kernpassage", "vertolkt")
	s.press("tab", "tab", "*")
	s.sees("3 ★ M3:2", "✓ letterlijk")
	s.press("=", "esc")
	s.press("u")
	if got := s.quotes(); got != "" {
		t.Errorf("after one undo: %s", got)
	}
}

// TestBoardByMouse: a quotation is dragged to another place, its star is
// clicked, a second click opens the wording.
func TestBoardByMouse(t *testing.T) {
	s := dutch(t)
	s.size(80, 24)
	s.quoted()
	s.press("g", "4", "j", "*", "*", "gg")
	row := func(words string) int {
		for y, l := range strings.Split(s.view(), "\n") {
			if strings.Contains(l, words) {
				return y
			}
		}
		t.Fatalf("no row of %q:\n%s", words, s.view())
		return 0
	}
	mouse := func(x, y int, a tea.MouseAction) {
		s.send(tea.MouseMsg{X: x, Y: y, Button: tea.MouseButtonLeft, Action: a})
	}
	from, to := row("Later durfde"), row("En dan kwam")
	mouse(20, from, tea.MouseActionPress)
	mouse(20, to, tea.MouseActionRelease)
	if got := s.quotes(); got != "Later du|En dan k" {
		t.Errorf("dragged: %s", got)
	}
	mouse(2, row("Later durfde"), tea.MouseActionPress)
	if got := s.quotes(); got != "En dan k" {
		t.Errorf("its star was clicked: %s", got)
	}
	for range 2 {
		mouse(20, row("En dan kwam"), tea.MouseActionPress)
		mouse(20, row("En dan kwam"), tea.MouseActionRelease)
	}
	s.sees("Citaat M1:2", "Zoals gepubliceerd")
}

// TestBoardScreens: what the board has beside its plain look.
func TestBoardScreens(t *testing.T) {
	for name, look := range map[string]theme.Look{"dark": {Dark: true, Colour: true}, "ascii": {Dark: true, ASCII: true}} {
		s := sit(t, newFolder(t), look, phrases.Dutch)
		s.quoted()
		s.press("g", "4", "j", "*", "*", "gg", "r")
		for _, st := range []state{
			{"board-used", nil},
			{"board-filtered", []string{"f", "'moeders'", "enter", "f", "'nog niet in'", "enter"}},
			{"board-pick", []string{"f"}},
			{"board-compare", []string{"esc", "esc", "esc", "=", "j", "=", "G", "=", "s"}},
			{"board-memo", []string{"m"}},
			{"board-where", []string{"esc", "esc", "gg", "R"}},
		} {
			s.press(st.keys...)
			for _, z := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
				s.size(z[0], z[1])
				if name == "dark" {
					golden(t, fmt.Sprintf("%s-%dx%d", st.name, z[0], z[1]), s.view())
				} else if v := s.view(); strings.ContainsAny(v, "★☆▌▸≠¶✎⚠") {
					t.Errorf("%s: not ASCII:\n%s", st.name, v)
				}
			}
			s.size(30, 8)
			if s.view() == "" {
				t.Errorf("%s: nothing at 30x8", st.name)
			}
		}
	}
}
