package people

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// remove takes away what is chosen, where nothing refers to it; else it says
// what does.
func (m Model) remove() (Model, tea.Cmd) {
	r, ok := m.row()
	no := func(key string, args phrases.Args) (Model, tea.Cmd) {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make(key, args)})
	}
	switch {
	case !ok || r.target.id == "" && r.target.kind != ofGeneral:
		return m, nil
	case r.target.kind == ofInterview, r.target.kind == ofGeneral:
		return no("people.not-removed", nil)
	case r.target.kind == ofParticipant:
		p := m.snap.people[r.person]
		if n := m.spoke(p.ID); n > 0 {
			return no("people.spoke-here", phrases.Args{"ID": string(p.ID), "Count": n})
		}
		return m, m.Writer.Do(phrases.Make("people.removed", phrases.Args{"What": string(p.ID)}), func(b *coding.Batch) error { return b.RemoveParticipant(p.ID) })
	case r.target.kind == coding.PartGroups:
		if n := m.members(corpus.GroupID(r.target.id)); n > 0 {
			return no("people.group-used", phrases.Args{"Group": r.name, "Count": n})
		}
	}
	say := phrases.Make("people.removed", phrases.Args{"What": r.name})
	if n := m.valued(r.target); n > 0 {
		say = phrases.Make("people.variable-removed", phrases.Args{"What": r.name, "Count": n})
	}
	return m, m.Writer.Do(say, func(b *coding.Batch) error { return b.PutSetting(r.target.kind, r.target.id, nil) })
}

// spoke is in how many interviews somebody speaks, whatever is filtered.
func (m Model) spoke(id corpus.ParticipantID) int {
	n := 0
	for _, v := range m.snap.stock.Interviews {
		if slices.Contains(v.Participants, id) {
			n++
		}
	}
	return n
}

func (m Model) members(id corpus.GroupID) int {
	n := 0
	for _, p := range m.snap.stock.Participants {
		if p.Group == id {
			n++
		}
	}
	return n
}

// valued is how many participants have a value of a variable.
func (m Model) valued(t target) int {
	n := 0
	for _, p := range m.snap.stock.Participants {
		if t.kind == coding.PartVariables && p.Variables[t.id] != "" {
			n++
		}
	}
	return n
}
