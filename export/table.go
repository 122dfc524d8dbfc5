package export

import (
	"iter"

	"citaat/corpus/phrases"
)

// Status tells who may see a file.
type Status int

// Statuses of a file. The zero value is the careful one.
const (
	Working Status = iota // for the team alone
	Shared                // may leave
)

// Document is a set of tables that leave together.
type Document struct {
	Title  string
	Status Status
	Book   *phrases.Book // the language it is written in
	Tables []Table
}

// Table is a table as its writers need it: they decide what it looks like.
type Table struct {
	Name    string // of its sheet
	Title   string
	Notes   []string // under the title
	Foot    []string // under the table
	Columns []Column
	Rows    iter.Seq[Row] // every call starts again; a Row is only valid until the next
	Merged  bool          // equal headings become one cell, instead of standing on every row
	Filter  bool          // people will filter and sort it
	Frozen  int           // columns that stay in sight
	Range   string        // a name for its cells, for pivot tables
	NoPrint bool          // raw data: printing it well does not matter
}

// Kind tells what a column holds.
type Kind int

// Kinds of columns.
const (
	Words   Kind = iota
	Heading      // the rows are ordered by it, and equal ones belong together
	Quote        // somebody's words
	Figure       // a number, or a text such as "5 van 6"
	Mark         // a sign or a very short text
)

// Column is a column of a table.
type Column struct {
	Key   string // its name for programs: English, never translated
	Title string
	Over  string // a title over neighbouring columns
	Kind  Kind
	Width float64 // in characters; 0 fits it to what it holds
	Most  float64 // a fitted column is no wider
}

// Row is a row of a table, a cell for each column.
type Row []Cell

// Cell is a text or a number.
type Cell struct {
	Text   string
	Number float64
	Kind   CellKind
}

// CellKind tells whether a cell holds a text or a number.
type CellKind uint8

// Kinds of cells. Text is never read as a number or a formula.
const (
	TextCell CellKind = iota
	NumberCell
)

// Text is a cell that holds a text.
func Text(s string) Cell { return Cell{Text: s} }

// Number is a cell that holds a whole number.
func Number(n int) Cell { return Cell{Number: float64(n), Kind: NumberCell} }

func (c Cell) empty() bool { return c.Kind == TextCell && c.Text == "" }

// has tells whether the table has a column of a kind.
func (t Table) has(k Kind) bool {
	for _, c := range t.Columns {
		if c.Kind == k {
			return true
		}
	}
	return false
}

// headings is the number of Heading columns, which stand first.
func (t Table) headings() int {
	n := 0
	for n < len(t.Columns) && t.Columns[n].Kind == Heading {
		n++
	}
	return n
}

// runs tells, row by row, at which heading a new run of equal rows starts.
type runs struct {
	last []string
	any  bool
}

// next is the index of the first heading that differs from the row before, or
// the number of headings when all are equal.
func (r *runs) next(row Row, headings int) int {
	if r.last == nil {
		r.last = make([]string, headings)
	}
	at := headings
	for i := range headings {
		if at == headings && (!r.any || r.last[i] != row[i].Text) {
			at = i
		}
		r.last[i] = row[i].Text
	}
	r.any = true
	return at
}

// Rows makes a row of each item, in one slice that is used again.
func Rows[T any](items []T, make func(T, Row) Row) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		var row Row
		for _, item := range items {
			row = make(item, row[:0])
			if !yield(row) {
				return
			}
		}
	}
}
