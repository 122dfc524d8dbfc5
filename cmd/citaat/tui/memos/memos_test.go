package memos

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// titles are the first words of the memos that are listed.
func (s *seat) titles() string {
	var out []string
	for _, r := range s.m.list.rows {
		out = append(out, strings.Fields(s.m.snap.entries[r].Text)[0])
	}
	return strings.Join(out, " ")
}

func TestSearchFilterAndSort(t *testing.T) {
	s := full(t, theme.Look{Dark: true})
	for _, c := range []struct {
		name string
		keys []string
		want string
	}{
		{"the newest first", nil, "Twijfel: Kernpassage. Weggelaten: Rust Nog Sterk Vertrouwen Waar"},
		{"words of text, source and subject, without accents", []string{"/", "'mollering'"}, "Vertrouwen"},
		{"all words", []string{"esc", "/", "'RUST hoeven'"}, "Rust"},
		{"the words of a coding", []string{"esc", "/", "'mijn hoofd'"}, "Kernpassage."},
		{"nothing", []string{"esc", "/", "'bestaatniet'"}, ""},
		{"all again", []string{"esc"}, "Twijfel: Kernpassage. Weggelaten: Rust Nog Sterk Vertrouwen Waar"},
		{"study", []string{"f"}, "Waar"},
		{"interview", []string{"f"}, "Sterk"},
		{"participant", []string{"f"}, "Nog"},
		{"code", []string{"f"}, "Weggelaten: Rust"},
		{"coding", []string{"f"}, "Twijfel: Kernpassage."},
		{"of one writer", []string{"w"}, "Twijfel:"},
		{"of the next", []string{"w"}, "Kernpassage."},
		{"literature", []string{"f"}, "Vertrouwen"},
		{"without filters", []string{"esc"}, "Twijfel: Kernpassage. Weggelaten: Rust Nog Sterk Vertrouwen Waar"},
		{"by subject", []string{"s"}, "Waar Sterk Nog Weggelaten: Rust Twijfel: Kernpassage. Vertrouwen"},
		{"by writer", []string{"s"}, "Twijfel: Nog Kernpassage. Weggelaten: Rust Sterk Vertrouwen Waar"},
	} {
		s.press(c.keys...)
		if got := s.titles(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	s.press("s", "/", "'rust'", "enter")
	s.sees("[alles 5]", "onderzoek 1", "code 2", "codering 1", "literatuur 1")
}

func TestGoToWhatAMemoIsAbout(t *testing.T) {
	s := full(t, theme.Look{Dark: true})
	for _, c := range []struct {
		memo string
		want screen.GoTo
		says string
	}{
		{"Kernpassage", screen.GoTo{To: screen.Read, At: screen.Place{Interview: "M1"}, Code: "rust-bbb"}, ""},
		{"Twijfel", screen.GoTo{}, "is verwijderd"},
		{"niet hoeven", screen.GoTo{To: screen.Codes, Code: "rust-bbb"}, ""},
		{"Sterk", screen.GoTo{To: screen.Read, At: screen.Place{Interview: "M1"}}, ""},
		{"Nog bellen", screen.GoTo{To: screen.People, Who: "M7"}, ""},
		{"Waar gaat", screen.GoTo{}, "hele onderzoek"},
	} {
		s.press("/", "'"+c.memo+"'", "enter")
		s.told = nil
		s.press("o")
		g := s.gone()
		if g.To != c.want.To || g.At.Interview != c.want.At.Interview || g.Code != c.want.Code || g.Who != c.want.Who {
			t.Errorf("%s: went to %+v", c.memo, g)
		}
		if c.says != "" {
			said, _ := s.told[len(s.told)-1].(screen.Say)
			if words := said.Sentence.In(s.m.c.Book); !strings.Contains(words, c.says) {
				t.Errorf("%s: said %q", c.memo, words)
			}
		}
		s.press("esc")
	}
}

func TestLinksAreFollowed(t *testing.T) {
	s := full(t, theme.Look{Dark: true})
	s.press("G", "tab", "tab", "enter")
	if g := s.gone(); g.To != screen.Read || g.At.Interview != "M1" || g.At.Span.Start == 0 {
		t.Errorf("went to %+v", g)
	}
	to := s.m.snap.entries[0].ID
	s.press("n", "'zie [[#"+strings.ToLower(string(to))+"]]'", "esc")
	s.press("gg", "tab", "enter")
	if g := s.gone(); g.To != screen.Memos || g.Memo != string(to) {
		t.Errorf("went to %+v", g)
	}
	s.press("/", "'sterk'", "enter") // and there it is found, whatever was searched
	s.send(s.gone())
	if e, _ := s.m.chosen(); e.ID != to {
		t.Errorf("stands on %q", e.Text)
	}
	s.sees("1 memo verwijst hierheen", "Twijfel")
}

func TestWriteChangeRemoveAndUndo(t *testing.T) {
	s := full(t, theme.Look{Dark: true})
	s.press("b", "'Charmaz 2014'", "enter", "'Constant vergelijken.'", "esc")
	s.sees("Constant vergelijken.", "Bron: Charmaz 2014", "literatuur 2")
	s.press("enter", "' Altijd.'", "ctrl+s")
	s.sees("Constant vergelijken. Altijd.")
	s.press("d")
	s.misses("Constant")
	if _, err := s.study.Undo(); err != nil {
		t.Fatal(err)
	}
	s.send(screen.Changed{})
	s.press("gg")
	s.sees("Constant vergelijken. Altijd.", "literatuur 2")
	s.press("/", "'Twijfel'", "enter", "enter", "d") // of another
	s.sees("Twijfel")
	if len(s.study.Memos()) != 9 {
		t.Errorf("%d memos", len(s.study.Memos()))
	}
}

// TestAChangeKeepsTheChosenMemo: what another writes meanwhile moves nothing
// from under the cursor.
func TestAChangeKeepsTheChosenMemo(t *testing.T) {
	s := full(t, theme.Look{Dark: true})
	s.press("j", "j", "j")
	was, _ := s.m.chosen()
	s.memo(s.study, coding.OnStudy, "", "erbij", "")
	s.send(screen.Changed{})
	if now, _ := s.m.chosen(); now.ID != was.ID || s.m.at != 4 {
		t.Errorf("row %d, %q", s.m.at, now.Text)
	}
}

func TestEmptyAndLoading(t *testing.T) {
	s := sit(t, folder(t), theme.Look{Dark: true})
	s.size(80, 22)
	s.sees("laden…")
	s.run(s.m.Init())
	s.sees("Nog geen memo's", "n  schrijft", "b  een literatuurnotitie")
	if now := s.m.Speak().Now; !strings.Contains(now, "Nog geen memo's") {
		t.Errorf("said %q", now)
	}
	s.m.loaded = false
	s.send(screen.Failed{Err: phrases.Fail("coding.memo.unknown")})
	s.sees("bestaat niet meer")
}

func TestTheMouse(t *testing.T) {
	s := full(t, theme.Look{Dark: true})
	click := func(x, y int) {
		s.send(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
	}
	click(5, headRows+1+3)
	s.sees("niet hoeven kiezen.")
	click(5, headRows+1+3)
	if !s.m.note.Active() {
		t.Error("a second click does not open the memo")
	}
	s.press("esc")
	s.send(tea.MouseMsg{X: 5, Y: 8, Button: tea.MouseButtonWheelDown})
	if s.m.at != 4 {
		t.Errorf("the wheel goes to row %d", s.m.at)
	}
	click(5, 0)
	if !s.m.typing {
		t.Error("a click on the search does not give it the keys")
	}
}

func states() []struct {
	name string
	keys []string
} {
	return []struct {
		name string
		keys []string
	}{
		{"list", nil}, {"link", []string{"G", "tab"}}, {"search", []string{"esc", "/", "'rust'"}}, {"none", []string{"'xyz'"}},
		{"kind", []string{"esc", "f", "f", "f", "f", "f"}}, {"write", []string{"esc", "b", "'Braun'", "enter", "'Thema [[ru'"}},
	}
}

func TestScreens(t *testing.T) {
	looks := map[string]theme.Look{"dark": {Dark: true, Colour: true}, "light": {Colour: true}, "plain": {Dark: true}, "ascii": {Dark: true, ASCII: true}}
	for name, look := range looks {
		s := full(t, look)
		for _, st := range states() {
			s.press(st.keys...)
			for _, z := range [][2]int{{80, 22}, {120, 38}, {200, 58}} {
				s.size(z[0], z[1])
				view := s.m.View(z[0], z[1])
				switch {
				case name == "dark":
					golden(t, fmt.Sprintf("%s-%dx%d", st.name, z[0], z[1]), ansi.Strip(view))
				case name == "ascii" && z[0] == 120:
					golden(t, st.name+"-ascii", ansi.Strip(view))
				case z[0] == 120 && st.name == "link":
					golden(t, st.name+"-"+name, view)
				}
			}
		}
	}
}

func TestKeepsToItsSize(t *testing.T) {
	s := full(t, theme.Look{Dark: true, Colour: true})
	for _, st := range states() {
		s.press(st.keys...)
		for w := 20; w <= 200; w += 3 {
			for _, h := range []int{4, 6, 14, 22, 58} {
				s.size(w, h)
				lines := strings.Split(s.m.View(w, h), "\n")
				if len(lines) != h {
					t.Fatalf("%s, %dx%d: %d lines", st.name, w, h, len(lines))
				}
				for i, l := range lines {
					if n := ansi.StringWidth(l); n != w {
						t.Fatalf("%s, %dx%d: line %d is %d wide: %q", st.name, w, h, i, n, ansi.Strip(l))
					}
				}
			}
		}
	}
}

// TestKeysCanBeExplained: no key means two things at once, and every key and
// every state has its sentences.
func TestKeysCanBeExplained(t *testing.T) {
	s := full(t, theme.Look{Dark: true})
	for _, st := range states() {
		s.press(st.keys...)
		seen := map[string]screen.Action{}
		table := s.m.Keys()
		for _, b := range table.Bindings {
			for _, k := range b.Keys {
				if a, twice := seen[k]; twice {
					t.Errorf("%s: %s is %s and %s", st.name, k, a, b.Action)
				}
				seen[k] = b.Action
			}
			for _, key := range []string{b.Help, b.Short, b.Group} {
				if key != "" && strings.Contains(s.m.c.Book.Say(key), "‹") {
					t.Errorf("%s: no sentence for %s", st.name, key)
				}
			}
		}
		if n := len(table.Footer()); n < 1 {
			t.Errorf("%s: nothing in the footer", st.name)
		}
		speech := s.m.Speak()
		for _, w := range append([]string{s.view(), speech.Where, speech.Now}, speech.More...) {
			if strings.Contains(w, "‹memo") {
				t.Errorf("%s: a sentence is missing: %s", st.name, w)
			}
		}
		if speech.Where == "" {
			t.Errorf("%s: nothing is said of where one is", st.name)
		}
	}
}
