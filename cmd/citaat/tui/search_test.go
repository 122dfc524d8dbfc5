package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/lens"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// saved keeps a search for the code Vertrouwen.
func (s *seat) saved(name, query string) {
	s.t.Helper()
	err := s.study.Do(func(b *coding.Batch) error {
		_, err := b.SaveSearch(corpus.Search{Name: name, Query: query, Code: "vert-bbb"})
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	s.send(screen.Changed{})
}

// TestASearchIsSaved under a name, with the code of its hits, and undone with one
// key.
func TestASearchIsSaved(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.press("g", "3", "'bezorgd'", "enter", "b")
	s.sees("Zoekvraag bewaren als…")
	s.press("'Zorgen'", "enter")
	s.sees("Welke code moeten de treffers krijgen?")
	s.press("'Bezorgd'", "enter")
	s.sees("“Zorgen” bewaard")
	got := s.study.Searches()
	if len(got) != 1 || got[0].Name != "Zorgen" || got[0].Query != "bezorgd" || got[0].Code != "bezo-eee" {
		t.Fatalf("%+v", got)
	}
	s.press("o")
	s.sees("Bewaarde zoekvragen", "Zorgen", "Stresswoorden › Bezorgd", "3 van 3 treffers nog niet gecodeerd")
	s.press("esc", "/", "' OR bang'", "enter", "b")
	s.sees("> Zorgen", "vervangt de zoekvraag van “Zorgen”")
	s.press("enter")
	if got := s.study.Searches(); len(got) != 1 || got[0].Query != "bezorgd OR bang" || got[0].Code != "bezo-eee" {
		t.Fatalf("changed: %+v", got)
	}
	s.press("u", "u")
	if n := len(s.study.Searches()); n != 0 {
		t.Errorf("%d searches are left after taking both back", n)
	}
	s.press("o")
	s.sees("Nog geen bewaarde zoekvragen")
}

// TestSavedSearchesAreKeptInOrder: renamed, moved, given another code, removed.
func TestSavedSearchesAreKeptInOrder(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.saved("Een", "bezorgd")
	s.saved("Twee", "rustig")
	s.saved("Drie", "AND")
	s.press("g", "3", "ctrl+o")
	s.sees("Een", "Twee", "Drie")
	s.press("G")
	s.sees("Dit kan hier niet staan")
	s.press("K", "r", "' en een half'", "enter")
	s.sees("“Drie en een half” bewaard")
	names := func() string {
		var out []string
		for _, x := range s.study.Searches() {
			out = append(out, x.Name)
		}
		return strings.Join(out, "|")
	}
	if got := names(); got != "Een|Drie en een half|Twee" {
		t.Errorf("%s", got)
	}
	s.press("gg", "c", "'geen code'", "enter")
	s.sees("welke ook")
	s.press("p")
	s.sees("Deze zoekvraag heeft geen code")
	s.press("x")
	if got := names(); got != "Drie en een half|Twee" {
		t.Errorf("%s", got)
	}
	s.press("u", "G", "enter")
	s.sees("‹rustig›")
	if s.app.at != screen.Find {
		t.Error("elsewhere")
	}
}

// TestProposalsAreDecidedOnByAPerson: three accepted, two rejected, a restart,
// and what is left is right; one key takes the last decision back.
func TestProposalsAreDecidedOnByAPerson(t *testing.T) {
	dir := newFolder(t)
	s := sit(t, dir, theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.size(120, 40)
	s.saved("Ik en zij", "ik OR zij OR ze")
	s.press("g", "3", "ctrl+o")
	s.sees("10 van 10 treffers nog niet gecodeerd met Meerwaarde › Vertrouwen")
	s.press("p")
	s.sees("Voorstellen van “Ik en zij” voor Meerwaarde › Vertrouwen", "voorstel 1 van 9", "nog 9 te beslissen", "Zekerder over eigen kunnen.")
	if n := s.codings("vert-bbb"); n != 0 {
		t.Fatalf("%d codings before anybody decided", n)
	}
	s.press("a", "r", " ", "a", "a", "r")
	s.sees("3 aangenomen", "2 afgewezen", "nog 4 te beslissen")
	s.press("u")
	s.sees("1 afgewezen", "nog 5 te beslissen", "voorstel 6 van 9")
	s.press("r")
	if n := s.codings("vert-bbb"); n != 3 {
		t.Fatalf("%d codings", n)
	}
	for _, c := range s.study.Codings() {
		if !strings.HasSuffix(c.Quote, ".") && !strings.HasSuffix(c.Quote, "?") {
			t.Errorf("not a sentence: coding %s", c.ID)
		}
	}

	s = sit(t, dir, theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.size(120, 40)
	s.press("g", "3", "ctrl+o")
	s.sees("nog niet gecodeerd met Meerwaarde › Vertrouwen · 2 afgewezen")
	s.press("p")
	s.sees("voorstel 1 van 4", "2 eerder afgewezen")
	s.press("v")
	s.sees("afgewezen 1 van 2", "afgewezen door ilse")
	s.press("o")
	s.sees("Heropend", "afgewezen 1 van 1")
	s.press("v")
	s.sees("voorstel 1 van 5")
	s.press("A")
	s.sees("5 voorstellen gecodeerd met Vertrouwen (u ongedaan)", "alles is beslist")
	if n := s.codings("vert-bbb"); n != 8 {
		t.Errorf("%d codings", n)
	}
	s.press("u")
	if n := s.codings("vert-bbb"); n != 3 {
		t.Errorf("%d codings after taking all back", n)
	}
	s.press("R")
	s.sees("5 voorstellen afgewezen voor Vertrouwen")
	s.press("esc", "p")
	s.sees("Er is niets meer om over te beslissen")
}

// TestBordersOfAProposal: what is coded is what is shown.
func TestBordersOfAProposal(t *testing.T) {
	s := dutch(t)
	s.saved("Rust", "rustig")
	s.press("g", "3", "ctrl+o", "p")
	for _, c := range []struct{ keys, want string }{
		{"w", "rustig"}, {"l", "rustig in"}, {"H", "eh, rustig in"}, {"L", "rustig in"}, {"h", "rustig"}, {"h", "rustig"},
		{"s", "En dan kwam zij en dan was het, eh, rustig in mijn hoofd."},
	} {
		s.press(c.keys)
		if now := s.app.screens[screen.Find].(screen.Spoken).Speak().Now; now != "voorstel 1 van 1: "+c.want {
			t.Errorf("%s: %q, want %q", c.keys, now, c.want)
		}
	}
	s.press("w", "l", "enter")
	if cs := s.study.Codings(); len(cs) != 1 || cs[0].Quote != "rustig in" {
		t.Errorf("%+v", cs)
	}
}

// TestEarlierQueriesComeBack: up walks those that hold what was typed; they are
// there the next day, for their owner alone.
func TestEarlierQueriesComeBack(t *testing.T) {
	dir := newFolder(t)
	s := sit(t, dir, theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.press("g", "3", "up")
	s.sees("Er zijn nog geen eerdere zoekvragen")
	for _, q := range []string{"bezorgd", "rustig", "zelf"} {
		s.press("'"+q+"'", "enter", "/", "ctrl+u")
	}
	s = sit(t, dir, theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.press("g", "3", "up", "up")
	s.sees("Zoek: rustig")
	s.press("up", "up", "up")
	s.sees("Zoek: bezorgd")
	s.press("down", "down", "down")
	s.sees("een woord, \"precies deze woorden\"")
	s.press("'ru'", "up")
	s.sees("Zoek: rustig", "1 treffer")
	s.press("down")
	s.sees("Zoek: ru")
	s.press("up", "enter", "/", "up")
	s.sees("Zoek: zelf")
	info, err := os.Stat(filepath.Join(dir, ".citaat", "history"))
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v, %v", info, err)
	}
}

// TestManyAreMarked and coded with one undo; what was coded so is told.
func TestManyAreMarked(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.press("g", "3", "'bezorg*'", "enter")
	s.sees("4 treffers")
	s.press("A")
	s.sees("2 gemarkeerd")
	s.press("v", "1")
	s.sees("2 zinnen gecodeerd met Meerwaarde/Vertrouwen (u ongedaan)")
	s.press("a", "1")
	s.sees("2 zinnen gecodeerd met Meerwaarde/Vertrouwen; 2 waren dat al (u ongedaan)")
	s.press("a", "1")
	s.sees("Alle 4 zijn al zo gecodeerd met Meerwaarde/Vertrouwen")
	s.misses("(u ongedaan)")
	s.press("u")
	if n := s.codings("vert-bbb"); n != 2 {
		t.Errorf("%d codings after an undo", n)
	}
	s.press(">", "<", "<", "<", "gg")
	s.sees("codeert de treffer met 2 woorden eromheen")
	s.press("2")
	for _, c := range s.study.Codings() {
		if c.Code == "rust-ccc" && c.Quote != "maar wel bezorgd. En dan" {
			t.Errorf("coded is %q", c.Quote)
		}
	}
	if n := s.codings("rust-ccc"); n != 1 {
		t.Errorf("%d codings", n)
	}
}

// TestAFilterHoldsForSearches: what it hides is not found, nor counted, nor
// proposed.
func TestAFilterHoldsForSearches(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.saved("Zij", "zij OR ze")
	s.press("g", "3", "'bezorgd OR zij'", "enter")
	s.sees("V1:2")
	s.app.house.lens.Set(lens.Filter{Groups: []corpus.GroupID{"moeder"}})
	s.send(screen.Changed{})
	s.sees("M1:2")
	s.misses("V1:2", "vrijwilliger")
	s.press("o")
	s.sees("3 van 3 treffers nog niet")
	s.app.house.lens.Set(lens.Filter{})
	s.send(screen.Changed{})
	s.sees("5 van 5 treffers nog niet")
}

// TestOrdersOfHits: every order has its name, forward and back.
func TestOrdersOfHits(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.press("g", "3", "'bezorgd'", "enter")
	for _, want := range []string{"ervoor", "erna", "groep", "deelnemer", "code", "plaats"} {
		s.press("s")
		s.sees(want + " · codeert")
	}
	s.press("S")
	s.sees("op code")
}

// TestSearchIsHeard: every window of the screen says where one is.
func TestSearchIsHeard(t *testing.T) {
	s := dutch(t)
	s.saved("Zorgen", "bezorgd")
	for _, c := range []struct{ keys, where, now string }{
		{"g 3 'bezorgd'", "Zoekvraag", "bezorgd"},
		{"enter", "Treffers van bezorgd", "1 van 3, M1:2: "},
		{"b", "Zoekvraag bewaren als…", "Zorgen"},
		{"esc o", "Bewaarde zoekvragen", "1 van 1: Zorgen"},
		{"c", "Welke code moeten de treffers krijgen?", "geen code"},
		{"esc p", "Voorstellen van “Zorgen” voor Meerwaarde › Vertrouwen", "voorstel 1 van 3: Ik had niet echt stress"},
	} {
		s.press(strings.Fields(c.keys)...)
		got := s.app.screens[screen.Find].(screen.Spoken).Speak()
		if got.Where != c.where || !strings.HasPrefix(got.Now+got.Typed, c.now) {
			t.Errorf("%s: %+v", c.keys, got)
		}
	}
}

func searchStates() []state {
	return []state{
		{"find-saved-none", []string{"g", "3", "ctrl+o"}},
		{"find-naming", []string{"esc", "'bezorgd'", "enter", "b", "'Zorgen'"}},
		{"find-saved", []string{"esc", "!", "o"}},
		{"find-proposal", []string{"p", "a", "r"}},
		{"find-rejected", []string{"v"}},
		{"find-link", []string{"esc", "esc", "esc", "/", "ctrl+u", "'code:Bezorgd OVERLAPT rust'", "enter"}},
	}
}

// TestSearchScreens: the windows of the search at three sizes.
func TestSearchScreens(t *testing.T) {
	s := sit(t, newFolder(t), theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	for _, st := range searchStates() {
		for _, k := range st.keys {
			if k == "!" { // by somebody else, meanwhile
				s.saved("Zorgen", "bezorg*")
				s.saved("Rust", "rust* NIET code:Rust")
				continue
			}
			s.press(k)
		}
		for _, z := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
			s.size(z[0], z[1])
			golden(t, fmt.Sprintf("%s-%dx%d", st.name, z[0], z[1]), s.view())
		}
		for _, z := range [][2]int{{30, 8}, {41, 11}} {
			s.size(z[0], z[1])
			fits(t, st.name, s.app.View(), z[0], z[1])
		}
	}
}

// fits holds that a view is exactly as large as asked.
func fits(t *testing.T, name, view string, width, height int) {
	t.Helper()
	lines := strings.Split(view, "\n")
	if len(lines) != height {
		t.Errorf("%s, %dx%d: %d lines", name, width, height, len(lines))
	}
	for i, l := range lines {
		if n := ansi.StringWidth(l); n > width {
			t.Errorf("%s, %dx%d: line %d is %d wide", name, width, height, i, n)
		}
	}
}
