package form

import (
	"io"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

func plainTheme() theme.Theme { return theme.Plain(lipgloss.NewRenderer(io.Discard)) }

// sample is a form with a field of every kind.
func sample() Model {
	return New(plainTheme(), phrases.For(phrases.Dutch), Options{Title: "Formulier", Check: func(v Values) []Fault {
		var fs []Fault
		if strings.ContainsAny(v.Get("age"), "abc") {
			fs = append(fs, Fault{Field: "age", Said: "dit is geen getal"})
		}
		if v.Get("group") == "b" {
			fs = append(fs, Fault{Field: "group", Said: "veel gaat mee", Warns: true})
		}
		return fs
	}}, []Field{
		{ID: "id", Label: "Id", Kind: Fixed, Value: "M1"},
		{ID: "name", Label: "Titel", Value: "één"},
		{ID: "age", Label: "Leeftijd", Kind: Number, Value: "29"},
		{ID: "group", Label: "Groep", Kind: Choice, Value: "a", Options: []Option{{"a", "moeder"}, {"b", "vrijwilliger"}}},
		{ID: "lang", Label: "Taal", Kind: Choice, Open: true, Options: []Option{{"Turks", "Turks"}, {"Pools", "Pools"}}},
		{ID: "yes", Label: "Tolk", Kind: YesNo},
		{ID: "scope", Label: "Akkoord", Kind: Several, Options: []Option{{"x", "opnemen"}, {"y", "citeren"}, {"z", "bewaren"}}, Values: []string{"y"}},
		{ID: "notes", Label: "Notities", Kind: Prose, Value: "eerste regel\ntweede"},
	})
}

func press(m Model, keys ...string) (Model, Outcome) {
	named := map[string]tea.KeyType{"tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "enter": tea.KeyEnter, "esc": tea.KeyEsc, "left": tea.KeyLeft, "right": tea.KeyRight,
		"up": tea.KeyUp, "down": tea.KeyDown, "backspace": tea.KeyBackspace, "ctrl+z": tea.KeyCtrlZ, "ctrl+s": tea.KeyCtrlS}
	var o Outcome
	for _, k := range keys {
		msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)}
		if t, ok := named[k]; ok {
			msg = tea.KeyMsg{Type: t}
		} else if k == " " {
			msg = tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")}
		}
		m, o = m.Update(msg)
	}
	return m, o
}

func TestEveryKindIsFilledIn(t *testing.T) {
	m := sample()
	if m.Changed() || m.Focused() != "name" {
		t.Fatalf("opened as changed, on %s", m.Focused())
	}
	m, _ = press(m, "!", "tab", "backspace", "8", "tab", "right", "tab", "A", "r", "a", "tab", "j", "tab", " ", "right", " ", "tab", "x")
	v := m.Values()
	for id, want := range map[string]string{"id": "M1", "name": "één!", "age": "28", "group": "b", "lang": "Ara", "yes": Yes, "scope": "x", "notes": "eerste regel\ntweedex"} {
		if got := v.Get(id); got != want {
			t.Errorf("%s is %q, want %q", id, got, want)
		}
	}
	if !m.Changed() || m.Reset().Changed() {
		t.Error("changed, or the way back does not lead to the beginning")
	}
	if _, o := press(m, "enter"); !o.Kept {
		t.Error("a warning kept the form from being kept")
	}
}

// A fault is shown under its field, keeps the form open and takes the keys; a
// warning only warns.
func TestFaultsAreSaidUnderTheirField(t *testing.T) {
	m, o := press(sample(), "tab", "b")
	if v := m.View(60, 30); strings.Contains(v, "geen getal") {
		t.Error("a fault is told while one is still typing")
	}
	m, o = press(m, "tab", "enter")
	if o.Kept || m.Focused() != "age" || !strings.Contains(m.View(60, 30), "dit is geen getal") {
		t.Errorf("kept %v, on %s:\n%s", o.Kept, m.Focused(), m.View(60, 30))
	}
	if _, o := press(m, "esc"); !o.Left {
		t.Error("a form with a fault cannot be left")
	}
	m, o = press(m, "backspace", "enter")
	if !o.Kept {
		t.Errorf("mended, and not kept: %+v", m.faults)
	}
}

// TestFormIsAValue: what is done with a form later changes nothing in a copy
// that was kept.
func TestFormIsAValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOfN(rapid.SampledFrom([]string{"tab", "shift+tab", "left", "right", "up", "down", "backspace", " ", "a", "é", "漢", "j"}), 0, 12)
		m, _ := press(sample(), keys.Draw(t, "before")...)
		was, view := m.Values(), m.View(70, 20)
		press(m, keys.Draw(t, "after")...)
		for id, v := range m.Values() {
			if !slices.Equal(v, was[id]) {
				t.Fatalf("%s was %q and is %q", id, was[id], v)
			}
		}
		if now := m.View(70, 20); now != view {
			t.Fatalf("drawn otherwise:\n%s\nbefore\n%s", now, view)
		}
	})
}

// TestKeepsToItsSize whatever is typed in it, and the field with the keys is seen.
func TestKeepsToItsSize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, _ := press(sample(), rapid.SliceOfN(rapid.SampledFrom([]string{"tab", "down", "right", "a", "漢", "👶", "م", " "}), 0, 30).Draw(t, "keys")...)
		w, h := rapid.IntRange(20, 100).Draw(t, "w"), rapid.IntRange(5, 30).Draw(t, "h")
		lines := strings.Split(m.View(w, h), "\n")
		if len(lines) > h {
			t.Fatalf("%d lines of %d", len(lines), h)
		}
		seen := false
		for _, l := range lines {
			if n := ansi.StringWidth(l); n > w {
				t.Fatalf("%d columns of %d: %q", n, w, l)
			}
			seen = seen || strings.Contains(l, "▸")
		}
		if !seen {
			t.Fatalf("the field with the keys is out of sight:\n%s", strings.Join(lines, "\n"))
		}
	})
}

func TestClickChoosesAndMarks(t *testing.T) {
	m := sample()
	w, h := 80, m.Height(80)
	click := func(words string) {
		t.Helper()
		for y, l := range strings.Split(m.View(w, h), "\n") {
			if x := strings.Index(l, words); x >= 0 {
				m, _ = m.Mouse(tea.MouseMsg{X: ansi.StringWidth(l[:x]) + 1, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}, w, h)
				return
			}
		}
		t.Fatalf("%q is not there:\n%s", words, m.View(w, h))
	}
	click("[ ] opnemen")
	click("Tolk")
	click("Tolk")
	if v := m.Values(); v.Get("scope") != "x\ny" || v.Get("yes") != Yes {
		t.Errorf("marked %q, answered %q", v.Get("scope"), v.Get("yes"))
	}
}

func TestFormIsSpoken(t *testing.T) {
	m, _ := press(sample(), "tab", "b", "tab")
	s := m.Speak()
	if s.Now != "Groep: moeder" || !slices.Contains(s.Aside, "Leeftijd: 29b. dit is geen getal") || !slices.Contains(s.Aside, "Tolk: niet bekend") {
		t.Errorf("said: %+v", s)
	}
	m, _ = press(m, "shift+tab")
	before := m.Speak()
	m, _ = press(m, "backspace")
	if now := m.Speak(); now.Now != before.Now || now.Field != before.Field || now.Typed != "29" {
		t.Errorf("a letter is said: %+v", now)
	}
}
