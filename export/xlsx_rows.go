package export

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"citaat/corpus/phrases"
)

// write puts a sheet into the file: what excelize made of it, with the rows in
// between.
func (s *sheet) write(out io.Writer, frame []byte) error {
	before, after, found := bytes.Cut(frame, []byte("<sheetData></sheetData>"))
	if !found {
		before, after, found = bytes.Cut(frame, []byte("<sheetData/>"))
	}
	if !found {
		return fmt.Errorf("sheet %q: its frame has no place for rows", s.name)
	}
	w := rowWriter{out: bufio.NewWriterSize(out, 1<<16), sheet: s, names: make([]string, len(s.table.Columns))}
	for i := range w.names {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		w.names[i] = name
	}
	w.out.Write(before)
	w.out.WriteString("<sheetData>")
	w.head()
	w.body()
	w.foot()
	w.out.WriteString("</sheetData>")
	if s.filtered() {
		fmt.Fprintf(w.out, `<autoFilter ref="A%d:%s%d"/>`, s.header(), w.names[len(w.names)-1], s.header()+s.count)
	}
	if len(w.merges) > 0 {
		fmt.Fprintf(w.out, `<mergeCells count="%d">`, len(w.merges))
		for _, m := range w.merges {
			fmt.Fprintf(w.out, `<mergeCell ref="%s"/>`, m)
		}
		w.out.WriteString("</mergeCells>")
	}
	w.out.Write(after)
	return w.out.Flush()
}

// rowWriter writes rows as the file format has them. Its errors wait for Flush.
type rowWriter struct {
	out    *bufio.Writer
	sheet  *sheet
	names  []string // of the columns
	row    int
	buf    []byte
	merges []string
	open   []int // per heading, the row where its run started; merged tables only
}

// start begins a row. A fixed height stays when somebody edits the row.
func (w *rowWriter) start(height float64, fixed bool) {
	w.row++
	w.buf = append(w.buf[:0], `<row r="`...)
	w.buf = strconv.AppendInt(w.buf, int64(w.row), 10)
	if height > 0 {
		if fixed {
			w.buf = append(w.buf, `" customHeight="1`...)
		}
		w.buf = append(w.buf, `" ht="`...)
		w.buf = strconv.AppendFloat(w.buf, height, 'f', -1, 64)
	}
	w.buf = append(w.buf, `">`...)
}

func (w *rowWriter) end() {
	w.buf = append(w.buf, `</row>`...)
	w.out.Write(w.buf)
}

func (w *rowWriter) cell(col int, c Cell, l look) {
	if l.role == roleRaw && c.empty() {
		return
	}
	w.buf = append(w.buf, `<c r="`...)
	w.buf = append(w.buf, w.names[col]...)
	w.buf = strconv.AppendInt(w.buf, int64(w.row), 10)
	w.buf = append(w.buf, `" s="`...)
	w.buf = strconv.AppendInt(w.buf, int64(w.sheet.styles[l]), 10)
	switch {
	case c.Kind == NumberCell:
		w.buf = append(w.buf, `"><v>`...)
		w.buf = strconv.AppendFloat(w.buf, c.Number, 'f', -1, 64)
		w.buf = append(w.buf, `</v></c>`...)
	case c.Text == "":
		w.buf = append(w.buf, `"/>`...)
	default:
		s := w.fit(col, c.Text)
		if spaced(s) {
			w.buf = append(w.buf, `" t="inlineStr"><is><t xml:space="preserve">`...)
		} else {
			w.buf = append(w.buf, `" t="inlineStr"><is><t>`...)
		}
		w.buf = appendXML(w.buf, s)
		w.buf = append(w.buf, `</t></is></c>`...)
	}
}

// spaced tells whether a text has spaces that a reader may take away.
func spaced(s string) bool {
	return s != "" && (s[0] == ' ' || s[len(s)-1] == ' ' || strings.IndexByte(s, '\n') >= 0 || strings.Contains(s, "  "))
}

// fit cuts a text that is longer than a cell can hold, and says so in the cell
// and to the user.
func (w *rowWriter) fit(col int, s string) string {
	s = printable(s)
	most := w.sheet.lim.chars
	if len(s) <= most || utf16Len(s) <= most {
		return s
	}
	mark := " " + w.sheet.book.Say("export.xlsx.cut.mark")
	room := most - utf16Len(mark)
	for i, r := range s {
		if room -= utf16Units(r); room < 0 {
			s = s[:i] + mark
			break
		}
	}
	w.sheet.notices = append(w.sheet.notices, Notice{phrases.Make("export.xlsx.cut",
		phrases.Args{"Sheet": w.sheet.name, "Cell": w.names[col] + strconv.Itoa(w.row), "Most": most})})
	return s
}

func utf16Units(r rune) int {
	if r >= 0x10000 {
		return 2
	}
	return 1
}

func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n += utf16Units(r)
	}
	return n
}

// appendXML escapes a text for a cell. _x0041_ would be read as an A: its
// first _ is escaped too.
func appendXML(b []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		var esc string
		switch s[i] {
		case '&':
			esc = "&amp;"
		case '<':
			esc = "&lt;"
		case '>':
			esc = "&gt;"
		case '_':
			if !readsAsEscape(s[i:]) {
				continue
			}
			esc = "_x005F_"
		default:
			continue
		}
		b = append(b, s[from:i]...)
		b = append(b, esc...)
		from = i + 1
	}
	return append(b, s[from:]...)
}

