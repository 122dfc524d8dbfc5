package tui

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/bindings"
	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

func (s *seat) clickAt(x, y int) {
	s.send(tea.MouseMsg{X: x, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
}

// TestEveryScreenIsReachedByOneTable: in every state of every screen no key means
// two things, every action has a sentence in both languages, what is off says
// why, and what is not off is done by the palette as it is by its key.
func TestEveryScreenIsReachedByOneTable(t *testing.T) {
	for _, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
		s := sit(t, newFolder(t), theme.Look{Dark: true}, lang)
		s.coded()
		book := s.app.house.book
		s.visit(func(name string) {
			table := s.app.table()
			meant := map[string]screen.Action{}
			for _, b := range table.Bindings {
				for _, k := range b.Keys {
					if other, twice := meant[k]; twice && other != b.Action && !modal(other) {
						t.Errorf("%s: %s is %s and %s", name, k, other, b.Action)
					} else if !twice {
						meant[k] = b.Action
					}
					if _, ok := screen.Press(k); !ok {
						t.Errorf("%s: %s has a key %q that does not exist", name, b.Action, k)
					}
				}
				for _, key := range []string{b.Help, b.Short, b.Group, b.Disabled.Key} {
					if key != "" && strings.Contains(book.Say(key, b.Disabled.Args), "‹") {
						t.Errorf("%s: no sentence for %s", lang, key)
					}
				}
			}
			if lang == phrases.Dutch && !table.Modal && !table.Typing {
				s.alike(name, table)
			}
		})
	}
}

// modal tells of keys that mean something else while a selection grows.
func modal(a screen.Action) bool {
	return strings.HasPrefix(string(a), "text.grow") || a == "text.other-end" || a == "text.unselect"
}

// alike tells whether an action looks the same done by its key and by its name.
func (s *seat) alike(name string, table screen.Table) {
	for _, b := range table.Bindings {
		if b.Help == "" || len(b.Keys) == 0 || b.Keys[0] >= "1" && b.Keys[0] <= "9" || b.Action == quit {
			continue
		}
		if on, _ := table.On(key0(b)); on.Action != b.Action {
			continue
		}
		byKey, _ := s.app.Update(key0(b))
		byName, _ := s.app.Update(screen.Run{Action: b.Action})
		if b.Off() {
			continue // both only say why
		}
		if one, other := byKey.(app), byName.(app); one.at != other.at || one.body() != other.body() {
			s.t.Errorf("%s: %s is one thing by %q and another by the palette", name, b.Action, b.Keys[0])
		}
	}
}

func key0(b screen.Binding) tea.KeyMsg {
	k, _ := screen.Press(b.Keys[0])
	if len(k.Runes) == 2 { // a chord comes to the screens as one
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: k.Runes}
	}
	return k
}

// TestEverythingCanBeClicked: tabs, hints, what stands in help and palette, and
// beside them to close.
func TestEverythingCanBeClicked(t *testing.T) {
	s := dutch(t)
	s.coded()
	s.size(120, 40)
	for _, tab := range []struct {
		word string
		at   screen.Name
	}{{"2 Codes", screen.Codes}, {"4 Citaten", screen.Quotes}, {"6 Mensen", screen.People}, {"3 Zoeken", screen.Find}, {"1 Lezen", screen.Read}} {
		s.click(tab.word)
		if s.app.at != tab.at {
			t.Fatalf("a click on %q leads to %d", tab.word, s.app.at)
		}
	}
	s.press("v", "s")
	s.click("c coderen")
	s.click("Meerwaarde › Rust")
	s.click("enter kiezen")
	if n := s.codings("rust-ccc"); n != 1 {
		t.Errorf("%d codings by the mouse alone", n)
	}
	s.click("? hulp")
	s.sees("Toetsen van dit scherm")
	s.send(tea.MouseMsg{X: 60, Y: 20, Button: tea.MouseButtonWheelDown, Action: tea.MouseActionPress})
	s.click("alle opdrachten")
	s.sees("Alle opdrachten")
	s.press("'citat'")
	s.click("naar Citaten")
	if s.app.at != screen.Quotes {
		t.Error("a click in the palette does nothing")
	}
	for _, open := range []string{"?", ":", "F"} {
		s.press(open)
		if s.app.over == nil {
			t.Fatalf("%s opens nothing", open)
		}
		s.clickAt(0, 38)
		if s.app.over != nil {
			t.Errorf("a click beside it does not close %s", open)
		}
	}
	s.press("*")
	s.click("u ongedaan")
	s.sees("Ongedaan gemaakt: keuze van citaten")
}

// TestPaletteGoesToPlaces: any interview and code, by a few letters.
func TestPaletteGoesToPlaces(t *testing.T) {
	s := dutch(t)
	s.press("g4", ":", "'interview M3'", "enter")
	s.sees("› M3")
	s.press(":", "'code bezorgd'", "enter")
	if s.app.at != screen.Codes {
		t.Error("the palette does not go to a code")
	}
	s.press("g4", ":", "'export'", "enter", "esc", ":")
	if it, _ := s.app.over.(paletteOver).picker.Chosen(); it.ID != "quotes.export" {
		t.Errorf("the palette begins with %s", it.ID)
	}
}

