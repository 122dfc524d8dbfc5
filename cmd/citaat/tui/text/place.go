package text

import (
	"sort"

	"citaat/corpus"
)

// lineOf returns the turn, its layout's line and the cells of that line for an
// offset of the body.
func (m Model) lineOf(at corpus.Offset) (turn int, l line, cells []cell) {
	turn = m.t.TurnIndex(at)
	lay := m.cache.turn(m.t, turn)
	l = lay.lines[lay.lineAt(at-m.t.Turns[turn].Span.Start)]
	return turn, l, appendCells(nil, m.t.Turns[turn].Text, l)
}

// grapheme is the span of the grapheme that holds an offset; the end of a
// turn belongs to its last one, and an empty turn has an empty one.
func (m Model) grapheme(at corpus.Offset) corpus.Span {
	turn, l, cells := m.lineOf(at)
	start := m.t.Turns[turn].Span.Start
	if len(cells) == 0 {
		return corpus.Span{Start: start + l.off, End: start + l.off}
	}
	c := cells[cellAt(cells, at-start)]
	return corpus.Span{Start: start + c.off, End: start + c.off + c.runes}
}

// cellAt is the index of the cell that holds an offset of the turn.
func cellAt(cells []cell, off corpus.Offset) int {
	i := sort.Search(len(cells), func(i int) bool { return cells[i].off > off })
	return max(i-1, 0)
}

// cellAtColumn is the index of the cell that covers a column, or the last one.
func cellAtColumn(cells []cell, col int) int {
	i := sort.Search(len(cells), func(i int) bool { return cells[i].col > col })
	return max(i-1, 0)
}

// column is the column at which an offset is drawn, from the text's own edge.
func (m Model) column(at corpus.Offset) int {
	turn, _, cells := m.lineOf(at)
	if len(cells) == 0 {
		return 0
	}
	return cells[cellAt(cells, at-m.t.Turns[turn].Span.Start)].col
}

// at is the offset of the cell that a row shows at a column; a heading counts
// as the line under it.
func (m Model) at(s spot, col int) corpus.Offset {
	u := m.t.Turns[s.turn]
	lay := m.cache.turn(m.t, s.turn)
	l := lay.lines[min(max(s.row-m.head(), 0), len(lay.lines)-1)]
	cells := appendCells(nil, u.Text, l)
	if len(cells) == 0 {
		return u.Span.Start + l.off
	}
	return u.Span.Start + cells[cellAtColumn(cells, col)].off
}
