package find

import (
	"context"
	"errors"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// kept is the saved searches, and the window that lists them.
type kept struct {
	open    bool
	list    []keptSearch
	at, top int
	n       int // number of the newest count
	cancel  context.CancelFunc
	loaded  bool
	clicked int

	saving  corpus.Search // waits for its code
	running string        // the one that was run last
}

// keptSearch is a saved search with how far one is with it.
type keptSearch struct {
	corpus.Search
	counted  bool
	standing desk.Standing
	err      error
}

// Answers to this screen's own commands.
type (
	keptLoaded struct{ list []corpus.Search }
	// counted tells how far one is with one search, with what stops the next
	// count.
	counted struct {
		n, i     int
		id       string
		standing desk.Standing
		err      error
		ctx      context.Context
	}
)

func (m Model) loadKept() tea.Cmd {
	c := m.c
	return screen.Do(func() tea.Msg { return keptLoaded{c.Codes.Searches()} })
}

// onKeptLoaded takes over the list; what was counted before stays until it is
// counted anew.
func (m Model) onKeptLoaded(msg keptLoaded) (Model, tea.Cmd) {
	was := map[string]keptSearch{}
	for _, x := range m.kept.list {
		was[x.ID] = x
	}
	chosen := ""
	if x, ok := m.chosenKept(); ok {
		chosen = x.ID
	}
	m.kept.list, m.kept.loaded = nil, true
	for i, x := range msg.list {
		k := keptSearch{Search: x}
		if old := was[x.ID]; old.Query == x.Query && old.Code == x.Code {
			k = old
			k.Search = x
		}
		m.kept.list = append(m.kept.list, k)
		if x.ID == chosen {
			m.kept.at = i
		}
	}
	m = m.followKept()
	if !m.kept.open {
		return m, nil
	}
	return m.count()
}

// count counts all saved searches, one after the other; what was under way is
// stopped.
func (m Model) count() (Model, tea.Cmd) {
	m = m.stopCounting()
	if len(m.kept.list) == 0 || m.c.Searches == nil {
		return m, nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	m.kept.cancel = cancel
	return m, m.countOne(ctx, 0)
}

func (m Model) stopCounting() Model {
	if m.kept.cancel != nil {
		m.kept.cancel()
	}
	m.kept.cancel = nil
	m.kept.n++
	return m
}

func (m Model) countOne(ctx context.Context, i int) tea.Cmd {
	n, c, x := m.kept.n, m.c, m.kept.list[i].Search
	return screen.Do(func() tea.Msg {
		s, err := c.Searches.Standing(ctx, x)
		return counted{n, i, x.ID, s, err, ctx}
	})
}

// onCounted shows a count and asks for the next.
func (m Model) onCounted(msg counted) (Model, tea.Cmd) {
	if msg.n != m.kept.n || errors.Is(msg.err, context.Canceled) {
		return m, nil
	}
	list := slices.Clone(m.kept.list)
	for i := range list {
		if list[i].ID == msg.id {
			list[i].counted, list[i].standing, list[i].err = true, msg.standing, msg.err
		}
	}
	m.kept.list = list
	if msg.i+1 < len(list) {
		return m, m.countOne(msg.ctx, msg.i+1)
	}
	return m, nil
}

// openKept shows the saved searches.
func (m Model) openKept() (Model, tea.Cmd) {
	m = m.browse()
	m.kept.open, m.kept.clicked = true, -1
	if !m.kept.loaded {
		return m, m.loadKept()
	}
	return m.count()
}

func (m Model) closeKept() Model {
	m = m.stopCounting()
	m.kept.open = false
	if len(m.found.rows) == 0 {
		return m.ask()
	}
	return m
}

func (m Model) chosenKept() (keptSearch, bool) {
	if m.kept.at < len(m.kept.list) {
		return m.kept.list[m.kept.at], true
	}
	return keptSearch{}, false
}

// doKept does what the window of saved searches is asked.
func (m Model) doKept(a screen.Action) (Model, tea.Cmd) {
	if n, moved := m.moveKept(a); moved {
		return n.followKept(), nil
	}
	x, ok := m.chosenKept()
	switch {
	case a == doCloseKept:
		return m.closeKept(), nil
	case !ok:
		return m, nil
	}
	switch a {
	case doRun:
		return m.run(x.Search)
	case doPropose:
		return m.closeKept().propose(x.Search)
	case doRename:
		return m.rename(x.Search), nil
	case doRecode:
		return m.pickCode(forSearch), nil
	case doRemove:
		say := phrases.Make("find.removed", phrases.Args{"Name": x.Name})
		return m, m.c.Writer.Do(say, func(b *coding.Batch) error { return b.RemoveSearch(x.ID) })
	case doMoveUp, doMoveDown:
		by := 1
		if a == doMoveUp {
			by = -1
		}
		say := phrases.Make("find.moved", phrases.Args{"Name": x.Name})
		return m, m.c.Writer.Do(say, func(b *coding.Batch) error { return b.MoveSearch(x.ID, by) })
	}
	return m, nil
}

// run searches with a saved search.
func (m Model) run(x corpus.Search) (Model, tea.Cmd) {
	m = m.closeKept()
	m.input.SetValue(x.Query)
	m.input.CursorEnd()
	m.leftOut, m.kept.running = false, x.Name
	return m.finish()
}

func (m Model) moveKept(a screen.Action) (Model, bool) {
	at, ok := walk().Step(a, m.kept.at, len(m.kept.list), max(m.keptRows()-1, 1))
	m.kept.at = at
	return m, ok
}

// followKept keeps the chosen search in sight.
func (m Model) followKept() Model {
	k := &m.kept
	k.at = max(min(k.at, len(k.list)-1), 0)
	k.top = screen.InSight(k.top, k.at, len(k.list), m.keptRows())
	return m
}
