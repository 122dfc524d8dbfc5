package find

import (
	"context"
	"errors"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/text"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// review goes through what a saved search proposes. A person decides on every
// one, or on all that are left; nothing is coded before.
type review struct {
	search  corpus.Search
	code    coding.CodeID
	items   []proposal
	at      int
	gone    []coding.Rejection // rejected before, to be looked at again
	looking bool               // at those
	goneAt  int
	loading bool
	err     error
	n       int // number of the newest look
	cancel  context.CancelFunc
	text    text.Model
}

// proposal is a passage with what was decided on it.
type proposal struct {
	desk.Proposal
	decided verdict
}

type verdict int

const (
	undecided verdict = iota
	accepted
	rejected
)

// Answers to this screen's own commands.
type (
	reviewed struct {
		n     int
		items []proposal
		gone  []coding.Rejection
		err   error
	}
	reviewText struct {
		text *corpus.Transcript
		err  error
	}
)

// propose opens the proposals of a saved search.
func (m Model) propose(x corpus.Search) (Model, tea.Cmd) {
	if x.Code == "" {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("find.no-code-off")})
	}
	m = m.browse()
	m.review = &review{search: x, code: m.c.Searches.CodeOf(x), loading: true,
		text: text.New(m.c.Theme, m.c.Book).SetOptions(text.Options{TurnNumbers: true})}
	return m.lookAgain()
}

// lookAgain asks what is open now, after whatever changed.
func (m Model) lookAgain() (Model, tea.Cmd) {
	r := *m.review
	if r.cancel != nil {
		r.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	r.n, r.cancel = r.n+1, cancel
	m.review = &r
	n, c, x, had := r.n, m.c, r.search, r.items
	return m, screen.Do(func() tea.Msg {
		out := reviewed{n: n}
		open, err := c.Searches.Proposals(ctx, x, func(t *corpus.Transcript, s corpus.Span) corpus.Span {
			return text.Around(t, s, text.Sentence)
		})
		if err == nil {
			out.gone, err = c.Searches.Rejected(ctx, x)
		}
		out.err = err
		out.items = reconciled(had, open, out.gone)
		return out
	})
}

// reconciled are the proposals that were there, with what has become of them,
// and those that came since.
func reconciled(had []proposal, open []desk.Proposal, gone []coding.Rejection) []proposal {
	type found struct {
		in   corpus.TranscriptID
		span corpus.Span
	}
	at := map[found]int{}
	for j, p := range open {
		for _, h := range p.Hits {
			at[found{p.Interview, h}] = j
		}
	}
	items, known := slices.Clone(had), map[int]bool{}
	for i := range items {
		was := &items[i]
		still := 0
		for _, h := range was.Hits {
			if _, ok := at[found{was.Interview, h}]; ok {
				still++
			}
		}
		switch {
		case still == len(was.Hits):
			was.decided = undecided
			for _, h := range was.Hits {
				known[at[found{was.Interview, h}]] = true
			}
		case slices.ContainsFunc(gone, func(r coding.Rejection) bool {
			return r.Interview == was.Interview && r.Span.Overlaps(was.Span)
		}):
			was.decided = rejected
		default:
			was.decided = accepted
		}
	}
	for j, p := range open {
		if !known[j] {
			items = append(items, proposal{Proposal: p})
		}
	}
	return items
}

func (m Model) onReviewed(msg reviewed) (Model, tea.Cmd) {
	if m.review == nil || msg.n != m.review.n || errors.Is(msg.err, context.Canceled) {
		return m, nil
	}
	r := *m.review
	first := r.loading
	r.loading, r.err = false, msg.err
	if msg.err != nil {
		m.review = &r
		return m, nil
	}
	for i, p := range msg.items { // what was taken back is what one looks at
		if i < len(r.items) && r.items[i].decided != undecided && p.decided == undecided {
			r.at = i
			break
		}
	}
	r.items, r.gone = msg.items, msg.gone
	r.goneAt = max(min(r.goneAt, len(r.gone)-1), 0)
	r.looking = r.looking && len(r.gone) > 0
	m.review = &r
	if first {
		return m.showAt(r.next(0))
	}
	return m.showAt(r.at)
}

// next is the first undecided proposal from one on, around the end; where there
// is none it stays.
func (r review) next(from int) int {
	for i := range r.items {
		at := (from + i) % len(r.items)
		if r.items[at].decided == undecided {
			return at
		}
	}
	return min(from, max(len(r.items)-1, 0))
}

// place is where the passage is that one looks at.
func (r review) place() (screen.Place, []corpus.Span, bool) {
	if r.looking && r.goneAt < len(r.gone) {
		g := r.gone[r.goneAt]
		return screen.Place{Interview: g.Interview, Span: g.Span}, nil, true
	}
	if !r.looking && r.at < len(r.items) {
		p := r.items[r.at]
		return screen.Place{Interview: p.Interview, Span: p.Span}, p.Hits, true
	}
	return screen.Place{}, nil, false
}

// showAt goes to a proposal; its interview is read if it is another one.
func (m Model) showAt(at int) (Model, tea.Cmd) {
	r := *m.review
	r.at = max(min(at, len(r.items)-1), 0)
	m.review = &r
	return m.show()
}

func (m Model) show() (Model, tea.Cmd) {
	r := *m.review
	p, _, ok := r.place()
	if !ok {
		return m, nil
	}
	c := m.c
	return m, screen.Do(func() tea.Msg {
		t, err := c.Study.Transcript(p.Interview)
		return reviewText{t, err}
	})
}

func (m Model) onReviewText(msg reviewText) (Model, tea.Cmd) {
	if m.review == nil {
		return m, nil
	}
	r := *m.review
	if msg.err != nil {
		r.err = msg.err
		m.review = &r
		return m, nil
	}
	if p, _, ok := r.place(); !ok || p.Interview != msg.text.ID {
		return m, nil // another one is on its way
	}
	if r.text.Transcript() != msg.text {
		r.text = r.text.Show(msg.text)
	}
	m.review = &r
	return m.lay(), nil
}

// lay shows the passage as it would be coded, with the words that were found.
func (m Model) lay() Model {
	r := *m.review
	p, hits, ok := r.place()
	if t := r.text.Transcript(); !ok || t == nil || t.ID != p.Interview {
		return m
	}
	w, h := m.reviewRoom()
	r.text = r.text.SetSize(w, h).SetBlurred(true).SetHits(hits).JumpTo(p.Span.Start).SetMarks([]text.Mark{m.asCoded(p.Span)}).SetCurrent(passageMark)
	m.review = &r
	return m
}

// passageMark is the id of the passage among the marks of the text.
const passageMark = "proposal"

// asCoded is the passage as it would look when it has the code: with its bar,
// underlined.
func (m Model) asCoded(s corpus.Span) text.Mark {
	id := string(m.review.code)
	name := m.codes.leaf(id)
	return text.Mark{ID: passageMark, Span: s, Label: name, Letter: theme.Letters([]string{name})[0], Hue: m.codes.hue(id)}
}

// reviewRoom is the room for the text.
func (m Model) reviewRoom() (width, height int) {
	return max(m.width, 10), max(m.height-reviewHead-m.reviewFoot(), 1)
}
