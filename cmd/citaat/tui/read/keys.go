package read

import (
	"strconv"
	"strings"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/text"
)

// What this screen can do.
const (
	doCode     screen.Action = "read.code"
	doQuick    screen.Action = "read.quick" // with the digit behind it
	doInVivo   screen.Action = "read.in-vivo"
	doRemove   screen.Action = "read.remove"
	doRecode   screen.Action = "read.recode"
	doBorders  screen.Action = "read.borders"
	doStar     screen.Action = "read.star"
	doFor      screen.Action = "read.for"
	doAgainst  screen.Action = "read.against"
	doMemo     screen.Action = "read.memo"
	doMemoOn   screen.Action = "read.memo-interview"
	doQuestion screen.Action = "read.question"
	doSplit    screen.Action = "read.split"
	doJoin     screen.Action = "read.join"
	doSpeaker  screen.Action = "read.speaker"
	doCopy     screen.Action = "read.copy"
	doNext     screen.Action = "read.next"
	doPrevious screen.Action = "read.previous"
	doUndo     screen.Action = "read.undo"
	doRedo     screen.Action = "read.redo"
	doPane     screen.Action = "read.pane"
	doBack     screen.Action = "read.back"
	doOpen     screen.Action = "read.open"
	doUp       screen.Action = "read.up"
	doDown     screen.Action = "read.down"
	doNextTalk screen.Action = "read.next-interview"
	doLastTalk screen.Action = "read.previous-interview"
	doGoTo     screen.Action = "read.find-interview"
	doReading  screen.Action = "read.reading"
	doHide     screen.Action = "read.hide"
	doNumbers  screen.Action = "read.numbers"
	doOthers   screen.Action = "read.others"
	doFind     screen.Action = "read.search"
	doImport   screen.Action = "read.import"
	doApply    screen.Action = "read.apply-borders"
	doDrop     screen.Action = "read.drop-borders"
	doLost     screen.Action = "read.lost"
	doDone     screen.Action = "read.done"
	doWithhold screen.Action = "read.withhold"
)

// noneChosen says why a coding cannot be changed: there is none.
const noneChosen = "read.off-no-coding"

// Keys are the keys as they stand now.
func (m Model) Keys() screen.Table {
	switch {
	case m.picking != nil:
		return screen.Table{Typing: true, Modal: true, Bindings: m.picking.picker.Keys()}
	case m.note.Active():
		return m.note.Keys()
	case m.correcting != nil:
		return screen.Table{Typing: true, Modal: true, Bindings: m.correcting.keys()}
	case m.outside != nil:
		return screen.Table{Modal: true, Bindings: m.outside.keys()}
	case m.borders != "":
		return m.borderKeys()
	case m.snap.transcript == nil:
		return screen.Table{Bindings: []screen.Binding{
			{Action: doImport, Keys: []string{"i", "I"}, Shown: "i", Help: "read.import", Short: "read.import-short", Footer: 1},
		}}
	}
	t := screen.Table{}
	switch m.focus {
	case middle:
		t.Bindings = append(t.Bindings, m.growKeys()...)
	default:
		t.Bindings = append(t.Bindings, m.paneKeys()...)
	}
	t.Bindings = append(t.Bindings, m.codeKeys()...)
	t.Bindings = append(t.Bindings, m.codingKeys()...)
	t.Bindings = append(t.Bindings, m.textKeys()...)
	t.Bindings = append(t.Bindings, m.viewKeys()...)
	if m.focus == middle {
		t.Bindings = append(t.Bindings, m.moveKeys()...)
	}
	return t
}

// moveKeys are those of the text; how to select is told where nothing else is.
func (m Model) moveKeys() []screen.Binding {
	keys := m.text.Keys()
	for i, b := range keys {
		if b.Action == text.Begin {
			keys[i].Short, keys[i].Footer = "read.select-short", foot(len(m.here()) == 0 && !m.text.HasSelection(), 3)
		}
	}
	return keys
}

