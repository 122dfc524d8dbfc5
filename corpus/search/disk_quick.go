package search

import (
	"cmp"
	"errors"
	"slices"

	index "github.com/blevesearch/bleve_index_api"
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

var errEnough = errors.New("enough hits")

// firstHits walks the words that a term means, the most frequent first, and
// stops as soon as there are enough hits.
func (l *lookup) firstHits(b branch) ([]Hit, bool, error) {
	term, _ := onlyTerm(b.text)
	words, err := l.words(term)
	if err != nil {
		return nil, false, err
	}
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b entry) int { return cmp.Compare(b.turns, a.turns) })
	place, err := l.d.places(false)
	if err != nil {
		return nil, false, &diskError{err}
	}
	fields := conditions(b.text)
	var hits []Hit
	look := l.opt.Limit // at how many hits to look whether they are enough
	for _, e := range words {
		err := l.readPlaces(e, func(d *index.TermFieldDoc) error {
			c, ok, err := l.candidate(d.ID.Value(), place, b, fields)
			if err != nil || !ok {
				return err
			}
			for _, v := range d.Vectors {
				if o := occurrenceOf(v); l.admits(b, c.bones.id, o.span) {
					hits = append(hits, l.hit(c.bones, c.turn, o.span))
				}
			}
			if len(hits) <= look {
				return nil
			}
			if hits, err = l.once(hits); err == nil && len(hits) > l.opt.Limit {
				err = errEnough
			}
			look = len(hits) + l.opt.Limit
			return err
		})
		if errors.Is(err, errEnough) {
			return hits, false, nil
		}
		if err != nil {
			return nil, false, err
		}
	}
	hits, err = l.once(hits)
	return hits, true, err
}

func (l *lookup) readPlaces(e entry, f func(*index.TermFieldDoc) error) error {
	var failed error
	err := l.read(e, true, true, func(d *index.TermFieldDoc) bool {
		failed = f(d)
		return failed == nil
	})
	if err != nil {
		return err
	}
	return failed
}
