package export

import (
	"strconv"
	"strings"

	"citaat/corpus"
)

// WorkingStatus stands in every row of a working csv or json. It is the same in
// every language, so that a program can look for it.
const WorkingStatus = "werkbestand"

// data is the table for pivot tables and programs: one row a coding, no row
// twice, with every variable of the participant as a column.
func (k *maker) data(status bool) Table {
	t := Table{Name: k.say("export.data.name"), Title: k.titled(k.say("export.data.title")), Filter: true, NoPrint: true,
		Range: "citaat_data"}
	t.Notes = []string{k.say("export.data.note")}
	t.Columns = k.dataColumns(status)
	people := make(map[corpus.ParticipantID]Person, len(k.People))
	for _, p := range k.People {
		people[p.ID] = p
	}
	t.Rows = Rows(k.wanted, func(p *Passage, row Row) Row {
		if status {
			row = append(row, Text(WorkingStatus))
		}
		row = k.dataRow(p, row)
		for _, v := range k.Variables {
			row = append(row, variableCell(v, people[p.Participant].Variables[v.ID]))
		}
		return row
	})
	return t
}

func (k *maker) dataColumns(status bool) []Column {
	var columns []Column
	add := func(key, title string, width float64) {
		columns = append(columns, Column{Key: key, Title: title, Width: width})
	}
	if status {
		add("status", k.say("export.status"), 12)
	}
	add("category", k.say("export.category"), 18)
	add("theme", k.say("export.theme"), 24)
	add("code", k.say("export.code"), 34)
	add("text", k.say("export.data.text"), 60)
	add("published", k.say("export.data.published"), 30)
	add("chosen", k.say("export.chosen"), 11)
	add("used", k.say("export.used"), 14)
	add("group", k.say("export.group"), 14)
	add("participant", k.say("export.participant"), 13)
	add("interview", k.say("export.interview"), 12)
	add("place", k.say("export.place"), 12)
	add("turn", k.say("export.turn"), 13)
	add("time", k.say("export.time"), 11)
	add("start", k.say("export.start"), 9)
	add("end", k.say("export.end"), 9)
	add("stance", k.say("export.stance"), 10)
	add("interpreter", k.say("export.rendered"), 11)
	add("remark", k.say("export.remark"), 24)
	add("note", k.say("export.note"), 24)
	add("coder", k.say("export.coder"), 12)
	add("id", k.say("export.id"), 30)
	for _, v := range k.Variables {
		add(v.ID, variableTitle(v), min(26, max(14, float64(len(variableTitle(v)))+4)))
	}
	return columns
}

func (k *maker) dataRow(p *Passage, row Row) Row {
	at := k.places[p.Code]
	return append(row, Text(at.category), Text(at.theme), Text(at.path), Text(p.Text), Text(p.published()), Number(bit(p.Chosen)), Text(p.Used),
		Text(k.groupName(p.Group)), Text(string(p.Participant)), Text(string(p.Interview)), Text(p.Place), turnCell(p.Turn), Text(p.Time),
		Number(int(p.Span.Start)), Number(int(p.Span.End)), Text(k.stance(p.Stance)), Number(bit(p.Rendered)),
		Text(p.Remark), Text(k.marked(p)), Text(string(p.Coder)), Text(p.ID))
}

// marked are the notes on a passage; where it may not be quoted they say so first.
func (k *maker) marked(p *Passage) string {
	if !p.Secret {
		return p.Notes
	}
	return strings.TrimSpace(k.say("export.note.secret") + "\n" + p.Notes)
}

func (k *maker) stance(s string) string {
	switch s {
	case "for":
		return k.say("export.stance.for")
	case "against":
		return k.say("export.stance.against")
	}
	return s
}

// turnCell is a number where it can be, so that it sorts as one; 142a is not.
func turnCell(turn string) Cell {
	if n, err := strconv.Atoi(turn); err == nil {
		return Number(n)
	}
	return Text(turn)
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// published is the wording of a passage that is chosen, or that somebody gave
// another wording.
func (p *Passage) published() string {
	if p.Chosen || p.Worded {
		return p.Quotation
	}
	return ""
}
