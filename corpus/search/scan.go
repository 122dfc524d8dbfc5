package search

import (
	"context"

	"citaat/corpus"
)

// reading is an interview cut into words, for the engine that looks at every
// one of them.
type reading struct {
	bones *skeleton
	words [][]word // per turn
}

func read(t *corpus.Transcript, s *splitter) *reading {
	r := &reading{bones: bones(t), words: make([][]word, len(t.Turns))}
	for i, u := range t.Turns {
		r.words[i] = append([]word(nil), s.split(u.Text, u.Span.Start)...)
	}
	return r
}

// scanner answers a query by looking at every word: slow and plain. What the
// index answers must be the same.
type scanner struct {
	*resolved
	stems    *stemCache
	matchers map[string][]*matcher // by language, per term
	at       []word                // the turn that is looked at
	by       []*matcher
	bones    *skeleton
	turn     int
	stats    stats
}

func newScanner(r *resolved, stems *stemCache) *scanner {
	return &scanner{resolved: r, stems: stems, matchers: map[string][]*matcher{}, stats: newStats(len(r.terms))}
}

func (s *scanner) language(lang string) []*matcher {
	ms, ok := s.matchers[lang]
	if !ok {
		for _, t := range s.terms {
			ms = append(ms, &matcher{lang: lang, of: t, stems: s.stems, seen: map[string]bool{}})
		}
		s.matchers[lang] = ms
	}
	return ms
}

// occurrences implements facts for the turn that is looked at.
func (s *scanner) occurrences(term int) []occurrence {
	var out []occurrence
	for _, w := range s.at {
		if s.by[term].holds(w.term) {
			out = append(out, occurrence{w.pos, w.pos, w.span})
		}
	}
	return out
}

// holds implements facts for the turn that is looked at.
func (s *scanner) holds(filter int) bool { return s.resolved.holds(filter, s.bones, s.turn) }

// scan gives all hits in one interview.
func (s *scanner) scan(ctx context.Context, rd *reading, ranked bool) ([]Hit, error) {
	s.bones, s.by = rd.bones, s.language(rd.bones.language)
	var hits []Hit
	for _, b := range s.branches {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if len(b.codes) > 0 && !b.words {
			hits = append(hits, s.codingHits(b, rd.bones, func(n node, turn int) bool {
				s.at, s.turn = rd.words[turn], turn
				ok, _ := evaluate(n, s)
				return ok
			})...)
			continue
		}
		var of []Hit
		for i := range rd.words {
			s.at, s.turn = rd.words[i], i
			of = append(of, s.hitsAt(b, rd.bones, i, s)...)
		}
		hits = append(hits, withoutRepeats(rd.bones, of)...)
	}
	if ranked {
		s.weigh(rd, hits)
	}
	return hits, nil
}

// weigh notes what each term weighs in each hit's turn, and in how many turns
// it is.
func (s *scanner) weigh(rd *reading, hits []Hit) {
	per := make([][]float32, len(rd.words))
	for i := range rd.words {
		s.at, per[i] = rd.words[i], make([]float32, len(s.terms))
		for t := range s.terms {
			n := len(s.occurrences(t))
			per[i][t] = float32(weight(n))
			if n > 0 {
				s.stats.with[t]++
			}
		}
	}
	s.stats.turns += len(rd.words)
	for i, h := range hits {
		hits[i].weights = per[h.Turn]
	}
}
