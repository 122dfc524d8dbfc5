package bring

import (
	"slices"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus"
	"citaat/corpus/ingest"
	"citaat/corpus/phrases"
)

// The first rows that can be changed; the speakers follow.
const (
	rowID = iota
	rowGroup
	rowSpeakers
)

// change answers a key on the preview: another id, group or role of a speaker.
func (m Model) change(k tea.KeyMsg) (Model, tea.Cmd) {
	f := *m.file
	rows := rowSpeakers + len(f.plan.Speakers)
	switch key := k.String(); key {
	case "down", "tab":
		m.row = (m.row + 1) % rows
		return m, nil
	case "up", "shift+tab":
		m.row = (m.row + rows - 1) % rows
		return m, nil
	case "left", "right":
		by := 1
		if key == "left" {
			by = -1
		}
		switch {
		case m.row == rowGroup:
			f = f.turnGroup(by)
		case m.row >= rowSpeakers:
			f = f.turnRole(m.row-rowSpeakers, by)
		}
	case "backspace":
		if id := []rune(f.id()); m.row == rowID && len(id) > 0 {
			f.choices.ID, f.named = corpus.TranscriptID(id[:len(id)-1]), true
		}
	default:
		if m.row != rowID || k.Type != tea.KeyRunes {
			return m, nil
		}
		id := []rune(f.id())
		for _, r := range k.Runes {
			if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_' {
				id = append(id, r)
			}
		}
		f.choices.ID, f.named = corpus.TranscriptID(id), true
	}
	m.file = &f
	return m.plan()
}

// id is the interview's id as it would be.
func (f file) id() string {
	if f.named || f.plan.Transcript == nil {
		return string(f.choices.ID)
	}
	return string(f.plan.Transcript.ID)
}

// group is the group of the respondent as it would be.
func (f file) group() corpus.GroupID {
	if len(f.plan.Participants) > 0 {
		return f.plan.Participants[0].Group
	}
	return f.choices.Group
}

func (f file) turnGroup(by int) file {
	groups := []corpus.GroupID{""}
	for _, g := range f.groups {
		groups = append(groups, g.ID)
	}
	at := max(slices.Index(groups, f.group()), 0)
	f.choices.Group, f.chosen = groups[(at+by+len(groups))%len(groups)], true
	return f
}

// turnRole gives a speaker another role; the label follows from it.
func (f file) turnRole(i, by int) file {
	roles := []corpus.Role{corpus.Interviewer, corpus.Respondent, corpus.Interpreter, corpus.Other}
	s := f.plan.Speakers[i]
	at := max(slices.Index(roles, s.Role), 0)
	role := roles[(at+by+len(roles))%len(roles)]
	choice := ingest.SpeakerChoice{Found: s.Found, Role: role, Label: f.label(role)}
	f.choices.Speakers = append(slices.DeleteFunc(slices.Clone(f.choices.Speakers), func(c ingest.SpeakerChoice) bool { return c.Found == s.Found }), choice)
	return f
}

// label is a free label for a role.
func (f file) label(role corpus.Role) corpus.Label {
	base := map[corpus.Role]string{corpus.Interviewer: "I", corpus.Interpreter: "T", corpus.Other: "S", corpus.Respondent: f.id()}[role]
	taken := map[corpus.Label]bool{}
	for _, s := range f.plan.Speakers {
		taken[s.Label] = true
	}
	label := corpus.Label(base)
	for n := 2; taken[label]; n++ {
		label = corpus.Label(base + string(rune('0'+n%10)))
		if n > 9 {
			break
		}
	}
	return label
}

// plan carries out the choices, in a command.
func (m Model) plan() (Model, tea.Cmd) {
	m.number++
	n, study, f := m.number, m.c.Study, *m.file
	return m, screen.Do(func() tea.Msg {
		p, err := planOf(study, f.draft, f.choices, f.chosen)
		if f.named && f.choices.ID == "" {
			err = phrases.Fail("bring.no-id")
		}
		return planned{n, p, err}
	})
}
