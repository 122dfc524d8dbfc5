package text

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
)

// What the text can do by itself. Left to TextEnd only move.
const (
	Left         screen.Action = "text.left"
	Right        screen.Action = "text.right"
	Up           screen.Action = "text.up"
	Down         screen.Action = "text.down"
	NextWord     screen.Action = "text.next-word"
	LastWord     screen.Action = "text.previous-word"
	NextSentence screen.Action = "text.next-sentence"
	LastSentence screen.Action = "text.previous-sentence"
	NextTurn     screen.Action = "text.next-turn"
	LastTurn     screen.Action = "text.previous-turn"
	LineStart    screen.Action = "text.line-start"
	LineEnd      screen.Action = "text.line-end"
	PageDown     screen.Action = "text.page-down"
	PageUp       screen.Action = "text.page-up"
	HalfDown     screen.Action = "text.half-down"
	HalfUp       screen.Action = "text.half-up"
	TextStart    screen.Action = "text.start"
	TextEnd      screen.Action = "text.end"

	Begin          screen.Action = "text.select"
	GrowWord       screen.Action = "text.grow-word"
	GrowSentence   screen.Action = "text.grow-sentence"
	GrowTurn       screen.Action = "text.grow-turn"
	OtherEnd       screen.Action = "text.other-end"
	Unselect       screen.Action = "text.unselect"
	SelectLeft     screen.Action = "text.select-left"
	SelectRight    screen.Action = "text.select-right"
	SelectUp       screen.Action = "text.select-up"
	SelectDown     screen.Action = "text.select-down"
	SelectWord     screen.Action = "text.select-next-word"
	SelectWordBack screen.Action = "text.select-previous-word"
)

// ModeKeys are the keys that mean something else while a selection grows; a
// screen puts them before its own. Without such a selection there are none.
func (m Model) ModeKeys() []screen.Binding {
	if !m.sel.on {
		return nil
	}
	keys := []screen.Binding{
		{Action: Unselect, Keys: []string{"esc"}, Help: "widgets.unselect"},
	}
	if m.sel.mode {
		keys = append(keys,
			screen.Binding{Action: Unselect, Keys: []string{"v"}, Help: "widgets.unselect"},
			screen.Binding{Action: GrowWord, Keys: []string{"w"}, Help: "widgets.grow-word"},
			screen.Binding{Action: GrowSentence, Keys: []string{"s"}, Help: "widgets.grow-sentence"},
			screen.Binding{Action: GrowTurn, Keys: []string{"t"}, Help: "widgets.grow-turn"},
			screen.Binding{Action: OtherEnd, Keys: []string{"o"}, Help: "widgets.other-end"},
		)
	}
	for i := range keys {
		keys[i].Group = "widgets.group-select"
	}
	return keys
}

// Keys are the keys of the text that hold at any time; a screen puts them
// after its own.
func (m Model) Keys() []screen.Binding {
	moves := []screen.Binding{
		{Action: Down, Keys: []string{"j", "down"}, Shown: "j ↓", Help: "widgets.down"},
		{Action: Up, Keys: []string{"k", "up"}, Shown: "k ↑", Help: "widgets.up"},
		{Action: Left, Keys: []string{"h", "left"}, Shown: "h ←", Help: "widgets.left"},
		{Action: Right, Keys: []string{"l", "right"}, Shown: "l →", Help: "widgets.right"},
		{Action: NextWord, Keys: []string{"w", "ctrl+right", "alt+right"}, Help: "widgets.next-word"},
		{Action: LastWord, Keys: []string{"b", "ctrl+left", "alt+left"}, Help: "widgets.previous-word"},
		{Action: NextSentence, Keys: []string{")"}, Help: "widgets.next-sentence"},
		{Action: LastSentence, Keys: []string{"("}, Help: "widgets.previous-sentence"},
		{Action: NextTurn, Keys: []string{"}", "ctrl+down"}, Help: "widgets.next-turn"},
		{Action: LastTurn, Keys: []string{"{", "ctrl+up"}, Help: "widgets.previous-turn"},
		{Action: LineStart, Keys: []string{"0", "home"}, Shown: "0 home", Help: "widgets.line-start"},
		{Action: LineEnd, Keys: []string{"$", "end"}, Shown: "$ end", Help: "widgets.line-end"},
		{Action: PageDown, Keys: []string{"pgdown", " ", "ctrl+f"}, Shown: "pgdn", Help: "widgets.page-down"},
		{Action: PageUp, Keys: []string{"pgup", "ctrl+b"}, Shown: "pgup", Help: "widgets.page-up"},
		{Action: HalfDown, Keys: []string{"ctrl+d"}, Help: "widgets.half-down"},
		{Action: HalfUp, Keys: []string{"ctrl+u"}, Help: "widgets.half-up"},
		{Action: TextStart, Keys: []string{"gg", "ctrl+home"}, Help: "widgets.text-start"},
		{Action: TextEnd, Keys: []string{"G", "ctrl+end"}, Help: "widgets.text-end"},
	}
	selects := []screen.Binding{
		{Action: Begin, Keys: []string{"v"}, Help: "widgets.select"},
		{Action: SelectLeft, Keys: []string{"shift+left"}, Shown: "shift+←", Help: "widgets.select-left"},
		{Action: SelectRight, Keys: []string{"shift+right"}, Shown: "shift+→", Help: "widgets.select-right"},
		{Action: SelectUp, Keys: []string{"shift+up"}, Shown: "shift+↑", Help: "widgets.select-up"},
		{Action: SelectDown, Keys: []string{"shift+down"}, Shown: "shift+↓", Help: "widgets.select-down"},
		{Action: SelectWordBack, Keys: []string{"ctrl+shift+left", "B"}, Shown: "B", Help: "widgets.select-previous-word"},
		{Action: SelectWord, Keys: []string{"ctrl+shift+right", "W"}, Shown: "W", Help: "widgets.select-next-word"},
	}
	for i := range moves {
		moves[i].Group = "widgets.group-move"
	}
	for i := range selects {
		selects[i].Group = "widgets.group-select"
	}
	return append(moves, selects...)
}