// TestOwnKeys: a key that the user gave does the action, on the screen where it
// is, its old key no longer, and every place that names keys names the new one.
func TestOwnKeys(t *testing.T) {
	set, faults := bindings.Parse("keys.yaml", []byte("read.code: Z\nread.undo: U\napp.quit: f10\nquotes.star: [Q, f9]\napp.help: f5\ntext.down: ctrl+g\n"))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	s := dutch(t)
	s.app.house.keys = set
	s.sees("Z coderen", "f5 hulp")
	s.press("c")
	s.misses("Zekerder over eigen kunnen")
	s.press("Z", "'rust'", "enter")
	if n := s.codings("rust-ccc"); n != 1 {
		t.Errorf("%d codings by the user's key", n)
	}
	s.sees("(U ongedaan)")
	s.press("u")
	if n := s.codings("rust-ccc"); n != 1 {
		t.Error("the old key still undoes")
	}
	s.press("U")
	if n := s.codings("rust-ccc"); n != 0 {
		t.Error("the user's key does not undo")
	}
	s.press("Z", "'rust'", "enter", "q", "ctrl+c")
	s.sees("Met f10 sluit u af")
	s.press("Z", "'Z?j'") // in a window they are letters
	s.sees("Z?j")
	s.press("esc", "?")
	s.misses("Toetsen van dit scherm")
	s.press("f5")
	s.sees("Z         coderen met")
	s.press("x", "g4", "Q")
	if n := len(chosen(s.study)); n != 1 {
		t.Errorf("%d chosen by the user's key", n)
	}
	s.press("*")
	if n := len(chosen(s.study)); n != 1 {
		t.Errorf("the old key still chooses")
	}
}

// TestWrongKeysAreTold at the start, in one sentence, and the others hold.
func TestWrongKeysAreTold(t *testing.T) {
	h := furnished(theme.Look{Dark: true}, phrases.Dutch)
	h.keys, h.faults = bindings.Parse("keys.yaml", []byte("read.cod: Z\napp.quit: ctrl+1\nread.star: Q\n"))
	s := (&seat{t: t}).down(h)
	s.size(200, 24)
	s.sees("keys.yaml:1: de opdracht read.cod bestaat niet. Bedoelt u read.code?", "Nog 1 regel geldt niet")
	if !h.keys.Has("read.star") {
		t.Error("a good line does not hold")
	}
}

// TestASCII: on every screen, in every window, nothing but ASCII is drawn and
// every line keeps its width.
func TestASCII(t *testing.T) {
	look := theme.Look{Dark: true, ASCII: true}
	s := sit(t, newFolder(t), look, phrases.Dutch)
	s.coded()
	check := func(name string) {
		for _, w := range []int{80, 120} {
			s.size(w, 24)
			for i, l := range strings.Split(s.app.View(), "\n") {
				if strings.IndexFunc(l, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
					t.Fatalf("%s: line %d holds %q", name, i, ansi.Strip(l))
				}
				if n := ansi.StringWidth(l); n != w {
					t.Fatalf("%s: line %d is %d wide: %q", name, i, n, ansi.Strip(l))
				}
			}
		}
	}
	s.visit(check)
	for _, st := range states() {
		s.press(st.keys...)
		check(st.name)
	}
	if got := frame.ASCII("\x1b[1m“é…”\x1b[0m 👶│"); got != "\x1b[1m\"e_\"\x1b[0m ??|" {
		t.Errorf("%q", got)
	}
}

// TestWindowTooSmall says so, keeps to its size, and loses nothing.
func TestWindowTooSmall(t *testing.T) {
	s := dutch(t)
	s.press("v", "s")
	before := s.view()
	for _, z := range [][2]int{{30, 8}, {12, 3}, {1, 1}, {200, 4}, {20, 50}} {
		s.size(z[0], z[1])
		lines := strings.Split(s.app.View(), "\n")
		if len(lines) != z[1] || ansi.StringWidth(lines[0]) != z[0] {
			t.Errorf("%v: %d lines of %d", z, len(lines), ansi.StringWidth(lines[0]))
		}
	}
	s.size(30, 8)
	s.sees("Dit venster is te klein")
	s.size(80, 24)
	if s.view() != before {
		t.Errorf("after the small window:\n%s\nbefore:\n%s", s.view(), before)
	}
}

// TestASlowScreenSaysThatItLoads instead of showing nothing.
func TestASlowScreenSaysThatItLoads(t *testing.T) {
	s := dutch(t)
	s.app.screens[screen.Read] = blank{s.app.screens[screen.Read]}
	s.app.slow = false
	s.misses("laden…")
	s.send(waited{s.app.visits})
	s.sees("laden…")
	s.press("g4")
	s.misses("laden…")
}

type blank struct{ screen.Screen }

func (blank) View(int, int) string                      { return "" }
func (b blank) Update(tea.Msg) (screen.Screen, tea.Cmd) { return b, nil }

// TestThePaletteReachesOtherScreens: what is done elsewhere is found by its name, is
// done there, and what is here too is not offered twice.
func TestThePaletteReachesOtherScreens(t *testing.T) {
	s := sit(t, newFolder(t), theme.Look{Dark: true}, phrases.Dutch)
	s.coded()
	s.press(":", "'Citaten: exporteren'")
	s.sees("Citaten: exporteren naar een bestand")
	s.press("enter")
	s.sees("Voor wie")
	s.press("esc", ":", "'exporteren naar'")
	s.misses("Citaten: exporteren")
}
