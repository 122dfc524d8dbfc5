package pick

import (
	"io"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

func picker(several bool) Model {
	th := theme.New(lipgloss.NewRenderer(io.Discard), theme.Look{Dark: true})
	return New(th, phrases.For(phrases.Dutch), Options{
		Title: "Coderen: “rustig in mijn hoofd”", Several: several,
		NewWord: "widgets.pick-new", Under: "widgets.pick-under",
		Parents: []Item{{ID: "mw", Title: "Meerwaarde"}, {ID: "vp", Title: "Verbeterpunt"}},
	}, []Item{
		{ID: "v", Title: "Meerwaarde › Vertrouwen", Detail: "Zekerder over eigen kunnen als moeder.", Note: "Gebruik niet voor vertrouwen in instanties.", Count: "12", Key: "1"},
		{ID: "l", Title: "Verbeterpunt › Vertrouwelijkheid", Count: "2"},
		{ID: "e", Title: "Meerwaarde › Één aanspreekpunt", Detail: "Steeds dezelfde persoon."},
		{ID: "x", Title: "Oud", Off: "niet meer gebruiken"},
	})
}

// press sends keys by name; one that names no key is typed.
func press(m Model, keys ...string) (Model, Outcome) {
	names := map[string]tea.KeyType{"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "down": tea.KeyDown, "up": tea.KeyUp, "left": tea.KeyLeft, "right": tea.KeyRight, "backspace": tea.KeyBackspace}
	var o Outcome
	for _, k := range keys {
		if kind, ok := names[k]; ok {
			m, o = m.Update(tea.KeyMsg{Type: kind})
		} else {
			m, o = m.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)})
		}
	}
	return m, o
}

func TestPicksWhatIsTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"vertrou": "v", "vertrouwl": "l", "een aan": "e", // folded
		"dezelfde persoon": "e", // found by its definition
		"mwvert":           "v",
	} {
		if _, o := press(picker(false), typed, "enter"); len(o.IDs) != 1 || o.IDs[0] != want {
			t.Errorf("%q picks %v, want %s", typed, o, want)
		}
	}
}

func TestSeveral(t *testing.T) {
	_, first := press(picker(true), "tab", "down", "tab", "enter")
	if o := first; strings.Join(o.IDs, " ") != "v e" {
		t.Errorf("marked v and e, got %v", o.IDs)
	}
	m, o := press(picker(true), "vertrouwl", "tab", "aanspreek", "tab", "enter")
	if strings.Join(o.IDs, " ") != "l e" || m.Text() != "" {
		t.Errorf("typed and marked l and e, got %v with %q typed", o.IDs, m.Text())
	}
	if _, o = press(picker(false), "tab", "down", "enter"); strings.Join(o.IDs, " ") != "l" {
		t.Errorf("tab marked although one is wanted: %v", o.IDs)
	}
}

func TestNewItem(t *testing.T) {
	m, o := press(picker(true), "rust", "up", "right", "enter")
	if !o.Done || o.New != "rust" || o.Parent != "vp" {
		t.Errorf("new: %+v", o)
	}
	if !strings.Contains(ansi.Strip(m.View(60, 14)), "+ nieuwe code “rust”") {
		t.Errorf("no row for a new code:\n%s", m.View(60, 14))
	}
	if _, o := press(picker(true), "vertrouwen", "up", "enter"); o.New != "" {
		t.Errorf("a second code of the same name: %+v", o)
	}
}

func TestCannotPickWhatIsOff(t *testing.T) {
	if _, o := press(picker(false), "oud", "enter"); o.Done {
		t.Errorf("picked %+v", o)
	}
	if _, o := press(picker(false), "esc"); !o.Cancelled {
		t.Error("esc does not cancel")
	}
}

