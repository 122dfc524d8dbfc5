package coding

import (
	"slices"
	"strings"

	"citaat/corpus"
)

// earlier are the texts that the journal knows and from which, or to which,
// known edits lead from this one: an old file that comes back is one of them.
// The caller holds mu.
func (s *Study) earlier(t *corpus.Transcript) []*corpus.Transcript {
	edges := s.edges(t.ID)
	seen := map[corpus.Hash]bool{t.Hash(): true}
	list := []*corpus.Transcript{t}
	for i := 0; i < len(list); i++ {
		at := list[i]
		for _, e := range edges {
			before, after, next := e.Edit.After, e.Edit.Before, e.Edit.From
			if e.Edit.From == at.Hash() {
				before, after, next = after, before, e.Edit.To
			} else if e.Edit.To != at.Hash() {
				continue
			}
			if seen[next] || e.Edit.Wordless || e.Edit.cut != nil {
				continue
			}
			from, ok := findTurns(at.Turns, unlogTurns(before), e.Edit.Place)
			if !ok {
				continue
			}
			was := corpus.NewTranscript(at.Meta, slices.Concat(at.Turns[:from], unlogTurns(after), at.Turns[from+len(before):]))
			if was.Hash() == next {
				seen[next] = true
				list = append(list, was)
			}
		}
	}
	return list[1:]
}

// earlierTexts makes tombstones of earlier texts in which words stand that go
// and that no way leads to from where they stand now: they were moved, or taken
// out before.
func (p *plot) earlierTexts(t *corpus.Transcript, with map[string]string) {
	w := newWays(p.s.edges(t.ID), t.Hash())
	for _, was := range p.s.earlier(t) {
		text := was.Body().String()
		steps, ok := w.from(was.Hash())
		if !ok || !mentions(text, with) {
			continue
		}
		var cuts []Cut
		for _, k := range occurrences(text, with) {
			if through(steps, k.Span).lost { // else it goes with the present one, or somebody let it stand
				cuts = append(cuts, k)
			}
		}
		p.tomb(was, &cutting{cuts: cuts})
	}
}

// tomb makes a tombstone of a text.
func (p *plot) tomb(t *corpus.Transcript, c *cutting) {
	if to := c.bury(t); to.Hash() != t.Hash() {
		p.tombs = append(p.tombs, &Event{Interview: t.ID, Tomb: &Tomb{From: t.Hash(), To: to.Hash(), Cuts: c.cuts}})
	}
}

// mentions tells whether it is worth while to look for words in a text.
func mentions(text string, with map[string]string) bool {
	text = strings.ToLower(text)
	for word := range with {
		if strings.Contains(text, strings.ToLower(word)) {
			return true
		}
	}
	return false
}

// earlierTurns makes tombstones of the earlier texts of an interview of several
// in which turns of somebody who withdraws stood otherwise than now.
func (l *leaving) earlierTurns(s *Study, t *corpus.Transcript) []*Event {
	var tombs []*Event
	back := newWays(s.edges(t.ID), t.Hash())
	for _, was := range s.earlier(t) {
		steps, ok := back.from(was.Hash())
		c := &cutting{}
		covered := ok
		for _, u := range turnsOf(was, l.plan.Participant) {
			if u.Text == "" {
				continue
			}
			c.cuts = append(c.cuts, Cut{Span: u.Span, With: s.withdrawnMark(), Kind: kindWithdrawn})
			p := through(steps, u.Span)
			covered = covered && !p.lost && slices.ContainsFunc(l.shared[t.ID].cuts, func(k Cut) bool { return k.Span == p.span })
		}
		if to := c.bury(was); !covered && to.Hash() != was.Hash() {
			tombs = append(tombs, &Event{Interview: t.ID, Tomb: &Tomb{Participant: l.plan.Participant, From: was.Hash(), To: to.Hash(), Cuts: c.cuts}})
		}
	}
	return tombs
}
