package privacy

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus"
)

// Update answers a message. It touches memory only.
func (m Model) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	m, cmd := m.answer(msg)
	return m, cmd
}

func (m Model) answer(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Size:
		m.width, m.height = msg.Width, msg.Height
		return m.follow(), nil
	case begin, screen.Shown:
		if m.n == 0 {
			return m.look()
		}
	case screen.Changed, screen.Failed, screen.Unsaved:
		m.writing = false
		if m.n > 0 {
			return m.look()
		}
	case screen.GoTo:
		m.only = msg.At.Interview
		if m.loaded {
			return m.regroup(), nil
		}
	case screen.Run:
		return m.do(msg.Action)
	case tea.KeyMsg:
		return m.press(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	case found:
		return m.onFound(msg)
	case step:
		return m.onStep(msg)
	}
	return m, nil
}

func (m Model) press(k tea.KeyMsg) (Model, tea.Cmd) {
	if b, ok := m.Keys().On(k); ok {
		return m.do(b.Action)
	}
	if m.naming || m.adding {
		m.input, _ = m.input.Update(k) // its command only blinks
	}
	return m, nil
}

// do does an action, whether a key or the palette asked for it.
func (m Model) do(a screen.Action) (Model, tea.Cmd) {
	b, ok := m.Keys().Find(a)
	switch {
	case !ok:
		return m, nil
	case b.Off():
		return m, screen.Tell(screen.Say{Sentence: b.Disabled})
	case m.adding:
		return m.added(a == doAdd)
	case m.naming:
		return m.named(a == doName)
	case m.asking:
		return m.answered(a == doCarry)
	}
	switch a {
	case doMask:
		return m.mask(m.pane == inGroups)
	case doMaskAll:
		return m.mask(true)
	case doSpare:
		return m.spare(m.pane == inGroups)
	case doSpareAll:
		return m.spare(true)
	case doName:
		return m.name()
	case doAdd:
		return m.add(), nil
	case doCarry:
		m.asking = true
	case doPane:
		m.pane = (m.pane + 1) % 2
	case doOnly:
		m.only = m.next()
		m.at, m.place = 0, 0
		return m.regroup(), nil
	case doOpen:
		f, _ := m.chosen()
		return m, screen.Tell(screen.GoTo{To: screen.Read, At: screen.Place{Interview: f.Interview, Span: f.Span}})
	case doKind:
		m.at, m.place = m.otherKind(), 0
		return m.follow(), nil
	default:
		return m.move(a), nil
	}
	return m, nil
}

// move walks through the list or through the places of a group.
func (m Model) move(a screen.Action) Model {
	by := map[screen.Action]int{doDown: 1, doUp: -1, doPageDown: max(m.rows()-1, 1), doPageUp: -max(m.rows()-1, 1)}[a]
	if m.pane == inPlaces {
		if g, ok := m.current(); ok {
			m.place = min(max(m.place+by, 0), len(g.places)-1)
		}
		return m
	}
	m.at, m.place = max(min(m.at+by, len(m.list)-1), 0), 0
	return m.follow()
}

// next is the interview after the one that is shown: all, then one by one.
func (m Model) next() corpus.TranscriptID {
	ids, _ := m.interviews()
	at := slices.Index(ids, m.only) + 1
	if at == len(ids) {
		return ""
	}
	return ids[at]
}

// otherKind is the first group of the next kind.
func (m Model) otherKind() int {
	for i := m.at; i < len(m.list); i++ {
		if m.list[i].kind != m.list[m.at].kind {
			return i
		}
	}
	return 0
}

// follow keeps the group that one stands on in sight.
func (m Model) follow() Model {
	row, rows := m.rowOf(m.at), m.rows()
	m.top = min(m.top, max(row-1, 0)) // with the name of its kind
	if row >= m.top+rows {
		m.top = row - rows + 1
	}
	return m
}

// rowOf is the row of a group: each kind has a row of its own above its groups.
func (m Model) rowOf(at int) int {
	row := at
	for i := 0; i <= at && i < len(m.list); i++ {
		if i == 0 || m.list[i].kind != m.list[i-1].kind {
			row++
		}
	}
	return row
}

// groupAt is the group in a row.
func (m Model) groupAt(row int) (int, bool) {
	at := 0
	for i, g := range m.list {
		if i == 0 || g.kind != m.list[i-1].kind {
			at++
		}
		if at == row {
			return i, true
		}
		at++
	}
	return 0, false
}

// bracketed is a mark as it stands in a text.
func bracketed(s string) string {
	s = strings.TrimSpace(corpus.CleanText(s))
	if s == "" {
		return ""
	}
	if !strings.HasPrefix(s, "[") {
		s = "[" + s
	}
	if !strings.HasSuffix(s, "]") {
		s += "]"
	}
	return s
}
