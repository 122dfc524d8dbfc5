package search

// wordless are the hits of a branch that asks for codings or whole turns. Of
// the words that it mentions is asked in which turns they are.
func (l *lookup) wordless(b branch) ([]Hit, error) {
	has, err := l.turnsWith(b)
	if err != nil {
		return nil, err
	}
	var hits []Hit
	for _, v := range l.versions {
		number := l.d.catalogue[v.ID].Number
		if number >= uint32(len(l.fresh)) || l.fresh[number] < 0 {
			continue
		}
		if err := l.ctx.Err(); err != nil {
			return nil, err
		}
		s, err := l.bonesOf(number)
		if err != nil {
			return nil, err
		}
		if len(b.codes) > 0 && l.uncoded(b, s) {
			continue
		}
		in := func(n node, turn int) bool { return has[leafKey(n)][docPlace{number, uint32(turn)}] }
		if len(b.codes) > 0 {
			hits = append(hits, l.codingHits(b, s, in)...)
		} else {
			hits = append(hits, l.turnHits(b, s, in)...)
		}
		if l.opt.Limit > 0 && !l.ranked && len(hits) > l.opt.Limit {
			return hits, nil
		}
	}
	return hits, nil
}

func (l *lookup) uncoded(b branch, s *skeleton) bool {
	for _, f := range b.codes {
		if len(l.codedAs(f, s).codings) == 0 {
			return true
		}
	}
	return false
}

// turnHits are the whole turns that a branch asks for.
func (l *lookup) turnHits(b branch, s *skeleton, in func(node, int) bool) []Hit {
	var hits []Hit
	for i := range s.turns {
		if !b.anyone && !s.respondents(i) || !l.audible(s, i) {
			continue
		}
		leaf := func(n node) bool { return in(n, i) }
		field := func(f int) bool { return l.holds(f, s, i) }
		if decide(b.text, leaf, field) {
			hits = append(hits, l.turnHit(b, s, i)...)
		}
	}
	return withoutRepeats(s, hits)
}

// leafKey names a part of a query that is about words: its first term.
func leafKey(n node) int {
	switch n := n.(type) {
	case one:
		return n.term
	case row:
		return n.terms[0]
	case near:
		return leafKey(n.a)
	case either:
		return leafKey(n.of[0])
	}
	return -1
}

// turnsWith are the turns where each part about words holds, whoever speaks.
func (l *lookup) turnsWith(b branch) (map[int]map[docPlace]bool, error) {
	has := map[int]map[docPlace]bool{}
	for _, n := range leaves(b.text, nil) {
		of, err := l.listed(branch{text: n, words: true, anyone: true})
		if err != nil {
			return nil, err
		}
		p, err := l.fetch(n, of)
		if err != nil {
			return nil, err
		}
		turns := map[docPlace]bool{}
		for i, c := range of {
			p.at = i
			if ok, _ := evaluate(n, p); ok {
				turns[docPlace{c.number, c.turn}] = true
			}
		}
		has[leafKey(n)] = turns
	}
	return has, nil
}

// leaves are the parts of a node that are about words.
func leaves(n node, out []node) []node {
	switch n := n.(type) {
	case one, row, near:
		return append(out, n)
	case all:
		for _, m := range n.of {
			out = leaves(m, out)
		}
	case either:
		for _, m := range n.of {
			out = leaves(m, out)
		}
	case not:
		return leaves(n.of, out)
	}
	return out
}
