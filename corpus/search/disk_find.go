package search

import (
	"context"
	"math"
	"slices"
)

// find gives the hits in the interviews that the index knows as they are.
// Complete tells that there are no others.
func (d *disk) find(ctx context.Context, j *job) (hits []Hit, complete bool, err error) {
	defer func() {
		if r := recover(); r != nil {
			hits, complete, err = nil, false, &diskError{errRecord}
		}
	}()
	l := d.lookup(ctx, j)
	complete = true
	for _, b := range j.branches {
		var more []Hit
		all := true
		switch {
		case b.words && j.opt.AsYouType && l.quick(b):
			more, all, err = l.firstHits(b)
		case b.words:
			more, all, err = l.wordHits(b)
		default:
			more, err = l.wordless(b)
		}
		if err != nil {
			return nil, false, err
		}
		complete = complete && all
		hits = append(hits, more...)
	}
	return hits, complete, nil
}

// once leaves out answers that were given before.
func (l *lookup) once(hits []Hit) ([]Hit, error) {
	var out []Hit
	slices.SortFunc(hits, byPlace)
	for from := 0; from < len(hits); {
		to := from
		for to < len(hits) && hits[to].Transcript == hits[from].Transcript {
			to++
		}
		s, err := l.d.skeleton(hits[from].Transcript)
		if err != nil {
			return nil, &diskError{err}
		}
		out = append(out, withoutRepeats(s, hits[from:to])...)
		from = to
	}
	return out, nil
}

// wordHits are the hits of a branch that asks for words.
func (l *lookup) wordHits(b branch) ([]Hit, bool, error) {
	if l.opt.AsYouType && !l.ranked && len(l.branches) == 1 {
		left, err := l.narrow(b)
		if err != nil {
			return nil, false, err
		}
		if left {
			hits, complete, err := l.hitsOf(b)
			if err != nil || !complete {
				return hits, false, err
			}
			// not all turns that have the words are hits: now with all words
			l.sets[l.last], l.entries[l.last] = nil, nil
		}
	}
	return l.hitsOf(b)
}

func (l *lookup) hitsOf(b branch) ([]Hit, bool, error) {
	of, err := l.listed(b)
	if err != nil {
		return nil, false, err
	}
	limit := l.opt.Limit
	if limit <= 0 {
		limit = len(of)
	}
	var hits []Hit
	for size := max(limit, 1); len(of) > 0; size *= 16 {
		size = min(size, len(of))
		first(of, size)
		more, err := l.hitsIn(b, l.inCoded(b, of[:size:size]))
		if err != nil {
			return nil, false, err
		}
		of = of[size:]
		if hits, err = l.once(append(hits, more...)); err != nil {
			return nil, false, err
		}
		// a hit more than asked for tells that there are others
		if l.opt.Limit > 0 && len(hits) > l.opt.Limit {
			return hits, false, nil
		}
	}
	return hits, true, nil
}

// inCoded leaves out the turns without a word that is coded as a branch asks,
// before it is read where their words are.
func (l *lookup) inCoded(b branch, of []candidate) []candidate {
	if len(b.codes) == 0 {
		return of
	}
	return slices.DeleteFunc(slices.Clone(of), func(c candidate) bool {
		s := l.bones[c.number]
		return slices.ContainsFunc(b.codes, func(f int) bool { return !l.codedAs(f, s).overlap(s.turns[c.turn].span) })
	})
}

// first brings the n candidates with the smallest keys to the front.
func first(of []candidate, n int) {
	for n < len(of) && len(of) > 1 {
		pivot := of[len(of)/2].key
		i, j := 0, len(of)-1
		for i <= j {
			for of[i].key < pivot {
				i++
			}
			for of[j].key > pivot {
				j--
			}
			if i <= j {
				of[i], of[j] = of[j], of[i]
				i++
				j--
			}
		}
		switch {
		case n <= j:
			of = of[:j+1]
		case n < i:
			return
		default:
			of, n = of[i:], n-i
		}
	}
}

