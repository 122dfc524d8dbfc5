package search

import (
	"slices"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// link says of codings, or of words, that a coding with another code is there
// too: "code:a overlapping code:b", "bang within-turn code:b".
//
// It narrows the codings of a filter, so that it can stand wherever code: can:
// the hits of "code:a overlapping code:b" are the codings of a, and "bang AND
// NOT (code:a overlapping code:b)" looks at the words of those. A coding is
// not beside itself, also where it has both codes because one is under the
// other; two coders' codings of the same words are.
type link struct {
	base int   // the filter that is narrowed; -1: what is asked is only that one of with is there
	with []int // filters, one of which must have a coding there
	turn bool  // in a turn that the coding touches, not at its words
}

// linkWord reads the words that link. In small letters they are ordinary words
// too, unless a code follows.
func linkWord(s string) (turn, capital, ok bool) {
	switch strings.ToLower(s) {
	case "overlapping", "overlapt":
		ok = true
	case "within-turn", "zelfde-beurt":
		turn, ok = true, true
	}
	return turn, ok && s == strings.ToUpper(s), ok
}

// markLinks finds the words that link two parts.
func markLinks(list []lexeme, typing bool) {
	for i := 1; i < len(list)-1; i++ {
		x := &list[i]
		if x.is != isWord || !ends(list[i-1]) {
			continue
		}
		turn, capital, ok := linkWord(x.text)
		coded := list[i-1].is == isField && list[i-1].field == codeField
		if ok && (capital || codeAfter(list[i+1:]) || coded && typing && list[i+1].is == isEnd) {
			x.is, x.turn = isLink, turn
		}
	}
}

// ends tells whether a part of a query can end here.
func ends(x lexeme) bool {
	return x.is == isWord || x.is == isPhrase || x.is == isPattern || x.is == isField || x.is == isClose
}

// codeAfter tells whether code: comes next, also behind parentheses.
func codeAfter(list []lexeme) bool {
	for _, x := range list {
		if x.is != isOpen {
			return x.is == isField && x.field == codeField
		}
	}
	return false
}

// link reads what stands beside the words that link.
func (p *parser) link(depth int) (node, error) {
	from := p.peek()
	n, err := p.near(depth)
	if err != nil {
		return nil, err
	}
	for p.peek().is == isLink {
		x := p.take()
		if p.unfinished() {
			return n, nil
		}
		right := p.peek()
		m, err := p.near(depth)
		if err != nil {
			return nil, err
		}
		with, ok := p.codesOf(m)
		if !ok {
			return nil, wrong(right.at, phrases.Make("search.link-code", phrases.Args{"Word": x.text}))
		}
		if n, ok = p.linked(n, with, x); !ok {
			return nil, wrong(from.at, phrases.Make("search.link-what", phrases.Args{"Word": x.text}))
		}
	}
	return n, nil
}

// codesOf are the code: filters of a part that is nothing else.
func (p *parser) codesOf(n node) ([]int, bool) {
	switch n := n.(type) {
	case where:
		return []int{n.filter}, p.q.filters[n.filter].field == codeField
	case either:
		var all []int
		for _, m := range n.of {
			some, ok := p.codesOf(m)
			if !ok {
				return nil, false
			}
			all = append(all, some...)
		}
		return all, true
	}
	return nil, false
}

// linked is a part beside which a coding is asked for.
func (p *parser) linked(n node, with []int, x lexeme) (node, bool) {
	l := link{base: -1, with: with, turn: x.turn}
	switch m := n.(type) {
	case where:
		if p.q.filters[m.filter].field != codeField {
			return nil, false
		}
		l.base = m.filter
		return p.narrowed(l, x.at), true
	case either:
		if occurs(n) {
			break
		}
		out := either{}
		for _, one := range m.of {
			one, ok := p.linked(one, with, x)
			if !ok {
				return nil, false
			}
			out.of = append(out.of, one)
		}
		return out, true
	}
	if !occurs(n) {
		return nil, false
	}
	return all{[]node{n, p.narrowed(l, x.at)}}, true
}

func (p *parser) narrowed(l link, at int) node {
	p.q.filters = append(p.q.filters, filter{field: codeField, link: &l, at: at})
	return where{len(p.q.filters) - 1}
}

// codings are those of an interview that a link names, given those of the
// filters before it.
func (l *link) codings(of []spans, s *skeleton) []Coding {
	var beside []Coding
	for _, f := range l.with {
		beside = append(beside, of[f].codings...)
	}
	if l.turn {
		for i, c := range beside {
			beside[i].Span = s.turnsOf(c.Span)
		}
	}
	if l.base < 0 {
		return beside
	}
	there, own := newSpans(beside), map[string]bool{}
	for _, c := range beside {
		own[c.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(of[l.base].codings), func(c Coding) bool {
		if own[c.ID] {
			return !there.overlapOther(c)
		}
		return !there.overlap(c.Span)
	})
}

// overlapOther tells whether a passage other than a coding's own overlaps it.
func (s spans) overlapOther(c Coding) bool {
	for _, o := range s.codings {
		if o.Span.Start >= c.Span.End {
			return false
		}
		if o.ID != c.ID && o.Span.End > c.Span.Start {
			return true
		}
	}
	return false
}

// turnsOf widens a span to the whole turns that it touches.
func (s *skeleton) turnsOf(span corpus.Span) corpus.Span {
	from, to := s.touched(span)
	if from >= to {
		return span
	}
	return corpus.Span{Start: min(span.Start, s.turns[from].span.Start), End: max(span.End, s.turns[to-1].span.End)}
}
