package quotes

import (
	"maps"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/export"
)

// detail is what must be read in a text to be known of a passage: its place,
// its wording as it is printed, and whether that is honest.
type detail struct {
	passage *export.Passage
	n       int // the snapshot that it is of
}

// look asks for the details of the passages in sight that are not known; others
// are never read. One such command is under way at a time.
func (m Model) look() (Model, tea.Cmd) {
	if !m.loaded || m.reading {
		return m, nil
	}
	var want []*coding.Coding
	need := func(k card) {
		if d, ok := m.full[k.ID]; !ok || d.n != m.snap.n {
			want = append(want, k.Coding)
		}
	}
	rows := 0
	for i := m.top; i < len(m.cards) && rows < m.height; i++ {
		if need(m.cards[i]); len(want) > 0 { // until then no more are in sight than there are rows
			rows += len(m.drawCard(i, m.boardWidth()))
		} else {
			rows++
		}
	}
	if m.comparing != nil {
		for _, k := range m.compared() {
			need(k)
		}
	}
	if len(want) == 0 {
		return m, nil
	}
	m.reading = true
	n, study, reader := m.snap.n, m.c.Study, m.snap.reader
	return m, screen.Do(func() tea.Msg { return readDetails(n, study, reader, want) })
}

func readDetails(n int, study Study, reader *export.Reader, want []*coding.Coding) details {
	d := details{n: n, full: map[coding.CodingID]detail{}}
	for _, g := range want {
		p, err := reader.Passage(study, g)
		if err != nil && d.err == nil {
			d.err = err
		}
		d.full[g.ID] = detail{&p, n}
	}
	return d
}

func (m Model) onDetails(msg details) (Model, tea.Cmd) {
	m.reading = false
	full := maps.Clone(m.full)
	if full == nil || len(full) > most {
		full = map[coding.CodingID]detail{}
	}
	maps.Copy(full, msg.full)
	m.full = full
	var cmd tea.Cmd
	if msg.err != nil {
		cmd = screen.Tell(screen.Failed{Err: msg.err})
	}
	return m.follow(), cmd
}

// most is of how many passages the details are kept: those that were in sight.
const most = 2000
