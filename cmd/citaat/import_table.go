package main

import (
	"context"
	"errors"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// importRow is a file in the table of an import; as JSON it is a promise.
type importRow struct {
	File     string   `json:"file"`
	Outcome  string   `json:"outcome"` // ready, read, same, failed or stopped
	Format   string   `json:"format,omitempty"`
	Encoding string   `json:"encoding,omitempty"`
	ID       string   `json:"id,omitempty"`
	Group    string   `json:"group,omitempty"`
	Date     string   `json:"date,omitempty"`
	Speakers []string `json:"speakers,omitempty"`
	Turns    int      `json:"turns"`
	Words    int      `json:"words"`
	LeftOut  int      `json:"words_left_out"` // but names, times and markup, which are replaced
	Skipped  []string `json:"left_out,omitempty"`
	Notes    []string `json:"notes,omitempty"`
	Error    string   `json:"error,omitempty"`

	format string // in words
	remark string
}

func (b *intake) rows(env *Env) importTable {
	var rows []importRow
	for _, f := range b.files {
		rows = append(rows, b.row(f))
	}
	return importTable{listing[importRow]{empty: "cli.import.nothing", items: rows, columns: []column[importRow]{
		{key: "file", title: "import.column-file", text: func(r importRow) string { return r.File }},
		{key: "outcome", title: "import.column-outcome", hidden: true, text: func(r importRow) string { return r.Outcome }},
		{key: "format", title: "import.column-format", text: func(r importRow) string { return r.format }},
		{key: "id", title: "import.column-id", text: func(r importRow) string { return r.ID }},
		{key: "group", title: "import.column-group", text: func(r importRow) string { return r.Group }},
		{key: "speakers", title: "import.column-speakers", text: func(r importRow) string { return strings.Join(r.Speakers, " ") }},
		{key: "turns", title: "import.column-turns", number: func(r importRow) int { return r.Turns }, unknown: importRow.unread},
		{key: "words", title: "import.column-words", number: func(r importRow) int { return r.Words }, unknown: importRow.unread},
		{key: "words_left_out", title: "import.column-left", number: func(r importRow) int { return r.LeftOut }, unknown: importRow.unread},
		{key: "remark", title: "import.column-remark", text: func(r importRow) string { return r.remark }},
	}}}
}

// unread tells of a file of which nothing was counted.
func (r importRow) unread() bool { return r.Turns == 0 }

func (b *intake) row(f *incoming) importRow {
	r := importRow{File: oneLine(f.name), ID: oneLine(string(f.seen.id)), Group: f.group(), Date: f.seen.date,
		Turns: f.seen.turns, Words: f.seen.words, Encoding: string(f.seen.encoding)}
	if f.seen.format != "" {
		r.Format, r.format = string(f.seen.format), f.seen.format.Sentence().In(b.book)
	}
	labels := map[corpus.Label]bool{}
	for _, s := range f.seen.speakers {
		if !labels[s.Label] {
			labels[s.Label] = true
			r.Speakers = append(r.Speakers, string(s.Label))
		}
	}
	var remarks []string
	for _, s := range f.seen.skipped {
		said := oneLine(s.Sentence().In(b.book))
		r.Skipped = append(r.Skipped, said)
		if !s.Kind.Routine() {
			remarks = append(remarks, said)
			r.LeftOut += s.Words
		}
	}
	for _, n := range f.seen.notes {
		r.Notes = append(r.Notes, oneLine(n.In(b.book)))
	}
	b.fate(f, &r)
	if r.Error == "" {
		r.remark = strings.TrimPrefix(strings.Join(append(append([]string{r.remark}, r.Notes...), remarks...), "; "), "; ")
	}
	return r
}

// fate says what became of a file.
func (b *intake) fate(f *incoming, r *importRow) {
	say := b.book.Say
	switch f.state {
	case ready:
		r.Outcome = "ready"
	case written:
		r.Outcome = "read"
	case same:
		r.Outcome = "same"
		r.remark = say("cli.import.same", phrases.Args{"Interview": string(f.id)})
	default:
		r.Outcome, r.Error = "failed", ""
		if errors.Is(f.err, context.Canceled) {
			r.Outcome, r.remark = "stopped", say("import.remark-stopped")
			return
		}
		r.Error = oneLine(sentence(b.book, f.err))
		r.remark = say("import.remark-failed", phrases.Args{"Why": r.Error})
		return
	}
	if c := f.seen.changes; b.updates && f.state != same {
		r.remark = list(say("import.remark-turns", phrases.Args{"Count": c.turns}), say("import.remark-codings", phrases.Args{"Count": c.codings}),
			say("import.remark-redacted", phrases.Args{"Count": c.redacted}))
	}
}

// importTable is the table of an import, which is made to fit.
type importTable struct{ listing[importRow] }

// flexible are the columns that give way, with the width that each keeps.
var flexible = [...]struct {
	key  string
	keep int
}{{"file", 30}, {"remark", 30}, {"format", 14}, {"remark", 18}, {"file", 20}, {"format", 10}, {"file", 14}, {"speakers", 6}, {"group", 6}, {"remark", 0}}

// fit prints the table as wide as the terminal; into a file whole.
func (t importTable) fit(env *Env) {
	width := 0
	if env.Shown {
		width = env.Columns
	}
	for i, line := range t.lines(env.Book(), width) {
		if i == 0 {
			env.Out.Paint(bold, line)
			env.Out.Text("\n")
			continue
		}
		env.Out.Text(line + "\n")
	}
}

// lines are the head and the rows, none wider than width; 0 is as wide as it
// gets.
func (t importTable) lines(b *phrases.Book, width int) []string {
	var columns []column[importRow]
	for _, c := range t.columns {
		if !c.hidden {
			columns = append(columns, c)
		}
	}
	rows := [][]string{make([]string, len(columns))}
	for i, c := range columns {
		rows[0][i] = b.Say(c.title)
	}
	for _, item := range t.items {
		row := make([]string, len(columns))
		for i, c := range columns {
			row[i] = c.string(item)
		}
		rows = append(rows, row)
	}
	widths := fitted(columns, rows, width)
	out := make([]string, len(rows))
	for i, row := range rows {
		for k := range row {
			row[k] = ansi.Truncate(row[k], widths[k], "…")
		}
		out[i] = tableLine(columns, row, widths)
		if width > 0 {
			out[i] = ansi.Truncate(out[i], width, "…")
		}
	}
	return out
}

// fitted are the widths of the columns: those of what they hold, less where that
// is too much.
func fitted(columns []column[importRow], rows [][]string, width int) []int {
	widths := make([]int, len(columns))
	for _, row := range rows {
		for i, s := range row {
			widths[i] = max(widths[i], ansi.StringWidth(s))
		}
	}
	if width <= 0 {
		return widths
	}
	over := 2*(len(columns)-1) - width
	for _, w := range widths {
		over += w
	}
	for _, f := range flexible {
		for i, c := range columns {
			if c.key == f.key && over > 0 {
				give := max(0, min(over, widths[i]-f.keep))
				widths[i], over = widths[i]-give, over-give
			}
		}
	}
	return widths
}
