package memos

import (
	"citaat/cmd/citaat/tui/note"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// What this screen can do.
const (
	doNew      screen.Action = "memos.new"
	doUnsaved  screen.Action = "memos.unsaved"
	doBook     screen.Action = "memos.book"
	doOpen     screen.Action = "memos.open"
	doEditor   screen.Action = "memos.editor"
	doRemove   screen.Action = "memos.remove"
	doAbout    screen.Action = "memos.about"
	doLink     screen.Action = "memos.link"
	doCopy     screen.Action = "memos.copy"
	doSearch   screen.Action = "memos.search"
	doBrowse   screen.Action = "memos.browse"
	doKind     screen.Action = "memos.kind"
	doWriter   screen.Action = "memos.writer"
	doSort     screen.Action = "memos.sort"
	doOut      screen.Action = "memos.out"
	doDown     screen.Action = "memos.down"
	doUp       screen.Action = "memos.up"
	doPageDown screen.Action = "memos.page-down"
	doPageUp   screen.Action = "memos.page-up"
	doFirst    screen.Action = "memos.first"
	doLast     screen.Action = "memos.last"
	doMore     screen.Action = "memos.more"
	doLess     screen.Action = "memos.less"
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
	case m.typing:
		return screen.Table{Typing: true, Bindings: []screen.Binding{
			{Action: doBrowse, Keys: []string{"enter", "tab"}, Help: "memo.to-list", Short: "memo.to-list-short", Footer: 1},
			{Action: doOut, Keys: []string{"esc"}, Help: "memo.out", Short: "memo.clear-short", Footer: 2},
			{Action: doDown, Keys: []string{"down"}, Shown: "↓", Help: "widgets.down"},
			{Action: doUp, Keys: []string{"up"}, Shown: "↑", Help: "widgets.up"},
		}}
	}
	return screen.Table{Bindings: append(m.memoKeys(), m.listKeys()...)}
}

// foot gives a binding its place in the footer where a condition holds.
func foot(when bool, place int) int {
	if when {
		return place
	}
	return 0
}

// memoKeys are the keys that do something with a memo.
func (m Model) memoKeys() []screen.Binding {
	e, some := m.chosen()
	none := screen.Unless(some, "memo.off-none")
	theirs, unlinked := none, none
	if some && !m.own(e) {
		theirs = phrases.Make("memo.others", phrases.Args{"Coder": string(e.Coder)})
	}
	if some {
		unlinked = screen.Unless(len(note.Links(e.Text)) > 0, "memo.off-no-link")
	}
	open := screen.Binding{Action: doOpen, Keys: []string{"enter"}, Help: "memo.edit", Short: "memo.edit-short", Footer: 2, Disabled: theirs}
	if m.link >= 0 {
		open.Help, open.Short, open.Disabled = "memo.follow", "memo.follow-short", none
	}
	return []screen.Binding{
		{Action: doNew, Keys: []string{"n"}, Help: "memo.new-study", Short: "memo.new-short", Footer: 1},
		{Action: doBook, Keys: []string{"b"}, Help: "memo.new-book", Short: "memo.book-short", Footer: foot(!some, 2)},
		open,
		{Action: doEditor, Keys: []string{"ctrl+e"}, Help: "memo.editor", Disabled: theirs},
		{Action: doRemove, Keys: []string{"d", "delete"}, Help: "memo.remove", Disabled: theirs},
		{Action: doAbout, Keys: []string{"o", "right"}, Shown: "o", Help: "memo.about", Short: "memo.about-short", Footer: 3, Disabled: none},
		{Action: doLink, Keys: []string{"tab"}, Help: "memo.link", Short: "memo.link-short", Footer: 4, Disabled: unlinked},
		{Action: doCopy, Keys: []string{"y", "ctrl+c"}, Shown: "y", Help: "memo.copy", Disabled: none},
		{Action: doUnsaved, Keys: []string{"U"}, Help: "memo.unsaved", Short: "memo.unsaved-short", Footer: foot(len(m.snap.left) > 0, 1), Disabled: screen.Unless(len(m.snap.left) > 0, "memo.off-all-saved")},
	}
}

// listKeys are the keys that do something with the list.
func (m Model) listKeys() []screen.Binding {
	keys := []screen.Binding{
		{Action: doSearch, Keys: []string{"/"}, Help: "memo.search", Short: "memo.search-short", Footer: 5},
		{Action: doKind, Keys: []string{"f"}, Help: "memo.kind"},
		{Action: doWriter, Keys: []string{"w"}, Help: "memo.writer"},
		{Action: doSort, Keys: []string{"s"}, Help: "memo.sort"},
		{Action: doDown, Keys: []string{"j", "down"}, Shown: "j ↓", Help: "widgets.down"},
		{Action: doUp, Keys: []string{"k", "up"}, Shown: "k ↑", Help: "widgets.up"},
		{Action: doPageDown, Keys: []string{"pgdown", "ctrl+f"}, Help: "widgets.page-down"},
		{Action: doPageUp, Keys: []string{"pgup", "ctrl+b"}, Help: "widgets.page-up"},
		{Action: doFirst, Keys: []string{"gg", "home"}, Help: "memo.first"},
		{Action: doLast, Keys: []string{"G", "end"}, Help: "memo.last"},
		{Action: doMore, Keys: []string{" ", "ctrl+d"}, Shown: "space", Help: "memo.more"},
		{Action: doLess, Keys: []string{"backspace", "ctrl+u"}, Shown: "backspace", Help: "memo.less"},
		{Action: doOut, Keys: []string{"esc"}, Help: "memo.out"},
	}
	for i := range keys {
		keys[i].Group = "memo.group-list"
	}
	return keys
}
