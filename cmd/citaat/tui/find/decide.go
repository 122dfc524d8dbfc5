package find

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// doReview does what the window of proposals is asked.
func (m Model) doReview(a screen.Action) (Model, tea.Cmd) {
	r := m.review
	if a == doCloseReview {
		if r.looking {
			return m.lookAtGone(false)
		}
		return m.closeReview()
	}
	if r.loading || r.err != nil {
		return m, nil
	}
	if r.looking {
		return m.doneGone(a)
	}
	switch a {
	case doAccept, doReject:
		return m.decide(a == doAccept)
	case doAcceptAll, doRejectAll:
		return m.decideAll(a == doAcceptAll)
	case doDown:
		return m.showAt(r.at + 1)
	case doUp:
		return m.showAt(r.at - 1)
	case doFirst:
		return m.showAt(0)
	case doLast:
		return m.showAt(len(r.items) - 1)
	case doGone:
		return m.lookAtGone(true)
	case doOpen:
		p, hits, ok := r.place()
		if !ok {
			return m, nil
		}
		return m, screen.Tell(screen.GoTo{To: screen.Read, At: p, Hits: hits})
	}
	return m.border(a), nil
}

// lookAtGone looks at what was rejected, or back at the proposals.
func (m Model) lookAtGone(at bool) (Model, tea.Cmd) {
	r := *m.review
	r.looking, r.goneAt = at, 0
	m.review = &r
	return m.show()
}

// doneGone does what can be done with what was rejected.
func (m Model) doneGone(a screen.Action) (Model, tea.Cmd) {
	r := *m.review
	switch a {
	case doDown:
		r.goneAt = min(r.goneAt+1, len(r.gone)-1)
	case doUp:
		r.goneAt = max(r.goneAt-1, 0)
	case doFirst:
		r.goneAt = 0
	case doLast:
		r.goneAt = len(r.gone) - 1
	case doGone:
		return m.lookAtGone(false)
	case doReopen:
		g := r.gone[r.goneAt]
		return m, m.c.Writer.Do(phrases.Make("proposal.reopened"), func(b *coding.Batch) error { return b.Reopen(g.ID) })
	default:
		return m, nil
	}
	m.review = &r
	return m.show()
}

// closeReview goes back to the saved searches.
func (m Model) closeReview() (Model, tea.Cmd) {
	if m.review.cancel != nil {
		m.review.cancel()
	}
	m.review = nil
	return m.openKept()
}

// decide writes down what was decided on the proposal that is shown, and goes on
// to the next one.
func (m Model) decide(yes bool) (Model, tea.Cmd) {
	r := *m.review
	if r.at >= len(r.items) || r.items[r.at].decided != undecided {
		return m, nil
	}
	p, code := r.items[r.at], r.code
	say, v := "proposal.accepted-one", accepted
	if !yes {
		say, v = "proposal.rejected-one", rejected
	}
	r.items = slices.Clone(r.items)
	r.items[r.at].decided = v
	r.n++ // a look that is under way knows less
	m.review = &r
	write := m.c.Writer.Do(phrases.Make(say, phrases.Args{"Code": m.codes.leaf(string(code))}), func(b *coding.Batch) error {
		return verdicts(b, code, []proposal{p}, yes)
	})
	m, next := m.showAt(r.next(r.at + 1))
	return m, tea.Batch(write, next)
}

// decideAll decides on all that are left, as one thing to undo.
func (m Model) decideAll(yes bool) (Model, tea.Cmd) {
	r := *m.review
	r.items = slices.Clone(r.items)
	say, v := "proposal.accepted-all", accepted
	if !yes {
		say, v = "proposal.rejected-all", rejected
	}
	var open []proposal
	for i := range r.items {
		if r.items[i].decided == undecided {
			open = append(open, r.items[i])
			r.items[i].decided = v
		}
	}
	if len(open) == 0 {
		return m, nil
	}
	r.n++
	code := r.code
	m.review = &r
	args := phrases.Args{"Count": len(open), "Code": m.codes.leaf(string(code))}
	return m, m.c.Writer.Do(phrases.Make(say, args), func(b *coding.Batch) error { return verdicts(b, code, open, yes) })
}

func verdicts(b *coding.Batch, code coding.CodeID, of []proposal, yes bool) error {
	for _, p := range of {
		at := coding.Passage{Interview: p.Interview, Span: p.Span}
		var err error
		if yes {
			_, err = b.Code(at, code, "")
		} else {
			_, err = b.Reject(at, code)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// border moves the borders of the passage that is shown: it is coded as one
// sees it.
func (m Model) border(a screen.Action) Model {
	r := *m.review
	t := r.text.Transcript()
	if t == nil || r.at >= len(r.items) || r.items[r.at].decided != undecided || t.ID != r.items[r.at].Interview {
		return m
	}
	s, hits := r.items[r.at].Span, r.items[r.at].Hits
	found := corpus.Span{Start: hits[0].Start, End: hits[0].End}
	for _, h := range hits {
		found.Start, found.End = min(found.Start, h.Start), max(found.End, h.End)
	}
	switch a {
	case doAsHit:
		s = found
	case doAsSentence:
		s = widened(t, found, extent{unit: ofSentence})
	case doAsTurn:
		s = widened(t, found, extent{unit: ofTurn})
	case doStartBack:
		s.Start = wordBefore(t, s.Start)
	case doStartOn:
		if at := nextStart(t, s.Start); at < s.End {
			s.Start = at
		}
	case doEndOn:
		s.End = wordAfter(t, s.End)
	case doEndBack:
		if at := endBefore(t, s.End); at > s.Start {
			s.End = at
		}
	}
	r.items = slices.Clone(r.items)
	r.items[r.at].Span = s
	m.review = &r
	return m.lay()
}

// nextStart is where the word after an offset begins.
func nextStart(t *corpus.Transcript, at corpus.Offset) corpus.Offset {
	if i := t.TurnIndex(at); i >= 0 {
		for _, s := range wordStarts(t, i) {
			if s > at {
				return s
			}
		}
	}
	return at
}

// endBefore is where the word before an end ends.
func endBefore(t *corpus.Transcript, at corpus.Offset) corpus.Offset {
	before := at
	if i := t.TurnIndex(max(at-1, 0)); i >= 0 {
		for _, e := range wordEnds(t, i) {
			if e < at {
				before = e
			}
		}
	}
	if before == at {
		return 0
	}
	return before
}
