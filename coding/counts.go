package coding

import (
	"maps"

	"citaat/corpus"
)

// Counts is how much there is of everything in one version of a study, as its
// coder sees it. It is never changed, and neither may a caller change it: all
// callers of one version get the same, and the next version only counts again
// what is different, so that asking costs nothing on every key.
type Counts struct {
	Version    int
	Codings    int
	Chosen     int
	codes      map[CodeID]*CodeCount
	interviews map[corpus.TranscriptID]*InterviewCount
	people     map[corpus.ParticipantID]*ParticipantCount
}

// CodeCount is how much there is of one code itself, without those under it.
type CodeCount struct {
	Codings      int
	Own          int // by the coder of this study
	Chosen       int
	Coders       map[corpus.CoderName]int
	Interviews   map[corpus.TranscriptID]int
	Participants map[corpus.ParticipantID]int // by whose words they are
}

// InterviewCount is how much there is in one interview.
type InterviewCount struct {
	Codings int
	Own     int
	Chosen  int
	Lost    int
	Unsure  int
	Codes   map[CodeID]int

	Spans    []corpus.Span // of all that have a place, in no order: for a stripe
	OwnSpans []corpus.Span // of the coder's own among them
}

// ParticipantCount is how much there is of the words of one participant.
type ParticipantCount struct {
	Codings    int
	Own        int
	Chosen     int
	Codes      map[CodeID]int
	Interviews map[corpus.TranscriptID]int
}

// Sum is how much there is of some codes together, each thing counted once.
type Sum struct{ Codings, Own, Chosen, Interviews, Participants int }

// Code is how much there is of one code.
func (c *Counts) Code(id CodeID) CodeCount { return value(c.codes[id]) }

// Interview is how much there is in one interview.
func (c *Counts) Interview(id corpus.TranscriptID) InterviewCount { return value(c.interviews[id]) }

// Participant is how much there is of one participant's words.
func (c *Counts) Participant(id corpus.ParticipantID) ParticipantCount { return value(c.people[id]) }

func value[T any](p *T) T {
	if p == nil {
		return *new(T)
	}
	return *p
}

// Sum adds codes up: those of a branch give what a theme holds.
func (c *Counts) Sum(codes ...CodeID) Sum {
	var s Sum
	if len(codes) == 1 {
		n := c.Code(codes[0])
		return Sum{n.Codings, n.Own, n.Chosen, len(n.Interviews), len(n.Participants)}
	}
	talks, people := map[corpus.TranscriptID]bool{}, map[corpus.ParticipantID]bool{}
	seen := map[CodeID]bool{}
	for _, id := range codes {
		n := c.codes[id]
		if n == nil || seen[id] {
			continue
		}
		seen[id] = true
		s.Codings, s.Own, s.Chosen = s.Codings+n.Codings, s.Own+n.Own, s.Chosen+n.Chosen
		for t := range n.Interviews {
			talks[t] = true
		}
		for p := range n.Participants {
			people[p] = true
		}
	}
	s.Interviews, s.Participants = len(talks), len(people)
	return s
}

// Counts counts the codings that the coder sees. The first time, it reads the
// texts of interviews in which several participants speak.
func (s *Study) Counts() *Counts {
	for {
		s.lockFolded()
		wanted := s.unheard()
		if len(wanted) == 0 {
			c := s.count()
			s.mu.Unlock()
			return c
		}
		s.mu.Unlock()
		for _, id := range wanted {
			s.hear(id)
		}
	}
}

// count brings the counts up to date. The caller holds mu.
func (s *Study) count() *Counts {
	version := s.revision()
	if s.counts != nil && s.counts.Version == version {
		return s.counts
	}
	if s.counted == nil || s.countedBlind != s.settings.Blind {
		s.counted, s.countedBlind, s.counts = map[corpus.TranscriptID]*tally{}, s.settings.Blind, nil
		for _, h := range s.fold.shelves {
			h.tally = nil
		}
	}
	a := adder{s: s, now: newCounts(s.counts, version)}
	for _, id := range s.order {
		was, is := s.counted[id], s.tallyOf(id)
		if was == is {
			continue
		}
		a.add(id, was, -1)
		a.add(id, is, 1)
		s.counted[id] = is
	}
	for id, was := range s.counted {
		if s.interviews[id] == nil { // its transcript went
			a.add(id, was, -1)
			delete(s.counted, id)
		}
	}
	s.counts = a.now
	return s.counts
}

