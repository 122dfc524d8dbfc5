package bring

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/coding/threeway"
	"citaat/corpus"
	"citaat/corpus/ingest"
)

// kind is what a row of the choices is about.
type kind int

const (
	ofID kind = iota
	ofParticipant
	ofGroup
	ofDate
	ofLanguage
	ofTurns  // speakers take turns
	ofPrefer // whom to follow where both the file and the study changed
	ofSpeaker
	ofMore // somebody who speaks too
	ofFillers
	ofTimes
	ofWraps
	ofPages
	ofQuotes
)

// row is a row of the choices.
type row struct {
	kind    kind
	speaker int // of ofSpeaker
}

// rows are the choices that the chosen file offers.
func (m Model) rows() []row {
	f, ok := m.here()
	if !ok || !f.read || f.draft.SHA256 == "" || f.there != "" || f.in {
		return nil
	}
	var rows []row
	if f.draft.Alternates {
		rows = append(rows, row{kind: ofTurns})
	}
	if f.mute() {
		return rows
	}
	rows = append(rows, row{kind: ofID}, row{kind: ofParticipant}, row{kind: ofGroup}, row{kind: ofDate}, row{kind: ofLanguage})
	if f.taken != "" && (len(f.fix.update.Conflicts) > 0 || f.fix.prefer != threeway.Nobody) {
		rows = append(rows, row{kind: ofPrefer})
	}
	for i := range f.plan.Speakers {
		rows = append(rows, row{ofSpeaker, i})
	}
	if f.draft.Format != ingest.Own {
		rows = append(rows, row{kind: ofMore}, row{kind: ofFillers}, row{kind: ofTimes}, row{kind: ofWraps}, row{kind: ofPages}, row{kind: ofQuotes})
	}
	return rows
}

// turn changes the row one stands on to its next value, or the one before. What
// has no row of values opens its form.
func (m Model) turn(by int) (Model, tea.Cmd) {
	rows := m.rows()
	if m.focus == inList && by > 0 { // into what the file holds
		m.focus = inChoices
		return m.follow(), nil
	}
	if m.focus != inChoices || m.row >= len(rows) {
		return m, nil
	}
	f, r := m.files[m.at], rows[m.row]
	switch r.kind {
	case ofGroup:
		f = f.turnGroup(m.c.Study.Settings().Groups, by)
	case ofSpeaker:
		f = f.turnRole(r.speaker, by)
	case ofTurns:
		f.choices.Alternate = turned(orders(), f.choices.Alternate, by)
		f.choices.Speakers = nil // they were others
	case ofPrefer:
		f.fix.prefer = threeway.Side((int(f.fix.prefer) + by + 3) % 3)
	case ofFillers:
		f.choices.Cleaning.DropFillers = !f.choices.Cleaning.DropFillers
	case ofTimes:
		f.choices.Cleaning.KeepTimes = !f.choices.Cleaning.KeepTimes
	case ofWraps:
		f.choices.Cleaning.KeepWraps = !f.choices.Cleaning.KeepWraps
	case ofPages:
		f.choices.Cleaning.KeepPages = !f.choices.Cleaning.KeepPages
	case ofQuotes:
		f.choices.Cleaning.PlainQuotes = !f.choices.Cleaning.PlainQuotes
	default:
		return m.openForm(), nil
	}
	return m.decide(f)
}

// decide takes a file with other choices into the list, and has it planned.
func (m Model) decide(f file) (Model, tea.Cmd) {
	m = m.remember([]file{m.files[m.at]})
	return m.with(m.at, f).replan([]int{m.at})
}

// orders are who begins where speakers take turns; none: they do not.
func orders() [][]string {
	first := ingest.Alternating()
	then := slices.Clone(first)
	slices.Reverse(then)
	return [][]string{nil, first, then}
}

// turned is the value so many places on.
func turned(values [][]string, now []string, by int) []string {
	at := max(slices.IndexFunc(values, func(v []string) bool { return slices.Equal(v, now) }), 0)
	return values[(at+by+len(values))%len(values)]
}

func (f file) turnGroup(known []corpus.Group, by int) file {
	groups := []corpus.GroupID{""}
	for _, g := range known {
		groups = append(groups, g.ID)
	}
	at := max(slices.Index(groups, f.group()), 0)
	f.choices.Group, f.chosen = groups[(at+by+len(groups))%len(groups)], true
	return f
}
