package codes

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// Update answers a message. It touches memory only.
func (m Model) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var noted tea.Cmd
	var mine bool
	if m.note, noted, mine = m.note.Update(msg); mine {
		return m, noted
	}
	next, cmd := m.update(msg)
	return next, tea.Batch(noted, cmd)
}

func (m Model) update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Size:
		m.width, m.height = msg.Width, msg.Height
		return m.follow(), nil
	case begin, screen.Changed:
		return m.load()
	case screen.Shown:
		if m.failed {
			return m.load()
		}
	case screen.Unsaved, screen.Failed:
		m.failed = !m.loaded
		if m.ahead || m.wanted != "" { // what was shown before the disk spoke is not so
			m.wanted = ""
			return m.load()
		}
	case screen.GoTo:
		return m.goTo(msg)
	case screen.Run:
		return m.do(msg.Action)
	case tea.KeyMsg:
		return m.press(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	case snapshot:
		return m.onSnapshot(msg)
	case late:
		m.slow = m.slow || msg.n == m.n && !m.loaded
	case detail:
		return m.onDetail(msg), nil
	case gathered:
		return m.onGathered(msg)
	case touched:
		if msg.n == m.asked {
			m.touch = &msg.touch
		}
	default:
		if w, ok := m.win.(listener); ok {
			return w.hear(m, msg)
		}
	}
	return m, nil
}

// goTo stands on a code.
func (m Model) goTo(msg screen.GoTo) (Model, tea.Cmd) {
	if msg.Code == "" {
		return m, nil
	}
	m.right = false
	if m.loaded && m.onShelf(coding.CodeID(msg.Code)) {
		return m.reveal(coding.CodeID(msg.Code))
	}
	m.wanted = coding.CodeID(msg.Code)
	return m, nil
}

func (m Model) press(k tea.KeyMsg) (Model, tea.Cmd) {
	switch {
	case m.win != nil && m.win.keys(m).Typing:
		return m.win.press(m, k)
	case m.win != nil:
		return m.pressed(k)
	case m.typing:
		return m.typeNarrow(k)
	}
	b, ok := m.Keys().On(k)
	if !ok {
		return m, nil
	}
	return m.do(b.Action)
}

// pressed gives a window that is not typed in its keys one by one: those that
// came quickly may come together.
func (m Model) pressed(k tea.KeyMsg) (Model, tea.Cmd) {
	if _, form := m.win.(filling); form {
		return m.win.press(m, k)
	}
	var cmds []tea.Cmd
	for _, one := range screen.Split(k) {
		if m.win == nil {
			break
		}
		var cmd tea.Cmd
		m, cmd = m.win.press(m, one)
		cmds = append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}

// do does an action, whether a key or the palette asked for it.
func (m Model) do(a screen.Action) (Model, tea.Cmd) {
	if !m.loaded || m.win != nil {
		return m, nil
	}
	if b, ok := m.Keys().Find(a); ok && b.Off() {
		return m, screen.Tell(screen.Say{Sentence: b.Disabled})
	}
	if n, cmd, moved := m.move(a); moved {
		return n, cmd
	}
	if n, cmd, looked := m.lookAt(a); looked {
		return n, cmd
	}
	switch a {
	case doEdit:
		return m.edit()
	case doBeside:
		c, _ := m.code()
		return m.add(c.Parent)
	case doUnder:
		return m.add(m.at)
	case doRename:
		return m.rename()
	case doMark:
		return m.mark()
	case doMove:
		return m.askParent()
	case doMerge:
		return m.askMerge()
	case doSplit:
		return m.split()
	case doColour:
		return m.askColour()
	case doRetire:
		return m.askRetire()
	case doDelete:
		return m.askDelete()
	case doEarlier:
		return m.shift(-1)
	case doLater:
		return m.shift(1)
	case doExport:
		return m.askExport()
	case doImport:
		return m.askImport()
	}
	return m, nil
}

// lookAt does the actions that change nothing in the study.
func (m Model) lookAt(a screen.Action) (Model, tea.Cmd, bool) {
	var cmd tea.Cmd
	switch a {
	case doMemo:
		m.note, cmd = m.note.Open(coding.MemoTarget{Kind: coding.OnCode, ID: string(m.at)})
	case doOpen:
		cmd = m.open()
	case doBoard:
		cmd = screen.Tell(screen.GoTo{To: screen.Quotes, Code: string(m.at)})
	case doFind:
		cmd = screen.Tell(screen.GoTo{To: screen.Find, Find: `code:"` + m.snap.book.Path(m.at) + `"`})
	case doNextGap:
		m, cmd = m.gap(1)
	case doPrevGap:
		m, cmd = m.gap(-1)
	case doNarrow:
		m.typing, m.right = true, false
	case doGone:
		m.gone = !m.gone
		m = m.build().follow()
	case doPane:
		m.right = !m.right
	case doOut:
		m, cmd = m.out()
	default:
		return m, nil, false
	}
	return m, cmd, true
}

// open goes to the passage that is chosen in its interview.
func (m Model) open() tea.Cmd {
	if m.part >= len(m.detail.passages) {
		return nil
	}
	p := m.detail.passages[m.part]
	if p.Lost {
		return screen.Tell(screen.Say{Sentence: phrases.Make("codes.lost-off")})
	}
	return screen.Tell(screen.GoTo{To: screen.Read, At: screen.Place{Interview: p.Interview, Span: p.Span}, Code: string(p.Code)})
}

// out goes a step back: the pane, the words to narrow by, the marks, the
// screen before.
func (m Model) out() (Model, tea.Cmd) {
	switch {
	case m.right:
		m.right = false
		return m, nil
	case m.narrow != "":
		m.narrow = ""
		return m.build().follow(), nil
	case len(m.marked) > 0:
		return m.unmarked(), nil
	}
	return m, screen.Tell(screen.Back{})
}

// move does the actions that only move.
func (m Model) move(a screen.Action) (Model, tea.Cmd, bool) {
	if m.right {
		n, moved := m.moveRight(a)
		return n, nil, moved
	}
	i, page := m.index(m.at), m.room()
	var cmd tea.Cmd
	switch a {
	case doDown:
		m, cmd = m.stand(i+1, 1)
	case doUp:
		m, cmd = m.stand(i-1, -1)
	case doPageDown:
		m, cmd = m.stand(i+page, -1)
	case doPageUp:
		m, cmd = m.stand(i-page, 1)
	case doFirst:
		m, cmd = m.stand(0, 1)
	case doLast:
		m, cmd = m.stand(len(m.rows)-1, -1)
	case doFold:
		m, cmd = m.fold()
	case doUnfold:
		m, cmd = m.unfold()
	case doFoldAll:
		m, cmd = m.foldAll(true)
	case doOpenAll:
		m, cmd = m.foldAll(false)
	default:
		return m, nil, false
	}
	return m, cmd, true
}

// moveRight moves among the passages.
func (m Model) moveRight(a screen.Action) (Model, bool) {
	at, ok := walk().Step(a, m.part, len(m.detail.passages), 5)
	m.part = at
	return m, ok
}
