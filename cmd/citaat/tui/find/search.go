package find

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/search"
)

// How long a search waits for the next key, and when it says that it is busy.
const (
	silence = 40 * time.Millisecond
	patient = 200 * time.Millisecond
)

// hesitation is how long somebody who types may leave a query that is not
// right, or not finished, before its fault is shown.
const hesitation = 900 * time.Millisecond

// first is how many hits are shown before the others are looked for.
const first = 50

// some is how many are shown while the query is still being typed.
const some = 300

// Answers to this screen's own commands.
type (
	due       struct{ n int } // the silence is over
	slow      struct{ n int } // a search takes long
	hesitated struct{ n int } // somebody does not go on typing
	// found brings hits; part: there may be more, which are looked for next.
	found struct {
		n       int
		query   string
		rows    []row
		sum     search.Summary
		groups  string // "5 van 6 moeders"
		part    bool
		unread  []corpus.TranscriptID
		err     error
		resting bool // nothing was asked
		exact   bool // the query was searched as it stands
	}
)

// edited starts the wait after a change of the query.
func (m Model) edited() (Model, tea.Cmd) {
	m = m.stop()
	m.exact, m.doubt, m.leftOut = false, nil, false
	n := m.n
	return m, m.c.Tick(silence, func(time.Time) tea.Msg { return due{n} })
}

// stop cancels the search in flight and gives the next one its number.
func (m Model) stop() Model {
	if m.cancel != nil {
		m.cancel()
	}
	m.n++
	m.cancel, m.waiting, m.slow, m.held = nil, false, false, nil
	return m
}

// look starts a search: the first hits, or all.
func (m Model) look(all bool) (Model, tea.Cmd) {
	q := m.input.Value()
	if strings.TrimSpace(q) == "" || !m.exact && utf8.RuneCountInString(strings.TrimSpace(q)) < 2 {
		m = m.stop()
		m.found, m.fault, m.doubt, m.answered, m.at, m.top = found{resting: true}, nil, nil, "", 0, 0
		m.marked = map[hitID]bool{}
		return m, nil
	}
	m = m.stop()
	ctx, cancel := context.WithCancel(context.Background())
	m.cancel, m.waiting = cancel, true
	n := m.n
	return m, tea.Batch(m.fetch(ctx, q, all), m.c.Tick(patient, func(time.Time) tea.Msg { return slow{n} }))
}

// more looks for all hits, once the first ones are there; it keeps the number,
// so that the first ones stay.
func (m Model) more() (Model, tea.Cmd) {
	ctx, cancel := context.WithCancel(context.Background())
	m.cancel, m.waiting = cancel, true
	return m, m.fetch(ctx, m.found.query, true)
}

// fetch is the command that searches.
func (m Model) fetch(ctx context.Context, q string, all bool) tea.Cmd {
	n, c, by, exact := m.n, m.c, m.sort, m.exact
	return screen.Do(func() tea.Msg { return answer(ctx, c, n, q, by, exact, all) })
}

// answer searches and sets the hits out.
func answer(ctx context.Context, c Config, n int, q string, by search.Sort, exact, all bool) found {
	out := found{n: n, query: q, exact: exact}
	parse := search.ParseTyping
	if exact {
		parse = search.Parse
	}
	var query search.Query
	if query, out.err = parse(q); out.err != nil {
		return out
	}
	o := search.Options{Limit: first, AsYouType: !exact}
	switch {
	case all && exact:
		o.Limit = most
	case all:
		o.Limit = some
	}
	var r search.Result
	if r, out.err = c.Index.Find(ctx, c.Study, query, o); out.err != nil {
		return out
	}
	out.part, out.unread = !all && !r.Complete, r.Unread
	if r.Complete {
		out.sum = search.Summarise(c.Study, r.Hits)
	} else if all {
		if out.sum, out.err = c.Index.Count(ctx, c.Study, query, !exact); out.err != nil {
			return out
		}
	}
	out.groups = spread(c, out.sum)
	out.rows, out.err = newRower(c).rows(ctx, r.Hits, by)
	return out
}

// onFound shows hits, unless a newer search is on its way.
func (m Model) onFound(msg found) (Model, tea.Cmd) {
	if msg.n != m.n || errors.Is(msg.err, context.Canceled) {
		return m, nil
	}
	m.waiting, m.slow = false, false
	if msg.err != nil {
		return m.faulty(msg.err)
	}
	m.fault, m.doubt = nil, nil
	was, had := m.chosen()
	same := msg.query == m.answered
	m.found, m.answered = msg, msg.query
	if !same {
		m.marked, m.at, m.top = map[hitID]bool{}, 0, 0
	} else if had {
		m = m.stay(was.id())
	}
	if !msg.part {
		m = m.prune()
	}
	m = m.follow()
	if len(m.found.rows) == 0 {
		m = m.ask()
	}
	var more tea.Cmd
	if msg.part {
		m, more = m.more()
	}
	m, held := m.release()
	return m, tea.Batch(more, held)
}

// faulty shows what is wrong: at once where the query is finished, or where it
// was wrong already; while it is being typed only after a hesitation.
func (m Model) faulty(err error) (Model, tea.Cmd) {
	m.held = nil
	var q *search.QueryError
	if m.exact { // back to the query, to mend it
		m.fault = err
		return m.ask(), nil
	}
	if m.fault != nil || !errors.As(err, &q) {
		m.fault = err
		return m, nil
	}
	m.doubt = err
	n := m.n
	return m, m.c.Tick(hesitation, func(time.Time) tea.Msg { return hesitated{n} })
}

// stay stays at a hit when the same search is answered again.
func (m Model) stay(id hitID) Model {
	for i, r := range m.found.rows {
		if r.id() == id {
			m.at = i
			return m
		}
	}
	m.at = max(min(m.at, len(m.found.rows)-1), 0)
	return m
}

// spread tells in how many people of each group a search found something.
func spread(c Config, sum search.Summary) string {
	settings := c.Study.Settings()
	var groups []string
	for _, g := range sum.Groups {
		if g.Participants == 0 {
			continue
		}
		group := settings.Group(g.Group)
		name := cmp.Or(group.Plural, group.Name, string(g.Group))
		switch {
		case g.Group == "":
			name = c.Book.Say("find.no-group")
		case g.Of == 1:
			name = cmp.Or(group.Name, name)
		}
		groups = append(groups, c.Book.Say("find.of", phrases.Args{"N": g.Participants, "Of": g.Of, "Group": frame.Clean(name)}))
	}
	return strings.Join(groups, ", ")
}
