package bindings

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
)

// Set is which keys do which actions; an action that is not in it has its own.
type Set map[screen.Action][]string

// Apply is a table with the user's keys. Where text is typed or a window is open
// the keys are as they were.
func (s Set) Apply(t screen.Table) screen.Table {
	if len(s) == 0 || t.Typing || t.Modal {
		return t
	}
	taken := map[string]bool{}
	for _, b := range t.Bindings {
		for _, k := range s[b.Action] {
			taken[k] = true
		}
	}
	t.Bindings = slices.Clone(t.Bindings)
	for i, b := range t.Bindings {
		keys, mine := s[b.Action]
		switch {
		case mine:
			t.Bindings[i].Keys, t.Bindings[i].Shown = append(fixed(b.Keys), keys...), written(keys[0])
		case slices.ContainsFunc(b.Keys, func(k string) bool { return taken[k] }):
			t.Bindings[i].Keys, t.Bindings[i].Shown = slices.DeleteFunc(slices.Clone(b.Keys), func(k string) bool { return taken[k] }), ""
		}
	}
	return t
}

// Has tells whether an action has keys that the user gave it.
func (s Set) Has(a screen.Action) bool { return len(s[a]) > 0 }

// Meant is the action that a key which the user gave stands for in a table.
func (s Set) Meant(t screen.Table, k tea.KeyMsg) (screen.Binding, bool) {
	if t.Typing || t.Modal {
		return screen.Binding{}, false
	}
	b, ok := t.On(k)
	if !ok || !slices.Contains(s[b.Action], k.String()) {
		return screen.Binding{}, false
	}
	return b, true
}

// fixed are those of some keys that nobody can take away.
func fixed(keys []string) []string {
	var out []string
	for _, k := range keys {
		if reserved(k) {
			out = append(out, k)
		}
	}
	return out
}

// reserved tells of a key that keeps its meaning.
func reserved(k string) bool {
	switch k {
	case "esc", "enter", "ctrl+c", "g":
		return true
	}
	return len(k) == 1 && k[0] >= '1' && k[0] <= '9'
}

// written is how a key is shown.
func written(k string) string {
	if k == " " {
		return "␣"
	}
	return k
}

// Spelled is a key as it is written in the file.
func Spelled(k string) string {
	if k == " " {
		return "space"
	}
	return k
}
