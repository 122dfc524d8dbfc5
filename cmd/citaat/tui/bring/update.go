package bring

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/form"
	"citaat/cmd/citaat/tui/pick/files"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// Update answers a message. It touches memory only.
func (m Model) Update(msg tea.Msg) (screen.Screen, tea.Cmd) { return m.answer(msg) }

func (m Model) answer(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Size:
		m.width, m.height = msg.Width, msg.Height
		return m.follow(), nil
	case screen.Shown:
		if !m.seen {
			m.seen = true
			return m, nil
		}
		return m.again()
	case screen.Import:
		return m.ask()
	case screen.Run:
		return m.do(msg.Action)
	case tea.KeyMsg:
		return m.press(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	case done:
		return m.onDone(msg)
	case slow:
		m.work.slow = m.work.slow || msg.run == m.run && m.busy()
		return m, nil
	case fared:
		return m.onFared(msg)
	}
	if m.choosing == nil {
		return m, nil
	}
	c, _, cmd := m.choosing.Update(msg)
	m.choosing = &c
	return m, cmd
}

// ask opens the chooser, unless files are still to be judged.
func (m Model) ask() (Model, tea.Cmd) {
	for i, s := range m.states {
		if m.may(i) || s == waiting || s == sent {
			return m, nil
		}
	}
	m.files, m.states, m.came, m.past, m.at, m.top = nil, nil, nil, nil, 0, 0
	return m.openChooser()
}

func (m Model) openChooser() (Model, tea.Cmd) {
	dir := m.c.Dir
	if len(m.files) > 0 {
		dir = folder(m.files[len(m.files)-1].path)
	}
	c, cmd := files.New(m.c.Theme, m.c.Book, files.Options{
		Title: m.c.Book.Say("bring.choose"), Extensions: endings(), Several: true, Kind: m.kindOf}, dir)
	m.choosing = &c
	return m, cmd
}

// answerChooser acts on what came of a key or a click in the chooser.
func (m Model) answerChooser(c files.Model, o files.Outcome, cmd tea.Cmd) (Model, tea.Cmd) {
	m.choosing = &c
	switch {
	case o.Cancelled:
		m.choosing = nil
		if len(m.files) == 0 {
			return m, screen.Tell(screen.Back{})
		}
	case o.Done:
		m.choosing = nil
		return m.add(o.Paths)
	}
	return m, cmd
}

func (m Model) press(k tea.KeyMsg) (Model, tea.Cmd) {
	switch {
	case m.choosing != nil:
		return m.answerChooser(m.choosing.Update(k))
	case m.window != nil:
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
	b, ok := m.Keys().Find(a)
	if !ok {
		return m, nil
	}
	if b.Off() {
		return m, screen.Tell(screen.Say{Sentence: b.Disabled})
	}
	m.clicked = -1
	if n, moved := m.move(a); moved {
		return n, nil
	}
	switch a {
	case doIn:
		return m.write()
	case doOnward:
		return m.onward()
	case doOpen:
		return m.open()
	case doLeft, doRight:
		return m.turn(map[screen.Action]int{doLeft: -1, doRight: 1}[a])
	case doTick:
		return m.tick(), nil
	case doTickAll:
		return m.tickAll(), nil
	case doAlike:
		return m.alike()
	case doAdd:
		return m.openChooser()
	case doDrop:
		return m.drop(), nil
	case doBack:
		return m.undo()
	case doOut:
		return m.out()
	}
	return m, nil
}

// out goes a step back: the writing, the reading, the explanation, the list, the
// screen. What is not written stays in the list.
func (m Model) out() (Model, tea.Cmd) {
	switch {
	case m.writing != nil:
		w := *m.writing
		w.stopped = true
		m.writing = &w
		return m, nil
	case m.busy():
		return m.stop()
	case m.explains:
		m.explains = false
		return m, nil
	case m.focus != inList:
		m.focus = inList
		return m.follow(), nil
	}
	m.eager = false
	left := 0
	for i := range m.files {
		if m.can(i) {
			left++
		}
	}
	if left == 0 {
		m = m.clear()
		return m, screen.Tell(screen.Back{})
	}
	return m, tea.Sequence(screen.Tell(screen.Back{}), screen.Tell(screen.Say{Sentence: phrases.Make("bring.waits", phrases.Args{"Count": left})}))
}

// clear forgets the files.
func (m Model) clear() Model {
	m.files, m.states, m.came, m.past = nil, nil, nil, nil
	m.at, m.top, m.row, m.from, m.scroll, m.focus, m.explains, m.clicked = 0, 0, 0, 0, spot{}, inList, false, -1
	m.tells, m.eager = false, false
	return m
}

// planning tells whether nothing but plans is being made.
func (m Model) planning() bool { return m.cancel != nil && m.count(waiting) == 0 }

// tick ticks a file, or no longer, and goes on to the next.
func (m Model) tick() Model {
	if !m.may(m.at) {
		return m
	}
	f := m.files[m.at]
	f.tick = ticked
	if m.wanted(m.at) {
		f.tick = unticked
	}
	m = m.with(m.at, f)
	if m.focus == inList {
		m = m.choose(m.at + 1)
	}
	return m
}

// tickAll ticks all files that can come in, or none where all are.
func (m Model) tickAll() Model {
	want := unticked
	for i, s := range m.states {
		if s.can() && m.may(i) && !m.wanted(i) {
			want = ticked
		}
	}
	m.files = slices.Clone(m.files)
	for i := range m.files {
		if m.states[i].can() {
			m.files[i].tick = want
		}
	}
	return m.settle()
}

// onForm acts on what came of a key in the form.
func (m Model) onForm(w form.Model, o form.Outcome) (Model, tea.Cmd) {
	m.window = &w
	switch {
	case o.Left || o.Kept && !w.Changed():
		m.window = nil
	case o.Kept:
		m.window = nil
		return m.keep(w.Values())
	}
	return m, nil
}
