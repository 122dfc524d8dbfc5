package export

import (
	"slices"
	"strings"

	"citaat/coding"
	"citaat/corpus"
)

// Memo is a note of a researcher. None is ever in a file that leaves.
type Memo struct {
	Date   string
	Coder  corpus.CoderName
	Kind   string // study, interview, participant, code or coding
	Place  string // the interview, participant or place it is about; empty: none
	Code   string // the path of the code it is about; empty: none
	Text   string
	Source string // of a literature note
}

// notes takes the memos that belong to what is wanted, the oldest first. They
// come after the passages, whose places they take.
func (c *collector) notes() {
	passages := map[string]*Passage{}
	for _, p := range c.m.Passages {
		passages[p.ID] = p
	}
	who := map[string][]corpus.ParticipantID{}
	for _, v := range c.study.Interviews() {
		who[string(v.ID)] = v.Participants
	}
	for _, m := range slices.Backward(c.study.Memos()) {
		n := Memo{Date: m.Changed.Local().Format("2006-01-02"), Coder: m.Coder, Kind: m.On.Kind, Text: c.without(m.Text), Source: c.without(m.Source)}
		wanted := true
		switch m.On.Kind {
		case coding.OnInterview:
			n.Place = m.On.ID
			wanted = len(who[m.On.ID]) == 0 || slices.ContainsFunc(who[m.On.ID], c.askedPerson)
		case coding.OnParticipant:
			n.Place = m.On.ID
			wanted = c.askedPerson(corpus.ParticipantID(m.On.ID))
		case coding.OnCode:
			n.Code = c.path(coding.CodeID(m.On.ID))
			wanted = c.wanted(coding.CodeID(m.On.ID))
		case coding.OnCoding:
			n.Place, n.Code, wanted = c.noted(coding.CodingID(m.On.ID), passages)
		}
		if wanted {
			c.m.Memos = append(c.m.Memos, n)
		}
	}
}

// noted is the place and the code of the coding that a memo is about. One that
// was taken away counts as long as nothing is filtered.
func (c *collector) noted(id coding.CodingID, passages map[string]*Passage) (place, code string, wanted bool) {
	if p := passages[string(id)]; p != nil {
		return p.Place, c.path(coding.CodeID(p.Code)), true
	}
	g, removed := c.study.RemovedCoding(id)
	return string(g.Interview), c.path(g.Code), removed && c.filter.all()
}

func (c *collector) askedPerson(id corpus.ParticipantID) bool {
	p := c.person[id]
	return p == nil || c.asked(p.ID, p.Group)
}

// memos is the table of memos. It is for the team alone.
func (k *maker) memos() Table {
	t := Table{Name: k.say("export.memos.name"), Title: k.titled(k.say("export.memos.title")), Filter: true, Frozen: 1}
	t.Notes = []string{k.say("export.memos.note", count(len(k.Memos)))}
	t.Columns = []Column{
		{Key: "date", Title: k.say("export.people.date"), Most: 12},
		{Key: "coder", Title: k.say("export.coder"), Most: 14},
		{Key: "kind", Title: k.say("export.memos.kind"), Most: 14},
		{Key: "place", Title: k.say("export.memos.about"), Most: 16},
		{Key: "code", Title: k.say("export.memos.code"), Most: 30},
		{Key: "memo", Title: k.say("export.memos.text"), Most: 80},
		{Key: "source", Title: k.say("export.memos.source"), Most: 40},
	}
	t.Rows = Rows(k.Memos, func(m Memo, row Row) Row {
		return append(row, Text(m.Date), Text(string(m.Coder)), Text(k.memoKind(m)), Text(m.Place), Text(m.Code), Text(m.Text), Text(m.Source))
	})
	return t
}

func (k *maker) memoKind(m Memo) string {
	switch {
	case strings.TrimSpace(m.Source) != "":
		return k.say("export.memos.literature")
	case m.Kind == coding.OnStudy:
		return k.say("export.memos.study")
	case m.Kind == coding.OnInterview:
		return k.say("export.memos.interview")
	case m.Kind == coding.OnParticipant:
		return k.say("export.memos.participant")
	case m.Kind == coding.OnCode:
		return k.say("export.memos.of-code")
	case m.Kind == coding.OnCoding:
		return k.say("export.memos.of-coding")
	}
	return m.Kind
}

// all tells whether a filter takes everything.
func (f Filter) all() bool {
	return len(f.Codes)+len(f.With)+len(f.Groups)+len(f.Participants)+len(f.Coders)+len(f.Stances) == 0 && f.Choice == All && f.Use == All
}