// growKeys are the keys that grow a selection: what they stand for is told while
// they do.
func (m Model) growKeys() []screen.Binding {
	keys := m.text.ModeKeys()
	for i, b := range keys {
		switch b.Action {
		case text.GrowWord:
			keys[i].Short, keys[i].Footer = "read.grow-word-short", 3
		case text.GrowSentence:
			keys[i].Short, keys[i].Footer = "read.grow-sentence-short", 4
		case text.GrowTurn:
			keys[i].Short, keys[i].Footer = "read.grow-turn-short", 5
		}
	}
	return keys
}

// foot gives a binding its place in the footer where a condition holds.
func foot(when bool, place int) int {
	if when {
		return place
	}
	return 0
}

func (m Model) codeKeys() []screen.Binding {
	sel := m.text.HasSelection()
	done := sel && !m.text.Selecting()
	keys := []screen.Binding{
		{Action: doCode, Keys: []string{"c"}, Help: "read.code", Short: "read.code-short", Footer: 1},
	}
	if digits := m.digits(); len(digits) > 0 {
		keys = append(keys, screen.Binding{Action: doQuick, Keys: digits, Shown: span(digits), Help: "read.quick", Short: "read.quick-short", Footer: 2})
	}
	return append(keys, groupOf("read.group-code", []screen.Binding{
		{Action: doInVivo, Keys: []string{"i"}, Help: "read.in-vivo", Short: "read.in-vivo-short", Footer: foot(done, 3), Disabled: screen.Unless(sel, "read.off-no-selection")},
		{Action: doQuestion, Keys: []string{"a"}, Help: "read.question", Short: "read.question-short", Footer: foot(done, 4)},
	})...)
}

// digits are the keys of the quick codes, as the codebook gives them.
func (m Model) digits() []string {
	var out []string
	for d := 1; d <= 9; d++ {
		if _, ok := m.quick(d); ok {
			out = append(out, strconv.Itoa(d))
		}
	}
	return out
}

func span(digits []string) string {
	if n := len(digits); n > 2 {
		return digits[0] + "-" + digits[n-1]
	}
	return strings.Join(digits, " ")
}

func groupOf(group string, keys []screen.Binding) []screen.Binding {
	for i := range keys {
		keys[i].Group = group
	}
	return keys
}

func (m Model) codingKeys() []screen.Binding {
	here := len(m.here()) > 0
	mine := len(own(m.here(), m.snap.coder)) > 0
	plain := here && !m.text.HasSelection()
	return groupOf("read.group-coding", []screen.Binding{
		{Action: doStar, Keys: []string{"*"}, Help: "read.star", Short: "read.star-short", Footer: foot(plain, 3), Disabled: screen.Unless(here, noneChosen)},
		{Action: doMemo, Keys: []string{"m"}, Help: "read.memo", Short: "read.memo-short", Footer: foot(plain, 4)},
		{Action: doRemove, Keys: []string{"d", "delete"}, Help: "read.remove", Short: "read.remove-short", Footer: foot(plain && mine, 5), Disabled: screen.Unless(mine, noneChosen)},
		{Action: doRecode, Keys: []string{"r"}, Help: "read.recode", Disabled: screen.Unless(mine, noneChosen)},
		{Action: doBorders, Keys: []string{"e"}, Help: "read.borders", Disabled: screen.Unless(mine, noneChosen)},
		{Action: doFor, Keys: []string{"+"}, Help: "read.for", Disabled: screen.Unless(mine, noneChosen)},
		{Action: doAgainst, Keys: []string{"-"}, Help: "read.against", Disabled: screen.Unless(mine, noneChosen)},
		{Action: doNext, Keys: []string{"n"}, Help: "read.next", Short: "read.next-short", Footer: foot(!plain && !m.text.HasSelection() && len(m.snap.codings)+len(m.hits) > 0, 4)},
		{Action: doPrevious, Keys: []string{"N"}, Help: "read.previous"},
		{Action: doLost, Keys: []string{"L"}, Help: "read.lost", Disabled: screen.Unless(m.snap.waiting > 0, "read.off-no-lost")},
		{Action: doUndo, Keys: []string{"u", "ctrl+z"}, Help: "read.undo"},
		{Action: doRedo, Keys: []string{"ctrl+r"}, Help: "read.redo"},
	})
}

