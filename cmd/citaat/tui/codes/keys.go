package codes

import (
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// What can be done here.
const (
	doEdit     screen.Action = "codes.edit"
	doBeside   screen.Action = "codes.add"
	doUnder    screen.Action = "codes.add-under"
	doRename   screen.Action = "codes.rename"
	doMark     screen.Action = "codes.mark"
	doMove     screen.Action = "codes.move"
	doMerge    screen.Action = "codes.merge"
	doSplit    screen.Action = "codes.split"
	doColour   screen.Action = "codes.colour"
	doRetire   screen.Action = "codes.retire"
	doDelete   screen.Action = "codes.delete"
	doEarlier  screen.Action = "codes.earlier"
	doLater    screen.Action = "codes.later"
	doMemo     screen.Action = "codes.memo"
	doOpen     screen.Action = "codes.open"
	doBoard    screen.Action = "codes.board"
	doFind     screen.Action = "codes.find"
	doNextGap  screen.Action = "codes.next-gap"
	doPrevGap  screen.Action = "codes.previous-gap"
	doNarrow   screen.Action = "codes.narrow"
	doGone     screen.Action = "codes.show-gone"
	doExport   screen.Action = "codes.export"
	doImport   screen.Action = "codes.import"
	doPane     screen.Action = "codes.pane"
	doFold     screen.Action = "codes.fold"
	doUnfold   screen.Action = "codes.unfold"
	doFoldAll  screen.Action = "codes.fold-all"
	doOpenAll  screen.Action = "codes.unfold-all"
	doOut      screen.Action = "codes.out"
	doDown     screen.Action = "codes.down"
	doUp       screen.Action = "codes.up"
	doPageDown screen.Action = "codes.page-down"
	doPageUp   screen.Action = "codes.page-up"
	doFirst    screen.Action = "codes.first"
	doLast     screen.Action = "codes.last"
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
	case m.win != nil:
		return m.win.keys(m)
	case m.typing:
		return screen.Table{Typing: true, Modal: true, Bindings: []screen.Binding{
			{Action: "codes.enter", Keys: []string{"enter"}, Help: "codes.narrow-keep", Footer: 1},
			{Action: "codes.esc", Keys: []string{"esc"}, Help: "codes.narrow-off", Footer: 2},
		}}
	case m.right:
		return screen.Table{Bindings: append(m.passageKeys(), m.rest()...)}
	}
	return screen.Table{Bindings: append(m.treeKeys(), m.rest()...)}
}

// enough tells why something that needs codes cannot be done now.
func (m Model) enough() phrases.Sentence { return screen.Unless(m.has(m.at), "codes.none-here") }

func (m Model) treeKeys() []screen.Binding {
	off := m.enough()
	return []screen.Binding{
		{Action: doEdit, Keys: []string{"enter", "e"}, Shown: "enter", Help: "codes.edit", Short: "codes.edit-short", Footer: 1, Disabled: off},
		{Action: doFold, Keys: []string{"h", "left"}, Shown: "h ←", Help: "codes.fold", Group: "codes.group-move"},
		{Action: doUnfold, Keys: []string{"l", "right"}, Shown: "l →", Help: "codes.unfold", Group: "codes.group-move"},
		{Action: doOpen, Keys: []string{"o"}, Help: "codes.open-newest", Group: "codes.group-look", Disabled: m.passages()},
	}
}

func (m Model) passageKeys() []screen.Binding {
	return []screen.Binding{
		{Action: doOpen, Keys: []string{"enter", "o"}, Shown: "enter", Help: "codes.open", Short: "codes.open-short", Footer: 1, Group: "codes.group-look", Disabled: m.passages()},
		{Action: doEdit, Keys: []string{"e"}, Help: "codes.edit", Disabled: m.enough()},
	}
}

func (m Model) passages() phrases.Sentence {
	return screen.Unless(len(m.detail.passages) > 0, "codes.no-passages")
}

