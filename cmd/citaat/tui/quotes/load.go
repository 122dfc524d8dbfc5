package quotes

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/export"
)

// snapshot is the study as this screen shows it.
type snapshot struct {
	n        int
	err      error
	material export.Material
	settings corpus.Settings
	themes   []branch
	within   map[string]map[string]bool // codes of a branch
	people   map[corpus.GroupID]int     // with an interview
	rank     map[corpus.ParticipantID]int
	chosen   int
	coder    corpus.CoderName
}

// branch is a code in the list of themes, with what is in its branch.
type branch struct {
	id       string
	name     string
	path     string
	depth    int
	hue      theme.Hue
	passages int
	chosen   int
}

// take makes a snapshot.
func take(ctx context.Context, c Config, n int) snapshot {
	s := snapshot{n: n, settings: c.Study.Settings(), coder: c.Study.Coder(), within: map[string]map[string]bool{}, people: map[corpus.GroupID]int{}, rank: map[corpus.ParticipantID]int{}}
	if s.material, s.err = c.Collect(ctx, export.Filter{}); s.err != nil {
		return s
	}
	if s.settings.Blind {
		s.material.Passages = slices.DeleteFunc(s.material.Passages, func(p *export.Passage) bool { return p.Coder != s.coder })
	}
	for i, p := range s.material.People {
		s.rank[p.ID] = i
		if len(p.Interviews) > 0 {
			s.people[p.Group]++
		}
	}
	cb := c.Study.Codebook()
	count := map[string][2]int{}
	for _, k := range distinct(s.material.Passages) {
		have := count[k.Code]
		have[0]++
		if k.Chosen {
			have[1]++
			s.chosen++
		}
		count[k.Code] = have
	}
	for _, id := range cb.Branch("") {
		code, _ := cb.Code(id)
		b := branch{id: string(id), name: code.Name, path: strings.Join(cb.Names(id), " › "), depth: len(cb.Names(id)) - 1,
			hue: theme.HueOf(code.Colour, string(id))}
		in := map[string]bool{}
		for _, below := range cb.Branch(id) {
			in[string(below)] = true
			b.passages += count[string(below)][0]
			b.chosen += count[string(below)][1]
		}
		s.within[b.id] = in
		if b.passages > 0 || !code.Retired && code.MergedInto == "" {
			s.themes = append(s.themes, b)
		}
	}
	return s
}

// distinct makes one card of what several researchers coded alike; the chosen
// one of them stays.
func distinct(passages []*export.Passage) []card {
	type same struct {
		code, lost string
		interview  corpus.TranscriptID
		span       corpus.Span
	}
	at := map[same]int{}
	var cards []card
	for _, p := range passages {
		k := same{code: p.Code, interview: p.Interview, span: p.Span}
		if p.Lost {
			k.lost = p.ID
		}
		j, twice := at[k]
		if !twice {
			at[k] = len(cards)
			cards = append(cards, card{*p, []string{string(p.Coder)}})
			continue
		}
		coders := append(cards[j].coders, string(p.Coder))
		if p.Chosen && !cards[j].Chosen {
			cards[j].Passage = *p
		}
		cards[j].coders = coders
	}
	return cards
}

// onSnapshot shows a snapshot, unless a newer one is on its way.
func (m Model) onSnapshot(s snapshot) (Model, tea.Cmd) {
	if s.n != m.n || errors.Is(s.err, context.Canceled) {
		return m, nil
	}
	m.slow = false
	if s.err != nil {
		return m, screen.Tell(screen.Failed{Err: s.err})
	}
	m.snap, m.loaded, m.ahead = s, true, false
	if m.wanted != "" {
		m.theme, m.wanted = m.wanted, ""
	}
	if _, ok := m.branch(); !ok {
		m.theme = m.firstTheme()
	}
	return m.show(), nil
}

// firstTheme is the first theme with a passage that stands alone, else the
// first code.
func (m Model) firstTheme() string {
	for i, b := range m.snap.themes {
		leaf := i+1 == len(m.snap.themes) || m.snap.themes[i+1].depth <= b.depth
		if b.passages > 0 && leaf {
			return b.id
		}
	}
	if len(m.snap.themes) > 0 {
		return m.snap.themes[0].id
	}
	return ""
}

// branch is the code that is shown.
func (m Model) branch() (branch, bool) {
	for _, b := range m.snap.themes {
		if b.id == m.theme {
			return b, true
		}
	}
	return branch{}, false
}

// show puts the cards of the shown branch on the board and stays at the
// passage that is chosen there.
func (m Model) show() Model {
	was, had := m.current()
	in := m.snap.within[m.theme]
	var list []*export.Passage
	for _, p := range m.snap.material.Passages {
		if in[p.Code] && (m.group == "" || p.Group == m.group) && (p.Chosen || !m.chosen) {
			list = append(list, p)
		}
	}
	m.cards = distinct(list)
	m.tally = m.count()
	m.at = max(min(m.at, len(m.cards)-1), 0)
	if had {
		for i, k := range m.cards {
			if k.ID == was.ID {
				m.at = i
			}
		}
	}
	for i, b := range m.snap.themes {
		if b.id == m.theme && !m.listing {
			m.row = i
		}
	}
	return m.follow()
}

// change gives a passage another choice on the screen at once; what the disk
// says of it comes later.
func (m Model) change(id string, choice coding.Choice) Model {
	passages := slices.Clone(m.snap.material.Passages)
	for i := range passages {
		if passages[i].ID == id {
			p := new(export.Passage)
			*p = *passages[i]
			passages[i] = p
			p.Chosen, p.Order, p.Remark = choice.Chosen, choice.Order, choice.Remark
			if choice.Published != "" {
				p.Quotation, p.Worded = choice.Published, true
			}
		}
	}
	order := map[string]int{}
	for i, p := range passages {
		if _, known := order[p.Code]; !known {
			order[p.Code] = i
		}
	}
	slices.SortStableFunc(passages, func(a, b *export.Passage) int {
		return cmp.Or(cmp.Compare(order[a.Code], order[b.Code]), before(a, b))
	})
	m.snap.material.Passages = passages
	m.ahead = true
	return m.show()
}

// before is the order on the board within a theme: chosen ones as they were
// ordered, then by place, which a stable sort keeps.
func before(a, b *export.Passage) int {
	switch {
	case a.Chosen && b.Chosen:
		return cmp.Compare(a.Order, b.Order)
	case a.Chosen:
		return -1
	case b.Chosen:
		return 1
	}
	return 0
}
