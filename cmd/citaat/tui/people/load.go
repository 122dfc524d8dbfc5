package people

import (
	"cmp"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/lens"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
)

// person is a participant with the interviews in which they speak.
type person struct {
	corpus.Participant
	unlisted   bool // only an interview names them
	interviews []corpus.TranscriptID
}

// snapshot is the study as this screen shows it; it is never changed.
type snapshot struct {
	settings corpus.Settings
	general  coding.General
	people   []person
	talks    []coding.Interview // in the order of collection
	stock    lens.Stock         // all there is, whatever is filtered: for the forms
	table    []groupSummary
	kept     map[corpus.TranscriptID]coding.Retention // until when interviews may be kept, where somebody said
}

type listed struct {
	n    int
	snap snapshot
}

type counted struct {
	n      int
	counts *coding.Counts
}

// load asks for a new snapshot.
func (m Model) load() (Model, tea.Cmd) {
	m.loads++
	return m, m.ask()
}

// ask makes the lists first and counts after that.
func (m Model) ask() tea.Cmd {
	n, s := m.loads, m.Study
	return tea.Batch(
		screen.Do(func() tea.Msg { return listed{n, take(s)} }),
		screen.Do(func() tea.Msg { return counted{n, s.Counts()} }))
}

func take(s Study) snapshot {
	k := snapshot{settings: s.Settings(), general: s.General(), stock: s.Stock(), talks: coding.InOrder(s.Interviews()), kept: map[corpus.TranscriptID]coding.Retention{}}
	for _, r := range s.Retentions() {
		k.kept[r.Interview] = r
	}
	at := map[corpus.ParticipantID]int{}
	for _, p := range s.Participants() {
		if s.Allows("", p.ID) {
			at[p.ID] = len(k.people)
			k.people = append(k.people, person{Participant: p})
		}
	}
	for _, v := range k.talks {
		for _, id := range v.Participants {
			i, known := at[id]
			if !known {
				if !s.Allows("", id) {
					continue
				}
				i = len(k.people)
				at[id] = i
				k.people = append(k.people, person{Participant: corpus.Participant{ID: id}, unlisted: true})
			}
			k.people[i].interviews = append(k.people[i].interviews, v.ID)
		}
	}
	rank := map[corpus.GroupID]int{}
	for i, g := range k.settings.Groups {
		rank[g.ID] = i - len(k.settings.Groups)
	}
	slices.SortStableFunc(k.people, func(a, b person) int {
		return cmp.Or(cmp.Compare(rank[a.Group], rank[b.Group]), strings.Compare(string(a.Group), string(b.Group)), corpus.CompareIDs(string(a.ID), string(b.ID)))
	})
	k.table = summarise(k.settings, k.people)
	return k
}

// onListed shows a snapshot, unless a newer one is on its way.
func (m Model) onListed(msg listed) Model {
	if msg.n != m.loads {
		return m
	}
	m.seen = msg.n
	was, had := m.row()
	m.snap, m.loaded = msg.snap, true
	for l := range lists {
		m.lines[l] = m.makeRows(l)
	}
	rows := m.rows(m.list)
	if had {
		if i := slices.IndexFunc(rows, func(r row) bool { return r.target == was.target }); i >= 0 {
			m.at[m.list] = i
		}
	}
	return m.find().follow()
}

// find puts the chosen row on the participant that was asked for.
func (m Model) find() Model {
	if m.wanted == "" || !m.loaded {
		return m
	}
	for i, r := range m.rows(persons) {
		if r.target.id == string(m.wanted) {
			m.list, m.at[persons] = persons, i
		}
	}
	m.wanted = ""
	return m
}
