package pick

import (
	"slices"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

// What the picker does with keys that are not text.
const (
	doPick   screen.Action = "pick.pick"
	doMark   screen.Action = "pick.mark"
	doCancel screen.Action = "pick.cancel"
)

// Keys are the picker's own keys, for the footer while it is open.
func (m Model) Keys() []screen.Binding {
	keys := []screen.Binding{{Action: doPick, Keys: []string{"enter"}, Help: "widgets.pick", Footer: 1}}
	if m.opts.Several {
		keys = append(keys, screen.Binding{Action: doMark, Keys: []string{"tab"}, Help: "widgets.pick-several", Footer: 2})
	}
	return append(keys, screen.Binding{Action: doCancel, Keys: []string{"esc"}, Help: "widgets.pick-cancel", Footer: 3})
}

// Palette opens a picker on every action of a key table, with its keys; those
// that were used last come first, what there is to go to after them all. The
// ids of its items are actions, and those of the places.
func Palette(th theme.Theme, book *phrases.Book, table screen.Table, recent []screen.Action, places []Item) Model {
	var items []Item
	seen := map[screen.Action]bool{}
	for _, b := range table.Bindings {
		if seen[b.Action] || b.Help == "" {
			continue
		}
		seen[b.Action] = true
		it := Item{ID: string(b.Action), Title: book.Say(b.Help), Key: b.Written(), Off: b.Disabled.In(book)}
		if b.Group != "" {
			it.Detail = book.Say(b.Group)
		}
		items = append(items, it)
	}
	slices.SortStableFunc(items, func(a, b Item) int { return age(recent, a.ID) - age(recent, b.ID) })
	return New(th, book, Options{Title: book.Say("widgets.palette")}, append(items, places...))
}

// age is how long ago an action was used.
func age(recent []screen.Action, id string) int {
	if i := slices.Index(recent, screen.Action(id)); i >= 0 {
		return i
	}
	return len(recent)
}
