package threeway

import (
	"slices"

	"citaat/corpus"
)

// block is a stretch of turns of the three texts that belong together; where it
// is empty in one of them, the turns came or went.
type block struct{ base, ours, theirs span }

// blocks lays the three texts beside each other. Turns that only ours has come
// before those that only theirs has.
func blocks(base, ours, theirs []corpus.Turn) []block {
	toOurs := link(base, ours).numbered(base, ours)
	toTheirs := link(base, theirs).paired(base, theirs)
	lastOurs, lastTheirs := toOurs.lasts(len(ours)), toTheirs.lasts(len(theirs))
	var out []block
	o, t := 0, 0
	fill := func(ours, theirs int) { // what came between linked turns
		for ; o < ours; o++ {
			out = append(out, block{ours: span{o, o + 1}})
		}
		for ; t < theirs; t++ {
			out = append(out, block{ours: span{o, o}, theirs: span{t, t + 1}})
		}
	}
	for i := 0; i < len(base); {
		b := block{base: span{i, i + 1}, ours: toOurs[i].behind(o), theirs: toTheirs[i].behind(t)}
		for i++; i < max(lastOurs.of(b.ours), lastTheirs.of(b.theirs)); i++ {
			b.base.to = i + 1
			b.ours, b.theirs = b.ours.with(toOurs[i].behind(o)), b.theirs.with(toTheirs[i].behind(t))
		}
		switch {
		case b.ours.empty():
			b.ours = span{o, o}
		default:
			fill(b.ours.from, t)
		}
		if b.theirs.empty() {
			b.theirs = span{t, t}
		} else {
			fill(o, b.theirs.from)
		}
		out = append(out, b)
		o, t = max(o, b.ours.to), max(t, b.theirs.to)
	}
	fill(len(ours), len(theirs))
	return out
}

// lasts tells for each turn of the other text behind which turn of this one it is
// not linked any more: turns in between may be gone from there.
type lasts []int

func (l links) lasts(n int) lasts {
	last := make(lasts, n)
	for i, s := range l {
		for k := s.from; k < s.to; k++ {
			last[k] = i + 1
		}
	}
	return last
}

func (l lasts) of(s span) int {
	last := 0
	for k := s.from; k < s.to; k++ {
		last = max(last, l[k])
	}
	return last
}

// gathered joins a block, in which theirs has no words where a mark stands, with
// those beside it: there the words may be, since the turn was split, joined or
// written anew.
func (m *merger) gathered(list []block) []block {
	for i := 0; i < len(list); i++ {
		if !m.blank(list[i]) {
			continue
		}
		from, to := i, i+1
		for from > 0 && list[from-1].onlyTheirs() {
			from--
		}
		for to < len(list) && list[to].onlyTheirs() {
			to++
		}
		from, to = max(0, from-1), min(len(list), to+1)
		all := list[from]
		for _, b := range list[from+1 : to] {
			all.base, all.ours, all.theirs = all.base.with(b.base), all.ours.with(b.ours), all.theirs.with(b.theirs)
		}
		if all != list[i] {
			list = slices.Replace(list, from, to, all)
			i = from // it may be blank still, and the next one is another
		}
	}
	return list
}

func (b block) onlyTheirs() bool { return b.base.empty() && b.ours.empty() && !b.theirs.empty() }

// blank tells whether a mark stands in a block for which theirs has no words.
func (m *merger) blank(b block) bool {
	ours := words(m.Ours, b.ours, true, false)
	if len(marks(ours)) == 0 {
		return false
	}
	for _, c := range chunks(words(m.Base, b.base, false, false), ours, words(m.Theirs, b.theirs, false, true)) {
		if !c.stable && len(marks(c.ours)) > 0 && len(marks(c.base)) > 0 && !c.redacted() && len(marks(c.theirs)) == 0 {
			return true
		}
	}
	return false
}

// behind is a span without what lies before a turn.
func (s span) behind(at int) span {
	if s.empty() || s.to <= at {
		return span{}
	}
	return span{max(s.from, at), s.to}
}

func (s span) with(o span) span {
	switch {
	case s.empty():
		return o
	case o.empty():
		return s
	}
	return span{min(s.from, o.from), max(s.to, o.to)}
}

// words are the words of some turns, with a border between two of them.
func words(turns []corpus.Turn, s span, ours, theirs bool) []word {
	var out []word
	for i := s.from; i < s.to; i++ {
		w := word{ours: -1, theirs: -1}
		if ours {
			w.ours = i
		}
		if theirs {
			w.theirs = i
		}
		if i > s.from {
			border := w
			border.border = true
			out = append(out, border)
		}
		for _, text := range split(turns[i].Text) {
			w.text = text
			out = append(out, w)
		}
	}
	return out
}