// Update answers keys and mouse messages; the latter count from the text's own
// corner. Other messages change nothing.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		t := screen.Table{Bindings: append(m.ModeKeys(), m.Keys()...)}
		if b, ok := t.On(msg); ok {
			m, _ = m.Do(b.Action)
		}
	case tea.MouseMsg:
		m = m.mouse(msg)
	}
	return m, nil
}

// Do does one of the text's own actions; ok is false for any other.
func (m Model) Do(a screen.Action) (Model, bool) {
	if m.empty() {
		return m, false
	}
	if n, ok := m.move(a); ok {
		if !m.sel.mode {
			n.sel = selection{}
		}
		n.sel.grown = Character
		return n.follow(), true
	}
	return m.choose(a)
}

// move does an action that only moves.
func (m Model) move(a screen.Action) (Model, bool) {
	switch a {
	case Left:
		return m.left(), true
	case Right:
		return m.right(), true
	case Up:
		return m.down(-1), true
	case Down:
		return m.down(1), true
	case NextWord:
		return m.nextWord(), true
	case LastWord:
		return m.previousWord(), true
	case NextSentence:
		return m.nextSentence(), true
	case LastSentence:
		return m.previousSentence(), true
	case NextTurn:
		return m.nextTurn(), true
	case LastTurn:
		return m.previousTurn(), true
	case LineStart, LineEnd:
		return m.lineEdge(a == LineEnd), true
	case PageDown:
		return m.page(max(m.height-2, 1)), true
	case PageUp:
		return m.page(-max(m.height-2, 1)), true
	case HalfDown:
		return m.page(max(m.height/2, 1)), true
	case HalfUp:
		return m.page(-max(m.height/2, 1)), true
	case TextStart, TextEnd:
		return m.textEdge(a == TextEnd), true
	}
	return m, false
}

// choose does an action that changes the selection.
func (m Model) choose(a screen.Action) (Model, bool) {
	switch a {
	case Begin:
		return m.begin(true), true
	case Unselect:
		return m.ClearSelection(), true
	case GrowWord:
		return m.grow(Word), true
	case GrowSentence:
		return m.grow(Sentence), true
	case GrowTurn:
		return m.grow(Turn), true
	case OtherEnd:
		return m.swap(), true
	}
	if !m.sel.on {
		m = m.begin(false)
	}
	m.sel.unit, m.sel.grown = Character, Character
	switch a {
	case SelectLeft:
		m = m.left()
	case SelectRight:
		m = m.right()
	case SelectUp:
		m = m.down(-1)
	case SelectDown:
		m = m.down(1)
	case SelectWord:
		m = m.wordEnd()
	case SelectWordBack:
		m = m.previousWord()
	default:
		return m, false
	}
	return m.follow(), true
}

// wordEnd goes to the last grapheme of this word, or of the next one where it
// is there already.
func (m Model) wordEnd() Model {
	w := m.unitAt(m.cursor, Word)
	if m.grapheme(m.cursor).End >= w.End {
		n := m.nextWord()
		w = m.unitAt(n.cursor, Word)
	}
	if w.Empty() {
		return m
	}
	return m.to(m.grapheme(w.End - 1).Start)
}