// newCounts is a copy to be changed; what is in the maps is shared until then.
func newCounts(old *Counts, version int) *Counts {
	if old == nil {
		return &Counts{Version: version, codes: map[CodeID]*CodeCount{}, interviews: map[corpus.TranscriptID]*InterviewCount{},
			people: map[corpus.ParticipantID]*ParticipantCount{}}
	}
	c := *old
	c.Version = version
	c.codes, c.interviews, c.people = maps.Clone(old.codes), maps.Clone(old.interviews), maps.Clone(old.people)
	return &c
}

// adder changes counts, and copies what it changes the first time.
type adder struct {
	s      *Study
	now    *Counts
	codes  map[CodeID]bool
	people map[corpus.ParticipantID]bool
}

// add adds a tally, or takes it away.
func (a *adder) add(id corpus.TranscriptID, t *tally, sign int) {
	if t == nil {
		return
	}
	v := &InterviewCount{Lost: t.lost, Unsure: t.unsure, Codes: map[CodeID]int{}, Spans: t.spans, OwnSpans: t.own}
	for k, n := range t.cells {
		own := 0
		if k.coder == a.s.coder {
			own = n.codings
		}
		v.Codings, v.Own, v.Chosen = v.Codings+n.codings, v.Own+own, v.Chosen+n.chosen
		v.Codes[k.code] += n.codings

		c := a.code(k.code)
		c.Codings, c.Own, c.Chosen = c.Codings+sign*n.codings, c.Own+sign*own, c.Chosen+sign*n.chosen
		change(c.Coders, k.coder, sign*n.codings)
		change(c.Interviews, id, sign*n.codings)
		if k.who == "" {
			continue
		}
		change(c.Participants, k.who, sign*n.codings)
		p := a.person(k.who)
		p.Codings, p.Own, p.Chosen = p.Codings+sign*n.codings, p.Own+sign*own, p.Chosen+sign*n.chosen
		change(p.Codes, k.code, sign*n.codings)
		change(p.Interviews, id, sign*n.codings)
	}
	a.now.Codings, a.now.Chosen = a.now.Codings+sign*v.Codings, a.now.Chosen+sign*v.Chosen
	if sign > 0 {
		a.now.interviews[id] = v
	} else {
		delete(a.now.interviews, id)
	}
}

func (a *adder) code(id CodeID) *CodeCount {
	c := a.now.codes[id]
	if a.codes[id] {
		return c
	}
	fresh := &CodeCount{Coders: map[corpus.CoderName]int{}, Interviews: map[corpus.TranscriptID]int{}, Participants: map[corpus.ParticipantID]int{}}
	if c != nil {
		*fresh = *c
		fresh.Coders, fresh.Interviews, fresh.Participants = maps.Clone(c.Coders), maps.Clone(c.Interviews), maps.Clone(c.Participants)
	}
	if a.codes == nil {
		a.codes = map[CodeID]bool{}
	}
	a.codes[id], a.now.codes[id] = true, fresh
	return fresh
}

func (a *adder) person(id corpus.ParticipantID) *ParticipantCount {
	p := a.now.people[id]
	if a.people[id] {
		return p
	}
	fresh := &ParticipantCount{Codes: map[CodeID]int{}, Interviews: map[corpus.TranscriptID]int{}}
	if p != nil {
		*fresh = *p
		fresh.Codes, fresh.Interviews = maps.Clone(p.Codes), maps.Clone(p.Interviews)
	}
	if a.people == nil {
		a.people = map[corpus.ParticipantID]bool{}
	}
	a.people[id], a.now.people[id] = true, fresh
	return fresh
}

// change adds to a number in a map in which no number is zero.
func change[K comparable](m map[K]int, k K, by int) {
	if m[k] += by; m[k] == 0 {
		delete(m, k)
	}
}
