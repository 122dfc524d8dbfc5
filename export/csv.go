package export

import (
	"bufio"
	"io"
	"strings"

	"citaat/corpus/phrases"
)

// Dialect is a way to write csv.
type Dialect string

// Dialects of csv.
const (
	// Excel opens with a double click in a Dutch or a German Excel: a byte
	// order mark, semicolons, decimal commas, titles in the user's language.
	Excel Dialect = "excel"
	// RFC4180 is for programs: commas, no mark, decimal points, the columns'
	// keys instead of their titles.
	RFC4180 Dialect = "rfc4180"
)

// ParseDialect reads the name of a dialect; "" is Excel.
func ParseDialect(s string) (Dialect, error) {
	switch d := Dialect(strings.ToLower(strings.TrimSpace(s))); d {
	case "":
		return Excel, nil
	case Excel, RFC4180:
		return d, nil
	}
	return "", phrases.Fail("export.dialect.unknown", phrases.Args{"Name": oneLine(s)}).
		WithCure("export.dialect.unknown.cure")
}

// writeCSV writes one table. A text that a spreadsheet could run as a formula
// gets a ' before it, in both dialects: nobody knows what opens a file next.
func writeCSV(out io.Writer, t Table, d Dialect) error {
	w := csvWriter{out: bufio.NewWriterSize(out, 1<<16), comma: ';', decimal: true}
	if d == RFC4180 {
		w.comma, w.decimal = ',', false
	} else {
		w.out.WriteString("\ufeff")
	}
	for i, c := range t.Columns {
		title := c.Title
		if d == RFC4180 {
			title = c.Key
		} else if c.Over != "" {
			title = c.Over + " " + c.Title
		}
		w.field(i, Text(title))
	}
	w.end()
	for row := range t.Rows {
		for i, c := range row {
			w.field(i, c)
		}
		w.end()
	}
	return w.out.Flush()
}

// csvWriter keeps its errors for Flush, as a bufio.Writer does.
type csvWriter struct {
	out     *bufio.Writer
	comma   byte
	decimal bool // a comma
}

func (w *csvWriter) end() { w.out.WriteString("\r\n") }

func (w *csvWriter) field(i int, c Cell) {
	if i > 0 {
		w.out.WriteByte(w.comma)
	}
	if c.Kind == NumberCell {
		w.out.WriteString(localNumber(c.Number, w.decimal))
		return
	}
	s := c.Text
	guard := startsFormula(s) // before cleaning turns a tab into a space
	s = printable(s)
	guard = guard || startsFormula(s)
	if guard {
		s = "'" + s
	}
	if !strings.ContainsAny(s, ";,\"\n\r\t") && !strings.HasPrefix(s, " ") && !strings.HasSuffix(s, " ") {
		w.out.WriteString(s)
		return
	}
	w.out.WriteByte('"')
	for {
		before, after, found := strings.Cut(s, `"`)
		w.out.WriteString(before)
		if !found {
			break
		}
		w.out.WriteString(`""`)
		s = after
	}
	w.out.WriteByte('"')
}