func readsAsEscape(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if !strings.ContainsRune("0123456789abcdefABCDEF", rune(c)) {
			return false
		}
	}
	return true
}

// across writes a row of one text over the whole table.
func (w *rowWriter) across(s string, r role, height float64) {
	w.start(height, true)
	for i := range w.names {
		c := Cell{}
		if i == 0 {
			c.Text = s
		}
		w.cell(i, c, look{role: r})
	}
	w.end()
}

// wrapped writes a row of one text over as many columns as a page is wide.
func (w *rowWriter) wrapped(s string, r role) {
	width, last := 0.0, 0
	for i, n := range w.sheet.widths {
		if i > 0 && width+n > noteWidth {
			break
		}
		width, last = width+n, i
	}
	w.across(s, r, heightOf(s, width, 9, false))
	if last > 0 {
		w.merge(0, w.row, last, w.row)
	}
}

func (w *rowWriter) merge(c1, r1, c2, r2 int) {
	w.merges = append(w.merges, w.names[c1]+strconv.Itoa(r1)+":"+w.names[c2]+strconv.Itoa(r2))
}

func (w *rowWriter) head() {
	s := w.sheet
	if s.banner != "" {
		w.across(s.banner, roleBanner, 22)
	}
	w.across(s.table.Title, roleTitle, 26)
	for _, n := range s.table.Notes {
		w.wrapped(n, roleNote)
	}
	if s.over() {
		w.overs()
	}
	height := 0.0
	for i, c := range s.table.Columns {
		height = max(height, heightOf(c.Title, s.widths[i], 10, true))
	}
	w.start(height+4, true)
	for i, c := range s.table.Columns {
		r := roleHead
		if c.Kind == Figure || c.Kind == Mark {
			r = roleHeadCentre
		}
		w.cell(i, Text(c.Title), look{role: r})
	}
	w.end()
}

// overs writes the row of titles over neighbouring columns.
func (w *rowWriter) overs() {
	w.start(lineHeight+rowPadding+2, true)
	cols := w.sheet.table.Columns
	for i := 0; i < len(cols); {
		to := i + 1
		for to < len(cols) && cols[to].Over == cols[i].Over {
			to++
		}
		w.cell(i, Text(cols[i].Over), look{role: roleOver})
		for j := i + 1; j < to; j++ {
			w.cell(j, Cell{}, look{role: roleOver})
		}
		if cols[i].Over != "" && to-i > 1 {
			w.merge(i, w.row, to-1, w.row)
		}
		i = to
	}
	w.end()
}

func (w *rowWriter) body() {
	t := w.sheet.table
	headings := t.headings()
	roles := make([]role, len(t.Columns))
	for i, c := range t.Columns {
		roles[i] = roleOf(t, c)
	}
	w.open = make([]int, headings)
	var run runs
	at := 0
	for row := range t.Rows {
		at++
		if at <= w.sheet.from {
			continue
		}
		if at > w.sheet.from+w.sheet.count {
			break
		}
		w.bodyRow(row, roles, run.next(row, headings), headings)
	}
	w.closeRuns(0, w.row)
}

func (w *rowWriter) bodyRow(row Row, roles []role, first, headings int) {
	t := w.sheet.table
	w.closeRuns(first, w.row)
	w.start(w.height(row, roles, first, headings), false)
	e := edgeHair
	switch {
	case t.NoPrint || first >= headings:
	case first == 0:
		e = edgeCategory
	default:
		e = edgeTheme
	}
	for i := range t.Columns {
		c := row[i]
		l := look{role: roles[i], edge: e}
		switch {
		case i < headings && i < first:
			l.dim = !t.NoPrint
			if l.edge = edgeHair; t.Merged {
				c = Cell{}
			}
		case c.Kind == NumberCell && c.Number == 0:
			l.dim = true
		}
		w.cell(i, c, l)
	}
	for i := first; i < headings; i++ {
		w.open[i] = w.row
	}
	w.end()
}

// height is that of the tallest text of a row that people read.
func (w *rowWriter) height(row Row, roles []role, first, headings int) float64 {
	t, height := w.sheet.table, 0.0
	for i, c := range row {
		if roles[i] == roleRaw || c.Kind == NumberCell || (t.Merged && i < headings && i < first) {
			continue
		}
		height = max(height, heightOf(c.Text, w.sheet.widths[i], 10, i < headings && i >= first))
	}
	return math.Round(min(height, tallest)*100) / 100
}

// closeRuns merges the cells of the runs that end at a row, from a heading on.
func (w *rowWriter) closeRuns(first, last int) {
	if !w.sheet.table.Merged {
		return
	}
	for i := first; i < len(w.open); i++ {
		if from := w.open[i]; from > 0 && last > from {
			w.merge(i, from, i, last)
		}
		w.open[i] = 0
	}
}

func (w *rowWriter) foot() {
	if len(w.sheet.table.Foot) == 0 {
		return
	}
	w.row++ // an empty row: a filter or a pivot table must not take the notes for data
	for _, n := range w.sheet.table.Foot {
		w.wrapped(n, roleFoot)
	}
}
