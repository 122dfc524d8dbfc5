package text

import "citaat/corpus"

// spot is a row of the laid-out text: a turn and one of its rows, the heading
// included.
type spot struct{ turn, row int }

func (s spot) before(o spot) bool {
	return s.turn < o.turn || s.turn == o.turn && s.row < o.row
}

// margin is how many rows stay visible above and below the cursor.
const margin = 2

// head is how many rows a turn has above its words.
func (m Model) head() int {
	if m.opts.Reading {
		return 2
	}
	return 1
}

// hidden tells whether a turn is not shown at all.
func (m Model) hidden(i int) bool {
	return m.hides && m.t.Speaker(m.t.Turns[i].Speaker).Voice() == corpus.Question
}

// hiding works out whether turns are hidden: where nobody but the interviewer
// speaks, hiding would leave nothing.
func (m Model) hiding() Model {
	m.hides = false
	if m.opts.HideInterviewer && m.t != nil {
		for _, u := range m.t.Turns {
			if m.t.Speaker(u.Speaker).Voice() != corpus.Question {
				m.hides = true
				break
			}
		}
	}
	return m
}

// unhidden is the nearest turn that is shown, the following ones first.
func (m Model) unhidden(i int) int {
	for j := i; j < len(m.t.Turns); j++ {
		if !m.hidden(j) {
			return j
		}
	}
	for j := i; j >= 0; j-- {
		if !m.hidden(j) {
			return j
		}
	}
	return i
}

// rows is how many rows a turn takes.
func (m Model) rows(i int) int {
	if m.hidden(i) {
		return 0
	}
	return m.head() + len(m.cache.turn(m.t, i).lines)
}

// step goes n rows down, or up where n is negative, and stops at the ends.
func (m Model) step(s spot, n int) spot {
	s.row += n
	for s.row < 0 && s.turn > 0 {
		s.turn--
		s.row += m.rows(s.turn)
	}
	for s.turn < len(m.t.Turns)-1 && s.row >= m.rows(s.turn) {
		s.row -= m.rows(s.turn)
		s.turn++
	}
	if m.hidden(s.turn) { // at an end of the text: the nearest turn that is shown
		i := m.unhidden(s.turn)
		if i > s.turn {
			return spot{i, 0}
		}
		return spot{i, m.rows(i) - 1}
	}
	s.row = min(max(s.row, 0), m.rows(s.turn)-1)
	return s
}

// last is the last row of the text.
func (m Model) last() spot {
	i := len(m.t.Turns) - 1
	for i > 0 && m.hidden(i) {
		i--
	}
	return spot{i, max(m.rows(i)-1, 0)}
}

// clamp keeps the top row such that the text fills the screen if it can.
func (m Model) clamp(s spot) spot {
	if m.empty() {
		return spot{}
	}
	s.turn = min(max(s.turn, 0), len(m.t.Turns)-1)
	s = m.step(spot{s.turn, 0}, s.row)
	if lowest := m.step(m.last(), -(m.height - 1)); lowest.before(s) {
		return lowest
	}
	return s
}

// spotOf is the row on which an offset is drawn.
func (m Model) spotOf(at corpus.Offset) spot {
	i := m.t.TurnIndex(at)
	l := m.cache.turn(m.t, i)
	return spot{i, m.head() + l.lineAt(at-m.t.Turns[i].Span.Start)}
}

// follow scrolls so that the cursor is in view, and the heading of its turn
// where the cursor is on the turn's first line.
func (m Model) follow() Model {
	if m.empty() {
		return m
	}
	keep := min(margin, (m.height-1)/3)
	at := m.spotOf(m.cursor)
	if at.row == m.head() && m.height > 2 {
		if high := m.step(at, -max(m.head(), keep)); high.before(m.top) {
			m.top = high
		}
	} else if high := m.step(at, -keep); high.before(m.top) {
		m.top = high
	}
	low := m.step(at, keep)
	if lowest := m.step(low, -(m.height - 1)); m.top.before(lowest) {
		m.top = lowest
	}
	m.top = m.clamp(m.top)
	return m
}

// Scroll moves the view by rows and takes the cursor along only where it would
// leave the screen.
func (m Model) Scroll(rows int) Model {
	if m.empty() {
		return m
	}
	m.top = m.clamp(m.step(m.top, rows))
	at := m.spotOf(m.cursor)
	first, last := m.step(m.top, m.head()), m.step(m.top, m.height-1)
	switch {
	case at.before(first):
		m.cursor = m.at(first, m.goal)
	case last.before(at):
		if last.row < m.head() {
			last = m.step(spot{last.turn, 0}, -1) // a heading: the line above it
		}
		m.cursor = m.at(last, m.goal)
	}
	if !m.sees(m.spotOf(m.cursor)) { // a screen too low for headings and lines
		return m.follow()
	}
	return m
}

// sees tells whether a row is on the screen.
func (m Model) sees(s spot) bool {
	return !s.before(m.top) && !m.step(m.top, m.height-1).before(s)
}
