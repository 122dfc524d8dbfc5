package bring

import (
	"citaat/cmd/citaat/tui/form"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// What this room can do.
const (
	doIn       screen.Action = "bring.in"
	doOpen     screen.Action = "bring.open"
	doOnward   screen.Action = "bring.onward"
	doPane     screen.Action = "bring.pane"
	doPaneBack screen.Action = "bring.pane-back"
	doTick     screen.Action = "bring.tick"
	doTickAll  screen.Action = "bring.tick-all"
	doAlike    screen.Action = "bring.alike"
	doNext     screen.Action = "bring.next"
	doPrevious screen.Action = "bring.previous"
	doExplain  screen.Action = "bring.explain"
	doAdd      screen.Action = "bring.add"
	doDrop     screen.Action = "bring.drop"
	doBack     screen.Action = "bring.undo"
	doLeft     screen.Action = "bring.left"
	doRight    screen.Action = "bring.right"
	doDown     screen.Action = "bring.down"
	doUp       screen.Action = "bring.up"
	doPageDown screen.Action = "bring.page-down"
	doPageUp   screen.Action = "bring.page-up"
	doFirst    screen.Action = "bring.first"
	doLast     screen.Action = "bring.last"
	doOut      screen.Action = "bring.out"
)

// walk is how one moves through a list here.
func walk() screen.Walk {
	return screen.Walk{Down: doDown, Up: doUp, PageDown: doPageDown, PageUp: doPageUp, First: doFirst, Last: doLast}
}

// Keys are the keys as they stand now.
func (m Model) Keys() screen.Table {
	switch {
	case m.choosing != nil:
		return chooserKeys()
	case m.window != nil:
		return form.Keys()
	}
	return screen.Table{Bindings: append(m.doing(), m.moving()...)}
}

// chooserKeys are the keys of the chooser of files.
func chooserKeys() screen.Table {
	key := func(a screen.Action, key, shown, help string, at int) screen.Binding {
		return screen.Binding{Action: a, Keys: []string{key}, Shown: shown, Help: help, Footer: at}
	}
	return screen.Table{Typing: true, Modal: true, Bindings: []screen.Binding{
		key("bring.pick", "enter", "", "bring.pick", 1), key("bring.more", "tab", "", "bring.more", 2),
		key("bring.mark-all", "ctrl+a", "", "bring.mark-all", 3), key("bring.parent", "backspace", "⌫", "bring.parent", 5),
		key("bring.stop", "esc", "", "bring.stop", 4)}}
}

// doing are the keys that do something with a file.
func (m Model) doing() []screen.Binding {
	f, some := m.here()
	none := screen.Unless(some, "bring.off-none")
	settled, whole := none, none
	if some {
		settled = screen.Unless(!f.in && !f.sent, "bring.off-in")
		whole = screen.Unless(f.whole(), "bring.off-text")
	}
	tickable := settled
	if tickable.Key == "" {
		tickable = screen.Unless(m.may(m.at), "bring.off-tick")
	}
	busy := screen.Unless(m.writing == nil, "bring.off-busy")
	return []screen.Binding{
		m.entering(busy),
		{Action: doPane, Keys: []string{"tab"}, Help: "bring.pane", Short: "bring.pane-short", Footer: 2, Disabled: none},
		{Action: doPaneBack, Keys: []string{"shift+tab"}, Help: "bring.pane-back", Disabled: none},
		{Action: doTick, Keys: []string{" "}, Shown: "space", Help: "bring.tick", Short: "bring.tick-short", Footer: foot(m.focus == inList && len(m.files) > 1, 3), Disabled: tickable},
		{Action: doTickAll, Keys: []string{"ctrl+a"}, Help: "bring.tick-all", Disabled: none},
		{Action: doRight, Keys: []string{"right", "l"}, Shown: "→", Help: "bring.right", Short: "bring.turn-short", Footer: foot(m.focus == inChoices, 3), Disabled: settled},
		{Action: doLeft, Keys: []string{"left", "h"}, Shown: "←", Help: "bring.left-value", Disabled: settled},
		{Action: doAlike, Keys: []string{"A"}, Help: "bring.alike", Short: "bring.alike-short", Footer: foot(len(m.files) > 1 && !m.over(), 4), Disabled: whole},
		{Action: doNext, Keys: []string{"n"}, Help: "bring.next", Disabled: none},
		{Action: doPrevious, Keys: []string{"N"}, Help: "bring.previous", Disabled: none},
		{Action: doExplain, Keys: []string{"e"}, Help: "bring.explain", Short: "bring.explain-short", Footer: foot(len(m.files) == 1, 4), Disabled: none},
		{Action: doAdd, Keys: []string{"a", "I"}, Help: "bring.add", Short: "bring.add-short", Footer: foot(!some, 1), Disabled: busy},
		{Action: doDrop, Keys: []string{"d", "delete"}, Help: "bring.drop", Disabled: settled},
		{Action: doBack, Keys: []string{"u", "ctrl+z"}, Help: "bring.undo", Disabled: screen.Unless(len(m.past) > 0 && m.writing == nil, "bring.off-undo")},
	}
}

// entering is what enter does where one stands.
func (m Model) entering(busy phrases.Sentence) screen.Binding {
	b := screen.Binding{Action: doIn, Keys: []string{"enter"}, Help: "bring.in", Short: "bring.in-all", Footer: 1, Disabled: busy}
	switch {
	case m.over() && (m.focus == inList || len(m.takes()) == 0 && m.focus == inText):
		b.Action, b.Help, b.Short = doOnward, "bring.onward", "bring.onward-short"
	case m.focus == inChoices:
		b.Action, b.Help, b.Short = doOpen, "bring.open", "bring.open-short"
		if f, some := m.here(); !some || f.in || f.sent || !f.whole() {
			b.Disabled = phrases.Make("bring.off-text")
		}
	case busy.Key == "" && len(m.takes()) == 0 && !m.planning():
		b.Disabled = phrases.Make("bring.off-nothing")
	case len(m.takes()) == 1:
		b.Short = "bring.in-one"
	}
	return b
}

// moving are the keys that move.
func (m Model) moving() []screen.Binding {
	keys := []screen.Binding{
		{Action: doDown, Keys: []string{"j", "down"}, Shown: "j ↓", Help: "widgets.down"},
		{Action: doUp, Keys: []string{"k", "up"}, Shown: "k ↑", Help: "widgets.up"},
		{Action: doPageDown, Keys: []string{"pgdown", "ctrl+d"}, Help: "widgets.page-down"},
		{Action: doPageUp, Keys: []string{"pgup", "ctrl+u"}, Help: "widgets.page-up"},
		{Action: doFirst, Keys: []string{"gg", "home"}, Help: "bring.first"},
		{Action: doLast, Keys: []string{"G", "end"}, Help: "bring.last"},
		{Action: doOut, Keys: []string{"esc"}, Help: "bring.out", Short: "bring.out-short", Footer: 5},
	}
	if m.writing != nil || m.busy() {
		keys[len(keys)-1].Short = "bring.stop"
	}
	for i := range keys[:len(keys)-1] {
		keys[i].Group = "bring.group-move"
	}
	return keys
}

func foot(when bool, place int) int {
	if when {
		return place
	}
	return 0
}
