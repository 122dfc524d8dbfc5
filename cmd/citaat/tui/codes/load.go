package codes

import (
	"cmp"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// snapshot is the study as this screen shows it.
type snapshot struct {
	n        int
	book     *coding.Codebook
	settings corpus.Settings
	coder    corpus.CoderName
	stats    map[coding.CodeID]*stat
	letters  map[coding.CodeID]string // the marks of the codes in use, as the reader has them
	groups   []corpus.GroupID
	whole    coding.Use
	inUse    int
	bare     int // codes without a definition
	gappy    int
	waiting  int // codings of one's own on codes that went up in another
	most     int // codings of the largest branch
}

// stat is how much a code holds.
type stat struct {
	own, mine, chosen int // on the code itself
	all               int // with the codes under it
	people            map[corpus.ParticipantID]int
	groups            map[corpus.GroupID]tally
	gaps              []coding.Gap
}

type tally struct{ passages, people int }

var nothing = &stat{}

func (s snapshot) stat(id coding.CodeID) *stat {
	if st := s.stats[id]; st != nil {
		return st
	}
	return nothing
}

// patient is after how long it is said that the codes are being counted.
const patient = 200 * time.Millisecond

// load asks for a snapshot; the one that is being made is dropped.
func (m Model) load() (Model, tea.Cmd) {
	m.n++
	n, study := m.n, m.c.Study
	return m, tea.Batch(screen.Do(func() tea.Msg { return take(study, n) }),
		m.c.Tick(patient, func(time.Time) tea.Msg { return late{n} }))
}

// take makes a snapshot.
func take(study Study, n int) snapshot {
	s := snapshot{n: n, book: study.Codebook(), settings: study.Settings(), coder: study.Coder(), stats: map[coding.CodeID]*stat{}}
	groupOf := map[corpus.ParticipantID]corpus.GroupID{}
	for _, p := range study.Participants() {
		groupOf[p.ID] = p.Group
	}
	counts := study.Counts()
	everybody := map[corpus.ParticipantID]bool{}
	for _, c := range s.book.Codes() {
		n := counts.Code(c.ID)
		s.whole.Codings += n.Codings
		for p := range n.Participants {
			everybody[p] = true
		}
		s.add(c.ID, n)
	}
	delete(everybody, "")
	s.whole.Participants = len(everybody)
	s.group(groupOf)
	s.judge()
	s.letter()
	return s
}

// letter gives the codes in use the letters that the reader draws in the margin.
func (s *snapshot) letter() {
	var ids []coding.CodeID
	var names []string
	for _, c := range s.book.Codes() {
		if c.InUse() {
			ids, names = append(ids, c.ID), append(names, c.Name)
		}
	}
	s.letters = map[coding.CodeID]string{}
	for i, l := range theme.Letters(names) {
		s.letters[ids[i]] = l
	}
}

// add gives a code its numbers, and those it stands under theirs.
func (s *snapshot) add(id coding.CodeID, n coding.CodeCount) {
	for i, a := range s.above(id) {
		if i == 0 {
			a.own, a.mine, a.chosen = n.Codings, n.Own, n.Chosen
		}
		a.all += n.Codings
		if _, nobody := n.Participants[""]; i == 0 && !nobody && len(s.book.Children(id)) == 0 {
			a.people = n.Participants // as it is: nothing is added to it
			continue
		}
		for p, k := range n.Participants {
			if p != "" {
				a.people[p] += k
			}
		}
	}
}

// above are the numbers of a code and of all it stands under.
func (s *snapshot) above(id coding.CodeID) []*stat {
	var up []*stat
	for range len(s.book.Codes()) + 1 {
		st := s.stats[id]
		if st == nil {
			st = &stat{people: map[corpus.ParticipantID]int{}}
			s.stats[id] = st
		}
		up = append(up, st)
		c, ok := s.book.Code(id)
		if !ok || c.Parent == "" {
			break
		}
		id = c.Parent
	}
	return up
}

// group counts passages and people per group.
func (s *snapshot) group(of map[corpus.ParticipantID]corpus.GroupID) {
	for _, g := range s.settings.Groups {
		s.groups = append(s.groups, g.ID)
	}
	for _, st := range s.stats {
		st.groups = map[corpus.GroupID]tally{}
		for p, n := range st.people {
			g := of[p]
			if !slices.Contains(s.groups, g) {
				s.groups = append(s.groups, g)
			}
			t := st.groups[g]
			st.groups[g] = tally{t.passages + n, t.people + 1}
		}
	}
	if len(s.groups) > len(s.settings.Groups) {
		slices.Sort(s.groups[len(s.settings.Groups):])
	}
}

// judge finds what codes lack.
func (s *snapshot) judge() {
	for _, c := range s.book.Codes() {
		st := s.stats[c.ID]
		if st == nil {
			st = &stat{}
			s.stats[c.ID] = st
		}
		s.most = max(s.most, st.all)
		if c.MergedInto != "" {
			s.waiting += st.mine
		}
		if !c.InUse() {
			continue
		}
		s.inUse++
		st.gaps = c.Gaps(coding.Use{Codings: st.all, Participants: len(st.people)}, s.whole)
		if len(st.gaps) > 0 {
			s.gappy++
		}
		if slices.Contains(st.gaps, coding.NoDefinition) {
			s.bare++
		}
	}
}

// onSnapshot shows a snapshot, unless a newer one is on its way.
func (m Model) onSnapshot(s snapshot) (Model, tea.Cmd) {
	if s.n != m.n {
		return m, nil
	}
	m.snap, m.loaded, m.slow, m.failed, m.ahead = s, true, false, false, false
	for id := range m.marked {
		if _, there := s.book.Code(id); !there {
			m = m.unmarked()
		}
	}
	m = m.build()
	if !m.has(m.at) {
		m.at = ""
		for _, r := range m.rows {
			if r.id != "" {
				m.at = r.id
				break
			}
		}
	}
	if m.wanted != "" && m.onShelf(m.wanted) {
		id := m.wanted
		m.wanted = ""
		return m.reveal(id)
	}
	return m.follow().look()
}

func (m Model) onShelf(id coding.CodeID) bool {
	_, ok := m.snap.book.Code(id)
	return ok
}

// newest is how many passages are shown of a code.
const newest = 30

// detail is what is shown of the code that is stood on.
type detail struct {
	id       coding.CodeID
	version  int // of the snapshot
	passages []passage
	more     int // passages that are not shown
	memos    int
}

type passage struct {
	coding.Coding
	place string
}

// look asks for what is to be shown of the code that is stood on.
func (m Model) look() (Model, tea.Cmd) {
	if m.at == "" || m.detail.id == m.at && m.detail.version == m.snap.n {
		return m, nil
	}
	if m.detail.id != m.at {
		m.part = 0
		m.detail = detail{id: m.at}
	}
	study, snap, id := m.c.Study, m.snap, m.at
	return m, screen.Do(func() tea.Msg { return examine(study, snap, id) })
}

func examine(study Study, s snapshot, id coding.CodeID) detail {
	d := detail{id: id, version: s.n, memos: len(study.MemosOn(coding.MemoTarget{Kind: coding.OnCode, ID: string(id)}))}
	all := passagesOf(study, s.book.Branch(id))
	d.more = max(len(all)-newest, 0)
	for _, c := range newestOf(all) {
		p := passage{Coding: *c, place: string(c.Interview)}
		if t, err := study.Transcript(c.Interview); err == nil && !c.Lost {
			p.place = t.Place(c.Span)
		}
		d.passages = append(d.passages, p)
	}
	return d
}

// newestOf are the newest of some codings, the newest first; of many it keeps
// only those, for to sort them all would take longer than to find them.
func newestOf(all []*coding.Coding) []*coding.Coding {
	byID := func(a *coding.Coding, id coding.CodingID) int { return cmp.Compare(id, a.ID) }
	kept := make([]*coding.Coding, 0, newest+1)
	for _, c := range all {
		if len(kept) == newest && c.ID < kept[newest-1].ID {
			continue
		}
		at, _ := slices.BinarySearchFunc(kept, c.ID, byID)
		kept = slices.Insert(kept, at, c)
		kept = kept[:min(len(kept), newest)]
	}
	return kept
}

// passagesOf are the codings with some codes, interview by interview.
func passagesOf(study Study, codes []coding.CodeID) []*coding.Coding {
	wanted := make(map[coding.CodeID]bool, len(codes))
	for _, id := range codes {
		wanted[id] = true
	}
	is := func(id coding.CodeID) bool { return wanted[id] }
	if len(codes) <= 8 { // then looking along them is faster than hashing each coding's code
		is = func(id coding.CodeID) bool { return slices.Contains(codes, id) }
	}
	var all []*coding.Coding
	for _, v := range study.Interviews() {
		list := study.CodingsIn(v.ID)
		for i := range list {
			if is(list[i].Code) {
				all = append(all, &list[i])
			}
		}
	}
	return all
}

func (m Model) onDetail(d detail) Model {
	if d.id == m.at {
		m.detail = d
		m.part = max(min(m.part, len(d.passages)-1), 0)
	}
	return m
}

// count asks what a change to some codes would touch.
func (m Model) count(ids []coding.CodeID) (Model, tea.Cmd) {
	m.asked++
	m.touch = nil
	n, study := m.asked, m.c.Study
	return m, screen.Do(func() tea.Msg { return touched{n, study.Touches(ids...)} })
}

// touching says what a change would touch: one line about codings and whose
// they are, and one about what hangs on them.
func (m Model) touching() []string {
	t := m.touch
	if t == nil {
		return []string{m.say("codes.counting")}
	}
	if t.Codings == 0 {
		lines := []string{m.say("codes.touch-none")}
		if t.Memos > 0 {
			lines = append(lines, m.say("codes.memos", phrases.Args{"Count": t.Memos}))
		}
		return lines
	}
	line := m.say("codes.touch", phrases.Args{"Count": t.Codings})
	var whose []string
	if t.Own > 0 {
		whose = append(whose, m.say("codes.touch-own", phrases.Args{"Count": t.Own}))
	}
	for _, c := range t.Coders() {
		whose = append(whose, m.say("codes.touch-other", phrases.Args{"N": t.Others[c], "Coder": string(c)}))
	}
	line += ": " + strings.Join(whose, ", ")
	more := []string{m.say("codes.people", phrases.Args{"Count": t.Participants}), m.say("codes.quotations", phrases.Args{"Count": t.Quotations})}
	if t.Memos > 0 {
		more = append(more, m.say("codes.memos", phrases.Args{"Count": t.Memos}))
	}
	return []string{line, strings.Join(more, " · ")}
}

// staying says which codings of others stay where they are.
func (m Model) staying() string {
	if m.touch == nil || len(m.touch.Others) == 0 {
		return ""
	}
	n := 0
	for _, of := range m.touch.Others {
		n += of
	}
	return m.say("codes.stay", phrases.Args{"Count": n})
}
