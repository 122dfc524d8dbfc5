package find

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
)

// History is the earlier queries of this study, the oldest first.
type History interface {
	All() []string
	Add(query string) ([]string, error)
}

// earlier is the way back through the earlier queries.
type earlier struct {
	all   []string // the newest first
	typed string   // what stood in the query when the way back began
	at    int      // which of those that hold what was typed; -1: what was typed
}

type remembered struct{ all []string }

func newEarlier() earlier { return earlier{at: -1} }

// matching are the earlier queries that hold what was typed; all of them where
// what stands there is itself one that was asked.
func (e earlier) matching() []string {
	var out []string
	want := strings.ToLower(strings.TrimSpace(e.typed))
	if slices.Contains(e.all, strings.TrimSpace(e.typed)) {
		want = ""
	}
	for _, q := range e.all {
		if strings.Contains(strings.ToLower(q), want) && q != e.typed {
			out = append(out, q)
		}
	}
	return out
}

// back puts an earlier query, or a later one, in the box; where something was
// typed, only those that hold it.
func (m Model) back(by int) (Model, tea.Cmd) {
	e := m.earlier
	if e.at < 0 {
		e.typed = m.input.Value()
	}
	all := e.matching()
	at := e.at + by
	if at >= len(all) || at < -1 {
		return m, nil
	}
	e.at = at
	q := e.typed
	if at >= 0 {
		q = all[at]
	}
	m.input.SetValue(q)
	m.input.CursorEnd()
	m, cmd := m.edited()
	m.earlier = e
	return m, cmd
}

// remember keeps the query that was searched for.
func (m Model) remember() (Model, tea.Cmd) {
	m.earlier.at = -1
	q, h := m.input.Value(), m.c.History
	if h == nil || strings.TrimSpace(q) == "" {
		return m, nil
	}
	return m, screen.Do(func() tea.Msg {
		all, err := h.Add(q)
		if err != nil { // a query that is not remembered costs nobody work
			return nil
		}
		return remembered{all}
	})
}

// recall asks for the earlier queries.
func (m Model) recall() tea.Cmd {
	h := m.c.History
	if h == nil {
		return nil
	}
	return screen.Do(func() tea.Msg { return remembered{h.All()} })
}

// onRemembered takes over the earlier queries.
func (m Model) onRemembered(msg remembered) Model {
	all := make([]string, len(msg.all))
	for i, q := range msg.all {
		all[len(all)-1-i] = q
	}
	m.earlier.all = all
	return m
}
