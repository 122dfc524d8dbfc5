package people

import (
	"citaat/cmd/citaat/tui/form"
	"citaat/cmd/citaat/tui/screen"
)

// What can be done here.
const (
	doOpen     screen.Action = "people.open"
	doList     screen.Action = "people.list"
	doListBack screen.Action = "people.list-back"
	doAdd      screen.Action = "people.add"
	doRemove   screen.Action = "people.remove"
	doImport   screen.Action = "people.import"
	doText     screen.Action = "people.text"
	doMemo     screen.Action = "people.memo"
	doEarlier  screen.Action = "people.earlier"
	doLater    screen.Action = "people.later"
	doWithdraw screen.Action = "people.withdraw"
	doSummary  screen.Action = "people.summary"
	doDown     screen.Action = "people.down"
	doUp       screen.Action = "people.up"
	doPageDown screen.Action = "people.page-down"
	doPageUp   screen.Action = "people.page-up"
	doFirst    screen.Action = "people.first"
	doLast     screen.Action = "people.last"
)

// Keys are the keys as they stand now.
func (m Model) Keys() screen.Table {
	switch {
	case m.sheet != nil:
		return m.sheet.keys()
	case m.window != nil:
		return form.Keys()
	case m.note.Active():
		return m.note.Keys()
	}
	_, some := m.row()
	nothing := screen.Unless(some, "people.off-nothing")
	spoken := screen.Unless(some && m.list != study, "people.off-person")
	talk := screen.Unless(some && m.list == talks, "people.off-talk")
	bs := []screen.Binding{
		{Action: doOpen, Keys: []string{"enter", "e"}, Shown: "enter", Help: "people.open", Short: "people.open-short", Footer: 1, Disabled: nothing},
		{Action: doList, Keys: []string{"tab", "right", "l"}, Shown: "tab", Help: "people.list", Short: "people.list-short", Footer: 2},
		{Action: doListBack, Keys: []string{"shift+tab", "left", "h"}, Shown: "shift+tab", Help: "people.list-back"},
		{Action: doAdd, Keys: []string{"a"}, Help: "people.add", Short: "people.add-short", Footer: 3},
		{Action: doText, Keys: []string{"o"}, Help: "people.text", Disabled: spoken},
		{Action: doMemo, Keys: []string{"m"}, Help: "people.memo", Disabled: spoken},
		{Action: doRemove, Keys: []string{"d", "delete"}, Help: "people.remove", Disabled: nothing},
		{Action: doEarlier, Keys: []string{"K", "shift+up"}, Help: "people.earlier", Disabled: talk},
		{Action: doLater, Keys: []string{"J", "shift+down"}, Help: "people.later", Disabled: talk},
		{Action: doWithdraw, Keys: []string{"W"}, Help: "people.withdraw", Disabled: screen.Unless(some && m.list == persons, "people.off-withdraw")},
		{Action: doImport, Keys: []string{"I"}, Help: "people.import"},
	}
	if m.list == talks {
		bs[8].Footer, bs[8].Short, bs[8].Shown = 4, "people.later-short", "J K"
	}
	bs = append(bs, screen.Binding{Action: doSummary, Keys: []string{"t"}, Help: "people.summary", Short: "people.summary-short", Footer: 5})
	return screen.Table{Bindings: append(bs, moves()...)}
}

func moves() []screen.Binding {
	bs := []screen.Binding{
		{Action: doDown, Keys: []string{"j", "down"}, Shown: "j ↓", Help: "people.down"},
		{Action: doUp, Keys: []string{"k", "up"}, Shown: "k ↑", Help: "people.up"},
		{Action: doPageDown, Keys: []string{"pgdown", "ctrl+d"}, Help: "people.page-down"},
		{Action: doPageUp, Keys: []string{"pgup", "ctrl+u"}, Help: "people.page-up"},
		{Action: doFirst, Keys: []string{"gg", "home"}, Help: "people.first"},
		{Action: doLast, Keys: []string{"G", "end"}, Help: "people.last"},
	}
	for i := range bs {
		bs[i].Group = "people.group-move"
	}
	return bs
}
