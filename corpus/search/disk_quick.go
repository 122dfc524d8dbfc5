package search

import (
	"cmp"
	"slices"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// quick tells whether the first hits of a branch can be had without reading
// all: one word, with or without fields.
func (l *lookup) quick(b branch) bool {
	_, ok := onlyTerm(b.text)
	return ok && !l.ranked
}

func onlyTerm(n node) (int, bool) {
	switch n := n.(type) {
	case one:
		return n.term, true
	case all:
		term, found := 0, false
		for _, m := range n.of {
			if x, ok := m.(one); ok && !found {
				term, found = x.term, true
				continue
			}
			if conditions(all{[]node{m}}) == nil {
				return 0, false
			}
		}
		return term, found
	}
	return 0, false
}

// mostFrequent are the words that a term means, the most frequent first.
func (l *lookup) mostFrequent(term int) ([]entry, error) {
	words, err := l.words(term)
	if err != nil {
		return nil, err
	}
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b entry) int { return cmp.Compare(b.turns, a.turns) })
	return words, nil
}

// firstHits walks the words that a term means, and stops as soon as there are
// enough hits.
func (l *lookup) firstHits(b branch) ([]Hit, bool, error) {
	term, _ := onlyTerm(b.text)
	words, err := l.mostFrequent(term)
	if err != nil {
		return nil, false, err
	}
	place := l.d.place
	if all := l.d.all.Load(); all != nil {
		place = func(doc uint64) (docPlace, error) { return all.docs[doc], nil }
	}
	fields := conditions(b.text)
	var hits []Hit
	look := l.opt.Limit // at how many hits to look whether they are enough
	for _, e := range words {
		var failed error
		enough := false
		err := l.placed(e, func(doc uint64, at []segment.Location) bool {
			c, ok, err := l.candidate(doc, place, !b.anyone, fields)
			if err != nil || !ok {
				failed = err
				return err == nil
			}
			for _, where := range at {
				if o := occurrenceOf(where); l.admits(b, l.bones[c.number], o.span) {
					hits = append(hits, l.hit(l.bones[c.number], int(c.turn), o.span))
				}
			}
			if len(hits) > look {
				hits, failed = l.once(hits)
				enough = len(hits) > l.opt.Limit
				look = len(hits) + l.opt.Limit
			}
			return failed == nil && !enough
		})
		if err == nil {
			err = failed
		}
		if err != nil || enough {
			return hits, false, err
		}
	}
	hits, err = l.once(hits)
	return hits, true, err
}

// narrow reads, of the beginning that is being typed beside other words, only
// so many words as give enough turns that have the others, too. It tells
// whether it left any out.
func (l *lookup) narrow(b branch) (left bool, err error) {
	n, ok := b.text.(all)
	if !ok {
		return false, nil
	}
	term := -1
	var others []node
	for _, m := range n.of {
		if x, ok := m.(one); ok && x.term == l.last {
			term = x.term
			continue
		}
		others = append(others, m)
	}
	if term < 0 || l.sets[term] != nil {
		return false, nil
	}
	within, _, err := l.intersect(others, false)
	if err != nil {
		return false, err
	}
	all, err := l.d.overview()
	if err != nil {
		return false, &diskError{err}
	}
	if !b.anyone {
		within = within.and(all.respondents)
	}
	words, err := l.mostFrequent(term)
	if err != nil {
		return false, err
	}
	found, both := newBitset(l.d.size), 0
	for i, e := range words {
		err := l.documents(e, func(doc uint64) {
			if within.has(doc) && !found.has(doc) {
				both++
			}
			found.add(doc)
		})
		if err != nil {
			return false, err
		}
		if both > 2*l.opt.Limit && i < len(words)-1 {
			l.sets[term], l.entries[term] = found, words[:i+1]
			return true, nil
		}
	}
	l.sets[term] = found
	return false, nil
}
