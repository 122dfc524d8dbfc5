package note

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/coding/memolink"
	"citaat/corpus/phrases"
)

// Update answers a message: keys and the mouse while the window is open, its
// own messages always. mine tells that the screen need not answer it too. It
// touches memory only.
func (m Model) Update(msg tea.Msg) (_ Model, cmd tea.Cmd, mine bool) {
	switch msg.(type) {
	case tea.KeyMsg, tea.MouseMsg, screen.Run:
		if mine = m.active; mine && !m.busy {
			var remind tea.Cmd
			m, cmd = m.use(msg)
			m, remind = m.remind()
			cmd = tea.Batch(cmd, remind)
		}
		return m, cmd, mine
	}
	m, cmd = m.hear(msg)
	return m, cmd, false
}

// use answers what somebody does in the open window.
func (m Model) use(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		var cmds []tea.Cmd
		for _, k := range screen.Split(msg) { // what arrived together was typed one by one
			var cmd tea.Cmd
			m, cmd = m.press(k)
			cmds = append(cmds, cmd)
		}
		return m, tea.Batch(cmds...)
	case tea.MouseMsg:
		return m.mouse(msg)
	case screen.Run:
		switch {
		case m.picking != nil:
		case m.typing != nil:
			return m.doTyping(msg.Action)
		default:
			return m.do(msg.Action)
		}
	}
	return m, nil
}

// hear answers what came of commands, its own and those of others.
func (m Model) hear(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case looked:
		if msg.me == m.me {
			return m.onLooked(msg)
		}
	case kept:
		if msg.me == m.me {
			return m.onKept(msg)
		}
	case due:
		if msg.me == m.me {
			return m.onDue()
		}
	case prepared:
		if msg.me == m.me {
			return m.onPrepared(msg)
		}
	case edited:
		if msg.me == m.me {
			return m.onEdited(msg)
		}
	case ways:
		if msg.me == m.me && m.active {
			return m.onWays(msg), nil
		}
	case screen.Size:
		m.width, m.height = msg.Width, msg.Height
	case screen.Changed:
		if m.active {
			return m.look()
		}
	}
	return m, nil
}

// look asks for the memos, and for where links lead.
func (m Model) look() (Model, tea.Cmd) {
	m.n++
	me, n, on, study, book, shelved := m.me, m.n, m.on, m.c.Study, m.c.Book, m.c.Tick != nil
	return m, screen.Do(func() tea.Msg {
		all := study.Memos()
		names := memolink.Look(study, all)
		var left []Draft
		if shelved {
			left = Drafts(study)
		}
		return looked{me, n, seen{
			about: About(study, book, on), memos: study.MemosAbout(on), back: names.Back(all, on),
			names: names, codes: study.Codebook(), offers: offers(study, book, names, all),
		}, left}
	})
}

// onLooked shows the memos that are there. A window that opened without knowing
// them shows the list, unless something was typed meanwhile or left before.
func (m Model) onLooked(msg looked) (Model, tea.Cmd) {
	if msg.n != m.n || !m.active {
		return m, nil
	}
	first := !m.loaded
	m.loaded, m.seen = true, msg.seen
	m.at = min(m.at, max(m.rows()-1, 0))
	m, said := m.offered(msg.left)
	if !first || m.typing == nil || !m.typing.fresh || m.typed() {
		return m, said
	}
	if key, ok := m.left(); ok {
		return m.resume(key), said
	}
	if m.rows() > 0 {
		m.typing = nil
		m.at = m.mine()
	}
	return m, said
}

// resume goes on with a draft; where its memo is gone, as a new one.
func (m Model) resume(key draftKey) Model {
	for i, k := range m.memos {
		if k.ID == key.memo {
			m.at = i
			return m.write(&k, true)
		}
	}
	d := m.drafts[key]
	m = m.keep(key, draft{}, false).keep(draftKey{m.on, ""}, d, true)
	return m.write(nil, true)
}

// mine is the row of one's own newest memo, else the last one.
func (m Model) mine() int {
	for i := len(m.memos) - 1; i >= 0; i-- {
		if m.own(m.memos[i]) {
			return i
		}
	}
	return max(len(m.memos)-1, 0)
}

// typed tells whether something was typed that is not what was there.
func (m Model) typed() bool { return m.typing != nil && m.typing.now() != m.typing.was }

// now is what stands in the window.
func (t typing) now() draft {
	return draft{coding.CleanMemo(t.text.String()), coding.CleanMemo(t.source.String())}
}

func (m Model) press(k tea.KeyMsg) (Model, tea.Cmd) {
	switch {
	case m.picking != nil:
		return m.pressPicking(k)
	case m.typing != nil:
		return m.pressTyping(k)
	}
	if b, ok := m.Keys().On(k); ok {
		if b.Off() {
			return m, screen.Tell(screen.Say{Sentence: b.Disabled})
		}
		return m.do(b.Action)
	}
	return m, nil
}

