package memos

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/note"
	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/coding/memolink"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// ways brings a picker of what a link may lead to.
type ways struct{ picker pick.Model }

// Update answers a message. It touches memory only.
func (m Model) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var noted tea.Cmd
	var mine bool
	if m.note, noted, mine = m.note.Update(msg); mine {
		return m, noted
	}
	m, cmd := m.answer(msg)
	return m, tea.Batch(noted, cmd)
}

func (m Model) answer(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Size:
		m.width, m.height = msg.Width, msg.Height
		return m.follow(), nil
	case screen.Changed:
		return m.load()
	case screen.Failed:
		if !m.loaded {
			m.fault = msg.Err
		}
	case screen.GoTo:
		return m.goTo(msg)
	case screen.Run:
		return m.do(msg.Action)
	case tea.KeyMsg:
		return m.press(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	case loaded:
		return m.onLoaded(msg), nil
	case listed:
		return m.onListed(msg), nil
	case ways:
		m.picking = &msg.picker
	}
	return m, nil
}

// goTo opens the list on a memo, whatever was searched before.
func (m Model) goTo(msg screen.GoTo) (Model, tea.Cmd) {
	if msg.Memo == "" {
		return m, nil
	}
	m = m.browse()
	m.want = coding.EventID(msg.Memo)
	m.input.SetValue("")
	m.wish.query, m.wish.kind, m.wish.writer = "", all, ""
	if !m.loaded {
		return m.load()
	}
	return m.show()
}

func (m Model) press(k tea.KeyMsg) (Model, tea.Cmd) {
	if m.picking != nil {
		return m.pressPicking(k)
	}
	if b, ok := m.Keys().On(k); ok {
		return m.do(b.Action)
	}
	if !m.typing {
		return m, nil
	}
	m.input, _ = m.input.Update(k) // its command only blinks, or pastes for itself
	if m.input.Value() == m.wish.query {
		return m, nil
	}
	m.wish.query, m.at = m.input.Value(), 0
	return m.show()
}

func (m Model) pressPicking(k tea.KeyMsg) (Model, tea.Cmd) {
	p, o := m.picking.Update(k)
	return m.answerPicking(p, o)
}

// answerPicking acts on what came of a key or a click in the picker.
func (m Model) answerPicking(p pick.Model, o pick.Outcome) (Model, tea.Cmd) {
	m.picking = &p
	if o.Cancelled || o.Done {
		m.picking = nil
	}
	if o.Done && len(o.IDs) > 0 {
		return m, note.Go(m.c.Study, note.TargetOf(o.IDs[0]))
	}
	return m, nil
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
	case doSearch:
		m.typing = true
		m.input.Focus()
		return m, nil
	case doBrowse:
		return m.browse(), nil
	case doOut:
		return m.out()
	case doKind:
		return m.nextKind()
	case doWriter:
		m.wish.writer, m.at = m.nextWriter(), 0
		return m.show()
	case doSort:
		m.wish.order, m.at = (m.wish.order+1)%orders, 0
		return m.show()
	case doUnsaved:
		return m.unsaved()
	case doNew, doBook:
		return m.write(a == doBook)
	}
	if e, ok := m.chosen(); ok {
		return m.act(a, e)
	}
	return m, nil
}

// unsaved opens the window on a memo that was typed and not saved.
func (m Model) unsaved() (_ Model, cmd tea.Cmd) {
	m = m.browse()
	m.writing = true
	m.note, cmd = m.note.Open(m.snap.left[0].On)
	return m, cmd
}

func (m Model) write(sourced bool) (_ Model, cmd tea.Cmd) {
	m = m.browse()
	m.writing = true
	m.note, cmd = m.note.Write(coding.MemoTarget{Kind: coding.OnStudy}, sourced)
	return m, cmd
}

