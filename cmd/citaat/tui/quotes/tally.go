package quotes

import (
	"cmp"
	"slices"
	"strings"

	"citaat/cmd/citaat/tui/frame"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// tally is what is counted of the passages on the board. It is made when they
// change, not at every frame.
type tally struct {
	shares            []share // by participant, in the order of the study
	passages, starred int     // of known participants
	stars             int
	against, voiced   int // passages against the theme, and chosen ones among them
	people            string
	chosen            string   // "gekozen van 2 van 6 moeders"
	silent            []string // groups of which nothing is chosen
}

// share is how many passages somebody supplies, and chosen ones.
type share struct {
	who       corpus.ParticipantID
	n, chosen int
}

// count counts the passages of the board.
func (m Model) count() tally {
	var t tally
	by := map[corpus.ParticipantID]*share{}
	spoke, quoted := map[corpus.GroupID]int{}, map[corpus.GroupID]int{}
	for i := range m.cards {
		k := &m.cards[i]
		against := k.stance() == coding.Against
		if against {
			t.against++
		}
		if k.choice.Chosen {
			t.stars++
			if against {
				t.voiced++
			}
		}
		if k.who == "" {
			continue
		}
		s := by[k.who]
		if s == nil {
			s = &share{who: k.who}
			by[k.who] = s
			spoke[k.group]++
		}
		s.n++
		t.passages++
		if k.choice.Chosen {
			if s.chosen == 0 {
				quoted[k.group]++
			}
			s.chosen++
			t.starred++
		}
	}
	for _, s := range by {
		t.shares = append(t.shares, *s)
	}
	m.sortShares(t.shares)
	t.people, t.chosen = m.ofGroups(spoke), m.ofGroups(quoted)
	for _, g := range m.snap.groups {
		if m.snap.held[g] > 0 && quoted[g] == 0 {
			t.silent = append(t.silent, m.plural(g))
		}
	}
	return t
}

// ofGroups tells of how many of each group: "5 van 6 moeders, 1 van 2
// vrijwilligers".
func (m Model) ofGroups(n map[corpus.GroupID]int) string {
	var parts []string
	for _, g := range m.snap.groups {
		if n, of := n[g], m.snap.held[g]; n > 0 {
			parts = append(parts, m.c.Book.Say("quotes.of", phrases.Args{"N": n, "Of": of, "Group": m.noun(g, of)}))
		}
	}
	return strings.Join(parts, ", ")
}

// sortShares puts people in the order of the groups and of their ids.
func (m Model) sortShares(list []share) {
	rank := map[corpus.GroupID]int{}
	for i, g := range m.snap.groups {
		rank[g] = i
	}
	slices.SortFunc(list, func(a, b share) int {
		return cmp.Or(cmp.Compare(rank[m.groupOf(a.who)], rank[m.groupOf(b.who)]), corpus.CompareIDs(string(a.who), string(b.who)))
	})
}

// everybody is who is interviewed, in order.
func (m Model) everybody() []share {
	seen := map[corpus.ParticipantID]bool{}
	for _, k := range m.snap.talks {
		if len(k.list) > 0 && k.first != "" {
			seen[k.first] = true
		}
	}
	for _, w := range m.snap.heard {
		for _, who := range w.by {
			if who != "" {
				seen[who] = true
			}
		}
	}
	list := make([]share, 0, len(seen))
	for who := range seen {
		list = append(list, share{who: who})
	}
	m.sortShares(list)
	return list
}

// fewest is how many there must be before a third of them means anything.
const fewest = 3

// warning tells of a participant who supplies more than a third: of the chosen
// quotations or, where few are chosen, of the passages.
func (m Model) warning() string {
	key, all := "quotes.third-chosen", m.tally.starred
	of := func(s share) int { return s.chosen }
	if all < fewest {
		key, all = "quotes.third", m.tally.passages
		of = func(s share) int { return s.n }
	}
	if all < fewest {
		return ""
	}
	most := slices.MaxFunc(m.tally.shares, func(a, b share) int { return cmp.Compare(of(a), of(b)) })
	if of(most)*3 <= all {
		return ""
	}
	return m.c.Book.Say(key, phrases.Args{"Participant": frame.Clean(string(most.who)), "N": of(most), "Of": all})
}

// silence names the groups that are not quoted, once somebody is.
func (m Model) silence() string {
	if m.tally.stars == 0 || len(m.tally.silent) == 0 || m.narrowed() {
		return ""
	}
	return m.c.Book.Say("quotes.silent", phrases.Args{"Groups": strings.Join(m.tally.silent, ", ")})
}

// narrowed tells whether a filter decides whose words are on the board.
func (m Model) narrowed() bool {
	return slices.ContainsFunc(m.pins, func(p pin) bool { return p.kind == byGroup || p.kind == byParticipant })
}

// deviant counts what speaks against the theme, and tells it when none of that
// is chosen.
func (m Model) deviant() (line string, quiet bool) {
	switch t := m.tally; {
	case t.against == 0:
		return "", false
	case t.voiced == 0 && t.stars > 0:
		return m.c.Book.Say("quotes.deviant-none", phrases.Args{"Count": t.against}), true
	default:
		return m.c.Book.Say("quotes.deviant", phrases.Args{"Count": t.against, "Chosen": t.voiced}), false
	}
}
