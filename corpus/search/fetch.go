package search

import (
	"cmp"
	"slices"

	index "github.com/blevesearch/bleve_index_api"

	"citaat/corpus"
)

// candidate is a document that may hold hits, and its turn.
type candidate struct {
	doc   uint64
	bones *skeleton
	turn  int
	order int
	score float64
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
	return p.l.holds(filter, c.bones, c.turn)
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

type placed struct {
	candidate int32
	occurrence
}

func (l *lookup) page(term int, of []candidate) (*page, error) {
	words, err := l.words(term)
	if err != nil {
		return nil, err
	}
	var list []placed
	for _, e := range words {
		if list, err = l.pageOf(e, of, list); err != nil {
			return nil, err
		}
	}
	if len(words) > 1 {
		slices.SortFunc(list, func(a, b placed) int {
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

// pageOf adds where one word is, leaping from candidate to candidate.
func (l *lookup) pageOf(e entry, of []candidate, list []placed) ([]placed, error) {
	if err := l.ctx.Err(); err != nil {
		return nil, err
	}
	r, err := l.d.reader.TermFieldReader(l.ctx, []byte(e.word), e.field, true, false, true)
	if err != nil {
		return nil, &diskError{err}
	}
	defer r.Close()
	var doc index.TermFieldDoc
	var id index.IndexInternalID
	at, fresh := 0, true
	for at < len(of) {
		id = index.NewIndexInternalID(id, of[at].doc)
		var d *index.TermFieldDoc
		if fresh || at > 0 && of[at].doc != of[at-1].doc+1 {
			d, err = r.Advance(id, doc.Reset())
		} else {
			d, err = r.Next(doc.Reset())
		}
		fresh = false
		if err != nil {
			return nil, &diskError{err}
		}
		if d == nil {
			return list, nil
		}
		have := d.ID.Value()
		for at < len(of) && of[at].doc < have {
			at++
		}
		if at < len(of) && of[at].doc == have {
			list = appendPlaces(list, int32(at), d.Vectors)
			at++
		}
	}
	return list, nil
}

func appendPlaces(list []placed, at int32, vs []*index.TermFieldVector) []placed {
	for _, v := range vs {
		list = append(list, placed{at, occurrenceOf(v)})
	}
	return list
}

func occurrenceOf(v *index.TermFieldVector) occurrence {
	return occurrence{int(v.Pos), int(v.Pos), corpus.Span{Start: corpus.Offset(v.Start), End: corpus.Offset(v.End)}}
}
