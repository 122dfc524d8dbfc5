package people

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/lens"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// column is one of a list.
type column struct {
	name  string
	width int
	right bool
	text  func(row) string
}

// columns are those of the list that is seen, as many as there is room for: the
// ones in front matter most.
func (m Model) columns(width int) []column {
	var all []column
	switch m.list {
	case persons:
		all = m.personColumns()
	case talks:
		all = m.talkColumns()
	default:
		return nil
	}
	used := 5
	for i, c := range all {
		if used += c.width + 2; used > width && i > 1 {
			return all[:i]
		}
	}
	return all
}

func (m Model) personColumns() []column {
	say := m.Book.Say
	of := func(f func(person) string) func(row) string {
		return func(r row) string { return f(m.snap.people[r.person]) }
	}
	cols := []column{
		{say("people.col-id"), 8, false, of(func(p person) string { return string(p.ID) })},
		{say("people.col-consent"), 14, false, of(m.consent)},
		{say("people.col-codings"), 8, true, of(func(p person) string {
			return m.counted(func(c *coding.Counts) int { return c.Participant(p.ID).Codings })
		})},
		{say("people.col-interviews"), 10, false, of(func(p person) string { return strings.Join(corpus.Texts(p.interviews), " ") })},
	}
	for _, v := range m.snap.settings.Variables {
		w := ansi.StringWidth(frame.Clean(variableName(v)))
		longest := 4
		for _, p := range m.snap.people[:min(len(m.snap.people), 200)] {
			longest = max(longest, ansi.StringWidth(frame.Clean(p.Variables[v.ID])))
		}
		cols = append(cols, column{variableName(v), max(min(max(w, longest), max(longest, 12)), 4), v.Type == "number",
			of(func(p person) string { return p.Variables[v.ID] })})
	}
	return append(cols, column{say("people.col-notes"), 24, false, of(func(p person) string { return p.Notes })})
}

func (m Model) talkColumns() []column {
	say := m.Book.Say
	of := func(f func(coding.Interview) string) func(row) string {
		return func(r row) string { return f(m.snap.talks[r.talk]) }
	}
	number := func(f func(coding.Interview) int) func(row) string {
		return of(func(v coding.Interview) string { return positive(f(v)) })
	}
	cols := []column{
		{say("people.col-order"), 3, true, number(func(v coding.Interview) int { return v.Order })},
		{say("people.col-interview"), 9, false, of(func(v coding.Interview) string { return string(v.ID) })},
		{say("people.col-date"), 10, false, of(func(v coding.Interview) string { return v.Date })},
		{say("people.col-codings"), 8, true, of(func(v coding.Interview) string {
			return m.counted(func(c *coding.Counts) int { return c.Interview(v.ID).Codings })
		})},
		{say("people.col-mode"), 12, false, of(func(v coding.Interview) string { return lens.ModeName(m.Book, v.Mode) })},
		{say("people.col-interpreter"), 6, false, of(func(v coding.Interview) string { return m.interpreted(v.Interpreter.Present, v.Interpreter.Gender) })},
		{say("people.col-done"), 6, false, of(m.done)},
	}
	if len(m.snap.kept) > 0 {
		cols = append(cols, column{say("people.col-keep"), 12, false, of(m.keep)})
	}
	return append(cols, []column{
		{say("people.col-minutes"), 4, true, number(func(v coding.Interview) int { return v.Duration })},
		{say("people.col-participants"), 14, false, of(m.whoSpoke)},
		{say("people.col-turns"), 6, true, of(func(v coding.Interview) string { return strconv.Itoa(v.Turns) })},
		{say("people.col-language"), 4, false, of(func(v coding.Interview) string { return v.Language })},
		{say("people.col-done-by"), 14, false, of(m.doneBy)},
		{say("people.col-place"), 16, false, of(func(v coding.Interview) string { return v.Place })},
	}...)
}

// keep is the last day on which an interview may be kept, with a sign where that
// day is past or near.
func (m Model) keep(v coding.Interview) string {
	r, known := m.snap.kept[v.ID]
	switch {
	case !known:
		return ""
	case r.Near():
		return r.Last + " !"
	}
	return r.Last
}

// whoSpoke are the participants of an interview with their groups.
func (m Model) whoSpoke(v coding.Interview) string {
	var out []string
	for _, id := range v.Participants {
		g := m.snap.stock.Person(id).Group
		out = append(out, m.Book.Say("people.who", phrases.Args{"ID": string(id), "Group": m.snap.settings.Group(g).Name}))
	}
	return strings.Join(out, ", ")
}

// done is how many coders are done with an interview, with a mark where the one
// who works now is.
func (m Model) done(v coding.Interview) string {
	d := m.snap.stock.Doneness(v.ID)
	if len(d.Coders) == 0 {
		return ""
	}
	said := strconv.Itoa(len(d.Coders)) + "/" + strconv.Itoa(d.Of)
	switch {
	case d.Mine && m.Theme.ASCII:
		return said + " +"
	case d.Mine:
		return said + " ✓"
	}
	return said
}

// doneBy are the coders who said to be done with an interview.
func (m Model) doneBy(v coding.Interview) string {
	return strings.Join(corpus.Texts(m.snap.stock.Doneness(v.ID).Coders), " ")
}