// act does an action on the memo that is stood on.
func (m Model) act(a screen.Action, e entry) (_ Model, cmd tea.Cmd) {
	switch a {
	case doOpen:
		if m.link >= 0 {
			name := note.Links(e.Text)[m.link].Name
			c := note.Config{Study: m.c.Study, Theme: m.c.Theme, Book: m.c.Book}
			return m, note.Follow(c, m.snap.names, name, func(p pick.Model) tea.Msg { return ways{p} })
		}
		m.note, cmd = m.note.Edit(e.Memo)
		return m, cmd
	case doEditor:
		m.note, cmd = m.note.EditOutside(e.Memo)
		return m, cmd
	case doRemove:
		return m, note.Remove(m.c.Writer, e.Memo)
	case doAbout:
		return m, note.Go(m.c.Study, memolink.Target{MemoTarget: e.On})
	case doLink:
		if m.link++; m.link >= len(note.Links(e.Text)) {
			m.link = -1
		}
	case doCopy:
		text := e.Text
		if e.Source != "" {
			text += "\n\n" + m.c.Book.Say("memo.source-label") + " " + e.Source
		}
		return m, screen.Tell(screen.Copy{Text: text, Say: phrases.Make("memo.copied")})
	}
	return m, nil
}

func (m Model) browse() Model {
	m.typing = false
	m.input.Blur()
	return m
}

// out goes a step back: the link, the search, the filters, the screen.
func (m Model) out() (Model, tea.Cmd) {
	switch {
	case m.typing && m.input.Value() != "" || !m.typing && m.link < 0 && m.wish.query != "":
		m.input.SetValue("")
		m.wish.query, m.at = "", 0
		return m.browse().show()
	case m.typing:
		return m.browse(), nil
	case m.link >= 0:
		m.link = -1
		return m, nil
	case m.wish.kind != all || m.wish.writer != "":
		m.wish.kind, m.wish.writer, m.at = all, "", 0
		return m.show()
	}
	return m, screen.Tell(screen.Back{})
}

// nextKind goes to the next kind of which there are memos.
func (m Model) nextKind() (Model, tea.Cmd) {
	for range kinds {
		m.wish.kind = (m.wish.kind + 1) % kinds
		if m.wish.kind == all || m.list.counts[m.wish.kind] > 0 {
			break
		}
	}
	m.at = 0
	return m.show()
}

func (m Model) nextWriter() corpus.CoderName {
	for i, w := range m.snap.writers {
		switch {
		case m.wish.writer == "":
			return w
		case w == m.wish.writer && i+1 < len(m.snap.writers):
			return m.snap.writers[i+1]
		}
	}
	return ""
}

// move does the actions that only move.
func (m Model) move(a screen.Action) (Model, bool) {
	if at, ok := walk().Step(a, m.at, len(m.list.rows), max(m.fits()-1, 1)); ok {
		return m.to(at), true
	}
	switch a {
	case doMore:
		m.scroll += 5
	case doLess:
		m.scroll = max(m.scroll-5, 0)
	default:
		return m, false
	}
	return m, true
}

// to chooses a row.
func (m Model) to(at int) Model {
	m.at = max(min(at, len(m.list.rows)-1), 0)
	m.link, m.scroll = -1, 0
	return m.follow()
}

// follow keeps the chosen memo in sight.
func (m Model) follow() Model {
	m.top = screen.InSight(m.top, m.at, len(m.list.rows), m.fits())
	return m
}

// mouse: a click chooses, a second one opens; the wheel moves in the list and
// in the memo.
func (m Model) mouse(e tea.MouseMsg) (Model, tea.Cmd) {
	if m.picking != nil {
		p, o := m.picking.Middle(e, min(m.width, 72), min(m.height, 16), m.width, m.height)
		return m.answerPicking(p, o)
	}
	p := m.places(m.width, m.height)
	by := map[tea.MouseButton]int{tea.MouseButtonWheelDown: 1, tea.MouseButtonWheelUp: -1}[e.Button]
	inList := e.X < p.listWidth && e.Y >= headRows && e.Y < headRows+p.listHeight
	press := e.Action == tea.MouseActionPress && e.Button == tea.MouseButtonLeft
	row := m.top + e.Y - headRows - 1
	switch {
	case by != 0 && inList:
		return m.to(m.at + by), nil
	case by != 0:
		m.scroll = max(m.scroll+by, 0)
	case press && e.Y == 0:
		return m.do(doSearch)
	case press && e.Y == 1:
		return m.nextKind()
	case press && inList && row >= m.top && row < min(m.top+m.fits(), len(m.list.rows)):
		if m = m.browse(); m.at == row && m.clicked == row {
			return m.do(doOpen)
		}
		m = m.to(row)
		m.clicked = row
	}
	return m, nil
}
