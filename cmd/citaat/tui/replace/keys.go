package replace

import (
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// What this screen can do.
const (
	doConfirm  screen.Action = "replace.confirm"
	doDown     screen.Action = "replace.down"
	doUp       screen.Action = "replace.up"
	doByHand   screen.Action = "replace.by-hand"
	doDrop     screen.Action = "replace.drop"
	doNext     screen.Action = "replace.next"
	doPrevious screen.Action = "replace.previous"
	doOpen     screen.Action = "replace.open"
)

// Keys are the keys as they stand now.
func (m Model) Keys() screen.Table {
	d, some := m.current()
	theirs := screen.Unless(some, "replace.off-empty")
	if some && !m.decides() {
		theirs = phrases.Make("replace.theirs", phrases.Args{"Coder": string(d.Coder)})
	}
	confirm := theirs
	if _, ok := m.chosen(); !ok && theirs.Key == "" {
		confirm = phrases.Make("replace.off-none")
	}
	others := 5 // in the footer where there is another place to go to
	if m.options.of != d.ID || len(m.options.list) < 2 {
		others = 0
	}
	more := screen.Unless(len(m.doubts) > 1, "replace.off-only")
	keys := []screen.Binding{
		{Action: doConfirm, Keys: []string{"enter"}, Help: "replace.confirm", Short: "replace.confirm-short", Footer: 1, Disabled: confirm},
		{Action: doByHand, Keys: []string{"v"}, Help: "replace.by-hand", Short: "replace.by-hand-short", Footer: 2, Disabled: theirs},
		{Action: doDrop, Keys: []string{"d", "delete"}, Help: "replace.drop", Short: "replace.drop-short", Footer: 3, Disabled: theirs},
		{Action: doNext, Keys: []string{"n", " ", "right"}, Shown: "n", Help: "replace.next", Short: "replace.next-short", Footer: 4, Disabled: more},
		{Action: doPrevious, Keys: []string{"N", "left"}, Shown: "N", Help: "replace.previous", Disabled: more},
		{Action: doDown, Keys: []string{"j", "down"}, Shown: "j ↓", Help: "replace.down", Short: "replace.down-short", Footer: others, Disabled: screen.Unless(some, "replace.off-empty")},
		{Action: doUp, Keys: []string{"k", "up"}, Shown: "k ↑", Help: "replace.up"},
		{Action: doOpen, Keys: []string{"o"}, Help: "replace.open", Disabled: screen.Unless(some, "replace.off-empty")},
	}
	for i := range keys {
		keys[i].Group = "replace.group"
	}
	return screen.Table{Bindings: keys}
}