func (m Model) rest() []screen.Binding {
	off := m.enough()
	c, _ := m.code()
	retire, short := "codes.retire", "codes.retire-short"
	if !c.InUse() && m.at != "" {
		retire, short = "codes.restore", "codes.restore-short"
	}
	under := 0
	if c.Kind == coding.Category && len(m.marked) == 0 { // the next one most likely belongs there
		under = 2
	}
	bs := []screen.Binding{
		{Action: doBeside, Keys: []string{"a"}, Help: "codes.add", Short: "codes.add-short", Footer: 2},
		{Action: doUnder, Keys: []string{"A"}, Help: "codes.add-under", Short: "codes.add-under-short", Footer: under, Disabled: off},
		{Action: doRename, Keys: []string{"r"}, Help: "codes.rename", Disabled: off},
		{Action: doMark, Keys: []string{" "}, Help: "codes.mark", Short: "codes.mark-short", Footer: 5, Disabled: off},
		{Action: doMove, Keys: []string{"v"}, Help: "codes.move", Short: "codes.move-short", Footer: 3, Disabled: off},
		{Action: doMerge, Keys: []string{"M"}, Help: "codes.merge", Short: "codes.merge-short", Footer: 4, Disabled: off},
		{Action: doSplit, Keys: []string{"s"}, Help: "codes.split", Disabled: m.splittable()},
		{Action: doColour, Keys: []string{"c"}, Help: "codes.colour", Disabled: off},
		{Action: doRetire, Keys: []string{"t"}, Help: retire, Short: short, Disabled: off},
		{Action: doDelete, Keys: []string{"X", "delete"}, Shown: "X", Help: "codes.delete", Disabled: off},
		{Action: doEarlier, Keys: []string{"K", "shift+up"}, Shown: "K", Help: "codes.earlier", Disabled: off},
		{Action: doLater, Keys: []string{"J", "shift+down"}, Shown: "J", Help: "codes.later", Disabled: off},
		{Action: doMemo, Keys: []string{"m"}, Help: "codes.memo", Disabled: off},
	}
	bs[3].Shown = m.say("codes.space")
	look := []screen.Binding{
		{Action: doPane, Keys: []string{"tab"}, Help: "codes.pane", Short: "codes.pane-short"},
		{Action: doBoard, Keys: []string{"b"}, Help: "codes.board", Disabled: off},
		{Action: doFind, Keys: []string{"f"}, Help: "codes.find", Disabled: off},
		{Action: doNextGap, Keys: []string{"n"}, Help: "codes.next-gap"},
		{Action: doPrevGap, Keys: []string{"N"}, Help: "codes.previous-gap"},
		{Action: doNarrow, Keys: []string{"z"}, Help: "codes.narrow"},
		{Action: doGone, Keys: []string{"w"}, Help: "codes.show-gone"},
		{Action: doExport, Keys: []string{"x"}, Help: "codes.export"},
		{Action: doImport, Keys: []string{"I"}, Help: "codes.import"},
	}
	for i := range look {
		look[i].Group = "codes.group-look"
	}
	return append(append(bs, look...), moves()...)
}

// splittable tells why the code stood on cannot be split.
func (m Model) splittable() phrases.Sentence {
	if !m.has(m.at) {
		return phrases.Make("codes.none-here")
	}
	return screen.Unless(m.snap.stat(m.at).mine > 0, "codes.split-off")
}

func moves() []screen.Binding {
	bs := []screen.Binding{
		{Action: doFoldAll, Keys: []string{"-"}, Help: "codes.fold-all"},
		{Action: doOpenAll, Keys: []string{"+", "="}, Shown: "+", Help: "codes.unfold-all"},
		{Action: doOut, Keys: []string{"esc"}, Help: "codes.out"},
		{Action: doDown, Keys: []string{"j", "down"}, Shown: "j ↓", Help: "codes.down"},
		{Action: doUp, Keys: []string{"k", "up"}, Shown: "k ↑", Help: "codes.up"},
		{Action: doPageDown, Keys: []string{"pgdown", "ctrl+f", "ctrl+d"}, Help: "codes.page-down"},
		{Action: doPageUp, Keys: []string{"pgup", "ctrl+b", "ctrl+u"}, Help: "codes.page-up"},
		{Action: doFirst, Keys: []string{"gg", "home"}, Help: "codes.first"},
		{Action: doLast, Keys: []string{"G", "end"}, Help: "codes.last"},
	}
	for i := range bs {
		bs[i].Group = "codes.group-move"
	}
	return bs
}

// yesNo are the keys of a window that is answered.
func yesNo(yes, no string, more ...screen.Binding) screen.Table {
	bs := []screen.Binding{{Action: "codes.enter", Keys: []string{"enter"}, Help: yes, Footer: 1}}
	bs = append(bs, more...)
	return screen.Table{Modal: true, Bindings: append(bs, screen.Binding{Action: "codes.esc", Keys: []string{"esc"}, Help: no, Footer: 4})}
}

// kinds are the kinds of codes with the sentences that name them.
func kinds() [][2]string {
	return [][2]string{{string(coding.Category), "codes.kind-category"}, {string(coding.Theme), "codes.kind-theme"}, {string(coding.Wording), "codes.kind-wording"}}
}
