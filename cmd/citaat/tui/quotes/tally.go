package quotes

import (
	"cmp"
	"slices"
	"strings"

	"citaat/cmd/citaat/tui/frame"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// tally is what is counted of the passages on the board. It is made when they
// change, not at every frame.
type tally struct {
	all, chosen       []share // by participant, in the order of the study
	passages, starred int     // of known participants
	stars             int
	people            string // "5 van 6 moeders, 1 van 2 vrijwilligers"
}

// share is how many passages somebody supplies.
type share struct {
	who corpus.ParticipantID
	n   int
}

// count counts the passages of the board.
func (m Model) count() tally {
	var t tally
	all, chosen := map[corpus.ParticipantID]int{}, map[corpus.ParticipantID]int{}
	in := map[corpus.GroupID]map[corpus.ParticipantID]bool{}
	for i := range m.cards {
		k := &m.cards[i]
		if k.Chosen {
			t.stars++
		}
		if k.Participant == "" {
			continue
		}
		all[k.Participant]++
		t.passages++
		if k.Chosen {
			chosen[k.Participant]++
			t.starred++
		}
		if in[k.Group] == nil {
			in[k.Group] = map[corpus.ParticipantID]bool{}
		}
		in[k.Group][k.Participant] = true
	}
	t.all, t.chosen = m.shares(all), m.shares(chosen)
	var parts []string
	for _, g := range m.groups() {
		if n, of := len(in[g]), m.snap.people[g]; n > 0 {
			parts = append(parts, m.c.Book.Say("quotes.of", phrases.Args{"N": n, "Of": of, "Group": m.noun(g, of)}))
		}
	}
	t.people = strings.Join(parts, ", ")
	return t
}

func (m Model) shares(n map[corpus.ParticipantID]int) []share {
	list := make([]share, 0, len(n))
	for who, n := range n {
		list = append(list, share{who, n})
	}
	slices.SortFunc(list, func(a, b share) int {
		return cmp.Or(cmp.Compare(m.snap.rank[a.who], m.snap.rank[b.who]), corpus.CompareIDs(string(a.who), string(b.who)))
	})
	return list
}

// fewest is how many there must be before a third of them means anything.
const fewest = 3

// warning tells of a participant who supplies more than a third: of the chosen
// quotations or, where few are chosen, of the passages.
func (m Model) warning() string {
	key, list, all := "quotes.third-chosen", m.tally.chosen, m.tally.starred
	if all < fewest {
		key, list, all = "quotes.third", m.tally.all, m.tally.passages
	}
	if all < fewest {
		return ""
	}
	most := slices.MaxFunc(list, func(a, b share) int { return cmp.Compare(a.n, b.n) })
	if most.n*3 <= all {
		return ""
	}
	return m.c.Book.Say(key, phrases.Args{"Participant": frame.Clean(string(most.who)), "N": most.n, "Of": all})
}
