package replace

import (
	"cmp"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/amend"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
)

// loaded brings what is in doubt.
type loaded struct {
	n      int
	coder  corpus.CoderName
	codes  *coding.Codebook
	doubts []coding.Doubt
}

// late tells that loading takes a while.
type late struct{ n int }

// weighed brings where a coding may belong.
type weighed struct{ options options }

// patience is how long nothing is said about loading.
const patience = 200 * time.Millisecond

func (m Model) ask() tea.Cmd {
	n, study := m.n, m.c.Study
	return screen.Do(func() tea.Msg {
		me := study.Coder()
		doubts := slices.Clone(study.Doubts())
		slices.SortStableFunc(doubts, func(a, b coding.Doubt) int { // one's own first
			return cmp.Compare(rank(a, me), rank(b, me))
		})
		return loaded{n, me, study.Codebook(), doubts}
	})
}

func rank(d coding.Doubt, me corpus.CoderName) int {
	if d.Coder == me {
		return 0
	}
	return 1
}

func (m Model) wait() tea.Cmd {
	n := m.n
	return m.c.Tick(patience, func(time.Time) tea.Msg { return late{n} })
}

// around is how much of the text is shown beside a candidate.
const around = 60

// weigh looks for the places of the coding that is looked at.
func (m Model) weigh() (Model, tea.Cmd) {
	d, ok := m.current()
	if !ok {
		return m, nil
	}
	if m.options.of != d.ID { // else what is shown stays until the answer is there
		m.options, m.choice = options{of: d.ID}, 0
	}
	study := m.c.Study
	return m, screen.Do(func() tea.Msg {
		o := options{of: d.ID, done: true}
		list, err := study.Candidates(d.ID)
		if err != nil {
			o.err = err
			return weighed{o}
		}
		t, err := study.Transcript(d.Interview)
		if err != nil {
			o.err = err
			return weighed{o}
		}
		for _, c := range list {
			if int(c.Span.End) > int(t.Body().Len()) {
				continue // the text changed a moment ago; the next look is on its way
			}
			gone, come := amend.Changed(d.Quote, c.Words)
			o.list = append(o.list, candidate{Candidate: c, place: t.Place(c.Span), gone: gone, come: come,
				before: t.Body().Slice(corpus.Span{Start: max(c.Span.Start-around, 0), End: c.Span.Start}),
				after:  t.Body().Slice(corpus.Span{Start: c.Span.End, End: c.Span.End + around})})
		}
		return weighed{o}
	})
}
