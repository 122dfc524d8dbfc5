package search

import (
	"cmp"
	"container/heap"
	"context"
	"slices"
)

// find gives the hits in the interviews that the index knows as they are.
// Complete tells that there are no others.
func (d *disk) find(ctx context.Context, j *job, stale []Version) (hits []Hit, complete bool, err error) {
	defer func() {
		if r := recover(); r != nil {
			hits, complete, err = nil, false, &diskError{errRecord}
		}
	}()
	l := d.lookup(ctx, j, stale)
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
	of, err := l.listed(b)
	if err != nil {
		return nil, false, err
	}
	limit := l.opt.Limit
	if limit <= 0 {
		hits, err := l.hitsIn(b, of)
		if err == nil {
			hits, err = l.once(hits)
		}
		return hits, true, err
	}
	next := l.inTurn(of, limit)
	var hits []Hit
	for size := limit; ; size *= 4 {
		part := next(size)
		if len(part) == 0 {
			return hits, true, nil
		}
		more, err := l.hitsIn(b, part)
		if err != nil {
			return nil, false, err
		}
		if hits, err = l.once(append(hits, more...)); err != nil {
			return nil, false, err
		}
		// a hit more than asked for tells that there are others
		if len(hits) > limit {
			return hits, false, nil
		}
	}
}

// inTurn hands out candidates, the first to be shown first.
func (l *lookup) inTurn(of []candidate, limit int) func(int) []candidate {
	if l.ranked {
		return ranked(of)
	}
	if !l.opt.AsYouType {
		slices.SortFunc(of, func(a, b candidate) int {
			return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.turn, b.turn))
		})
	}
	return func(n int) []candidate {
		n = min(n, len(of))
		part := of[:n:n]
		of = of[n:]
		return part
	}
}

// best is a heap of candidates, the best on top.
type best []candidate

func (b best) Len() int { return len(b) }
func (b best) Less(i, j int) bool {
	if b[i].score != b[j].score {
		return b[i].score > b[j].score
	}
	return b[i].order < b[j].order || b[i].order == b[j].order && b[i].turn < b[j].turn
}
func (b best) Swap(i, j int) { b[i], b[j] = b[j], b[i] }
func (b *best) Push(x any)   { *b = append(*b, x.(candidate)) }
func (b *best) Pop() any {
	last := len(*b) - 1
	x := (*b)[last]
	*b = (*b)[:last]
	return x
}

func ranked(of []candidate) func(int) []candidate {
	b := best(of)
	heap.Init(&b)
	return func(n int) []candidate {
		var part []candidate
		for len(part) < n && len(b) > 0 {
			part = append(part, b[0])
			heap.Pop(&b)
		}
		return part
	}
}

// listed are the candidates of a branch, after all that can be told without
// reading where words are.
func (l *lookup) listed(b branch) ([]candidate, error) {
	set, _, err := l.candidates(b.text, l.ranked)
	if err != nil {
		return nil, err
	}
	scores := l.scores(b.text)
	n := set.count()
	place, err := l.d.places(n > manyDocs)
	if err != nil {
		return nil, &diskError{err}
	}
	fields := conditions(b.text)
	out := make([]candidate, 0, min(n, 1<<16))
	set.each(func(doc uint64) bool {
		var c candidate
		var ok bool
		if c, ok, err = l.candidate(doc, place, b, fields); ok {
			if scores != nil {
				c.score = scores(doc)
			}
			out = append(out, c)
		}
		return err == nil
	})
	return out, err
}

// candidate looks whose turn a document is, and refuses one that is not asked
// for.
func (l *lookup) candidate(doc uint64, place func(uint64) (docPlace, error), b branch, fields []node) (candidate, bool, error) {
	p, err := place(doc)
	if err != nil {
		return candidate{}, false, &diskError{err}
	}
	order, ok := l.fresh[p.number]
	if !ok || p.turn == stemsTurn {
		return candidate{}, false, nil
	}
	s, err := l.bonesOf(p.number)
	if err != nil {
		return candidate{}, false, err
	}
	c := candidate{doc: doc, bones: s, turn: int(p.turn), order: order}
	if !b.anyone && !s.respondents(c.turn) {
		return c, false, nil
	}
	for _, n := range fields {
		if !decide(n, nil, func(f int) bool { return l.holds(f, s, c.turn) }) {
			return c, false, nil
		}
	}
	return c, true, nil
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
	var hits []Hit
	for i, c := range of {
		if i%1024 == 0 && l.ctx.Err() != nil {
			return nil, l.ctx.Err()
		}
		p.at = i
		for _, h := range l.hitsAt(b, c.bones, c.turn, p) {
			h.Score = c.score
			hits = append(hits, h)
		}
	}
	return hits, nil
}

// scores is what a document scores: what the terms count that are in it.
func (l *lookup) scores(n node) func(doc uint64) float64 {
	if !l.ranked {
		return nil
	}
	st := stats{turns: l.d.size, with: make([]int, len(l.terms))}
	type counted struct {
		counts []uint16
		rarity float64
	}
	var of []counted
	for _, t := range slices.Compact(slices.Sorted(slices.Values(needed(n, nil)))) {
		if l.counts[t] != nil {
			st.with[t] = l.sets[t].count()
			of = append(of, counted{l.counts[t], st.rarity(t)})
		}
	}
	return func(doc uint64) float64 {
		sum := 0.0
		for _, c := range of {
			if n := c.counts[doc]; n > 0 {
				sum += c.rarity * weight(int(n))
			}
		}
		return sum
	}
}
