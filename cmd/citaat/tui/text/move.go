package text

import (
	"sort"

	"citaat/corpus"
)

// to puts the cursor on an offset and remembers its column for up and down.
// No move ends in a hidden turn; where one is asked for, it is shown.
func (m Model) to(at corpus.Offset) Model {
	m.hides = m.hides && !m.hidden(m.t.TurnIndex(at))
	m.cursor = at
	m.goal = m.column(at)
	return m
}

// shownTurn is the nearest shown turn from i on in a direction, or -1.
func (m Model) shownTurn(i, step int) int {
	for ; i >= 0 && i < len(m.t.Turns); i += step {
		if !m.hidden(i) {
			return i
		}
	}
	return -1
}

// right goes to the next grapheme, also across turns.
func (m Model) right() Model {
	turn := m.t.TurnIndex(m.cursor)
	if g := m.grapheme(m.cursor); g.End < m.t.Turns[turn].Span.End {
		return m.to(g.End)
	}
	if i := m.shownTurn(turn+1, 1); i >= 0 {
		return m.to(m.t.Turns[i].Span.Start)
	}
	return m
}

// left goes to the grapheme before, also across turns.
func (m Model) left() Model {
	turn := m.t.TurnIndex(m.cursor)
	if m.cursor > m.t.Turns[turn].Span.Start {
		return m.to(m.grapheme(m.cursor - 1).Start)
	}
	if i := m.shownTurn(turn-1, -1); i >= 0 {
		return m.to(m.lastOf(i))
	}
	return m
}

// lastOf is the last grapheme of a turn.
func (m Model) lastOf(turn int) corpus.Offset {
	return m.grapheme(m.t.Turns[turn].Span.End).Start
}

// down goes n rows of text down, or up where n is negative; headings are
// stepped over, the column is kept.
func (m Model) down(n int) Model {
	s := m.spotOf(m.cursor)
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for range n {
		next := s
		for {
			moved := m.step(next, step)
			if moved == next {
				return m.onRow(s)
			}
			next = moved
			if next.row >= m.head() && !m.hidden(next.turn) {
				break
			}
		}
		s = next
	}
	return m.onRow(s)
}

func (m Model) onRow(s spot) Model {
	m.cursor = m.at(s, m.goal)
	return m
}

// page moves view and cursor by rows.
func (m Model) page(rows int) Model {
	m.top = m.clamp(m.step(m.top, rows))
	s := m.step(m.spotOf(m.cursor), rows)
	if s.row < m.head() {
		s.row = m.head()
	}
	return m.onRow(s)
}

// nextWord goes to the start of the next word.
func (m Model) nextWord() Model {
	turn := m.t.TurnIndex(m.cursor)
	if b := nextWord(m.t.Turns[turn].Text, m.byteIn(turn, m.cursor)); b >= 0 {
		return m.to(m.grapheme(m.offsetIn(turn, b)).Start)
	}
	if i := m.shownTurn(turn+1, 1); i >= 0 {
		return m.to(m.grapheme(m.offsetIn(i, firstWord(m.t.Turns[i].Text))).Start)
	}
	return m.to(m.lastOf(turn))
}

// previousWord goes to the start of this word or of the one before.
func (m Model) previousWord() Model {
	turn := m.t.TurnIndex(m.cursor)
	if b := previousWord(m.t.Turns[turn].Text, m.byteIn(turn, m.cursor)); b >= 0 {
		return m.to(m.grapheme(m.offsetIn(turn, b)).Start)
	}
	i := m.shownTurn(turn-1, -1)
	if i < 0 {
		return m.to(m.t.Turns[turn].Span.Start)
	}
	text := m.t.Turns[i].Text
	b := max(previousWord(text, len(text)), 0)
	return m.to(m.grapheme(m.offsetIn(i, b)).Start)
}

// nextSentence goes to the start of the next sentence.
func (m Model) nextSentence() Model {
	turn := m.t.TurnIndex(m.cursor)
	starts, base := m.sentences(turn), m.t.Turns[turn].Span.Start
	if i := sort.Search(len(starts), func(i int) bool { return base+starts[i] > m.cursor }); i < len(starts) {
		return m.to(m.grapheme(base + starts[i]).Start)
	}
	if i := m.shownTurn(turn+1, 1); i >= 0 {
		return m.to(m.t.Turns[i].Span.Start)
	}
	return m.to(m.lastOf(turn))
}

// previousSentence goes to the start of this sentence or of the one before.
func (m Model) previousSentence() Model {
	turn := m.t.TurnIndex(m.cursor)
	starts, base := m.sentences(turn), m.t.Turns[turn].Span.Start
	if i := sort.Search(len(starts), func(i int) bool { return base+starts[i] >= m.cursor }); i > 0 {
		return m.to(m.grapheme(base + starts[i-1]).Start)
	}
	if i := m.shownTurn(turn-1, -1); i >= 0 {
		starts = m.sentences(i)
		return m.to(m.grapheme(m.t.Turns[i].Span.Start + starts[len(starts)-1]).Start)
	}
	return m
}

// nextTurn goes to the start of the next turn.
func (m Model) nextTurn() Model {
	turn := m.t.TurnIndex(m.cursor)
	if i := m.shownTurn(turn+1, 1); i >= 0 {
		return m.to(m.t.Turns[i].Span.Start)
	}
	return m.to(m.lastOf(turn))
}

// previousTurn goes to the start of this turn or of the one before.
func (m Model) previousTurn() Model {
	turn := m.t.TurnIndex(m.cursor)
	start := m.t.Turns[turn].Span.Start
	if m.cursor > start {
		return m.to(start)
	}
	if i := m.shownTurn(turn-1, -1); i >= 0 {
		return m.to(m.t.Turns[i].Span.Start)
	}
	return m
}

// lineEdge goes to the start or the end of the line.
func (m Model) lineEdge(end bool) Model {
	turn, l, cells := m.lineOf(m.cursor)
	base := m.t.Turns[turn].Span.Start
	if len(cells) == 0 {
		return m
	}
	if !end {
		return m.to(base + l.off)
	}
	last := len(cells) - 1
	if last > 0 && m.t.Turns[turn].Text[cells[last].at] == ' ' {
		last-- // the space at which the line was broken
	}
	return m.to(base + cells[last].off)
}

// textEdge goes to the start or the end of the interview.
func (m Model) textEdge(end bool) Model {
	i := m.unhidden(0)
	if !end {
		return m.to(m.t.Turns[i].Span.Start)
	}
	i = m.last().turn
	return m.to(m.lastOf(i))
}
