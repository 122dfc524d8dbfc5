package export

import (
	"slices"
	"strings"

	"citaat/corpus/phrases"
)

// maker makes tables in one language.
type maker struct {
	Material
	Options
	byID   map[string]Code
	places map[string]place // of every code, also of those that are not in the codebook
	wanted []*Passage       // those of the document
	once   []*Passage       // the same without what two researchers coded alike
	counts []*tally
}

func newMaker(m Material, o Options) *maker {
	k := &maker{Material: m, Options: o, byID: m.codes(), places: map[string]place{}}
	for _, p := range m.Passages {
		if p.Chosen || !o.Chosen && !o.Share {
			k.wanted = append(k.wanted, p)
		}
		if _, known := k.places[p.Code]; !known {
			k.places[p.Code] = codeOf(k.byID, p.Code).place(o.Book)
		}
	}
	k.once = distinct(k.wanted)
	return k
}

func (k *maker) say(key string, args ...phrases.Args) string { return k.Book.Say(key, args...) }

func count(n int) phrases.Args { return phrases.Args{"Count": n} }

// themes is the table of themes and quotations. On a sheet every fact has a
// column; in a text the interview is not told beside its place.
func (k *maker) themes(sheet bool) Table {
	passages := k.once
	t := Table{Name: k.say("export.themes.name"), Title: k.say("export.themes.title"), Merged: k.Merged, Filter: true, Frozen: 0}
	if sheet {
		t.Title = k.titled(t.Title)
	}
	t.Notes = []string{k.say("export.themes.note", phrases.Args{"Passages": k.say("export.passages", count(len(passages))),
		"People": k.say("export.participants", count(k.spread(passages)))})}
	t.Foot = []string{k.say("export.marks")}
	t.Columns = []Column{
		{Key: "category", Title: k.say("export.category"), Kind: Heading, Width: 16},
		{Key: "theme", Title: k.say("export.theme"), Kind: Heading, Width: 22},
	}
	if k.Share {
		t.Notes = []string{k.say("export.themes.note.share", phrases.Args{"Passages": k.say("export.quotations", count(len(passages))),
			"People": k.say("export.participants", count(k.spread(passages)))})}
		t.Columns = append(t.Columns,
			Column{Key: "quotation", Title: k.say("export.quotation"), Kind: Quote, Width: 72},
			Column{Key: "attribution", Title: k.say("export.attribution"), Width: 26})
		t.Rows = Rows(passages, func(p *Passage, row Row) Row {
			at := k.places[p.Code]
			return append(row, Text(at.category), Text(at.theme), Text(quoted(k.Book, p.Quotation)), Text(p.Attribution))
		})
		return t
	}
	t.Notes = append(t.Notes, k.limits(k.Book)...)
	t.Columns = append(t.Columns, k.themeColumns(sheet)...)
	marked := k.used()
	t.Rows = Rows(passages, func(p *Passage, row Row) Row { return k.themeRow(p, row, sheet, marked) })
	return t
}

func (k *maker) themeColumns(sheet bool) []Column {
	columns := []Column{
		{Key: "quotation", Title: k.say("export.quotation"), Kind: Quote, Width: 64},
		{Key: "group", Title: k.say("export.group"), Most: 16},
		{Key: "participant", Title: k.say("export.participant"), Most: 14},
	}
	if sheet {
		columns = append(columns, Column{Key: "interview", Title: k.say("export.interview"), Most: 14})
	}
	columns = append(columns,
		Column{Key: "place", Title: k.say("export.place"), Most: 16},
		Column{Key: "chosen", Title: k.say("export.chosen"), Kind: Mark, Width: 12})
	if k.used() {
		columns = append(columns, Column{Key: "used", Title: k.say("export.used"), Most: 16})
	}
	return append(columns, Column{Key: "note", Title: k.say("export.note"), Width: 26})
}

// used tells whether a quotation of the document is marked as used: where none
// is, nobody keeps that up and there is no column of it.
func (k *maker) used() bool {
	return slices.ContainsFunc(k.once, func(p *Passage) bool { return p.Used != "" })
}

func (k *maker) themeRow(p *Passage, row Row, sheet, marked bool) Row {
	at := k.places[p.Code]
	row = append(row, Text(at.category), Text(at.theme), Text(quoted(k.Book, p.Quotation)),
		Text(k.groupName(p.Group)), Text(string(p.Participant)))
	if sheet {
		row = append(row, Text(string(p.Interview)))
	}
	star := ""
	if p.Chosen {
		star = "★"
	}
	separator := "\n"
	if !sheet {
		separator = "; "
	}
	row = append(row, Text(p.Place), Text(star))
	switch {
	case marked && !sheet && p.Used != "":
		row = append(row, Text(k.say("export.used-in", phrases.Args{"Where": p.Used})))
	case marked:
		row = append(row, Text(p.Used))
	}
	return append(row, Text(strings.Join(k.notes(p), separator)))
}

// notes are what a reader of a working file must know of a passage.
func (k *maker) notes(p *Passage) []string {
	if !p.Secret && !p.Lost && !p.Chosen && !p.Rendered && p.Remark == "" && p.Stance == "" {
		if p.Notes == "" {
			return nil
		}
		return []string{p.Notes}
	}
	var notes []string
	add := func(s string) {
		if s != "" && !slices.Contains(notes, s) {
			notes = append(notes, s)
		}
	}
	if p.Secret {
		add(k.say("export.note.secret"))
	}
	if p.Lost {
		add(k.say("export.note.lost"))
	}
	if p.Chosen && p.Fault.Key != "" {
		add(k.say("export.note.fault", phrases.Args{"Why": p.Fault.In(k.Book)}))
	}
	add(p.Remark)
	var facts []string
	switch p.Stance {
	case "for":
		facts = append(facts, k.say("export.note.for"))
	case "against":
		facts = append(facts, k.say("export.note.against"))
	}
	if p.Rendered {
		facts = append(facts, k.say("export.note.interpreter"))
	}
	add(strings.Join(facts, ", "))
	add(p.Notes)
	return notes
}

// spread is the number of people whose words are quoted.
func (k *maker) spread(passages []*Passage) int {
	people := map[string]bool{}
	for _, p := range passages {
		people[string(p.Participant)] = true
	}
	delete(people, "")
	return len(people)
}

// titled is a title for a sheet, which may be printed or copied alone.
func (k *maker) titled(title string) string {
	if k.Title == "" {
		return title
	}
	return k.Title + " – " + strings.ToLower(title[:1]) + title[1:]
}
