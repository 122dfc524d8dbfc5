package export

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// tally counts what is under one code or under a code below it.
type tally struct {
	code   Code
	passes int
	groups map[corpus.GroupID]int
	people map[corpus.ParticipantID]corpus.GroupID
}

// tallies counts the passages and participants under every code that is in use
// or was used, in the order of the codebook. A code includes those below it;
// words with two codes below it count once.
func (k *maker) tallies() []*tally {
	if k.counts != nil {
		return k.counts
	}
	byID := map[string]*tally{}
	get := func(c Code) *tally {
		t := byID[c.ID]
		if t == nil {
			t = &tally{code: c, groups: map[corpus.GroupID]int{}, people: map[corpus.ParticipantID]corpus.GroupID{}}
			byID[c.ID] = t
			k.counts = append(k.counts, t)
		}
		return t
	}
	for _, c := range k.Codes {
		get(c)
	}
	var counted map[string]bool // codes that counted the words at hand
	var last same
	for _, p := range inPlace(k.All) {
		if one := p.same(); counted == nil || one != last {
			counted, last = map[string]bool{}, one
		}
		c := codeOf(k.byID, p.Code)
		for id := range lineage(c) {
			if !counted[id] {
				counted[id] = true
				get(codeOf(k.byID, id)).add(p)
			}
		}
	}
	k.counts = slices.DeleteFunc(k.counts, func(t *tally) bool { return t.code.Retired && t.passes == 0 })
	return k.counts
}

// inPlace orders passages so that those on the same words stand together.
func inPlace(passages []*Passage) []*Passage {
	list := slices.Clone(passages)
	slices.SortStableFunc(list, func(a, b *Passage) int {
		return cmp.Or(strings.Compare(string(a.Interview), string(b.Interview)), cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Span.End, b.Span.End), strings.Compare(a.same().lost, b.same().lost))
	})
	return list
}

// lineage are the ids of a code and of those above it.
func lineage(c Code) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !yield(c.ID) {
			return
		}
		for _, id := range c.Above {
			if !yield(id) {
				return
			}
		}
	}
}

func (t *tally) add(p *Passage) {
	if !p.Again {
		t.passes++
		t.groups[p.Group]++
	}
	if p.Participant != "" {
		t.people[p.Participant] = p.Group
	}
}

// in is the number of participants of a group.
func (t *tally) in(g corpus.GroupID) int {
	n := 0
	for _, group := range t.people {
		if group == g {
			n++
		}
	}
	return n
}

// overview is the table of themes and groups and, for the team, beside it the
// themes and participants.
func (k *maker) overview(people bool) Table {
	t := Table{Name: k.say("export.overview.name"), Title: k.say("export.overview.title"), Frozen: 2}
	t.Notes = []string{k.say("export.overview.note")}
	t.Columns = []Column{
		{Key: "category", Title: k.say("export.category"), Kind: Heading, Width: 18},
		{Key: "theme", Title: k.say("export.theme"), Kind: Heading, Width: 28},
	}
	held := k.interviewed()
	groups := k.groupsHeld(held)
	total := 0
	for _, g := range groups {
		n := len(held[g.ID])
		total += n
		t.Columns = append(t.Columns, k.pair(string(g.ID), k.say("export.overview.group", phrases.Args{"Group": g.Plural, "N": n}))...)
	}
	if len(groups) > 1 {
		t.Columns = append(t.Columns, k.pair("total", k.say("export.overview.total", phrases.Args{"N": total}))...)
	}
	if !k.Share {
		t.Notes = append(t.Notes, k.limits(k.Book)...)
	}
	if people = people && !k.Share; people {
		t.Title = k.say("export.overview.title.people")
		t.Notes = append(t.Notes, k.say("export.overview.note.people"))
		over := k.say("export.overview.mentioned")
		least := max(5, float64(len(over)+4)/float64(max(total, 1)))
		for _, g := range groups {
			for _, id := range held[g.ID] {
				t.Columns = append(t.Columns, Column{Key: string(id), Title: string(id), Over: over, Kind: Mark, Width: max(least, float64(len(id))+2.5)})
			}
		}
	}
	t.Rows = Rows(k.tallies(), func(y *tally, row Row) Row {
		at := y.code.place(k.Book)
		row = append(row, Text(at.category), Text(at.theme))
		passages, persons := 0, 0
		for _, g := range groups {
			n := y.in(g.ID)
			passages, persons = passages+y.groups[g.ID], persons+n
			row = append(row, Number(y.groups[g.ID]), Text(k.of(n, len(held[g.ID]))))
		}
		if len(groups) > 1 {
			row = append(row, Number(passages), Text(k.of(persons, total)))
		}
		if people {
			row = k.incidence(y, groups, held, row)
		}
		return row
	})
	return t
}

// incidence adds a 1 for each participant who has the theme and a 0 for each
// who has not.
func (k *maker) incidence(y *tally, groups []corpus.Group, held map[corpus.GroupID][]corpus.ParticipantID, row Row) Row {
	for _, g := range groups {
		for _, id := range held[g.ID] {
			n := 0
			if _, there := y.people[id]; there {
				n = 1
			}
			row = append(row, Number(n))
		}
	}
	return row
}

func (k *maker) pair(key, over string) []Column {
	return []Column{
		{Key: key + "_passages", Title: k.say("export.overview.passages"), Over: over, Kind: Figure, Width: 12},
		{Key: key + "_participants", Title: k.say("export.overview.participants"), Over: over, Kind: Figure, Width: 13},
	}
}

func (k *maker) of(n, total int) string {
	return k.say("export.of", phrases.Args{"N": n, "Total": total})
}

// groupsHeld are the groups with interviews: those of the study in its order,
// then others that participants have. Participants without a group come last.
func (k *maker) groupsHeld(held map[corpus.GroupID][]corpus.ParticipantID) []corpus.Group {
	var groups []corpus.Group
	known := map[corpus.GroupID]bool{}
	add := func(g corpus.Group) {
		if known[g.ID] || len(held[g.ID]) == 0 {
			return
		}
		known[g.ID] = true
		if g.Name == "" {
			g.Name = string(g.ID)
		}
		if g.Plural == "" {
			g.Plural = g.Name
		}
		if g.ID == "" {
			g.Plural = k.say("export.group.none")
		}
		groups = append(groups, g)
	}
	for _, g := range k.Groups {
		add(g)
	}
	var others []corpus.GroupID
	for id := range held {
		others = append(others, id)
	}
	slices.SortFunc(others, func(a, b corpus.GroupID) int {
		if (a == "") != (b == "") {
			return strings.Compare(string(b), string(a))
		}
		return corpus.CompareIDs(string(a), string(b))
	})
	for _, id := range others {
		add(corpus.Group{ID: id})
	}
	return groups
}
