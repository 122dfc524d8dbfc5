package privacy

import (
	"cmp"
	"slices"
	"strings"

	"citaat/corpus"
	"citaat/corpus/privacy"
)

// group is the findings that are the same thing said again.
type group struct {
	kin
	text   string // how it is written most often
	sure   bool
	places []int // in the findings
}

// isWord tells whether a group is about a word that somebody typed.
func (g group) isWord(word string) bool {
	like := privacy.Alike(g.kind, word)
	return like != "" && g.alike == like
}

// order is how kinds follow one another: what identifies most comes first.
func order(k privacy.Kind) int { return slices.Index(privacy.Kinds(), k) }

// groups puts the findings that are shown together: by kind, those that are
// found most often first.
func (m Model) groups() []group {
	at := map[kin]int{}
	var list []group
	for i, f := range m.findings {
		if m.only != "" && f.Interview != m.only {
			continue
		}
		j, known := at[f.kin()]
		if !known {
			j = len(list)
			at[f.kin()] = j
			list = append(list, group{kin: f.kin(), text: f.Text})
		}
		list[j].places = append(list[j].places, i)
		list[j].sure = list[j].sure || f.Sure
	}
	slices.SortStableFunc(list, func(a, b group) int {
		return cmp.Or(order(a.kind)-order(b.kind), len(b.places)-len(a.places), strings.Compare(a.alike, b.alike))
	})
	return list
}

// masked is how many places of a group are to be replaced.
func (m Model) masked(g group) int {
	n := 0
	for _, i := range g.places {
		if _, ok := m.masks[m.findings[i].spot()]; ok {
			n++
		}
	}
	return n
}

// mark is what a group would be replaced with.
func (m Model) mark(g group) string {
	if mark, ok := m.marks[g.kin]; ok {
		return mark
	}
	return m.findings[g.places[0]].Mark
}

// interviews are those with candidates, in the order in which they came, with
// how many each has that nobody has judged.
func (m Model) interviews() (ids []corpus.TranscriptID, open map[corpus.TranscriptID]int) {
	open = map[corpus.TranscriptID]int{}
	for _, f := range m.findings {
		if f.Interview == "" {
			continue
		}
		if _, seen := open[f.Interview]; !seen {
			ids = append(ids, f.Interview)
			open[f.Interview] = 0
		}
		if _, done := m.masks[f.spot()]; !done {
			open[f.Interview]++
		}
	}
	return ids, open
}

// regroup makes the list again and stays at the group that one was at, or the
// one that took its place.
func (m Model) regroup() Model {
	was, some := m.current()
	m.list = m.groups()
	if some {
		if i := slices.IndexFunc(m.list, func(g group) bool { return g.kin == was.kin }); i >= 0 {
			m.at = i
		}
	}
	m.at = max(min(m.at, len(m.list)-1), 0)
	m.place = 0
	if g, ok := m.current(); ok && some && g.kin == was.kin {
		m.place = min(m.place, len(g.places)-1)
	}
	return m.follow()
}
