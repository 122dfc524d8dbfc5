package search

import (
	"cmp"
	"slices"
	"sort"

	"citaat/corpus"
)

// spans answers whether one of many passages overlaps a hit.
type spans struct {
	codings []Coding        // by start
	reach   []corpus.Offset // the furthest end so far
}

func newSpans(of []Coding) spans {
	slices.SortFunc(of, func(a, b Coding) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.ID, b.ID))
	})
	s := spans{codings: of, reach: make([]corpus.Offset, len(of))}
	for i, c := range of {
		s.reach[i] = c.Span.End
		if i > 0 {
			s.reach[i] = max(s.reach[i], s.reach[i-1])
		}
	}
	return s
}

func (s spans) overlap(span corpus.Span) bool {
	before := sort.Search(len(s.codings), func(i int) bool { return s.codings[i].Span.Start >= span.End })
	return before > 0 && s.reach[before-1] > span.Start
}

// codedAs are the codings of an interview that a code: filter names.
func (r *resolved) codedAs(f int, s *skeleton) spans {
	list, ok := r.coded[s.id]
	if !ok {
		list = make([]spans, len(r.filters))
		all := r.facets.Codings(s.id)
		for i, x := range r.filters {
			switch {
			case x.link != nil:
				list[i] = newSpans(x.link.codings(list, s))
			case x.field == codeField:
				list[i] = newSpans(named(all, r.codes[i]))
			}
		}
		r.coded[s.id] = list
	}
	return list[f]
}

// named are the codings that have one of some codes.
func named(all []Coding, codes []string) []Coding {
	var of []Coding
	for _, c := range all {
		if _, ok := slices.BinarySearch(codes, c.Code); ok && !c.Span.Empty() {
			of = append(of, c)
		}
	}
	return of
}

// admits tells whether a hit's own words are coded as a branch asks.
func (r *resolved) admits(b branch, s *skeleton, span corpus.Span) bool {
	for _, f := range b.codes {
		if !r.codedAs(f, s).overlap(span) {
			return false
		}
	}
	for _, f := range b.notCodes {
		if r.codedAs(f, s).overlap(span) {
			return false
		}
	}
	return true
}
