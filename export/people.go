package export

import (
	"slices"
	"strconv"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// people is the table of participants: every variable, the interviews and the
// consent. It is for the team alone.
func (k *maker) people() Table {
	t := Table{Name: k.say("export.people.name"), Title: k.titled(k.say("export.people.title")), Filter: true, Frozen: 1}
	t.Notes = []string{k.say("export.people.note", phrases.Args{"People": k.say("export.participants", count(len(k.People)))})}
	t.Columns = []Column{
		{Key: "participant", Title: k.say("export.participant"), Most: 14},
		{Key: "group", Title: k.say("export.group"), Most: 18},
	}
	for _, v := range k.Variables {
		c := Column{Key: v.ID, Title: variableTitle(v), Most: 22}
		if v.Type == "number" {
			c.Kind = Figure
		}
		t.Columns = append(t.Columns, c)
	}
	t.Columns = append(t.Columns,
		Column{Key: "interviews", Title: k.say("export.people.interviews"), Most: 18},
		Column{Key: "date", Title: k.say("export.people.date"), Most: 14},
		Column{Key: "mode", Title: k.say("export.people.mode"), Most: 16},
		Column{Key: "interpreter", Title: k.say("export.people.interpreter"), Most: 12},
		Column{Key: "duration", Title: k.say("export.people.duration"), Kind: Figure, Most: 10},
		Column{Key: "consent_date", Title: k.say("export.people.date"), Over: k.say("export.people.consent"), Most: 14},
		Column{Key: "consent_form", Title: k.say("export.people.form"), Over: k.say("export.people.consent"), Most: 16})
	for i, title := range k.scopeTitles() {
		t.Columns = append(t.Columns, Column{Key: "consent_" + string(corpus.Scopes()[i]), Title: title, Over: k.say("export.people.consent"), Kind: Mark, Most: 14})
	}
	t.Columns = append(t.Columns, Column{Key: "notes", Title: k.say("export.note"), Most: 30})
	t.Rows = Rows(k.People, k.person)
	return t
}

func (k *maker) scopeTitles() []string {
	return []string{k.say("export.people.take_part"), k.say("export.people.record"), k.say("export.people.quote"),
		k.say("export.people.archive"), k.say("export.people.reuse")}
}

func variableTitle(v corpus.Variable) string {
	if v.Name != "" {
		return v.Name
	}
	return v.ID
}

func (k *maker) person(p Person, row Row) Row {
	row = append(row, Text(string(p.ID)), Text(k.groupName(p.Group)))
	for _, v := range k.Variables {
		row = append(row, variableCell(v, p.Variables[v.ID]))
	}
	var ids, dates, modes, interpreters, minutes []string
	for _, m := range p.Interviews {
		ids = append(ids, string(m.ID))
		dates = appendNew(dates, m.Date)
		modes = appendNew(modes, k.mode(m.Mode))
		interpreters = appendNew(interpreters, k.interpreter(m.Interpreter))
		if m.Duration > 0 {
			minutes = append(minutes, strconv.Itoa(m.Duration))
		}
	}
	row = append(row, Text(join(ids)), Text(join(dates)), Text(join(modes)), Text(join(interpreters)))
	if len(p.Interviews) == 1 && len(minutes) == 1 {
		row = append(row, Number(p.Interviews[0].Duration))
	} else {
		row = append(row, Text(join(minutes)))
	}
	return append(k.consent(p.Consent, row), Text(p.Notes))
}

// consent adds a yes or no for each thing a participant may agree to, and
// nothing where no consent was written down.
func (k *maker) consent(c corpus.Consent, row Row) Row {
	known := c.Date != "" || c.Form != "" || len(c.Scope) > 0
	row = append(row, Text(c.Date), Text(c.Form))
	for _, s := range corpus.Scopes() {
		switch {
		case !known:
			row = append(row, Cell{})
		case slices.Contains(c.Scope, s):
			row = append(row, Text(k.say("export.yes")))
		default:
			row = append(row, Text(k.say("export.no")))
		}
	}
	return row
}

// variableCell is a number where the study says that the variable is one and
// what stands there can be read as one.
func variableCell(v corpus.Variable, value string) Cell {
	if v.Type == "number" {
		if f, err := strconv.ParseFloat(strings.Replace(value, ",", ".", 1), 64); err == nil && f == f && f < 1e15 && f > -1e15 {
			return Cell{Number: f, Kind: NumberCell}
		}
	}
	return Text(value)
}

func (k *maker) mode(mode string) string {
	switch mode {
	case "online":
		return k.say("export.mode.online")
	case "phone":
		return k.say("export.mode.phone")
	case "in_person":
		return k.say("export.mode.in_person")
	}
	return mode
}

func (k *maker) interpreter(i corpus.Interpreting) string {
	switch {
	case !i.Present:
		return k.say("export.no")
	case i.Gender != "":
		return k.say("export.yes") + " (" + i.Gender + ")"
	}
	return k.say("export.yes")
}

func appendNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

func join(list []string) string { return strings.Join(list, ", ") }
