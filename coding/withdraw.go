package coding

import (
	"context"
	"maps"
	"slices"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// leaving is a withdrawal worked out: what the plan counts and the tombstones
// are made of.
type leaving struct {
	plan   Withdrawal
	shared map[corpus.TranscriptID]*cutting
	said   []string            // what this person said, turn by turn
	quotes map[TextName][]Cut  // in texts that stay
	gone   map[EventID]bool    // codings
	shrunk map[EventID]bool    // codings of which the words of others stay
	dead   map[MemoTarget]bool // what memos that go are about
}

// PlanWithdrawal works out what will go when a participant withdraws. Nothing
// is written.
func (s *Study) PlanWithdrawal(p corpus.ParticipantID) (Withdrawal, error) {
	files := s.Files()
	s.lockFolded()
	defer s.mu.Unlock()
	l, err := s.leave(p)
	if err != nil {
		return Withdrawal{Participant: p}, err
	}
	for _, f := range files {
		if slices.Contains(f.People, p) {
			l.plan.Files = append(l.plan.Files, f.SentFile)
		}
	}
	l.plan.Git, l.plan.Purge = gitPurge(s.dir, l.plan)
	return l.plan, nil
}

// Withdraw erases what a participant said and what was made of it. The study is
// looked at again: what came since the plan was made goes too. why is kept in
// the log and must name nobody. What others said about this person elsewhere is
// not known and stays.
func (s *Study) Withdraw(ctx context.Context, plan Withdrawal, why string) (Erased, error) {
	texts := func() ([]corpus.TranscriptID, error) { return s.shares(plan.Participant) }
	return s.erase(ctx, texts, func() ([]*Event, []string, error) {
		l, err := s.leave(plan.Participant)
		if err != nil {
			return nil, nil, err
		}
		return l.tombs(s, strings.TrimSpace(why)), l.said, nil
	})
}

// leave works out a withdrawal. The caller holds mu.
func (s *Study) leave(p corpus.ParticipantID) (*leaving, error) {
	l := &leaving{plan: Withdrawal{Participant: p}, shared: map[corpus.TranscriptID]*cutting{}, quotes: map[TextName][]Cut{},
		gone: map[EventID]bool{}, shrunk: map[EventID]bool{}, dead: map[MemoTarget]bool{{OnParticipant, string(p)}: true}}
	l.plan.Listed = slices.ContainsFunc(s.participants, func(q corpus.Participant) bool { return q.ID == p })
	for _, id := range s.order {
		if err := l.interview(s, id); err != nil {
			return nil, err
		}
	}
	if id := corpus.TranscriptID(p); s.interviews[id] == nil && (s.fold.shelves[id] != nil || len(s.fold.edits[id]) > 0) {
		l.plan.Gone = append(l.plan.Gone, id) // its file is elsewhere; what was made of it is here
		l.dead[MemoTarget{OnInterview, string(id)}] = true
	}
	if !l.plan.Listed && len(l.plan.Gone)+len(l.plan.Shared) == 0 {
		key := "erasure.nobody"
		if s.graves != nil && s.graves.people[p] {
			key = "erasure.already"
		}
		return nil, phrases.Fail(key, phrases.Args{"Participant": string(p)}).Because(ErrNothing)
	}
	l.codings(s)
	l.others(s)
	return l, nil
}

// interview finds out what of an interview is this person's.
func (l *leaving) interview(s *Study, id corpus.TranscriptID) error {
	v, p := s.interviews[id], l.plan.Participant
	if v.err != nil {
		l.plan.Unread = append(l.plan.Unread, id)
		return nil
	}
	people := map[corpus.ParticipantID]bool{}
	for _, q := range v.Participants {
		people[q] = true
	}
	for _, sp := range v.Speakers {
		if sp.Participant != "" {
			people[sp.Participant] = true
		}
	}
	if !people[p] {
		return nil
	}
	t, err := s.transcript(id)
	if err != nil {
		return err
	}
	mine := turnsOf(t, p)
	if len(people) == 1 {
		l.plan.Gone = append(l.plan.Gone, id)
		l.dead[MemoTarget{OnInterview, string(id)}] = true
		for _, u := range t.Turns {
			l.said = append(l.said, u.Text)
		}
		return nil
	}
	c := &cutting{}
	numbers := SharedInterview{Interview: id}
	for _, u := range mine {
		if u.Text == "" {
			continue
		}
		c.cuts = append(c.cuts, Cut{Span: u.Span, With: s.withdrawnMark(), Kind: kindWithdrawn})
		numbers.Turns = append(numbers.Turns, u.Number)
		l.said = append(l.said, u.Text)
	}
	l.shared[id] = c
	l.plan.Shared = append(l.plan.Shared, numbers)
	return nil
}

// turnsOf are the turns that hold a person's words: said, rendered by an
// interpreter, or said again by anybody.
func turnsOf(t *corpus.Transcript, p corpus.ParticipantID) []corpus.Turn {
	mine := map[corpus.TurnNumber]bool{}
	is := func(u corpus.Turn) bool {
		sp := t.Speaker(u.Speaker)
		return sp.Participant == p && sp.Role != corpus.Interviewer
	}
	for _, u := range t.Turns {
		mine[u.Number] = is(u)
	}
	var list []corpus.Turn
	for _, u := range t.Turns {
		if mine[u.Number] || u.Repeats.Number > 0 && mine[u.Repeats] {
			list = append(list, u)
		}
	}
	return list
}

// withdrawnMark stands where the words of somebody stood who withdrew, in the
// language of the study.
func (s *Study) withdrawnMark() string {
	lang, ok := phrases.Parse(s.settings.Language)
	if !ok {
		lang = phrases.English
	}
	return phrases.For(lang).Say("erasure.mark-withdrawn")
}

// codings counts what goes with the words.
func (l *leaving) codings(s *Study) {
	gone := map[corpus.TranscriptID]bool{}
	for _, id := range l.plan.Gone {
		gone[id] = true
	}
	for id, r := range s.fold.codings {
		c := l.shared[r.made.Interview]
		switch {
		case gone[r.made.Interview]:
		case c == nil:
			continue
		case r.now.Lost || !r.there:
			continue
		default:
			span, stays := c.Map(r.now.Span)
			if stays {
				if span.Len() != r.now.Span.Len() {
					l.shrunk[id] = true
				}
				continue
			}
		}
		l.gone[id] = true
		l.dead[MemoTarget{OnCoding, string(id)}] = true
		if r.there {
			l.plan.Codings++
			if r.now.Choice.Chosen {
				l.plan.Quotations++
			}
		}
	}
	l.plan.Shrunk = len(l.shrunk)
	for id := range gone {
		l.plan.Rejections += len(s.fold.decided(id, OpReject))
		coders := map[corpus.CoderName]bool{}
		for _, e := range s.fold.marks[id] {
			coders[e.Coder] = true
		}
		for c := range coders {
			if s.fold.done(id, c) {
				l.plan.Done++
			}
		}
	}
	for _, m := range s.fold.memos {
		if m.there && l.dead[m.now.On] {
			l.plan.Memos++
		}
	}
}

// others looks for the person's sentences in texts that stay.
func (l *leaving) others(s *Study) {
	said, near := newHearsay(l.said, fewest), newHearsay(l.said, fewestNear)
	for _, text := range s.allTexts() {
		if l.goes(s, text.TextName) {
			continue
		}
		h := said
		if m := s.fold.memos[EventID(text.ID)]; m != nil && m.now.On.Kind == OnCoding && l.shrunk[EventID(m.now.On.ID)] {
			h = near
		}
		if cuts := h.quoting(text.Text, s.withdrawnMark()); len(cuts) > 0 {
			l.quotes[text.TextName] = cuts
		}
	}
	l.plan.Quoting = slices.SortedFunc(maps.Keys(l.quotes), byName)
	for id := range l.shared {
		for _, r := range (&plot{s: s}).records(id) {
			if !l.gone[r.made.ID] {
				l.wordings(r)
			}
		}
	}
}

// wordings names the wordings of a coding that stays in an interview of several:
// that of a passage which loses words goes, another stays.
func (l *leaving) wordings(r *record) {
	for field, text := range map[string]string{"published": r.now.Choice.Published, "remark": r.now.Choice.Remark} {
		name := TextName{OnCoding, string(r.made.ID), field}
		switch {
		case text == "":
		case l.shrunk[r.made.ID] || r.now.Lost || !r.there:
			l.quotes[name] = []Cut{{Span: spanOf(0, len([]rune(text)))}}
		case l.quotes[name] == nil:
			l.quotes[name] = []Cut{}
		}
	}
}

// goes tells whether a text goes with what it is about.
func (l *leaving) goes(s *Study, n TextName) bool {
	switch n.Kind {
	case onMemo:
		m := s.fold.memos[EventID(n.ID)]
		return m == nil || l.dead[m.now.On]
	case OnCoding:
		return l.gone[EventID(n.ID)]
	case OnParticipant:
		return n.ID == string(l.plan.Participant)
	case OnInterview:
		return slices.Contains(l.plan.Gone, corpus.TranscriptID(n.ID))
	}
	return false
}

// tombs are the tombstones of a withdrawal.
func (l *leaving) tombs(s *Study, why string) []*Event {
	tombs := []*Event{{Tomb: &Tomb{Participant: l.plan.Participant, Gone: l.plan.Gone, Why: why}}}
	for _, id := range slices.Sorted(maps.Keys(l.shared)) {
		t, err := s.transcript(id)
		if err != nil {
			continue // leave read it a moment ago
		}
		c := l.shared[id]
		tombs = append(tombs, l.earlierTurns(s, t)...)
		tombs = append(tombs, &Event{Interview: id, Tomb: &Tomb{Participant: l.plan.Participant,
			From: t.Hash(), To: c.bury(t).Hash(), Cuts: c.cuts}})
	}
	p := &plot{s: s, texts: l.quotes}
	p.otherTexts()
	return append(tombs, p.tombs...)
}
