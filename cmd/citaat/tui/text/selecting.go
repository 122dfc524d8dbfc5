package text

import "citaat/corpus"

// selection is what is selected: everything from its base to the cursor.
type selection struct {
	on    bool
	mode  bool        // begun with v: every move extends it
	base  corpus.Span // where it began
	unit  Unit        // what the mouse extends by
	grown Unit        // the unit that w, s or t chose last
}

// HasSelection tells whether anything is selected.
func (m Model) HasSelection() bool { return m.sel.on && !m.Selection().Empty() }

// Selecting tells whether every move extends the selection now, and w, s and t
// mean word, sentence and turn.
func (m Model) Selecting() bool { return m.sel.on && m.sel.mode }

// Selection is the selected passage in code points of the body, whole
// graphemes only; empty at the cursor where nothing is selected.
func (m Model) Selection() corpus.Span {
	if m.empty() || !m.sel.on {
		return corpus.Span{Start: m.cursor, End: m.cursor}
	}
	head := m.unitAt(m.cursor, m.sel.unit)
	return corpus.Span{Start: min(m.sel.base.Start, head.Start), End: max(m.sel.base.End, head.End)}
}

// Select selects a passage, widened to whole graphemes, and shows its end,
// also where that is a turn that was hidden.
func (m Model) Select(s corpus.Span) Model {
	if m.empty() || s.Empty() {
		return m.ClearSelection()
	}
	s = m.snap(s.Common(corpus.Span{Start: 0, End: m.t.Body().Len()}))
	if s.Empty() {
		return m.ClearSelection()
	}
	m.sel = selection{on: true, mode: true, base: m.grapheme(s.Start)}
	return m.to(m.grapheme(s.End - 1).Start).follow()
}

// ClearSelection selects nothing.
func (m Model) ClearSelection() Model { m.sel = selection{}; return m }

// begin starts a selection at the cursor.
func (m Model) begin(mode bool) Model {
	m.sel = selection{on: true, mode: mode, base: m.grapheme(m.cursor)}
	return m
}

// grow widens the selection to whole units; pressed again it takes the next
// one in.
func (m Model) grow(u Unit) Model {
	if !m.sel.on {
		m = m.begin(true)
	}
	s := m.Selection()
	if m.sel.grown == u {
		if next := m.after(s.End, u); !next.Empty() {
			s.End = next.End
		}
	} else {
		s.Start = m.unitAt(s.Start, u).Start
		s.End = max(m.unitAt(max(s.End-1, s.Start), u).End, s.End)
	}
	if s.Empty() {
		return m
	}
	m = m.Select(s)
	m.sel.grown = u
	return m
}

// after is the first unit that begins at or after an offset.
func (m Model) after(at corpus.Offset, u Unit) corpus.Span {
	n := m
	n.cursor = max(at-1, 0)
	switch u {
	case Word:
		n = n.nextWord()
	case Sentence:
		n = n.nextSentence()
	case Turn:
		n = n.nextTurn()
	default:
		n = n.right()
	}
	if n.cursor < at {
		return corpus.Span{}
	}
	return m.unitAt(n.cursor, u)
}

// swap puts the cursor on the other end of the selection.
func (m Model) swap() Model {
	if !m.sel.on {
		return m
	}
	s, grown := m.Selection(), m.sel.grown
	atEnd := m.cursor > m.sel.base.Start
	m = m.Select(s)
	if atEnd {
		end := m.sel.base
		m.sel.base = m.grapheme(s.End - 1)
		m = m.to(end.Start).follow()
	}
	m.sel.grown = grown
	return m
}

// WithQuestion widens the selection, or the turn under the cursor, to the
// interviewer's question before it; ok is false where there is none.
func (m Model) WithQuestion() (Model, bool) {
	if m.empty() {
		return m, false
	}
	s := m.Selection()
	if s.Empty() {
		s = m.unitAt(m.cursor, Turn)
	}
	for i := m.t.TurnIndex(s.Start) - 1; i >= 0; i-- {
		if m.t.Speaker(m.t.Turns[i].Speaker).Voice() == corpus.Question {
			return m.Select(corpus.Span{Start: m.t.Turns[i].Span.Start, End: s.End}), true
		}
	}
	return m, false
}

// Passage is the selection or, without one, the turn under the cursor: what
// is coded when a code is chosen.
func (m Model) Passage() corpus.Span {
	if m.HasSelection() {
		return m.Selection()
	}
	if m.empty() {
		return corpus.Span{}
	}
	return m.unitAt(m.cursor, Turn)
}
