package quotes

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Update answers a message. It touches memory only.
func (m Model) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
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
		if m.ahead { // what was shown before the disk spoke is not so
			return m.load()
		}
	case tea.KeyMsg:
		return m.press(msg)
	case tea.MouseMsg:
		return m.mouse(msg), nil
	case snapshot:
		return m.onSnapshot(msg)
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
	if !m.loaded {
		m.wanted = msg.Code
		return m
	}
	m.theme, m.at, m.top, m.listing = msg.Code, 0, 0, false
	return m.show()
}

func (m Model) press(k tea.KeyMsg) (Model, tea.Cmd) {
	switch {
	case m.picking != nil:
		return m.pressPicking(k)
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
	if n, moved := m.move(a); moved {
		return n, nil
	}
	switch a {
	case doStar:
		return m.star()
	case doEdit:
		return m.edit()
	case doEarlier:
		return m.shift(-1)
	case doLater:
		return m.shift(1)
	case doOpen:
		return m.open()
	case doGroup:
		return m.pickGroup(), nil
	case doChosen:
		m.chosen = !m.chosen
		return m.show(), nil
	case doExport:
		return m.leave()
	case doCopy:
		return m.copyOne()
	case doCopyAll:
		return m.copyChosen()
	case doThemes:
		m.listing = true
	case doUse:
		m.listing = false
	case doNext:
		return m.step(1), nil
	case doPrevious:
		return m.step(-1), nil
	case doFind:
		return m, screen.Tell(screen.GoTo{To: screen.Find})
	case doOut:
		return m.out()
	}
	return m, nil
}

// out goes a step back: the list of themes, the filters, the screen before.
func (m Model) out() (Model, tea.Cmd) {
	switch {
	case m.listing:
		m.listing = false
		return m, nil
	case m.group != "" || m.chosen:
		m.group, m.chosen = "", false
		return m.show(), nil
	}
	return m, screen.Tell(screen.Back{})
}

func (m Model) open() (Model, tea.Cmd) {
	k, ok := m.current()
	if !ok || k.Lost {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("quotes.lost-off")})
	}
	return m, screen.Tell(screen.GoTo{To: screen.Read, At: screen.Place{Interview: k.Interview, Span: k.Span}, Code: k.Code})
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
	switch a {
	case doDown:
		at++
	case doUp:
		at--
	case doPageDown:
		at += page
	case doPageUp:
		at -= page
	case doFirst:
		at = 0
	case doLast:
		at = n - 1
	default:
		return m, false
	}
	at = max(min(at, n-1), 0)
	if m.listing && n > 0 {
		return m.use(at), true
	}
	m.at = at
	return m.follow(), true
}

// pickGroup asks for the group whose passages are shown.
func (m Model) pickGroup() Model {
	items := []pick.Item{{Title: m.c.Book.Say("quotes.every-group")}}
	for _, g := range m.snap.settings.Groups {
		items = append(items, pick.Item{ID: string(g.ID), Title: m.plural(g.ID)})
	}
	p := pick.New(m.c.Theme, m.c.Book, pick.Options{Title: m.c.Book.Say("quotes.group")}, items)
	m.picking = &p
	return m
}

func (m Model) pressPicking(k tea.KeyMsg) (Model, tea.Cmd) {
	p, o := m.picking.Update(k)
	m.picking = &p
	switch {
	case o.Cancelled:
		m.picking = nil
	case o.Done:
		m.picking = nil
		m.group = corpus.GroupID(o.IDs[0])
		return m.show(), nil
	}
	return m, nil
}
