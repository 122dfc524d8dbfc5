package screen

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/corpus/phrases"
)

func runes(s string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)} }

func names(ks []tea.KeyMsg) string {
	var out []string
	for _, k := range ks {
		out = append(out, k.String())
	}
	return strings.Join(out, " ")
}

func TestChordJoinsAndSplits(t *testing.T) {
	for _, c := range []struct {
		pressed []tea.KeyMsg
		want    string
	}{
		{[]tea.KeyMsg{runes("g"), runes("g")}, "gg"},
		{[]tea.KeyMsg{runes("g"), runes("3")}, "g3"},
		{[]tea.KeyMsg{runes("jjk")}, "j j k"}, // arrived together
		{[]tea.KeyMsg{runes("jg"), runes("gk")}, "j gg k"},
		{[]tea.KeyMsg{runes("g"), {Type: tea.KeyEsc}, runes("g"), runes("g")}, "esc gg"},
		{[]tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune("1"), Alt: true}}, "alt+1"},
		{[]tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune("gg!"), Paste: true}}, "[gg!]"},
	} {
		var chord Chord
		var got, some []tea.KeyMsg
		for _, k := range c.pressed {
			chord, some = chord.Press(k)
			got = append(got, some...)
		}
		if names(got) != c.want {
			t.Errorf("%v: %q, want %q", names(c.pressed), names(got), c.want)
		}
	}
}

func TestDoTurnsAPanicIntoASentence(t *testing.T) {
	secret := "woorden van een deelnemer"
	msg := Do(func() tea.Msg { panic(secret) })()
	f, ok := msg.(Failed)
	if !ok {
		t.Fatalf("got %T", msg)
	}
	for _, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
		said := phrases.For(lang).Error(f.Err)
		if strings.Contains(said, secret) || strings.Contains(said, "‹") {
			t.Errorf("%s: %q", lang, said)
		}
	}
}

func TestFirstBindingOfAKeyWins(t *testing.T) {
	table := Table{Bindings: []Binding{{Action: "mode", Keys: []string{"w"}}}}.With(Binding{Action: "move", Keys: []string{"w", "l"}})
	if b, _ := table.On(runes("w")); b.Action != "mode" {
		t.Errorf("w does %s", b.Action)
	}
	if b, _ := table.On(runes("l")); b.Action != "move" {
		t.Errorf("l does %s", b.Action)
	}
	if _, ok := table.On(runes("x")); ok {
		t.Error("x does something")
	}
}
