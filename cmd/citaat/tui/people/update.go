package people

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Update answers a message. It touches memory only.
func (m Model) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var noted tea.Cmd
	var mine bool
	if m.note, noted, mine = m.note.Update(msg); mine {
		return m, noted
	}
	next, cmd := m.answer(msg)
	return next, tea.Batch(noted, cmd)
}

func (m Model) answer(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Size:
		m.width, m.height = msg.Width, msg.Height
		return m.follow(), nil
	case screen.Changed:
		return m.load()
	case screen.GoTo:
		m.wanted = corpus.ParticipantID(msg.Who)
		return m.find().follow(), nil
	case screen.Run:
		return m.do(msg.Action)
	case tea.KeyMsg:
		return m.press(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	case listed:
		return m.onListed(msg), nil
	case counted:
		if msg.n == m.loads {
			m.counts = msg.counts
		}
	case written:
		return m.onWritten(msg), nil
	case planned:
		return m.onPlanned(msg)
	case withdrawn:
		return m.onWithdrawn(msg), nil
	}
	return m, nil
}

func (m Model) press(k tea.KeyMsg) (Model, tea.Cmd) {
	if m.window != nil {
		w, o := m.window.Update(k)
		return m.onForm(w, o)
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
	if a == doImport {
		return m, screen.Tell(screen.Import{})
	}
	if m.sheet != nil {
		return m.onSheet(a)
	}
	if !m.loaded || m.window != nil {
		return m, nil
	}
	m.clicked = -1
	page := max(m.shown()-1, 1)
	switch a {
	case doOpen:
		return m.open()
	case doList:
		return m.show((m.list + 1) % lists), nil
	case doListBack:
		return m.show((m.list + lists - 1) % lists), nil
	case doAdd:
		return m.add()
	case doWithdraw:
		return m.leave()
	case doRemove:
		return m.remove()
	case doText:
		return m.read()
	case doMemo:
		return m.memo()
	case doEarlier:
		return m.reorder(-1)
	case doLater:
		return m.reorder(1)
	case doSummary:
		m.summary = !m.summary
	case doDown:
		return m.move(1), nil
	case doUp:
		return m.move(-1), nil
	case doPageDown:
		return m.move(page), nil
	case doPageUp:
		return m.move(-page), nil
	case doFirst:
		m.at[m.list] = 0
		return m.follow(), nil
	case doLast:
		m.at[m.list] = len(m.rows(m.list))
		return m.follow(), nil
	}
	return m, nil
}

// show shows another list.
func (m Model) show(l list) Model {
	m.list, m.summary, m.clicked = l, false, -1
	return m.follow()
}

// open opens the form of what is chosen.
func (m Model) open() (Model, tea.Cmd) {
	r, ok := m.row()
	if !ok {
		return m, nil
	}
	return m.openForm(r.target), nil
}

// add opens an empty form for another thing of the list that is seen. An
// interview comes in with its text.
func (m Model) add() (Model, tea.Cmd) {
	switch m.list {
	case talks:
		return m, screen.Tell(screen.Import{})
	case study:
		r, _ := m.row()
		if r.target.kind != ofGeneral {
			return m.openForm(target{kind: r.target.kind}), nil
		}
		return m.openForm(target{kind: coding.PartGroups}), nil
	}
	return m.openForm(target{kind: ofParticipant}), nil
}

// read goes to the text of the chosen interview, or of the chosen participant's
// first.
func (m Model) read() (Model, tea.Cmd) {
	if v, ok := m.chosenTalk(); ok {
		return m, screen.Tell(screen.GoTo{To: screen.Read, At: screen.Place{Interview: v.ID}})
	}
	if p, ok := m.chosenPerson(); ok && len(p.interviews) > 0 {
		return m, screen.Tell(screen.GoTo{To: screen.Read, At: screen.Place{Interview: p.interviews[0]}})
	}
	return m, screen.Tell(screen.Say{Sentence: phrases.Make("people.no-interview")})
}

func (m Model) memo() (Model, tea.Cmd) {
	on := coding.MemoTarget{Kind: coding.OnParticipant}
	if v, ok := m.chosenTalk(); ok {
		on = coding.MemoTarget{Kind: coding.OnInterview, ID: string(v.ID)}
	} else if p, ok := m.chosenPerson(); ok {
		on.ID = string(p.ID)
	}
	if on.ID == "" {
		return m, nil
	}
	var cmd tea.Cmd
	m.note, cmd = m.note.Open(on)
	return m, cmd
}

// reorder moves the chosen interview in the order of collection.
func (m Model) reorder(by int) (Model, tea.Cmd) {
	v, ok := m.chosenTalk()
	if !ok {
		return m, nil
	}
	say := phrases.Make("people.moved", phrases.Args{"Interview": string(v.ID)})
	return m, m.Writer.Do(say, func(b *coding.Batch) error { return b.MoveInterview(v.ID, by) })
}

// mouse: a click chooses, a second one opens; on a heading of a list it shows
// that list; the wheel moves.
func (m Model) mouse(msg tea.MouseMsg) (Model, tea.Cmd) {
	if m.window != nil {
		x, y, w, h := m.windowPlace(m.width, m.height)
		msg.X, msg.Y = msg.X-x, msg.Y-y
		next, o := m.window.Mouse(msg, w, h)
		return m.onForm(next, o)
	}
	switch {
	case m.sheet != nil && msg.Button == tea.MouseButtonWheelDown:
		return m.onSheet(doSheetDown)
	case m.sheet != nil && msg.Button == tea.MouseButtonWheelUp:
		return m.onSheet(doSheetUp)
	case m.sheet != nil:
		return m, nil
	case msg.Button == tea.MouseButtonWheelDown:
		return m.move(1), nil
	case msg.Button == tea.MouseButtonWheelUp:
		return m.move(-1), nil
	case msg.Button != tea.MouseButtonLeft || msg.Action != tea.MouseActionPress:
		return m, nil
	}
	if msg.Y == 0 {
		for _, t := range m.tabs() {
			if msg.X >= t.from && msg.X < t.to {
				return m.show(t.list), nil
			}
		}
		return m, nil
	}
	rows := m.rows(m.list)
	i := m.top[m.list] + msg.Y - headRows
	if msg.Y < headRows || msg.Y >= headRows+m.shown() || i >= len(rows) || !rows[i].opens() || msg.X >= m.listWidth() || m.summary {
		return m, nil
	}
	if m.at[m.list] == i && m.clicked == i {
		m.clicked = -1
		return m.open()
	}
	m.at[m.list], m.clicked = i, i
	return m.follow(), nil
}
