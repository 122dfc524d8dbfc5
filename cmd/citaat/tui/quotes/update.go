package quotes

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// Update answers a message. It touches memory only; what comes into sight by it
// is read in a command.
func (m Model) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var noted tea.Cmd
	var mine bool
	if m.note, noted, mine = m.note.Update(msg); mine {
		return m, noted
	}
	m, cmd := m.answer(msg)
	m, look := m.look()
	return m, tea.Batch(noted, cmd, look)
}

func (m Model) answer(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Size:
		m.width, m.height = msg.Width, msg.Height
		return m.follow(), nil
	case screen.Changed:
		m.writing = nil
		return m.load()
	case begin:
		return m.load()
	case screen.GoTo:
		return m.goTo(msg), nil
	case screen.Run:
		return m.do(msg.Action)
	case screen.Unsaved, screen.Failed:
		m = m.again()
		if len(m.ahead) > 0 { // what was shown before the disk spoke is not so
			return m.load()
		}
	case tea.KeyMsg:
		return m.press(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	case snapshot:
		return m.onSnapshot(msg)
	case details:
		return m.onDetails(msg)
	case heard:
		return m.onHeard(msg), nil
	case late:
		m.slow = m.slow || msg.n == m.n && !m.loaded
	case opened:
		return m.onOpened(msg)
	case checked:
		return m.onChecked(msg), nil
	case looked:
		return m.onLooked(msg), nil
	case exported:
		return m.onExported(msg)
	case writingLong:
		return m.onWritingLong(msg), nil
	}
	return m, nil
}

// goTo opens the board on a code.
func (m Model) goTo(msg screen.GoTo) Model {
	if msg.Code == "" {
		return m
	}
	m.sought = coding.CodingID(msg.Coding)
	if !m.loaded {
		m.wanted = msg.Code
		return m
	}
	m.theme, m.at, m.top, m.listing = coding.CodeID(msg.Code), 0, 0, false
	return m.show().seek()
}

// seek chooses the passage that was asked for, if it is on the board.
func (m Model) seek() Model {
	for i, k := range m.cards {
		if m.sought != "" && k.has(m.sought) {
			m.at = i
		}
	}
	m.sought = ""
	return m.follow()
}

func (m Model) press(k tea.KeyMsg) (Model, tea.Cmd) {
	switch {
	case m.picking != nil:
		p, o := m.picking.Update(k)
		m.picking = &p
		return m.picked(o), nil
	case m.naming != nil:
		return m.pressNaming(k)
	case m.editing != nil:
		return m.pressEditing(k)
	case m.leaving != nil:
		return m.pressLeaving(k)
	}
	b, ok := m.Keys().On(k)
	if !ok {
		return m, nil
	}
	return m.do(b.Action)
}

// do does an action, whether a key or the palette asked for it.
func (m Model) do(a screen.Action) (Model, tea.Cmd) {
	if b, ok := m.Keys().Find(a); ok && b.Off() {
		return m, screen.Tell(screen.Say{Sentence: b.Disabled})
	}
	if m.comparing != nil {
		return m.doComparing(a)
	}
	if n, moved := m.move(a); moved {
		return n, nil
	}
	switch a {
	case doThemes:
		m.listing = true
	case doUse:
		m.listing = false
	case doNext:
		return m.step(1), nil
	case doPrevious:
		return m.step(-1), nil
	case doFilter:
		return m.pickFilter(), nil
	case doChosen:
		return m.pin(pin{byChosen, yes}), nil
	case doExport:
		return m.leave()
	case doFind:
		return m, screen.Tell(screen.GoTo{To: screen.Find})
	case doOut:
		return m.out()
	case doMark:
		return m.mark()
	case doCompare:
		return m.compare()
	}
	return m.doHere(a)
}

// doHere does what is done with the passage one stands on.
func (m Model) doHere(a screen.Action) (Model, tea.Cmd) {
	switch a {
	case doStar:
		return m.star()
	case doEdit:
		return m.edit()
	case doEarlier:
		return m.shift(-1)
	case doLater:
		return m.shift(1)
	case doReport:
		return m.markUsed()
	case doWhere:
		return m.nameUse()
	case doMemo:
		return m.memo()
	case doOpen:
		return m.open()
	case doCopy:
		return m.copyOne()
	case doCopyAll:
		return m.copyChosen()
	}
	return m, nil
}

// out goes a step back: the list of themes, the newest filter, the marks, the
// screen before.
func (m Model) out() (Model, tea.Cmd) {
	switch n := len(m.pins); {
	case m.listing:
		m.listing = false
		return m, nil
	case n > 0:
		m.pins = m.pins[:n-1]
		return m.show(), nil
	case len(m.marked) > 0:
		m.marked = nil
		return m, nil
	}
	return m, screen.Tell(screen.Back{})
}

func (m Model) open() (Model, tea.Cmd) {
	k, ok := m.current()
	if !ok || k.Lost {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("quotes.lost-off")})
	}
	return m, screen.Tell(screen.GoTo{To: screen.Read, At: screen.Place{Interview: k.Interview, Span: k.Span}, Code: string(k.Code)})
}

// memo opens the memos on the passage.
func (m Model) memo() (Model, tea.Cmd) {
	k, ok := m.current()
	if !ok {
		return m, nil
	}
	var cmd tea.Cmd
	m.note, cmd = m.note.Open(coding.MemoTarget{Kind: coding.OnCoding, ID: string(k.ID)})
	return m, cmd
}

// step goes to the next theme that has passages.
func (m Model) step(by int) Model {
	for i := m.row + by; i >= 0 && i < len(m.snap.themes); i += by {
		if b := m.snap.themes[i]; b.passages > 0 {
			return m.use(i)
		}
	}
	return m
}

// use shows a theme of the list.
func (m Model) use(row int) Model {
	m.row = row
	m.theme, m.at, m.top = m.snap.themes[row].id, 0, 0
	m.cards = nil // one does not stay at a passage of the theme before
	return m.show()
}

// move does the actions that only move.
func (m Model) move(a screen.Action) (Model, bool) {
	n, at := len(m.cards), m.at
	if m.listing {
		n, at = len(m.snap.themes), m.row
	}
	page := max(m.height/4, 1)
	if m.listing {
		page = max(m.height-4, 1)
	}
	at, ok := walk().Step(a, at, n, page)
	if !ok {
		return m, false
	}
	if m.listing && n > 0 {
		return m.use(at), true
	}
	m.at = at
	return m.follow(), true
}
