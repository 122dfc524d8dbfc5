package privacy

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
)

// begin asks for the first look.
type begin struct{}

// found brings the candidates.
type found struct {
	n        int
	findings []Finding
	err      error
}

// step redraws how far a look is.
type step struct{ n int }

// patience is how long nothing is said about looking, and how often it is said
// again.
const patience = 200 * time.Millisecond

// look looks at the study; an older look is given up.
func (m Model) look() (Model, tea.Cmd) {
	if m.cancel != nil {
		m.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	m.n, m.cancel, m.steps, m.slow = m.n+1, cancel, &steps{}, false
	n, see, steps, words := m.n, m.c.Look, m.steps, m.words
	return m, tea.Batch(screen.Do(func() tea.Msg {
		list, err := see(ctx, words, func(done, of int) {
			steps.done.Store(int64(done))
			steps.of.Store(int64(of))
		})
		return found{n, list, err}
	}), m.wait())
}

func (m Model) wait() tea.Cmd {
	n := m.n
	return m.c.Tick(patience, func(time.Time) tea.Msg { return step{n} })
}

func (m Model) onStep(msg step) (Model, tea.Cmd) {
	if msg.n != m.n || m.cancel == nil {
		return m, nil
	}
	m.slow = true
	return m, m.wait()
}

// onFound takes over the candidates; what was to be replaced and is there no
// more is forgotten.
func (m Model) onFound(msg found) (Model, tea.Cmd) {
	if msg.n != m.n {
		return m, nil
	}
	m.cancel()
	m.cancel, m.slow, m.fault = nil, false, msg.err
	if msg.err != nil {
		return m, nil
	}
	was := map[spot]kin{}
	for _, f := range m.findings {
		was[f.spot()] = f.kin()
	}
	m.loaded, m.findings = true, msg.findings
	masks := map[spot]string{}
	for _, f := range m.findings {
		if mark, ok := m.masks[f.spot()]; ok && was[f.spot()].alike == f.Alike { // not another word that stands there now
			masks[f.spot()] = mark
		}
	}
	m.masks = masks
	return m.regroup().seek()
}
