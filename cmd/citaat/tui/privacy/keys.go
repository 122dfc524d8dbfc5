package privacy

import (
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// What this screen can do.
const (
	doMask     screen.Action = "masking.mask"
	doSpare    screen.Action = "masking.spare"
	doMaskAll  screen.Action = "masking.mask-all"
	doSpareAll screen.Action = "masking.spare-all"
	doName     screen.Action = "masking.name"
	doCarry    screen.Action = "masking.carry-out"
	doDown     screen.Action = "masking.down"
	doUp       screen.Action = "masking.up"
	doPane     screen.Action = "masking.pane"
	doOnly     screen.Action = "masking.only"
	doOpen     screen.Action = "masking.open"
	doPageDown screen.Action = "masking.page-down"
	doPageUp   screen.Action = "masking.page-up"
	doAdd      screen.Action = "masking.add"
	doKind     screen.Action = "masking.kind"
)

// Keys are the keys as they stand now.
func (m Model) Keys() screen.Table {
	switch {
	case m.adding:
		return screen.Table{Typing: true, Modal: true, Bindings: []screen.Binding{
			{Action: doAdd, Keys: []string{"enter"}, Help: "masking.seek", Footer: 1},
			{Action: doPane, Keys: []string{"esc"}, Help: "masking.leave-mark", Footer: 2}}}
	case m.naming:
		return screen.Table{Typing: true, Modal: true, Bindings: []screen.Binding{
			{Action: doName, Keys: []string{"enter"}, Help: "masking.keep-mark", Footer: 1},
			{Action: doPane, Keys: []string{"esc"}, Help: "masking.leave-mark", Footer: 2}}}
	case m.asking:
		return screen.Table{Modal: true, Bindings: []screen.Binding{
			{Action: doCarry, Keys: []string{"enter"}, Help: "masking.really", Footer: 1},
			{Action: doPane, Keys: []string{"esc"}, Help: "masking.not-yet", Footer: 2}}}
	}
	f, some := m.chosen()
	empty := screen.Unless(some, "masking.off-empty")
	mark, markShort, spare, spareShort := "masking.mask-these", "masking.mask-these-short", "masking.spare-these", "masking.spare-these-short"
	if m.pane == inPlaces {
		mark, markShort, spare, spareShort = "masking.mask", "masking.mask-short", "masking.spare", "masking.spare-short"
	}
	away := empty
	if away.Key == "" && f.Interview == "" {
		away = phrases.Make("masking.off-open")
	}
	keys := []screen.Binding{
		{Action: doMask, Keys: []string{"enter", " "}, Shown: "enter", Help: mark, Short: markShort, Footer: 1, Disabled: empty},
		{Action: doSpare, Keys: []string{"d", "delete"}, Shown: "d", Help: spare, Short: spareShort, Footer: 2, Disabled: empty},
		{Action: doName, Keys: []string{"m"}, Help: "masking.name", Short: "masking.name-short", Footer: 3, Disabled: empty},
		{Action: doCarry, Keys: []string{"w"}, Help: "masking.carry-out", Short: "masking.carry-out-short", Footer: 4, Disabled: screen.Unless(len(m.masks) > 0, "masking.off-none")},
		{Action: doPane, Keys: []string{"tab"}, Help: "masking.pane", Short: "masking.pane-short", Footer: 5, Disabled: empty},
		{Action: doMaskAll, Keys: []string{"A"}, Help: "masking.mask-these", Disabled: empty},
		{Action: doSpareAll, Keys: []string{"D"}, Help: "masking.spare-these", Disabled: empty},
		{Action: doOnly, Keys: []string{"i"}, Help: "masking.only", Disabled: screen.Unless(m.loaded && len(m.findings) > 0, "masking.off-empty")},
		{Action: doAdd, Keys: []string{"a"}, Help: "masking.add", Short: "masking.add-short", Footer: 6, Disabled: screen.Unless(m.loaded, "masking.off-loading")},
		{Action: doKind, Keys: []string{"n"}, Help: "masking.kind", Disabled: empty},
		{Action: doOpen, Keys: []string{"o"}, Help: "masking.open", Disabled: away},
		{Action: doDown, Keys: []string{"j", "down"}, Shown: "j ↓", Help: "widgets.down"},
		{Action: doUp, Keys: []string{"k", "up"}, Shown: "k ↑", Help: "widgets.up"},
		{Action: doPageDown, Keys: []string{"pgdown"}, Help: "widgets.page-down"},
		{Action: doPageUp, Keys: []string{"pgup"}, Help: "widgets.page-up"},
	}
	for i := range keys {
		keys[i].Group = "masking.group"
	}
	return screen.Table{Bindings: keys}
}