// listed are the candidates of a branch, after all that can be told without
// reading where words are.
func (l *lookup) listed(b branch) ([]candidate, error) {
	set, _, err := l.candidates(b.text, l.ranked)
	if err != nil {
		return nil, err
	}
	place, respondents := l.d.place, !b.anyone
	if set.count() > manyDocs || l.d.all.Load() != nil {
		all, err := l.d.overview()
		if err != nil {
			return nil, &diskError{err}
		}
		if respondents {
			set, respondents = set.and(all.respondents), false
		}
		place = func(doc uint64) (docPlace, error) { return all.docs[doc], nil }
	}
	score, fields := l.scores(b.text), conditions(b.text)
	out := make([]candidate, 0, set.count())
	set.each(func(doc uint64) bool {
		var c candidate
		var ok bool
		if c, ok, err = l.candidate(doc, place, respondents, fields); ok {
			if score != nil {
				c.key = uint64(math.MaxUint32-math.Float32bits(score(doc)))<<32 | doc
			}
			out = append(out, c)
		}
		return err == nil
	})
	return out, err
}

// candidate looks whose turn a document is, and refuses one that is not asked
// for.
func (l *lookup) candidate(doc uint64, place func(uint64) (docPlace, error), respondents bool, fields []node) (candidate, bool, error) {
	p, err := place(doc)
	if err != nil {
		return candidate{}, false, &diskError{err}
	}
	if p.turn == noTurn || p.number >= uint32(len(l.fresh)) || l.fresh[p.number] < 0 {
		return candidate{}, false, nil
	}
	s := l.bones[p.number]
	if s == nil {
		if s, err = l.bonesOf(p.number); err != nil {
			return candidate{}, false, err
		}
	}
	if respondents && !s.respondents(int(p.turn)) || !l.audible(s, int(p.turn)) {
		return candidate{}, false, nil
	}
	for _, n := range fields {
		if !decide(n, nil, func(f int) bool { return l.holds(f, s, int(p.turn)) }) {
			return candidate{}, false, nil
		}
	}
	key := uint64(l.fresh[p.number])<<32 | uint64(p.turn)
	return candidate{key, uint32(doc), p.number, p.turn}, true, nil
}

// bonesOf is an interview by its number.
func (l *lookup) bonesOf(number uint32) (*skeleton, error) {
	if s := l.bones[number]; s != nil {
		return s, nil
	}
	s, err := l.d.skeleton(l.d.byNumber[number])
	if err != nil {
		return nil, &diskError{err}
	}
	l.bones[number] = s
	return s, nil
}

// conditions are the fields that must hold at every hit.
func conditions(n node) []node {
	var out []node
	if n, ok := n.(all); ok {
		for _, m := range n.of {
			switch x := m.(type) {
			case where:
				out = append(out, x)
			case not:
				if _, ok := x.of.(where); ok {
					out = append(out, x)
				}
			}
		}
	}
	return out
}

// hitsIn reads where the words are and gives the hits.
func (l *lookup) hitsIn(b branch, of []candidate) ([]Hit, error) {
	p, err := l.fetch(b.text, of)
	if err != nil {
		return nil, err
	}
	score := l.scores(b.text)
	var hits []Hit
	for i, c := range of {
		if i%1024 == 0 && l.ctx.Err() != nil {
			return nil, l.ctx.Err()
		}
		p.at = i
		from := len(hits)
		hits = append(hits, l.hitsAt(b, l.bones[c.number], int(c.turn), p)...)
		for i := from; score != nil && i < len(hits); i++ {
			hits[i].Score = float64(score(uint64(c.doc)))
		}
	}
	return hits, nil
}

// scores is what a document scores: what the terms count that are in it.
func (l *lookup) scores(n node) func(doc uint64) float32 {
	if !l.ranked {
		return nil
	}
	st := stats{turns: l.d.size, with: make([]int, len(l.terms))}
	type counted struct {
		counts []uint8
		by     [math.MaxUint8 + 1]float32 // score per count
	}
	var of []*counted
	for _, t := range slices.Compact(slices.Sorted(slices.Values(needed(n, nil)))) {
		if l.counts[t] == nil {
			continue
		}
		st.with[t] = l.sets[t].count()
		c := &counted{counts: l.counts[t]}
		for i := range c.by {
			c.by[i] = float32(st.rarity(t) * weight(i))
		}
		of = append(of, c)
	}
	return func(doc uint64) float32 {
		sum := float32(0)
		for _, c := range of {
			sum += c.by[c.counts[doc]]
		}
		return sum
	}
}
