package read

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// doView does the actions that change only what is seen.
func (m Model) doView(a screen.Action) (Model, tea.Cmd, bool) {
	switch a {
	case doNext, doPrevious:
		step := 1
		if a == doPrevious {
			step = -1
		}
		n, cmd := m.next(step)
		return n, cmd, true
	case doQuestion:
		t, ok := m.text.WithQuestion()
		if !ok {
			return m, screen.Tell(screen.Say{Sentence: phrases.Make("read.no-question")}), true
		}
		m.text = t
	case doPane:
		m = m.nextPane()
	case doBack, doDrop:
		n, cmd := m.back()
		return n, cmd, true
	case doUp, doDown:
		step := 1
		if a == doUp {
			step = -1
		}
		m = m.moveIn(step)
	case doOpen:
		n, cmd := m.openRow()
		return n, cmd, true
	case doNextTalk, doLastTalk:
		step := 1
		if a == doLastTalk {
			step = -1
		}
		n, cmd := m.neighbour(step)
		return n, cmd, true
	case doGoTo:
		n, cmd := m.pickInterview()
		return n, cmd, true
	case doReading, doHide, doNumbers:
		m = m.toggle(a)
	case doOthers:
		m.others = !m.others
		n, cmd := m.load(m.want)
		return n, cmd, true
	case doFind:
		return m, screen.Tell(screen.GoTo{To: screen.Find}), true
	case doImport:
		return m, screen.Tell(screen.Import{}), true
	default:
		return m, nil, false
	}
	return m, nil, true
}

func (m Model) toggle(a screen.Action) Model {
	o := m.text.Options()
	switch a {
	case doReading:
		o.Reading = !o.Reading
	case doHide:
		o.HideInterviewer = !o.HideInterviewer
	case doNumbers:
		o.TurnNumbers = !o.TurnNumbers
	}
	m.text = m.text.SetOptions(o)
	return m.resize(m.width, m.height)
}

// inside tells whether there is anything to leave on this screen.
func (m Model) inside() bool {
	_, current := m.text.Current()
	return m.borders != "" || m.focus != middle || m.text.Options().Reading || len(m.hits) > 0 || current
}

// back leaves what is innermost: borders, a side pane, the reading mode, found
// words, the current coding. Found words came from another screen: leaving
// them goes back there.
func (m Model) back() (Model, tea.Cmd) {
	switch {
	case m.borders != "":
		placing := m.placing
		m.borders, m.placing = "", false
		m.text = m.text.ClearSelection()
		if placing {
			return m, screen.Tell(screen.Back{})
		}
	case m.focus != middle:
		m.focus = middle
	case m.text.Options().Reading:
		return m.toggle(doReading), nil
	case len(m.hits) > 0:
		m.hits = nil
		m.text = m.text.SetHits(nil)
		return m, screen.Tell(screen.Back{})
	default:
		m.text = m.text.SetCurrent("")
	}
	return m, nil
}

func (m Model) nextPane() Model {
	m.focus = (m.focus + 1) % 3
	if m.text.Options().Reading {
		m.focus = middle
	}
	return m.follow()
}

// neighbour opens the interview before or after the open one.
func (m Model) neighbour(step int) (Model, tea.Cmd) {
	for i, v := range m.snap.interviews {
		if v.ID != m.open {
			continue
		}
		if i += step; i >= 0 && i < len(m.snap.interviews) {
			return m.load(m.snap.interviews[i].ID)
		}
	}
	return m, screen.Tell(screen.Say{Sentence: phrases.Make("read.no-more-interviews")})
}

func (m Model) moveIn(step int) Model {
	if m.focus == right {
		m.code = min(max(m.code+step, 0), max(len(m.snap.tree)-1, 0))
		return m
	}
	rows := m.rows()
	for i := m.row + step; i >= 0 && i < len(rows); i += step {
		if rows[i].id != "" {
			m.row = i
			break
		}
	}
	return m
}

// openRow opens the chosen interview, or gives the passage the chosen code.
func (m Model) openRow() (Model, tea.Cmd) {
	if m.focus == right {
		tree := m.snap.tree
		if m.code >= len(tree) {
			return m, nil
		}
		m.focus = middle
		return m.apply(m.text.Passage(), []coding.CodeID{tree[m.code].ID}, newCode{})
	}
	rows := m.rows()
	if m.row >= len(rows) || rows[m.row].id == "" {
		return m, nil
	}
	m.focus = middle
	return m.load(rows[m.row].id)
}

// row is a row of the list of interviews: a heading of a group, or an
// interview.
type row struct {
	group string
	count int
	id    corpus.TranscriptID
}

// rows are the rows of the list.
func (m Model) rows() []row {
	var out []row
	at := -1
	last := corpus.GroupID("\x00")
	for _, v := range m.snap.interviews {
		g := m.snap.groupOf(v.Meta)
		if g != last {
			last, at = g, len(out)
			out = append(out, row{group: m.snap.groupName(v.Meta)})
		}
		out[at].count++
		out = append(out, row{id: v.ID})
	}
	return out
}

func (s snapshot) groupOf(meta corpus.Meta) corpus.GroupID {
	if len(meta.Participants) == 0 {
		return ""
	}
	return s.groups[meta.Participants[0]]
}

func (s snapshot) groupName(meta corpus.Meta) string {
	if g := s.groupOf(meta); g != "" {
		return s.settings.Group(g).Name
	}
	return "–"
}
