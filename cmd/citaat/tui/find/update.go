package find

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus"
	"citaat/corpus/search"
)

// Update answers a message. It touches memory only.
func (m Model) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Size:
		return m.resize(msg), nil
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
	case keptLoaded:
		return m.onKeptLoaded(msg)
	case counted:
		return m.onCounted(msg)
	case remembered:
		return m.onRemembered(msg), nil
	case reviewed:
		return m.onReviewed(msg)
	case reviewText:
		return m.onReviewText(msg)
	case due:
		if msg.n == m.n {
			return m.look(false)
		}
	case slow:
		m.slow = m.slow || msg.n == m.n && m.waiting
	case hesitated:
		if msg.n == m.n && m.doubt != nil {
			m.fault, m.doubt = m.doubt, nil
		}
	case found:
		return m.onFound(msg)
	}
	return m, nil
}

func (m Model) resize(msg screen.Size) Model {
	m.width, m.height = msg.Width, msg.Height
	m = m.follow().followKept()
	if m.review != nil {
		m = m.lay()
	}
	return m
}

// again repeats what is asked after a change of the study.
func (m Model) again() (Model, tea.Cmd) {
	cmds := []tea.Cmd{m.loadCodes(), m.loadKept()}
	var cmd tea.Cmd
	if m.review != nil {
		m, cmd = m.lookAgain()
		cmds = append(cmds, cmd)
	}
	if m.answered != "" && m.answered == m.input.Value() {
		m, cmd = m.look(true)
		cmds = append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}

// goTo opens the screen on a query, or with the query to type.
func (m Model) goTo(msg screen.GoTo) (Model, tea.Cmd) {
	if m.kept.open {
		m = m.closeKept()
	}
	m.review, m.picking, m.naming = nil, nil, nil
	if msg.Find == "" { // a screen asks for a search: the keys go to the query
		return m.ask(), nil
	}
	m.input.SetValue(msg.Find)
	m.input.CursorEnd()
	m.exact, m.leftOut = true, false
	return m.browse().look(true)
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
	switch {
	case m.picking != nil:
		return m.pressPicking(k)
	case m.naming != nil:
		return m.pressNaming(k)
	}
	if m.holds(k) {
		m.held = append(m.held[:len(m.held):len(m.held)], k)
		return m, nil
	}
	if m.typing && k.String() == "down" && m.earlier.at >= 0 {
		return m.back(-1) // on the way back through the earlier queries
	}
	if b, ok := m.Keys().On(k); ok {
		if b.Off() {
			return m, screen.Tell(screen.Say{Sentence: b.Disabled})
		}
		return m.do(b.Action, k.String())
	}
	if !m.typing || m.review != nil || m.kept.open {
		return m, nil
	}
	before := m.input.Value()
	m.input, _ = m.input.Update(k) // its command only blinks, or pastes for itself
	if m.input.Value() != before {
		m.earlier.at = -1
		return m.edited()
	}
	return m, nil
}

// do does an action, whether a key or the palette asked for it.
func (m Model) do(a screen.Action, key string) (Model, tea.Cmd) {
	switch {
	case m.review != nil:
		return m.doReview(a)
	case m.kept.open:
		return m.doKept(a)
	}
	if n, moved := m.move(a); moved {
		return n.follow(), nil
	}
	switch a {
	case doAsk:
		return m.ask(), nil
	case doSearch:
		return m.finish()
	case doEarlier:
		return m.back(1)
	case doBrowse:
		return m.browse(), nil
	case doOut:
		return m.out()
	case doSort:
		return m.order(1)
	case doSortBack:
		return m.order(-1)
	case doPassages:
		m.passages = !m.passages
		return m.follow(), nil
	case doUnit:
		m.extent.unit = (m.extent.unit + 1) % units
	case doWider:
		return m.wider(1)
	case doNarrower:
		return m.wider(-1)
	case doLeaveOut:
		return m.pickCode(forLeaveOut), nil
	case doKeep:
		return m.keep(), nil
	case doKept:
		return m.openKept()
	}
	if len(m.found.rows) == 0 {
		return m, nil
	}
	return m.doHit(a, key)
}

// doHit does an action that is about hits.
func (m Model) doHit(a screen.Action, key string) (Model, tea.Cmd) {
	switch a {
	case doOpen:
		return m.open()
	case doMark:
		return m.mark(), nil
	case doMarkAll:
		return m.markAll(), nil
	case doMarkThese:
		return m.markInterview(), nil
	case doInvert:
		return m.invert(), nil
	case doCopy:
		return m.copy()
	case doCode:
		return m.pickCode(forHits), nil
	case doQuick:
		return m.code(pick.Outcome{IDs: []string{string(m.codes.quick[key])}})
	}
	return m, nil
}

// orders are the orders of hits, in the order of the key.
const orders = int(search.SortCode) + 1

// order takes the next order, or the one before.
func (m Model) order(by int) (Model, tea.Cmd) {
	m.sort = search.Sort((int(m.sort) + by + orders) % orders)
	return m.look(true)
}

// finish searches for the query as it stands and goes to the hits.
func (m Model) finish() (Model, tea.Cmd) {
	m.exact = true
	m = m.browse()
	if m.input.Value() == "" {
		return m.ask(), nil
	}
	m, kept := m.remember()
	m, cmd := m.look(true)
	return m, tea.Batch(kept, cmd)
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

// move does the actions that only move.
func (m Model) move(a screen.Action) (Model, bool) {
	at, ok := walk().Step(a, m.at, len(m.found.rows), max(m.shown()-1, 1))
	m.at = at
	return m, ok
}

// follow keeps the chosen hit in sight.
func (m Model) follow() Model {
	m.top = screen.InSight(m.top, m.at, len(m.found.rows), m.shown())
	return m
}
