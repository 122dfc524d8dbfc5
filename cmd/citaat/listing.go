package main

import (
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"citaat/corpus/phrases"
	"citaat/export"
)

// printing is how a verb that prints data is asked to print it.
type printing struct {
	format  string
	dialect string
}

// Formats of data on standard output.
const (
	asTable = "table"
	asCSV   = "csv"
	asJSON  = "json"
)

func (p *printing) addFlags(c *cobra.Command) {
	c.Flags().StringVar(&p.format, "format", asTable, "cli.flag.format")
	c.Flags().StringVar(&p.dialect, "dialect", "", "cli.flag.dialect")
	_ = c.RegisterFlagCompletionFunc("format", fixed(asTable, asCSV, asJSON))
	_ = c.RegisterFlagCompletionFunc("dialect", fixed(string(export.Excel), string(export.RFC4180)))
	c.PreRunE = func(c *cobra.Command, _ []string) error { return p.check(c) }
}

func (p *printing) check(c *cobra.Command) error {
	switch p.format {
	case asTable, asCSV, asJSON:
	default:
		return wrongFlag(c, "format", p.format)
	}
	if _, err := export.ParseDialect(p.dialect); err != nil {
		return wrongFlag(c, "dialect", p.dialect)
	}
	return nil
}

// listing is a list of things of one kind: columns for people and for a
// spreadsheet, and objects for programs.
type listing[T any] struct {
	columns []column[T]
	items   []T
	empty   string // the key of what is said when there is nothing
}

type column[T any] struct {
	key    string // its name in csv for programs
	title  string // a key of the catalogue
	number func(T) int
	text   func(T) string
	hidden bool // in csv only

	unknown func(T) bool // there is no number; nil: there always is
}

// working says in a file made of a list that it is for the team: it holds ids
// and what is known of people.
func working[T any]() column[T] {
	return column[T]{key: "status", title: "export.status", text: func(T) string { return export.WorkingStatus }, hidden: true}
}

func (c column[T]) cell(item T) export.Cell {
	if c.unknown != nil && c.unknown(item) {
		return export.Cell{}
	}
	if c.number != nil {
		return export.Cell{Number: float64(c.number(item)), Kind: export.NumberCell}
	}
	return export.Cell{Text: c.text(item)}
}

func (c column[T]) string(item T) string {
	if c.unknown != nil && c.unknown(item) {
		return ""
	}
	if c.number != nil {
		return strconv.Itoa(c.number(item))
	}
	s := c.text(item)
	tree := len(s) - len(strings.TrimLeft(s, " ")) // what stands under another is indented
	return s[:tree] + oneLine(s)
}

// print writes the list as it was asked for.
func (l listing[T]) print(env *Env, p printing) error {
	switch p.format {
	case asJSON:
		return writeJSON(env.Out, l.items)
	case asCSV:
		return l.csv(env, p.dialect)
	}
	if len(l.items) == 0 {
		env.Say(l.empty)
		return nil
	}
	l.table(env)
	return env.Out.Flush()
}

func (l listing[T]) csv(env *Env, dialect string) error {
	d, err := export.ParseDialect(dialect)
	if err != nil {
		return err
	}
	t := export.Table{Rows: func(yield func(export.Row) bool) {
		row := make(export.Row, len(l.columns))
		for _, item := range l.items {
			for i, c := range l.columns {
				row[i] = c.cell(item)
			}
			if !yield(row) {
				return
			}
		}
	}}
	for _, c := range l.columns {
		t.Columns = append(t.Columns, export.Column{Key: c.key, Title: env.Book().Say(c.title)})
	}
	if err := export.WriteCSV(env.Out, t, d); err != nil {
		return err
	}
	return env.Out.Flush()
}

// table prints columns under each other; the last one is as wide as it is.
func (l listing[T]) table(env *Env) {
	var columns []column[T]
	for _, c := range l.columns {
		if !c.hidden {
			columns = append(columns, c)
		}
	}
	rows := make([][]string, 0, len(l.items)+1)
	head := make([]string, len(columns))
	for i, c := range columns {
		head[i] = env.Book().Say(c.title)
	}
	rows = append(rows, head)
	for _, item := range l.items {
		row := make([]string, len(columns))
		for i, c := range columns {
			row[i] = c.string(item)
		}
		rows = append(rows, row)
	}
	widths := make([]int, len(columns))
	for _, row := range rows {
		for i, s := range row {
			widths[i] = max(widths[i], uniseg.StringWidth(s))
		}
	}
	for i, row := range rows {
		line := tableLine(columns, row, widths)
		if i == 0 {
			env.Out.Paint(bold, line)
			env.Out.Text("\n")
			continue
		}
		env.Out.Text(line + "\n")
	}
}

func tableLine[T any](columns []column[T], row []string, widths []int) string {
	var b strings.Builder
	for i, s := range row {
		fill := strings.Repeat(" ", widths[i]-uniseg.StringWidth(s))
		if i > 0 {
			b.WriteString("  ")
		}
		if columns[i].number != nil {
			b.WriteString(fill + s)
		} else {
			b.WriteString(s + fill)
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// writeJSON writes an array, an object a line.
func writeJSON[T any](w io.Writer, items []T) error {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	sep := "[\n"
	for _, item := range items {
		b.WriteString(sep)
		sep = ","
		if err := enc.Encode(item); err != nil {
			return err
		}
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
		b.Reset()
	}
	end := "]\n"
	if len(items) == 0 {
		end = "[]\n"
	}
	if _, err := io.WriteString(w, end); err != nil {
		return err
	}
	if p, ok := w.(*paper); ok {
		return p.Flush()
	}
	return nil
}

// strings that several verbs need.

// list joins what can be joined with " · ".
func list(parts ...string) string {
	var full []string
	for _, p := range parts {
		if p != "" {
			full = append(full, p)
		}
	}
	return strings.Join(full, " · ")
}

// count says a number with its noun.
func count(b *phrases.Book, key string, n int) string {
	return b.Say(key, phrases.Args{"Count": n})
}

// stringsFlag is a flag that may be given more than once, each a whole value.
func stringsFlag(fs *pflag.FlagSet, to *[]string, name, usage string) {
	fs.StringArrayVar(to, name, nil, usage)
}
