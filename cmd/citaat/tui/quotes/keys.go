package quotes

import (
	"citaat/cmd/citaat/tui/screen"
)

// What can be done here.
const (
	doStar     screen.Action = "quotes.star"
	doEdit     screen.Action = "quotes.edit"
	doEarlier  screen.Action = "quotes.earlier"
	doLater    screen.Action = "quotes.later"
	doReport   screen.Action = "quotes.used"
	doWhere    screen.Action = "quotes.used-where"
	doMark     screen.Action = "quotes.mark"
	doCompare  screen.Action = "quotes.compare"
	doMemo     screen.Action = "quotes.memo"
	doOpen     screen.Action = "quotes.open"
	doFilter   screen.Action = "quotes.filter"
	doChosen   screen.Action = "quotes.only-chosen"
	doExport   screen.Action = "quotes.export"
	doCopy     screen.Action = "quotes.copy"
	doCopyAll  screen.Action = "quotes.copy-all"
	doThemes   screen.Action = "quotes.themes"
	doNext     screen.Action = "quotes.next-theme"
	doPrevious screen.Action = "quotes.previous-theme"
	doFind     screen.Action = "quotes.find"
	doOut      screen.Action = "quotes.out"
	doUse      screen.Action = "quotes.use"
	doDown     screen.Action = "quotes.down"
	doUp       screen.Action = "quotes.up"
	doPageDown screen.Action = "quotes.page-down"
	doPageUp   screen.Action = "quotes.page-up"
	doFirst    screen.Action = "quotes.first"
	doLast     screen.Action = "quotes.last"
)

// walk is how one moves through a list here.
func walk() screen.Walk {
	return screen.Walk{Down: doDown, Up: doUp, PageDown: doPageDown, PageUp: doPageUp, First: doFirst, Last: doLast}
}

// Keys are the keys as they stand now.
func (m Model) Keys() screen.Table {
	switch {
	case m.note.Active():
		return m.note.Keys()
	case m.picking != nil:
		return screen.Table{Typing: true, Modal: true, Bindings: m.picking.Keys()}
	case m.naming != nil:
		t := modal("quotes.keep", "quotes.close")
		t.Typing = true
		return t
	case m.editing != nil:
		return m.editing.keys()
	case m.leaving != nil:
		return m.leaving.keys()
	case m.comparing != nil:
		return m.comparingKeys()
	case m.listing:
		return screen.Table{Bindings: append([]screen.Binding{
			{Action: doUse, Keys: []string{"enter", "tab", "right", "l"}, Shown: "enter", Help: "quotes.use", Short: "quotes.use-short", Footer: 1},
			{Action: doExport, Keys: []string{"x"}, Help: "quotes.export", Short: "quotes.export-short", Footer: 2},
			{Action: doFilter, Keys: []string{"f"}, Help: "quotes.filter", Short: "quotes.filter-short", Footer: 3},
			{Action: doOut, Keys: []string{"esc"}, Help: "quotes.close", Footer: 4},
		}, moves()...)}
	}
	return screen.Table{Bindings: append(m.boardKeys(), moves()...)}
}

func (m Model) boardKeys() []screen.Binding {
	k, here := m.current()
	off := screen.Unless(here, "quotes.none-here")
	unchosen := screen.Unless(k.Coding != nil && k.choice.Chosen, "quotes.order-off")
	unused := screen.Unless(k.Coding != nil && k.choice.Chosen, "quotes.used-off")
	apart := screen.Unless(len(m.marked) > 1, "quotes.compare-off")
	footer := 5
	if len(m.marked) > 1 {
		footer = 3
	}
	return []screen.Binding{
		{Action: doStar, Keys: []string{"*", " "}, Shown: "*", Help: "quotes.star", Short: starWord(here && k.choice.Chosen), Footer: 1, Disabled: off},
		{Action: doEdit, Keys: []string{"enter", "e"}, Shown: "enter", Help: "quotes.edit", Short: "quotes.edit-short", Footer: 2, Disabled: off},
		{Action: doCompare, Keys: []string{"s"}, Help: "quotes.compare", Short: "quotes.compare-short", Footer: footer, Disabled: apart},
		{Action: doThemes, Keys: []string{"tab", "left", "h"}, Shown: "tab", Help: "quotes.themes", Short: "quotes.themes-short", Footer: 3},
		{Action: doFilter, Keys: []string{"f"}, Help: "quotes.filter", Short: "quotes.filter-short", Footer: 4},
		{Action: doExport, Keys: []string{"x"}, Help: "quotes.export", Short: "quotes.export-short", Footer: 5},
		{Action: doOpen, Keys: []string{"o", "right", "l"}, Shown: "o", Help: "quotes.open", Short: "quotes.open-short", Disabled: off},
		{Action: doEarlier, Keys: []string{"K", "shift+up"}, Help: "quotes.earlier", Disabled: unchosen},
		{Action: doLater, Keys: []string{"J", "shift+down"}, Help: "quotes.later", Disabled: unchosen},
		{Action: doReport, Keys: []string{"r"}, Help: "quotes.use-mark", Disabled: unused},
		{Action: doWhere, Keys: []string{"R"}, Help: "quotes.use-where", Disabled: unused},
		{Action: doMark, Keys: []string{"="}, Help: "quotes.mark", Disabled: off},
		{Action: doMemo, Keys: []string{"m"}, Help: "quotes.memo", Disabled: off},
		{Action: doNext, Keys: []string{"]", "n"}, Shown: "]", Help: "quotes.next-theme"},
		{Action: doPrevious, Keys: []string{"[", "N"}, Shown: "[", Help: "quotes.previous-theme"},
		{Action: doChosen, Keys: []string{"v"}, Help: "quotes.only-chosen"},
		{Action: doCopy, Keys: []string{"y"}, Help: "quotes.copy", Disabled: off},
		{Action: doCopyAll, Keys: []string{"Y"}, Help: "quotes.copy-all", Disabled: off},
		{Action: doFind, Keys: []string{"/"}, Help: "quotes.find"},
		{Action: doOut, Keys: []string{"esc"}, Help: "quotes.out"},
	}
}

func starWord(chosen bool) string {
	if chosen {
		return "quotes.unstar-short"
	}
	return "quotes.star-short"
}

func modal(enter, esc string) screen.Table {
	return screen.Table{Modal: true, Bindings: []screen.Binding{
		{Action: "quotes.enter", Keys: []string{"enter"}, Help: enter, Footer: 1},
		{Action: "quotes.esc", Keys: []string{"esc"}, Help: esc, Footer: 4},
	}}
}

func moves() []screen.Binding {
	bs := []screen.Binding{
		{Action: doDown, Keys: []string{"j", "down"}, Shown: "j ↓", Help: "quotes.down"},
		{Action: doUp, Keys: []string{"k", "up"}, Shown: "k ↑", Help: "quotes.up"},
		{Action: doPageDown, Keys: []string{"pgdown", "ctrl+f", "ctrl+d"}, Help: "quotes.page-down"},
		{Action: doPageUp, Keys: []string{"pgup", "ctrl+b", "ctrl+u"}, Help: "quotes.page-up"},
		{Action: doFirst, Keys: []string{"gg", "home"}, Help: "quotes.first"},
		{Action: doLast, Keys: []string{"G", "end"}, Help: "quotes.last"},
	}
	for i := range bs {
		bs[i].Group = "quotes.group-move"
	}
	return bs
}
