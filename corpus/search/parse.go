package search

import (
	"strings"

	"citaat/corpus/phrases"
)

// Bounds of a query: beyond them nobody typed it.
const (
	maxDepth    = 50
	maxTerms    = 500
	maxBranches = 64
)

// Parse reads a query. Its error is a *QueryError, which says where.
func Parse(src string) (Query, error) { return parse(src, false) }

// ParseTyping reads a query that is still being typed: what is not closed
// counts as closed, and an operator at the end as not yet there.
func ParseTyping(src string) (Query, error) { return parse(src, true) }

func parse(src string, typing bool) (Query, error) {
	list, err := lex(src)
	if err != nil {
		return Query{}, err
	}
	markLinks(list, typing)
	p := parser{list: list, typing: typing, q: Query{source: src, last: -1}}
	if p.peek().is == isEnd {
		return Query{}, wrong(0, phrases.Make("search.empty"))
	}
	if p.q.root, err = p.or(0); err != nil {
		return Query{}, err
	}
	switch x := p.peek(); x.is {
	case isEnd:
	case isClose:
		return Query{}, wrong(x.at, phrases.Make("search.not-opened"))
	default:
		return Query{}, wrong(x.at, phrases.Make("search.not-here"))
	}
	if err := p.q.plan(); err != nil {
		return Query{}, err
	}
	return p.q, nil
}

type parser struct {
	list   []lexeme
	at     int
	typing bool
	q      Query
}

func (p *parser) peek() lexeme { return p.list[p.at] }

func (p *parser) take() lexeme {
	x := p.list[p.at]
	if x.is != isEnd {
		p.at++
	}
	return x
}

// unfinished tells whether the query ends after the operator just read, in a
// query that is still being typed.
func (p *parser) unfinished() bool { return p.typing && p.peek().is == isEnd }

func (p *parser) or(depth int) (node, error) {
	n, err := p.and(depth)
	if err != nil || p.peek().is != isOr {
		return n, err
	}
	of := []node{n}
	for p.peek().is == isOr {
		p.take()
		if p.unfinished() {
			break
		}
		n, err := p.and(depth)
		if err != nil {
			return nil, err
		}
		of = append(of, n)
	}
	if len(of) == 1 {
		return of[0], nil
	}
	return either{of}, nil
}

func (p *parser) and(depth int) (node, error) {
	n, err := p.not(depth)
	if err != nil {
		return nil, err
	}
	of := []node{n}
	for {
		switch p.peek().is {
		case isOr, isClose, isEnd:
			if len(of) == 1 {
				return of[0], nil
			}
			return all{of}, nil
		case isAnd:
			p.take()
			if p.unfinished() {
				continue
			}
		case isNot:
			if p.typing && p.list[p.at+1].is == isEnd {
				p.take()
				continue
			}
		}
		n, err := p.not(depth)
		if err != nil {
			return nil, err
		}
		of = append(of, n)
	}
}

func (p *parser) not(depth int) (node, error) {
	if p.peek().is != isNot {
		return p.link(depth)
	}
	x := p.take()
	if depth++; depth > maxDepth {
		return nil, wrong(x.at, phrases.Make("search.too-deep"))
	}
	n, err := p.not(depth)
	if err != nil {
		return nil, err
	}
	return not{n}, nil
}

func (p *parser) near(depth int) (node, error) {
	from := p.peek()
	n, err := p.primary(depth)
	if err != nil {
		return nil, err
	}
	for p.peek().is == isNear {
		x := p.take()
		if p.unfinished() {
			return n, nil
		}
		right := p.peek()
		m, err := p.primary(depth)
		if err != nil {
			return nil, err
		}
		if !occurs(n) {
			return nil, wrong(from.at, phrases.Make("search.near-what"))
		}
		if !occurs(m) {
			return nil, wrong(right.at, phrases.Make("search.near-what"))
		}
		n = near{n, m, x.near}
	}
	return n, nil
}

// occurs tells whether a node is a place in a turn, so that another can be
// near it.
func occurs(n node) bool {
	switch n := n.(type) {
	case one, row, near:
		return true
	case either:
		for _, m := range n.of {
			if !occurs(m) {
				return false
			}
		}
		return true
	}
	return false
}

func (p *parser) primary(depth int) (node, error) {
	x := p.take()
	switch x.is {
	case isOpen:
		return p.group(x, depth+1)
	case isWord:
		return p.word(x)
	case isPhrase:
		if x.open && !p.typing {
			return nil, wrong(x.at, phrases.Make("search.quote-open"))
		}
		return p.phrase(x)
	case isPattern:
		if x.open && !p.typing {
			return nil, wrong(x.at, phrases.Make("search.slash-open"))
		}
		return p.pattern(x.text, x.at)
	case isField:
		if x.open && !p.typing {
			return nil, wrong(x.at, phrases.Make("search.quote-open"))
		}
		return p.filter(x)
	case isClose:
		if p.at >= 2 && p.list[p.at-2].is == isOpen {
			return nil, wrong(x.at, phrases.Make("search.nothing-between"))
		}
		return nil, wrong(x.at, phrases.Make("search.not-here"))
	case isEnd:
		return nil, wrong(x.at, phrases.Make("search.ends-early"))
	}
	return nil, wrong(x.at, phrases.Make("search.not-here"))
}

func (p *parser) group(open lexeme, depth int) (node, error) {
	if depth > maxDepth {
		return nil, wrong(open.at, phrases.Make("search.too-deep"))
	}
	n, err := p.or(depth)
	if err != nil {
		return nil, err
	}
	if p.peek().is == isClose {
		p.take()
	} else if !p.typing {
		return nil, wrong(open.at, phrases.Make("search.not-closed"))
	}
	return n, nil
}

func (p *parser) filter(x lexeme) (node, error) {
	f := filter{field: x.field, value: strings.TrimSpace(x.text), at: x.at}
	if x.field == varField {
		f.name, f.value = "", ""
		if x.equal > 0 {
			f.name = strings.TrimSpace(x.text[:x.equal])
			f.value = strings.TrimSpace(x.text[x.equal+1:])
		}
		if f.name == "" || f.value == "" {
			return nil, wrong(x.at, phrases.Make("search.var-form"))
		}
	}
	p.q.filters = append(p.q.filters, f)
	return where{len(p.q.filters) - 1}, nil
}
