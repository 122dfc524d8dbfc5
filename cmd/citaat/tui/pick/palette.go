package pick

import (
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

// Palette opens a picker on every action of a key table, with its keys. The
// ids of its items are actions.
func Palette(th theme.Theme, book *phrases.Book, table screen.Table) Model {
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
	return New(th, book, Options{Title: book.Say("widgets.palette")}, items)
}
