package search

import (
	"context"
	"math"
	"slices"
)

// count counts the hits in the interviews that the index knows as they are,
// where that can be told without reading where words are: when every word is
// asked for by itself and none twice.
func (d *disk) count(ctx context.Context, j *job, t *tally) (ok bool, err error) {
	defer func() {
		if r := recover(); r != nil {
			ok, err = false, &diskError{errRecord}
		}
	}()
	if len(j.branches) != 1 || !j.branches[0].words {
		return false, nil
	}
	b := j.branches[0]
	terms, ok := countable(b.text)
	if !ok || len(b.codes)+len(b.notCodes) > 0 {
		return false, nil
	}
	l := d.lookup(ctx, j)
	if ok, err := l.apart(terms); !ok || err != nil {
		return false, err
	}
	of, err := l.listed(b)
	if err != nil {
		return false, err
	}
	counts := make([]uint16, d.size)
	for _, term := range terms {
		for _, e := range l.entries[term] {
			err := l.counted(e, func(doc, n uint64) {
				counts[doc] = uint16(min(uint64(counts[doc])+n, math.MaxUint16))
			})
			if err != nil {
				return false, err
			}
		}
	}
	l.tally(of, counts, t)
	return true, nil
}

// countable gives the words that a turn is asked for, if each of them is a
// hit wherever the turn is one.
func countable(n node) ([]int, bool) {
	switch n := n.(type) {
	case one:
		return []int{n.term}, true
	case either:
		var terms []int
		for _, m := range n.of {
			x, ok := m.(one)
			if !ok {
				return nil, false
			}
			terms = append(terms, x.term)
		}
		return terms, true
	case all:
		var terms []int
		for _, m := range n.of {
			if conditions(all{[]node{m}}) != nil {
				continue
			}
			if x, ok := m.(not); ok {
				if !ofWords(x.of) {
					return nil, false
				}
				continue
			}
			more, ok := countable(m)
			if _, nested := m.(all); nested || !ok {
				return nil, false
			}
			terms = append(terms, more...)
		}
		return terms, true
	}
	return nil, false
}

// ofWords tells of a node that holds or not by which words a turn has, whatever
// their order and whoever speaks.
func ofWords(n node) bool {
	switch n := n.(type) {
	case one:
		return true
	case not:
		return ofWords(n.of)
	case all:
		return !slices.ContainsFunc(n.of, func(m node) bool { return !ofWords(m) })
	case either:
		return !slices.ContainsFunc(n.of, func(m node) bool { return !ofWords(m) })
	}
	return false
}

// apart tells whether no word is meant by two of the terms.
func (l *lookup) apart(terms []int) (bool, error) {
	seen := map[entry]bool{}
	for _, t := range terms {
		words, err := l.words(t)
		if err != nil {
			return false, err
		}
		for _, e := range words {
			e.turns = 0
			if seen[e] {
				return false, nil
			}
			seen[e] = true
		}
	}
	return true, nil
}

// tally counts turns, and leaves out answers that were given before.
func (l *lookup) tally(of []candidate, counts []uint16, t *tally) {
	first := map[docPlace]uint32{}
	for _, c := range of {
		if s := l.bones[c.number]; s.again {
			answer := docPlace{c.number, uint32(s.turns[c.turn].answer)}
			if t, ok := first[answer]; !ok || c.turn < t {
				first[answer] = c.turn
			}
		}
	}
	for _, c := range of {
		s := l.bones[c.number]
		if s.again && first[docPlace{c.number, uint32(s.turns[c.turn].answer)}] != c.turn {
			continue
		}
		t.add(s.id, s.participant(int(c.turn)), int(counts[c.doc]))
	}
}
