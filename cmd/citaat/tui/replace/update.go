package replace

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Update answers a message. It touches memory only.
func (m Model) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Size:
		m.width, m.height = msg.Width, msg.Height
		return m, nil
	case screen.Changed, screen.Shown, screen.Failed, screen.Unsaved: // what was not written is in doubt still
		m.n++
		return m, m.ask()
	case screen.GoTo:
		m.wanted = coding.CodingID(msg.Coding)
		return m.stand()
	case screen.Run:
		return m.do(msg.Action)
	case tea.KeyMsg:
		return m.press(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	case loaded:
		return m.onLoaded(msg)
	case late:
		m.slow = msg.n == m.n
	case weighed:
		if d, ok := m.current(); ok && d.ID == msg.options.of {
			m.options, m.choice = msg.options, min(m.choice, max(len(msg.options.list)-1, 0))
		}
	}
	return m, nil
}

// onLoaded takes over what is in doubt now, and stays where one was.
func (m Model) onLoaded(msg loaded) (Model, tea.Cmd) {
	if msg.n != m.n {
		return m, nil
	}
	was, some := m.current()
	m.loaded, m.coder, m.codes, m.doubts, m.mine = true, msg.coder, msg.codes, msg.doubts, 0
	for _, d := range m.doubts {
		if d.Coder == m.coder {
			m.mine++
		}
	}
	m.at = min(m.at, max(len(m.doubts)-1, 0))
	if some && m.wanted == "" {
		for i, d := range m.doubts {
			if d.ID == was.ID {
				m.at = i
			}
		}
	}
	return m.stand()
}

// stand goes to the coding that was asked for, and looks for its places.
func (m Model) stand() (Model, tea.Cmd) {
	for i, d := range m.doubts {
		if d.ID == m.wanted {
			m.at, m.wanted = i, ""
		}
	}
	return m.weigh()
}

func (m Model) press(k tea.KeyMsg) (Model, tea.Cmd) {
	b, ok := m.Keys().On(k)
	if !ok {
		return m, nil
	}
	return m.do(b.Action)
}

func (m Model) do(a screen.Action) (Model, tea.Cmd) {
	if b, ok := m.Keys().Find(a); !ok {
		return m, nil
	} else if b.Off() {
		return m, screen.Tell(screen.Say{Sentence: b.Disabled})
	}
	switch a {
	case doConfirm:
		return m.confirm()
	case doDown:
		m.choice = min(m.choice+1, max(len(m.options.list)-1, 0))
	case doUp:
		m.choice = max(m.choice-1, 0)
	case doNext:
		m.at = (m.at + 1) % len(m.doubts)
		return m.weigh()
	case doPrevious:
		m.at = (m.at + len(m.doubts) - 1) % len(m.doubts)
		return m.weigh()
	case doDrop:
		return m.drop()
	case doByHand:
		return m, screen.Tell(m.where(true))
	case doOpen:
		return m, screen.Tell(m.where(false))
	}
	return m, nil
}

// confirm makes the chosen place the coding's.
func (m Model) confirm() (Model, tea.Cmd) {
	d, _ := m.current()
	c, ok := m.chosen()
	if !ok {
		return m, nil
	}
	say := phrases.Make("replace.confirmed", phrases.Args{"Code": m.name(d.Code), "Place": c.place})
	return m.decide(m.c.Writer.Do(say, func(b *coding.Batch) error { return b.SetBorders(d.ID, c.Span) }))
}

func (m Model) drop() (Model, tea.Cmd) {
	d, _ := m.current()
	say := phrases.Make("replace.dropped", phrases.Args{"Code": m.name(d.Code)})
	return m.decide(m.c.Writer.Do(say, func(b *coding.Batch) error { return b.Uncode(d.ID) }))
}

// decide goes on to the next coding at once: the next key is about that one, also
// while the decision is on its way to the disk.
func (m Model) decide(write tea.Cmd) (Model, tea.Cmd) {
	m.doubts = slices.Delete(slices.Clone(m.doubts), m.at, m.at+1)
	m.mine--
	m.at = min(m.at, max(len(m.doubts)-1, 0))
	m, look := m.weigh()
	return m, tea.Batch(write, look)
}

// where is the place in the text of the chosen candidate; byHand: to choose the
// words there, and come back.
func (m Model) where(byHand bool) screen.GoTo {
	d, _ := m.current()
	to := screen.GoTo{To: screen.Read, At: screen.Place{Interview: d.Interview, Span: d.Span}}
	if c, ok := m.chosen(); ok {
		to.At.Span = c.Span
	}
	if byHand {
		to.Coding = string(d.ID)
	} else if to.At.Span.Empty() {
		to.At.Span = corpus.Span{Start: 0, End: 1}
	}
	return to
}
