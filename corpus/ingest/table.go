package ingest

import (
	"context"
	"strings"

	"citaat/corpus"
)

// columns tell which column of a table holds what; -1 is none.
type columns struct{ label, text, time int }

// cellLabel takes the name out of a cell: its first line that is no time.
func cellLabel(cell string) string {
	for _, s := range strings.Split(cell, "\n") {
		s = strings.Trim(s, " \t\u00a0:*")
		if s != "" && parseStamp(strings.Trim(s, "[]()#")) == corpus.NoTime {
			return s
		}
	}
	return ""
}

// tally is what stands in one column.
type tally struct{ filled, names, times, words int }

// columnsOf finds the column of names and that of speech. ok is false when the
// rows are no talk.
func columnsOf(lines []line) (c columns, ok bool) {
	var cols []tally
	for _, l := range lines {
		for i, cell := range l.cells {
			if i == len(cols) {
				cols = append(cols, tally{})
			}
			t := &cols[i]
			if empty(cell) {
				continue
			}
			t.filled++
			t.words += countWords(cell)
			if parseStamp(strings.Trim(cell, "[]()# \t\n")) != corpus.NoTime {
				t.times++
			} else if shapeOf(cellLabel(cell)) != noLabel {
				t.names++
			}
		}
	}
	c = columns{-1, -1, -1}
	for i, t := range cols {
		switch {
		case t.filled == 0:
		case t.times*10 >= t.filled*7:
			if c.time < 0 {
				c.time = i
			}
		case c.label < 0 && t.names > 1 && t.names*10 >= t.filled*7 && t.words < t.filled*6:
			c.label = i
		case c.text < 0 || t.words > cols[c.text].words:
			c.text = i
		}
	}
	return c, c.label >= 0 && c.text >= 0
}

// tableRoster finds the speakers of a table: in a column of names, once is
// enough.
func tableRoster(lines []line, col columns) *roster {
	r := newRoster(nil)
	for _, l := range lines {
		if col.label < len(l.cells) && col.text < len(l.cells) && !headerCell(l.cells[col.label]) {
			if label := cellLabel(l.cells[col.label]); label != "" {
				r.see(label)
			}
		}
	}
	r.settle(true)
	return r
}

func headerCell(s string) bool {
	switch key(s) {
	case "spreker", "sprekers", "speaker", "naam", "name", "wie", "who", "rol", "role", "persoon":
		return true
	}
	return false
}

// tableOpens counts the rows that open a turn, if the tables hold most of the
// words: a table of facts above the talk does not.
func tableOpens(lines []line) int {
	in, all := 0, 0
	for _, l := range lines {
		n := countWords(l.text)
		for _, c := range l.cells {
			k := countWords(c)
			in += k
			n += k
		}
		all += n
	}
	if in*2 < all {
		return 0
	}
	col, ok := columnsOf(lines)
	if !ok {
		return 0
	}
	return tableRoster(lines, col).opened
}

// readTable reads a turn from each row; a row without a name goes on with the
// turn above.
func readTable(ctx context.Context, lines []line, d *Draft, b *builder) error {
	col, _ := columnsOf(lines)
	t := tableReader{labelReader{b: b, roster: tableRoster(lines, col), pending: corpus.NoTime}, col}
	for i, l := range lines {
		if err := beat(ctx, i); err != nil {
			return err
		}
		switch {
		case l.cells != nil:
			t.row(l.cells)
		case empty(l.text):
		case len(b.turns) == 0:
			d.above(l.text)
			b.ledger.skip(Before, l.text)
		default:
			b.ledger.skip(Outside, l.text)
		}
	}
	return nil
}

// tableReader reads rows.
type tableReader struct {
	labelReader
	col columns
}

func (t *tableReader) row(cells []string) {
	label, text := "", ""
	if t.col.label < len(cells) {
		label = cellLabel(cells[t.col.label])
	}
	if t.col.text < len(cells) {
		text = cells[t.col.text]
	}
	opens := t.roster.isSpeaker(label)
	if !opens && (!empty(label) || !t.b.open) {
		if all := strings.Join(cells, "\n"); countWords(all) > 0 {
			t.b.ledger.skip(Outside, all)
		}
		return
	}
	at := corpus.NoTime
	for i, cell := range cells {
		switch {
		case i == t.col.text || empty(cell):
		case i == t.col.label:
			at = firstTime(at, t.nameCell(cell, label))
		case i == t.col.time:
			t.b.ledger.skip(Times, cell)
			at = firstTime(at, parseStamp(strings.Trim(cell, "[]()# \t\n")))
		case countWords(cell) > 0:
			t.b.ledger.skip(Outside, cell)
		}
	}
	if opens {
		t.b.begin(label, at)
	}
	for _, s := range strings.Split(text, "\n") {
		t.b.say(t.unstamped(strings.TrimSpace(s)))
	}
}

// nameCell accounts for a cell with a name, which may hold a time too.
func (t *tableReader) nameCell(cell, label string) corpus.Clock {
	at, named := corpus.NoTime, false
	for _, s := range strings.Split(cell, "\n") {
		s = strings.Trim(s, " \t\u00a0:*")
		if c := parseStamp(strings.Trim(s, "[]()#")); c != corpus.NoTime {
			t.b.ledger.skip(Times, s)
			at = c
		} else if s == label && !named {
			t.b.ledger.skip(Names, s)
			named = true
		} else if countWords(s) > 0 {
			t.b.ledger.skip(Outside, s)
		}
	}
	return at
}

// firstTime keeps the first time that is one.
func firstTime(at, next corpus.Clock) corpus.Clock {
	if at == corpus.NoTime {
		return next
	}
	return at
}
