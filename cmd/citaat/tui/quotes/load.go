package quotes

import (
	"context"
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/export"
)

// snapshot is the study as this screen shows it: the codings, by code, and
// nothing of the texts. It is never changed.
type snapshot struct {
	n        int
	err      error
	settings corpus.Settings
	themes   []branch
	path     map[coding.CodeID]string
	codings  map[coding.CodeID][]*coding.Coding // by interview and place
	talks    map[corpus.TranscriptID]talk
	people   map[corpus.ParticipantID]corpus.Participant
	groups   []corpus.GroupID // in order, those that nobody declared last
	held     map[corpus.GroupID]int
	coders   []corpus.CoderName
	heard    map[corpus.TranscriptID]voices
	deaf     []corpus.TranscriptID // of several people, whose words are where is not known yet
	chosen   int
	all      int
	reader   *export.Reader
	today    string
	withheld map[corpus.TranscriptID][]coding.Withheld
}

// talk is an interview.
type talk struct {
	first   corpus.ParticipantID
	hash    corpus.Hash
	several bool
	list    []coding.Coding
}

// branch is a code in the list of themes, with what is in its branch.
type branch struct {
	id       coding.CodeID
	name     string
	path     string
	depth    int
	hue      theme.Hue
	within   []coding.CodeID
	passages int
	chosen   int
}

// take makes a snapshot.
func take(ctx context.Context, c Config, n int, known map[corpus.TranscriptID]voices) snapshot {
	s := snapshot{n: n, settings: c.Study.Settings(), path: map[coding.CodeID]string{}, codings: map[coding.CodeID][]*coding.Coding{},
		talks: map[corpus.TranscriptID]talk{}, heard: map[corpus.TranscriptID]voices{},
		today: c.Study.Today(), withheld: map[corpus.TranscriptID][]coding.Withheld{}}
	s.takePeople(c.Study)
	counts := map[coding.CodeID]*branch{}
	coders := map[corpus.CoderName]bool{}
	for _, v := range c.Study.Interviews() {
		if s.err = ctx.Err(); s.err != nil {
			return s
		}
		k := talk{hash: v.Hash, several: several(v.Meta), list: c.Study.CodingsIn(v.ID)}
		if len(v.Participants) > 0 {
			k.first = v.Participants[0]
		}
		if w, ok := known[v.ID]; ok && w.hash == v.Hash {
			s.heard[v.ID] = w
		} else if k.several && len(k.list) > 0 {
			s.deaf = append(s.deaf, v.ID)
		}
		if held := c.Study.WithheldIn(v.ID); len(held) > 0 {
			s.withheld[v.ID] = held
		}
		s.take(v.ID, k, counts, coders)
	}
	for _, id := range c.Study.Unread() {
		s.take(id, talk{list: c.Study.CodingsIn(id)}, counts, coders)
	}
	for _, k := range s.settings.Coders {
		if coders[k.ID] {
			s.coders = append(s.coders, k.ID)
			delete(coders, k.ID)
		}
	}
	for k := range coders {
		s.coders = append(s.coders, k)
	}
	s.takeThemes(c.Study.Codebook(), counts)
	s.reader = export.NewReader(c.Study)
	return s
}

// take files the codings of an interview by code and counts them. What several
// researchers coded alike counts once: such codings stand together.
func (s *snapshot) take(id corpus.TranscriptID, k talk, counts map[coding.CodeID]*branch, coders map[corpus.CoderName]bool) {
	s.talks[id] = k
	s.all += len(k.list)
	for i := range k.list {
		g := &k.list[i]
		s.codings[g.Code] = append(s.codings[g.Code], g)
		coders[g.Coder] = true
		b := counts[g.Code]
		if b == nil {
			b = &branch{}
			counts[g.Code] = b
		}
		alike, chosen := 0, 0
		for j := i - 1; j >= 0 && k.list[j].Span == g.Span && !g.Lost; j-- {
			if o := &k.list[j]; o.Code == g.Code && !o.Lost {
				alike++
				if o.Choice.Chosen {
					chosen++
				}
			}
		}
		if alike == 0 {
			b.passages++
		}
		if g.Choice.Chosen && chosen == 0 {
			b.chosen++
			s.chosen++
		}
	}
}

func (s *snapshot) takePeople(study Study) {
	s.people, s.held = map[corpus.ParticipantID]corpus.Participant{}, map[corpus.GroupID]int{}
	talked := map[corpus.ParticipantID]bool{}
	seen := map[corpus.GroupID]bool{}
	group := func(g corpus.GroupID) {
		if !seen[g] {
			seen[g] = true
			s.groups = append(s.groups, g)
		}
	}
	for _, g := range s.settings.Groups {
		group(g.ID)
	}
	add := func(p corpus.Participant) {
		if _, known := s.people[p.ID]; !known {
			s.people[p.ID] = p
		}
	}
	for _, p := range study.Participants() {
		add(p)
	}
	for _, v := range study.Interviews() {
		for _, id := range v.Participants {
			add(corpus.Participant{ID: id})
			if p := s.people[id]; !talked[id] {
				talked[id] = true
				s.held[p.Group]++
				group(p.Group)
			}
		}
	}
}

// takeThemes lists the codes; what is no longer used and holds nothing is left
// out.
func (s *snapshot) takeThemes(cb *coding.Codebook, counts map[coding.CodeID]*branch) {
	for _, id := range cb.Branch("") {
		code, _ := cb.Code(id)
		names := cb.Names(id)
		b := branch{id: id, name: code.Name, path: strings.Join(names, " › "), depth: len(names) - 1,
			hue: theme.HueOf(code.Colour, string(id)), within: cb.Branch(id)}
		s.path[id] = b.path
		for _, below := range b.within {
			if n := counts[below]; n != nil {
				b.passages += n.passages
				b.chosen += n.chosen
			}
		}
		if b.passages > 0 || code.InUse() {
			s.themes = append(s.themes, b)
		}
	}
}

// onSnapshot shows a snapshot, unless a newer one is on its way.
func (m Model) onSnapshot(s snapshot) (Model, tea.Cmd) {
	if s.n != m.n || errors.Is(s.err, context.Canceled) {
		return m, nil
	}
	m.slow, m.failed = false, s.err
	if s.err != nil {
		return m, screen.Tell(screen.Failed{Err: s.err})
	}
	m.snap, m.loaded, m.ahead = s, true, nil
	if m.wanted != "" {
		m.theme, m.wanted = coding.CodeID(m.wanted), ""
	}
	if _, ok := m.branch(); !ok {
		m.theme = m.firstTheme()
		m.full = nil
	}
	if m = m.show(); m.sought != "" {
		m = m.seek()
	}
	return m, m.hear()
}

// firstTheme is the first theme with a passage that stands alone, else the
// first code.
func (m Model) firstTheme() coding.CodeID {
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
