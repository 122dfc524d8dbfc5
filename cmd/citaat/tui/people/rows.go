package people

import (
	"citaat/coding"
	"citaat/corpus"
)

// row is a line of a list: a heading, or something that can be opened.
type row struct {
	heading string
	target  target
	person  int // of the snapshot's
	talk    int
	name    string // of an entry of study.yaml
	detail  string
}

func (r row) opens() bool { return r.target.kind != "" }

// Kinds of targets beside the lists of study.yaml.
const (
	ofParticipant = "participant"
	ofInterview   = "interview"
	ofGeneral     = "general"
)

// rows are the lines of a list; they are made once for a snapshot.
func (m Model) rows(l list) []row { return m.lines[l] }

func (m Model) makeRows(l list) []row {
	switch l {
	case talks:
		var rows []row
		for i, v := range m.snap.talks {
			rows = append(rows, row{target: target{ofInterview, string(v.ID)}, talk: i})
		}
		return rows
	case study:
		return m.studyRows()
	}
	var rows []row
	last := corpus.GroupID("\x00")
	for i, p := range m.snap.people {
		if p.Group != last {
			rows = append(rows, row{heading: m.groupHeading(p.Group)})
			last = p.Group
		}
		rows = append(rows, row{target: target{ofParticipant, string(p.ID)}, person: i})
	}
	return rows
}

// groupHeading is the plural of a group with how many are in it.
func (m Model) groupHeading(id corpus.GroupID) string {
	n := 0
	for _, p := range m.snap.people {
		if p.Group == id {
			n++
		}
	}
	name := m.snap.settings.Group(id).Plural
	if id == "" {
		name = m.Book.Say("people.no-group")
	}
	return name + "  " + m.Book.Say("people.n", map[string]any{"N": n})
}

// studyRows are the settings of the study and the entries of its lists.
func (m Model) studyRows() []row {
	s, say := m.snap.settings, m.Book.Say
	rows := []row{{heading: say("people.general")}, {target: target{ofGeneral, ""}, name: s.Title, detail: m.generally()}}
	rows = append(rows, row{heading: say("people.groups")})
	for _, g := range s.Groups {
		c := s.Group(g.ID)
		rows = append(rows, row{target: target{coding.PartGroups, string(g.ID)}, name: c.Name,
			detail: say("people.group-detail", map[string]any{"Plural": c.Plural, "Attribution": c.Attribution})})
	}
	rows = append(rows, row{target: target{kind: coding.PartGroups}, name: "+ " + say("people.add-group")})
	rows = append(rows, row{heading: say("people.variables")})
	for _, v := range s.Variables {
		rows = append(rows, row{target: target{coding.PartVariables, v.ID}, name: variableName(v), detail: m.typeName(v.Type)})
	}
	rows = append(rows, row{target: target{kind: coding.PartVariables}, name: "+ " + say("people.add-variable")})
	rows = append(rows, row{heading: say("people.topics")})
	for _, t := range s.Topics {
		rows = append(rows, row{target: target{coding.PartTopics, t.ID}, name: t.Text, detail: m.groupNames(t.Groups)})
	}
	return append(rows, row{target: target{kind: coding.PartTopics}, name: "+ " + say("people.add-topic")})
}

func variableName(v corpus.Variable) string {
	if v.Name != "" {
		return v.Name
	}
	return v.ID
}

// typeName is the type of a variable in words.
func (m Model) typeName(t string) string {
	switch t {
	case "number":
		return m.Book.Say("people.type-number")
	case "text":
		return m.Book.Say("people.type-text")
	case "yesno":
		return m.Book.Say("people.type-yesno")
	}
	return m.Book.Say("people.type-category")
}

// row is the chosen line of the list that is seen.
func (m Model) row() (row, bool) {
	rows := m.rows(m.list)
	if i := m.at[m.list]; i < len(rows) && rows[i].opens() {
		return rows[i], true
	}
	return row{}, false
}

// chosenPerson and chosenTalk are what the chosen line is about.
func (m Model) chosenPerson() (person, bool) {
	r, ok := m.row()
	if !ok || m.list != persons {
		return person{}, false
	}
	return m.snap.people[r.person], true
}

func (m Model) chosenTalk() (coding.Interview, bool) {
	r, ok := m.row()
	if !ok || m.list != talks {
		return coding.Interview{}, false
	}
	return m.snap.talks[r.talk], true
}

// move goes some lines on, over the headings.
func (m Model) move(by int) Model {
	rows := m.rows(m.list)
	step := 1
	if by < 0 {
		step = -1
	}
	at := max(min(m.at[m.list]+by, len(rows)-1), 0)
	for at >= 0 && at < len(rows) && !rows[at].opens() {
		at += step
	}
	if at >= 0 && at < len(rows) {
		m.at[m.list] = at
	}
	return m.follow()
}

// follow keeps the chosen line on something that opens, and in sight.
func (m Model) follow() Model {
	for l := range lists {
		rows := m.rows(l)
		at := max(min(m.at[l], len(rows)-1), 0)
		for at < len(rows) && !rows[at].opens() {
			at++
		}
		if at >= len(rows) { // the last line is a heading
			for at = len(rows) - 1; at > 0 && !rows[at].opens(); at-- {
			}
		}
		at = max(at, 0)
		m.at[l] = at
		n := max(m.shown(), 1)
		lead := at
		if at > 0 && !rows[at-1].opens() { // its heading too
			lead = at - 1
		}
		m.top[l] = max(min(m.top[l], lead), at-n+1)
		m.top[l] = max(min(m.top[l], len(rows)-n), 0)
	}
	return m
}