func (m Model) textKeys() []screen.Binding {
	copies := []string{"y"}
	if m.text.HasSelection() {
		copies = []string{"y", "ctrl+c"}
	}
	return append(groupOf("read.group-text", []screen.Binding{
		{Action: doCopy, Keys: copies, Help: "read.copy", Short: "read.copy-short", Footer: foot(m.text.HasSelection() && !m.text.Selecting(), 5)},
		{Action: doCorrect, Keys: []string{"E"}, Help: "read.correct", Short: "read.correct-short"},
		{Action: doOutside, Keys: []string{"ctrl+e"}, Help: "read.edit-outside"},
		{Action: doSplit, Keys: []string{"S"}, Help: "read.split"},
		{Action: doJoin, Keys: []string{"J"}, Help: "read.join"},
		{Action: doSpeaker, Keys: []string{"P"}, Help: "read.speaker"},
		{Action: doDone, Keys: []string{"X"}, Help: "blind.done-key", Short: "blind.done-short"},
		{Action: doMemoOn, Keys: []string{"M"}, Help: "read.memo-interview"},
	}), groupOf("read.group-privacy", []screen.Binding{
		{Action: doWithhold, Keys: []string{"z"}, Help: "consent.key", Short: "consent.label"},
	})...)
}

func (m Model) viewKeys() []screen.Binding {
	var back []screen.Binding
	if m.inside() { // else esc is the root's: back to the screen before
		back = []screen.Binding{{Action: doBack, Keys: []string{"esc"}, Help: "read.back"}}
	}
	return groupOf("read.group-view", append(back, []screen.Binding{
		{Action: doFind, Keys: []string{"/"}, Help: "read.search", Short: "read.search-short", Footer: foot(!m.text.HasSelection(), 4)},
		{Action: doPane, Keys: []string{"tab"}, Help: "read.pane"},
		{Action: doGoTo, Keys: []string{"o"}, Help: "read.find-interview"},
		{Action: doNextTalk, Keys: []string{"]"}, Help: "read.next-interview"},
		{Action: doLastTalk, Keys: []string{"["}, Help: "read.previous-interview"},
		{Action: doReading, Keys: []string{"R"}, Help: "read.reading"},
		{Action: doHide, Keys: []string{"H"}, Help: "read.hide"},
		{Action: doNumbers, Keys: []string{"#"}, Help: "read.numbers"},
		{Action: doOthers, Keys: []string{"O"}, Help: "read.others", Disabled: screen.Unless(!m.snap.hidden, "blind.off")},
		{Action: doImport, Keys: []string{"I"}, Help: "read.import"},
	}...))
}

func (m Model) paneKeys() []screen.Binding {
	open := screen.Binding{Action: doOpen, Keys: []string{"enter", "right", "l"}, Shown: "enter", Help: "read.open", Short: "read.open-short", Footer: 1}
	if m.focus == right {
		open.Keys, open.Help, open.Short = []string{"enter"}, "read.use-code", "read.code-short"
	}
	return groupOf("read.group-view", []screen.Binding{
		open,
		{Action: doDown, Keys: []string{"j", "down"}, Shown: "j ↓", Help: "widgets.down"},
		{Action: doUp, Keys: []string{"k", "up"}, Shown: "k ↑", Help: "widgets.up"},
	})
}

func (m Model) borderKeys() screen.Table {
	t := screen.Table{Bindings: groupOf("read.group-coding", []screen.Binding{
		{Action: doApply, Keys: []string{"enter"}, Help: "read.apply-borders", Short: "read.apply-short", Footer: 1},
		{Action: doDrop, Keys: []string{"esc"}, Help: "read.drop-borders", Short: "read.drop-short", Footer: 5},
	})}
	for _, b := range m.text.ModeKeys() {
		switch b.Action {
		case "text.other-end":
			b.Footer, b.Short = 2, "read.other-end-short"
		case "text.grow-sentence":
			b.Footer, b.Short = 3, "read.grow-sentence-short"
		case "text.grow-word":
			b.Footer, b.Short = 4, "read.grow-word-short"
		case "text.unselect":
			continue
		}
		t.Bindings = append(t.Bindings, b)
	}
	return t.With(m.text.Keys()...)
}
