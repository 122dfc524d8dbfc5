package export

import "citaat/corpus/phrases"

// codebook is the codebook with the fields of MacQueen et al. (1998). A file to
// share has no examples: they are somebody's words that nobody chose.
func (k *maker) codebook(sheet bool) Table {
	t := Table{Name: k.say("export.codebook.name"), Title: k.say("export.codebook.title"), Frozen: 2}
	if sheet {
		t.Title = k.titled(t.Title)
	}
	t.Columns = []Column{
		{Key: "category", Title: k.say("export.category"), Kind: Heading, Width: 16},
		{Key: "theme", Title: k.say("export.theme"), Kind: Heading, Width: 21},
		{Key: "short", Title: k.say("export.codebook.short"), Width: 26},
		{Key: "definition", Title: k.say("export.codebook.definition"), Width: 36},
		{Key: "use_when", Title: k.say("export.codebook.use"), Width: 28},
		{Key: "do_not_use_when", Title: k.say("export.codebook.not"), Width: 28},
	}
	if !k.Share {
		t.Columns = append(t.Columns,
			Column{Key: "example", Title: k.say("export.codebook.example"), Width: 28},
			Column{Key: "passages", Title: k.say("export.overview.passages"), Kind: Figure, Width: 11},
			Column{Key: "participants", Title: k.say("export.overview.participants"), Kind: Figure, Width: 13})
	}
	total := 0
	for _, ids := range k.interviewed() {
		total += len(ids)
	}
	t.Rows = Rows(k.tallies(), func(y *tally, row Row) Row {
		c := y.code
		at := c.place(k.Book)
		if c.Retired {
			at.theme = k.say("export.codebook.retired", phrases.Args{"Theme": at.theme})
		}
		row = append(row, Text(at.category), Text(at.theme), Text(c.Short), Text(c.Definition), Text(c.UseWhen), Text(c.DoNotUse))
		if !k.Share {
			row = append(row, Text(c.Example), Number(y.passes), Text(k.of(len(y.people), total)))
		}
		return row
	})
	return t
}
