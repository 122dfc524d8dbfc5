package ingest

import "strings"

// composer makes lines of the paragraphs and tables of a document, in whatever
// format it was written. A row of a table becomes a line with cells; what an
// inner table holds belongs to the cell around it.
type composer struct {
	gaps    *ledger // what is left out
	lines   []line
	para    strings.Builder // the open paragraph
	heading bool            // it is set as a heading
	tables  []*table        // open tables, the innermost last
}

// table is an open table and its open row.
type table struct {
	cells   []string
	cell    strings.Builder
	deleted bool // the open row is a tracked deletion
}

// finish closes what is open and gives the lines.
func (c *composer) finish() []line {
	for len(c.tables) > 0 {
		c.endTable()
	}
	c.endParagraph()
	return c.lines
}

// endParagraph makes lines of the paragraph, or adds it to the open cell.
func (c *composer) endParagraph() {
	text := c.para.String()
	c.para.Reset()
	heading := c.heading
	c.heading = false
	if len(c.tables) > 0 {
		cell := &c.tables[0].cell
		cell.WriteString(text)
		cell.WriteByte('\n')
		return
	}
	for i, s := range strings.Split(text, "\n") {
		c.lines = append(c.lines, line{text: s, start: i == 0, heading: heading})
	}
}

func (c *composer) startTable() { c.tables = append(c.tables, &table{}) }

// endCell closes a cell of the outer table.
func (c *composer) endCell() {
	if len(c.tables) != 1 {
		return
	}
	t := c.tables[0]
	if c.para.Len() > 0 {
		c.endParagraph()
	}
	t.cells = append(t.cells, strings.Trim(t.cell.String(), "\n"))
	t.cell.Reset()
}

// endRow makes one line of the cells of a row of the outer table.
func (c *composer) endRow() {
	if len(c.tables) != 1 {
		return
	}
	t := c.tables[0]
	if t.cell.Len() > 0 {
		c.endCell()
	}
	switch {
	case t.deleted:
		c.gaps.skip(Deletions, strings.Join(t.cells, "\n"))
	case len(t.cells) == 1:
		for i, s := range strings.Split(t.cells[0], "\n") {
			c.lines = append(c.lines, line{text: s, start: i == 0})
		}
	case len(t.cells) > 1:
		c.lines = append(c.lines, line{start: true, cells: t.cells})
	}
	*t = table{}
}

func (c *composer) endTable() {
	if len(c.tables) == 0 {
		return
	}
	if t := c.tables[0]; len(c.tables) == 1 && (len(t.cells) > 0 || t.cell.Len() > 0) {
		c.endRow()
	}
	c.tables = c.tables[:len(c.tables)-1]
}
