package note

import (
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// What the window can do.
const (
	doNew    screen.Action = "memo.new"
	doOpen   screen.Action = "memo.open"
	doRemove screen.Action = "memo.remove"
	doLink   screen.Action = "memo.link"
	doCopy   screen.Action = "memo.copy"
	doEditor screen.Action = "memo.editor"
	doClose  screen.Action = "memo.close"
	doDown   screen.Action = "memo.down"
	doUp     screen.Action = "memo.up"
	doMore   screen.Action = "memo.more"
	doLess   screen.Action = "memo.less"
	doUndo   screen.Action = "memo.undo"
	doSave   screen.Action = "memo.save"
	doSource screen.Action = "memo.source"
)

// Keys are the keys of the window as they stand now.
func (m Model) Keys() screen.Table {
	switch {
	case m.picking != nil:
		return screen.Table{Typing: true, Modal: true, Bindings: m.picking.picker.Keys()}
	case m.typing != nil:
		return screen.Table{Typing: true, Modal: true, Bindings: typingKeys(*m.typing)}
	}
	k, some := m.chosen()
	theirs := phrases.Sentence{}
	if some && !m.own(k) {
		theirs = phrases.Make("memo.others", phrases.Args{"Coder": string(k.Coder)})
	}
	linked := some && len(Links(k.Text)) > 0
	open := screen.Binding{Action: doOpen, Keys: []string{"enter"}, Help: "memo.edit", Short: "memo.edit-short", Footer: 2, Disabled: theirs}
	if m.link >= 0 || m.at >= len(m.memos) {
		open.Help, open.Short, open.Disabled = "memo.follow", "memo.follow-short", phrases.Sentence{}
	}
	return screen.Table{Modal: true, Bindings: []screen.Binding{
		{Action: doNew, Keys: []string{"n"}, Help: "memo.new", Short: "memo.new-short", Footer: 1},
		open,
		{Action: doRemove, Keys: []string{"d", "delete"}, Help: "memo.remove", Short: "memo.remove-short", Footer: 3, Disabled: theirs},
		{Action: doLink, Keys: []string{"tab"}, Help: "memo.link", Short: "memo.link-short", Footer: 4, Disabled: screen.Unless(linked, "memo.off-no-link")},
		{Action: doClose, Keys: []string{"esc", "q"}, Help: "memo.close", Footer: 5},
		{Action: doCopy, Keys: []string{"y", "ctrl+c"}, Help: "memo.copy"},
		{Action: doEditor, Keys: []string{"ctrl+e"}, Help: "memo.editor", Disabled: theirs},
		{Action: doDown, Keys: []string{"j", "down"}, Shown: "j ↓", Help: "widgets.down"},
		{Action: doUp, Keys: []string{"k", "up"}, Shown: "k ↑", Help: "widgets.up"},
		{Action: doMore, Keys: []string{"pgdown", " "}, Help: "memo.more"},
		{Action: doLess, Keys: []string{"pgup"}, Help: "memo.less"},
		{Action: doUndo, Keys: []string{"u", "ctrl+z"}, Help: "memo.undo"},
	}}
}

func typingKeys(t typing) []screen.Binding {
	field := "memo.source-short"
	if t.onSource {
		field = "memo.text-short"
	}
	return []screen.Binding{
		{Action: doSave, Keys: []string{"ctrl+s"}, Help: "memo.save", Short: "memo.save-short", Footer: 2},
		{Action: doClose, Keys: []string{"esc"}, Help: "memo.save", Short: "memo.close-short", Footer: 1},
		{Action: doSource, Keys: []string{"tab"}, Help: "memo.source", Short: field, Footer: 3},
		{Action: doLink, Keys: []string{"[["}, Help: "memo.link-to", Short: "memo.link-to-short", Footer: 4},
		{Action: doEditor, Keys: []string{"ctrl+e"}, Help: "memo.editor", Short: "memo.editor-short", Footer: 5},
	}
}
