package search

import "citaat/corpus"

// matcher tells which words of interviews are meant by a term; it asks term.holds
// once a word.
type matcher struct {
	lang  string
	of    term
	stems *stemCache
	seen  map[string]bool
}

func (m *matcher) holds(w string) bool {
	ok, seen := m.seen[w]
	if !seen {
		ok = m.of.holds(m.lang, w, m.stems)
		m.seen[w] = ok
	}
	return ok
}

// hitsAt are the hits of a branch at one turn.
func (r *resolved) hitsAt(b branch, s *skeleton, at int, f facts) []Hit {
	if !b.anyone && !s.respondents(at) || !r.audible(s, at) {
		return nil
	}
	ok, places := evaluate(b.text, f)
	if !ok {
		return nil
	}
	if !b.words {
		return r.turnHit(b, s, at)
	}
	hits := make([]Hit, 0, len(places))
	for _, o := range places {
		if r.admits(b, s, o.span) {
			hits = append(hits, r.hit(s, at, o.span))
		}
	}
	return hits
}

// turnHit is the hit of a branch that asks for turns.
func (r *resolved) turnHit(b branch, s *skeleton, at int) []Hit {
	span := s.turns[at].span
	if span.Empty() || !r.admits(b, s, span) {
		return nil
	}
	return []Hit{r.hit(s, at, span)}
}

func (r *resolved) hit(s *skeleton, at int, span corpus.Span) Hit {
	return Hit{Transcript: s.id, Turn: at, Span: span, Participant: s.participant(at), order: r.order[s.id]}
}

// codingHits are the codings of an interview that a branch asks for. What the
// branch says of turns is asked of all turns that a coding touches: a field
// holds when it does at one of them, a word is there when one of them has it.
func (r *resolved) codingHits(b branch, s *skeleton, has func(n node, turn int) bool) []Hit {
	var hits []Hit
	seen := map[string]bool{}
	for _, f := range b.codes {
		for _, c := range r.codedAs(f, s).codings {
			if seen[c.ID] || !r.admits(b, s, c.Span) {
				continue
			}
			seen[c.ID] = true
			from, to := s.touched(c.Span)
			leaf := func(n node) bool { return anyTurn(from, to, func(t int) bool { return has(n, t) }) }
			field := func(f int) bool { return anyTurn(from, to, func(t int) bool { return r.holds(f, s, t) }) }
			if from == to || !decide(b.text, leaf, field) {
				continue
			}
			by := r.speakerTurn(s, from, to)
			if !r.audible(s, by) {
				continue
			}
			h := r.hit(s, by, c.Span)
			h.Turn, h.Coding = from, c.ID
			hits = append(hits, h)
		}
	}
	return hits
}

func anyTurn(from, to int, is func(int) bool) bool {
	for t := from; t < to; t++ {
		if is(t) {
			return true
		}
	}
	return false
}

// speakerTurn is the first of some turns that holds a participant's words.
func (r *resolved) speakerTurn(s *skeleton, from, to int) int {
	for t := from; t < to; t++ {
		if s.respondents(t) {
			return t
		}
	}
	return from
}

// decide tells whether a node holds, by what is known of its leaves.
func decide(n node, leaf func(node) bool, field func(int) bool) bool {
	switch n := n.(type) {
	case one, row, near:
		return leaf(n)
	case all:
		for _, m := range n.of {
			if !decide(m, leaf, field) {
				return false
			}
		}
		return true
	case either:
		for _, m := range n.of {
			if decide(m, leaf, field) {
				return true
			}
		}
		return false
	case not:
		return !decide(n.of, leaf, field)
	case where:
		return field(n.filter)
	}
	return true
}

// withoutRepeats keeps, of an answer that was given more than once, the hits
// of a branch in the first turn that has any.
func withoutRepeats(s *skeleton, hits []Hit) []Hit {
	if !s.again {
		return hits
	}
	first := map[int]int{}
	for _, h := range hits {
		of := s.turns[h.Turn].answer
		if t, ok := first[of]; !ok || h.Turn < t {
			first[of] = h.Turn
		}
	}
	var kept []Hit
	for _, h := range hits {
		if first[s.turns[h.Turn].answer] == h.Turn {
			kept = append(kept, h)
		}
	}
	return kept
}
