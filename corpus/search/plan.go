package search

import "citaat/corpus/phrases"

// branch is one alternative of a query, answered by itself: what must hold at
// a turn, and what must hold at the hit's own words.
type branch struct {
	text     node // words and filters of turns; nil: nothing asked
	words    bool // its hits are occurrences of words
	codes    []int
	notCodes []int
	anyone   bool // speaker: says whose words
}

// plan parts the query into branches. code: and speaker: change what a hit is
// and whose words count, so an alternative that holds one stands by itself;
// so does one without a word beside others with words.
func (q *Query) plan() error {
	list, err := q.expand(q.root, true)
	if err != nil {
		return err
	}
	for _, b := range list {
		if len(b.codes) == 0 && !b.words && (b.text == nil || !q.asks(b.text)) {
			return wrong(0, phrases.Make("search.not-alone"))
		}
	}
	q.branches = list
	return nil
}

// expand writes a node as a list of alternatives.
func (q *Query) expand(n node, top bool) ([]branch, error) {
	if q.plain(n) {
		return []branch{{text: n, words: hasWords(n)}}, nil
	}
	switch n := n.(type) {
	case where:
		return []branch{q.special(n.filter, true)}, nil
	case not:
		return q.expandNot(n.of)
	case either:
		return q.expandAny(n.of, top)
	case all:
		list := []branch{{}}
		for _, m := range n.of {
			more, err := q.expand(m, false)
			if err != nil {
				return nil, err
			}
			if list, err = cross(list, more); err != nil {
				return nil, err
			}
		}
		return list, nil
	}
	return []branch{{text: n, words: hasWords(n)}}, nil
}

// expandAny keeps the alternatives together that are words alone.
func (q *Query) expandAny(of []node, top bool) ([]branch, error) {
	var list []branch
	var together []node
	for _, m := range of {
		if q.plain(m) && hasWords(m) {
			together = append(together, m)
			continue
		}
		more, err := q.expand(m, top)
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
	}
	switch len(together) {
	case 0:
	case 1:
		list = append(list, branch{text: together[0], words: true})
	default:
		list = append(list, branch{text: either{together}, words: true})
	}
	if len(list) > maxBranches {
		return nil, wrong(0, phrases.Make("search.too-many"))
	}
	return list, nil
}

// expandNot moves NOT inwards, past AND and OR.
func (q *Query) expandNot(n node) ([]branch, error) {
	switch n := n.(type) {
	case where:
		return []branch{q.special(n.filter, false)}, nil
	case not:
		return q.expand(n.of, false)
	case either:
		return q.expand(all{negate(n.of)}, false)
	case all:
		return q.expand(either{negate(n.of)}, false)
	}
	return []branch{{text: not{n}}}, nil
}

func negate(of []node) []node {
	out := make([]node, len(of))
	for i, n := range of {
		out[i] = not{n}
		if m, ok := n.(not); ok {
			out[i] = m.of
		}
	}
	return out
}

// special is the branch of a code: or speaker: filter.
func (q *Query) special(f int, holds bool) branch {
	switch {
	case q.filters[f].field == codeField && holds:
		return branch{codes: []int{f}}
	case q.filters[f].field == codeField:
		return branch{notCodes: []int{f}}
	case holds:
		return branch{text: where{f}, anyone: q.filters[f].field == speakerField}
	}
	return branch{text: not{where{f}}}
}

// cross joins every alternative of a with every one of b.
func cross(a, b []branch) ([]branch, error) {
	if len(a)*len(b) > maxBranches {
		return nil, wrong(0, phrases.Make("search.too-many"))
	}
	var out []branch
	for _, x := range a {
		for _, y := range b {
			out = append(out, branch{
				text:     both(x.text, y.text),
				words:    x.words || y.words,
				codes:    append(append([]int(nil), x.codes...), y.codes...),
				notCodes: append(append([]int(nil), x.notCodes...), y.notCodes...),
				anyone:   x.anyone || y.anyone,
			})
		}
	}
	return out, nil
}

func both(a, b node) node {
	if a == nil {
		return b
	}
	if b == nil {
		return a
	}
	if x, ok := a.(all); ok {
		return all{append(append([]node(nil), x.of...), b)}
	}
	return all{[]node{a, b}}
}

// plain tells whether a node can be answered turn by turn as it is: no code:,
// no speaker:, no alternative without a word beside one with words.
func (q *Query) plain(n node) bool {
	switch n := n.(type) {
	case where:
		f := q.filters[n.filter].field
		return f != codeField && f != speakerField
	case not:
		return q.plain(n.of)
	case all:
		return q.allPlain(n.of)
	case either:
		for _, m := range n.of {
			if hasWords(m) != hasWords(n.of[0]) {
				return false
			}
		}
		return q.allPlain(n.of)
	}
	return true
}

func (q *Query) allPlain(of []node) bool {
	for _, m := range of {
		if !q.plain(m) {
			return false
		}
	}
	return true
}

// hasWords tells whether a turn that a node holds at has an occurrence to show.
func hasWords(n node) bool {
	switch n := n.(type) {
	case one, row, near:
		return true
	case all:
		for _, m := range n.of {
			if hasWords(m) {
				return true
			}
		}
	case either:
		for _, m := range n.of {
			if !hasWords(m) {
				return false
			}
		}
		return true
	}
	return false
}

// asks tells whether a node without words asks for something: a field, not
// only that something is absent.
func (q *Query) asks(n node) bool {
	switch n := n.(type) {
	case where:
		return true
	case all:
		for _, m := range n.of {
			if q.asks(m) {
				return true
			}
		}
	case either:
		for _, m := range n.of {
			if !q.asks(m) {
				return false
			}
		}
		return true
	}
	return false
}