func TestDefinitionIsInSight(t *testing.T) {
	m, _ := press(picker(false), "vertrou")
	got := ansi.Strip(m.View(60, 12))
	for _, want := range []string{"Zekerder over eigen kunnen", "Gebruik niet voor", "[1]", "▸  Meerwaarde › Vertrouwen", "> vertrou"} {
		if !strings.Contains(got, want) {
			t.Errorf("picker lacks %q:\n%s", want, got)
		}
	}
	for w := 20; w < 100; w++ {
		for h := 6; h < 16; h++ {
			lines := strings.Split(m.View(w, h), "\n")
			if len(lines) > h {
				t.Fatalf("%d lines of %d", len(lines), h)
			}
			for _, l := range lines {
				if n := ansi.StringWidth(l); n != w {
					t.Fatalf("width %d, line of %d: %q", w, n, l)
				}
			}
		}
	}
}

func TestPaletteHoldsEveryAction(t *testing.T) {
	table := screen.Table{Bindings: []screen.Binding{
		{Action: "a", Keys: []string{"j"}, Help: "widgets.down"},
		{Action: "b", Keys: []string{"$"}, Help: "widgets.line-end", Disabled: phrases.Make("widgets.nothing")},
	}}
	th := theme.New(lipgloss.NewRenderer(io.Discard), theme.Look{})
	if _, o := press(Palette(th, phrases.For(phrases.English), table, nil, nil), "line down", "enter"); len(o.IDs) != 1 || o.IDs[0] != "a" {
		t.Errorf("palette: %+v", o)
	}
	if _, o := press(Palette(th, phrases.For(phrases.English), table, nil, nil), "end of", "enter"); o.Done {
		t.Errorf("a disabled action was run: %+v", o)
	}
}

// TestPaletteRemembers: what was used last stands on top, places last.
func TestPaletteRemembers(t *testing.T) {
	table := screen.Table{Bindings: []screen.Binding{
		{Action: "a", Keys: []string{"j"}, Help: "widgets.down"},
		{Action: "b", Keys: []string{"k"}, Help: "widgets.up"},
		{Action: "c", Keys: []string{"l"}, Help: "widgets.right"},
	}}
	th := theme.New(lipgloss.NewRenderer(io.Discard), theme.Look{})
	m := Palette(th, phrases.For(phrases.English), table, []screen.Action{"c", "b"}, []Item{{ID: "M3", Title: "to M3"}})
	var got []string
	for range m.items {
		it, _ := m.Chosen()
		got = append(got, it.ID)
		m, _ = press(m, "down")
	}
	if s := strings.Join(got, " "); s != "c b a M3" {
		t.Errorf("the palette offers %s", s)
	}
}

// TestPickerMouse: a click takes what it is on, the wheel walks.
func TestPickerMouse(t *testing.T) {
	for h := 8; h < 16; h++ {
		m := picker(false)
		for y, l := range strings.Split(ansi.Strip(m.View(60, h)), "\n") {
			click := tea.MouseMsg{X: 8, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}
			_, o := m.Mouse(click, 60, h)
			if want := strings.Contains(l, "Vertrouwelijkheid"); want != (o.Done && o.IDs[0] == "l") {
				t.Errorf("a click on %q gives %v", l, o)
			}
		}
	}
	m, _ := picker(false).Mouse(tea.MouseMsg{X: 8, Y: 3, Button: tea.MouseButtonWheelDown, Action: tea.MouseActionPress}, 60, 12)
	if it, _ := m.Chosen(); it.ID != "l" {
		t.Errorf("the wheel chooses %s", it.ID)
	}
	if _, o := picker(false).Mouse(tea.MouseMsg{X: 70, Y: 3, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}, 60, 12); !o.Cancelled {
		t.Error("a click beside the box does not close it")
	}
}

// TestPickerSpeaks says what is typed, chosen and marked, and how many there are.
func TestPickerSpeaks(t *testing.T) {
	m, _ := press(picker(true), "vertrou")
	s := m.Speak()
	if !strings.Contains(s.Where, "Coderen") || s.Typed != "vertrou" || !strings.Contains(s.Now, "Vertrouwen") || s.More[0] != "1 van 3" {
		t.Errorf("%+v", s)
	}
	if !strings.Contains(strings.Join(s.More, " "), "Zekerder over eigen kunnen") {
		t.Errorf("the definition is not said: %q", s.More)
	}
	m, _ = press(m, "tab")
	if s := m.Speak(); !strings.Contains(s.Now, "gemarkeerd") {
		t.Errorf("the mark is not said: %+v", s)
	}
}
