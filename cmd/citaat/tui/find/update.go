package find

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/text"
	"citaat/corpus"
	"citaat/corpus/search"
)

// Update answers a message. It touches memory only.
func (m Model) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Size:
		m.width, m.height = msg.Width, msg.Height
		return m.follow(), nil
	case screen.Changed:
		return m.again()
	case screen.GoTo:
		return m.goTo(msg)
	case screen.Run:
		return m.do(msg.Action, "")
	case tea.KeyMsg:
		return m.press(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	case codesLoaded:
		m.codes = msg.codes
	case due:
		if msg.n == m.n {
			return m.look(false)
		}
	case slow:
		m.slow = m.slow || msg.n == m.n && m.waiting
	case found:
		return m.onFound(msg)
	}
	return m, nil
}

// again repeats the search after a change of the study.
func (m Model) again() (Model, tea.Cmd) {
	codes := m.loadCodes()
	if m.answered == "" || m.answered != m.input.Value() {
		return m, codes
	}
	m, cmd := m.look(true)
	return m, tea.Batch(codes, cmd)
}

// goTo opens the screen on a query, or with the query to type.
func (m Model) goTo(msg screen.GoTo) (Model, tea.Cmd) {
	if msg.Find == "" { // a screen asks for a search: the keys go to the query
		return m.ask(), nil
	}
	m.input.SetValue(msg.Find)
	m.input.CursorEnd()
	m.exact, m.leftOut = true, false
	m.typing = false
	m.input.Blur()
	return m.look(true)
}

// ask gives the keys to the query.
func (m Model) ask() Model {
	m.typing = true
	m.input.Focus()
	return m
}

// browse gives the keys to the hits.
func (m Model) browse() Model {
	m.typing = false
	m.input.Blur()
	return m
}

func (m Model) press(k tea.KeyMsg) (Model, tea.Cmd) {
	if m.picking != nil {
		return m.pressPicking(k)
	}
	if b, ok := m.Keys().On(k); ok {
		if b.Off() {
			return m, screen.Tell(screen.Say{Sentence: b.Disabled})
		}
		return m.do(b.Action, k.String())
	}
	if !m.typing {
		return m, nil
	}
	before := m.input.Value()
	m.input, _ = m.input.Update(k) // its command only blinks, or pastes for itself
	if m.input.Value() != before {
		return m.edited()
	}
	return m, nil
}

// do does an action, whether a key or the palette asked for it.
func (m Model) do(a screen.Action, key string) (Model, tea.Cmd) {
	if n, moved := m.move(a); moved {
		return n.follow(), nil
	}
	rows := len(m.found.rows) > 0
	switch a {
	case doAsk:
		return m.ask(), nil
	case doSearch:
		return m.finish()
	case doBrowse:
		if rows {
			return m.browse(), nil
		}
	case doOut:
		return m.out()
	case doSort:
		m.sort = (m.sort + 1) % (search.SortGroup + 1)
		return m.look(true)
	case doPassages:
		m.passages = !m.passages
		return m.follow(), nil
	case doUnit:
		m.unit = text.Word + (m.unit-text.Word+1)%3
	case doLeaveOut:
		return m.pickCode(true), nil
	}
	if !rows {
		return m, nil
	}
	switch a {
	case doOpen:
		return m.open()
	case doMark:
		return m.mark(), nil
	case doMarkAll:
		return m.markAll(), nil
	case doCopy:
		return m.copy()
	case doCode:
		return m.pickCode(false), nil
	case doQuick:
		return m.code(pick.Outcome{IDs: []string{string(m.codes.quick[key])}})
	}
	return m, nil
}

// finish searches for the query as it stands and goes to the hits.
func (m Model) finish() (Model, tea.Cmd) {
	m.exact = true
	m = m.browse()
	if m.input.Value() == "" {
		return m.ask(), nil
	}
	return m.look(true)
}

// out goes a step back: marks, then hits, then the screen before this one.
func (m Model) out() (Model, tea.Cmd) {
	switch {
	case m.typing && len(m.found.rows) > 0:
		return m.browse(), nil
	case !m.typing && len(m.marked) > 0:
		m.marked = map[hitID]bool{}
		return m, nil
	}
	return m, screen.Tell(screen.Back{})
}

// open goes to the chosen hit in its interview.
func (m Model) open() (Model, tea.Cmd) {
	r, ok := m.chosen()
	if !ok {
		return m, nil
	}
	var hits []corpus.Span
	for _, o := range m.found.rows {
		if o.Transcript == r.Transcript {
			hits = append(hits, o.Span)
		}
	}
	return m, screen.Tell(screen.GoTo{To: screen.Read, At: screen.Place{Interview: r.Transcript, Span: r.Span}, Hits: hits})
}

// mark marks or unmarks the chosen hit and goes to the next.
func (m Model) mark() Model {
	r, _ := m.chosen()
	marked := m.copied()
	if marked[r.id()] {
		delete(marked, r.id())
	} else {
		marked[r.id()] = true
	}
	m.marked = marked
	m.at = min(m.at+1, len(m.found.rows)-1)
	return m.follow()
}

// markAll marks every hit that is shown, or none.
func (m Model) markAll() Model {
	marked := map[hitID]bool{}
	if len(m.marked) < len(m.found.rows) {
		for _, r := range m.found.rows {
			marked[r.id()] = true
		}
	}
	m.marked = marked
	return m
}

func (m Model) copied() map[hitID]bool {
	c := make(map[hitID]bool, len(m.marked)+1)
	for id := range m.marked {
		c[id] = true
	}
	return c
}

// move does the actions that only move.
func (m Model) move(a screen.Action) (Model, bool) {
	page := max(m.shown()-1, 1)
	switch a {
	case doDown:
		m.at++
	case doUp:
		m.at--
	case doPageDown:
		m.at += page
	case doPageUp:
		m.at -= page
	case doFirst:
		m.at = 0
	case doLast:
		m.at = len(m.found.rows) - 1
	default:
		return m, false
	}
	m.at = max(min(m.at, len(m.found.rows)-1), 0)
	return m, true
}

// follow keeps the chosen hit in sight.
func (m Model) follow() Model {
	n := max(m.shown(), 1)
	m.top = max(min(m.top, m.at), m.at-n+1)
	m.top = max(min(m.top, len(m.found.rows)-n), 0)
	return m
}

// mouse: a click chooses, a second one opens; the wheel moves.
func (m Model) mouse(msg tea.MouseMsg) (Model, tea.Cmd) {
	switch {
	case m.picking != nil:
		return m, nil
	case msg.Button == tea.MouseButtonWheelDown:
		m, _ = m.move(doDown)
		return m.follow(), nil
	case msg.Button == tea.MouseButtonWheelUp:
		m, _ = m.move(doUp)
		return m.follow(), nil
	case msg.Button != tea.MouseButtonLeft || msg.Action != tea.MouseActionPress:
		return m, nil
	}
	if msg.Y == 0 {
		return m.ask(), nil
	}
	row := m.top + (msg.Y-m.headRows())/m.rowHeight()
	if msg.Y < m.headRows() || row >= len(m.found.rows) || msg.Y >= m.headRows()+m.shown()*m.rowHeight() {
		return m, nil
	}
	m = m.browse()
	if m.at == row && m.clickedAt == row {
		return m.open()
	}
	m.at, m.clickedAt = row, row
	return m.follow(), nil
}
