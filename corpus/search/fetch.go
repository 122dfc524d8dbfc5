package search

import (
	"cmp"
	"slices"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// candidate is a document that may hold hits, and its turn. Candidates with a
// smaller key are shown sooner.
type candidate struct {
	key          uint64
	doc          uint32
	number, turn uint32
}

// pages are the places of a query's terms in some candidates.
type pages struct {
	l     *lookup
	of    []candidate // by document
	at    int         // the one that is looked at
	terms map[int]*page
}

// page is the places of one term: those of candidate i are
// list[starts[i]:starts[i+1]].
type page struct {
	list   []occurrence
	starts []int32
}

// occurrences implements facts.
func (p *pages) occurrences(term int) []occurrence {
	t := p.terms[term]
	if t == nil {
		return nil
	}
	return t.list[t.starts[p.at]:t.starts[p.at+1]]
}

// holds implements facts.
func (p *pages) holds(filter int) bool {
	c := p.of[p.at]
	return p.l.holds(filter, p.l.bones[c.number], int(c.turn))
}

// fetch reads where the terms of a node are in the candidates.
func (l *lookup) fetch(n node, of []candidate) (*pages, error) {
	slices.SortFunc(of, func(a, b candidate) int { return cmp.Compare(a.doc, b.doc) })
	p := &pages{l: l, of: of, terms: map[int]*page{}}
	for _, t := range needed(n, nil) {
		if p.terms[t] != nil {
			continue
		}
		t1, err := l.page(t, of)
		if err != nil {
			return nil, err
		}
		p.terms[t] = t1
	}
	return p, nil
}

// needed are the terms whose places decide, and show, where a node holds. Of
// what must be absent the candidates tell already, if they are exact.
func needed(n node, out []int) []int {
	switch n := n.(type) {
	case one:
		return append(out, n.term)
	case row:
		return append(out, n.terms...)
	case near:
		return needed(n.b, needed(n.a, out))
	case all:
		for _, m := range n.of {
			out = needed(m, out)
		}
	case either:
		for _, m := range n.of {
			out = needed(m, out)
		}
	case not:
		return needed(n.of, out)
	}
	return out
}

type placedAt struct {
	candidate int32
	occurrence
}

func (l *lookup) page(term int, of []candidate) (*page, error) {
	words, err := l.words(term)
	if err != nil {
		return nil, err
	}
	words = l.owned(term, words, of)
	var list []placedAt
	for _, e := range words {
		if list, err = l.pageOf(e, of, list); err != nil {
			return nil, err
		}
	}
	if len(words) > 1 {
		slices.SortFunc(list, func(a, b placedAt) int {
			return cmp.Or(cmp.Compare(a.candidate, b.candidate), cmp.Compare(a.from, b.from))
		})
	}
	p := &page{list: make([]occurrence, len(list)), starts: make([]int32, len(of)+1)}
	for i, x := range list {
		p.list[i] = x.occurrence
		p.starts[x.candidate+1]++
	}
	for i := range of {
		p.starts[i+1] += p.starts[i]
	}
	return p, nil
}

// owned are those of a term's words that the candidates have, as far as is
// known.
func (l *lookup) owned(term int, words []entry, of []candidate) []entry {
	owners := l.owners[term]
	if owners == nil {
		return words
	}
	in, owned := newBitset(l.d.size), newBitset(len(words))
	for _, c := range of {
		in.add(uint64(c.doc))
	}
	for _, o := range owners {
		if in.has(uint64(o.doc)) {
			owned.add(uint64(o.word))
		}
	}
	out := make([]entry, 0, owned.count())
	owned.each(func(i uint64) bool {
		out = append(out, words[i])
		return true
	})
	return out
}

// pageOf adds where one word is, leaping from candidate to candidate.
func (l *lookup) pageOf(e entry, of []candidate, list []placedAt) ([]placedAt, error) {
	if err := l.ctx.Err(); err != nil {
		return nil, err
	}
	at := 0
	for _, p := range l.parts {
		end := p.offset + uint64(p.snapshot.FullSize())
		if at >= len(of) || uint64(of[at].doc) >= end {
			continue
		}
		it, err := p.postings(e, true, true)
		if err != nil {
			return nil, &diskError{err}
		}
		last := int64(-2)
		for at < len(of) && uint64(of[at].doc) < end {
			want := uint64(of[at].doc) - p.offset
			x, err := leap(it, want, last)
			if err != nil {
				return nil, &diskError{err}
			}
			if x == nil {
				for at < len(of) && uint64(of[at].doc) < end {
					at++
				}
				break
			}
			last = int64(x.Number())
			for at < len(of) && uint64(of[at].doc) < p.offset+x.Number() {
				at++
			}
			if at < len(of) && uint64(of[at].doc) == p.offset+x.Number() {
				for _, where := range x.Locations() {
					list = append(list, placedAt{int32(at), occurrenceOf(where)})
				}
				at++
			}
		}
	}
	return list, nil
}

// leap goes to a document that lies after the last one.
func leap(it segment.PostingsIterator, to uint64, last int64) (segment.Posting, error) {
	if int64(to) == last+1 {
		return it.Next()
	}
	return it.Advance(to)
}