// do does an action of the list.
func (m Model) do(a screen.Action) (Model, tea.Cmd) {
	switch a {
	case doDown, doUp:
		return m.step(map[screen.Action]int{doDown: 1, doUp: -1}[a]), nil
	case doMore, doLess:
		m.scroll = max(m.scroll+map[screen.Action]int{doMore: 5, doLess: -5}[a], 0)
		return m, nil
	case doNew:
		return m.write(nil, false), nil
	case doClose:
		if m.link >= 0 {
			m.link = -1
			return m, nil
		}
		return m.close(), nil
	case doUndo:
		return m, screen.Tell(screen.Run{Action: "app.undo"})
	}
	k, ok := m.chosen()
	if !ok {
		return m, nil
	}
	switch a {
	case doOpen:
		return m.openChosen(k)
	case doRemove:
		return m.remove(k)
	case doLink:
		return m.nextLink(k), nil
	case doCopy:
		return m, screen.Tell(screen.Copy{Text: k.Text, Say: phrases.Make("memo.copied")})
	case doEditor:
		if m.own(k) {
			return m.write(&k, false).outside()
		}
	}
	return m, nil
}

func (m Model) step(by int) Model {
	m.at = min(max(m.at+by, 0), max(m.rows()-1, 0))
	m.link, m.scroll = -1, 0
	return m
}

// openChosen follows the link that is stood on, goes to a memo that links here,
// or changes one's own.
func (m Model) openChosen(k coding.Memo) (Model, tea.Cmd) {
	switch {
	case m.link >= 0:
		return m.follow(Links(k.Text)[m.link].Name)
	case m.at >= len(m.memos):
		return m.close(), screen.Tell(screen.GoTo{To: screen.Memos, Memo: string(k.ID)})
	case !m.own(k):
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("memo.others", phrases.Args{"Coder": string(k.Coder)})})
	case k.On != m.on: // on a code that went up in this one
		return m.Edit(k)
	}
	return m.write(&k, false), nil
}

// remove takes a memo of one's own away.
func (m Model) remove(k coding.Memo) (Model, tea.Cmd) {
	if !m.own(k) {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("memo.others", phrases.Args{"Coder": string(k.Coder)})})
	}
	m.link, m.scroll = -1, 0
	return m, Remove(m.c.Writer, k)
}

// Remove is the command that takes a memo of one's own away.
func Remove(w Writer, k coding.Memo) tea.Cmd {
	return w.Do(phrases.Make("memo.removed"), func(b *coding.Batch) error { return b.Rewrite(k.ID, "", "") })
}

func (m Model) nextLink(k coding.Memo) Model {
	n := len(Links(k.Text))
	if m.link++; m.link >= n {
		m.link = -1
	}
	return m
}

// close closes the window. What is typed was saved or is a draft.
func (m Model) close() Model {
	m.active, m.typing, m.picking = false, nil, nil
	m.n++
	return m
}

// follow goes to what a link is about. The window closes: somebody is leaving.
func (m Model) follow(name string) (Model, tea.Cmd) {
	if m.names == nil {
		return m, nil
	}
	me := m.me
	cmd := Follow(m.c, m.names, name, func(p pick.Model) tea.Msg { return ways{me, p} })
	if n := len(m.names.Resolve(name)); n != 1 {
		return m, cmd
	}
	return m.close(), cmd
}

// onWays asks which of several things a link is meant to be about.
func (m Model) onWays(msg ways) Model {
	study := m.c.Study
	m.picking = &picking{picker: msg.picker, then: func(m Model, id string) (Model, tea.Cmd) {
		return m.close(), Go(study, TargetOf(id))
	}}
	return m
}

func (m Model) pressPicking(k tea.KeyMsg) (Model, tea.Cmd) {
	p := *m.picking
	next, o := p.picker.Update(k)
	return m.answerPicking(p, next, o)
}

// answerPicking acts on what came of a key or a click in the picker.
func (m Model) answerPicking(p picking, next pick.Model, o pick.Outcome) (Model, tea.Cmd) {
	p.picker = next
	m.picking = &p
	whole := strings.HasSuffix(next.Text(), memolink.Close) // who knows the name types on
	switch {
	case p.typed && m.typing != nil && (o.Cancelled || whole): // nothing that was typed is lost
		m.picking = nil
		t := *m.typing
		t.text = t.text.insert(next.Text())
		m.typing = &t
	case o.Cancelled:
		m.picking = nil
	case o.Done:
		m.picking = nil
		return p.then(m, o.IDs[0])
	}
	return m, nil
}

// clean is the first line of a memo, for a list.
func clean(k coding.Memo) string { return frame.Clean(k.Title()) }
