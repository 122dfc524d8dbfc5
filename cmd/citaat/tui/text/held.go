package text

import "citaat/corpus"

// SetHeld strikes words through: those that are not to be used.
func (m Model) SetHeld(spans []corpus.Span) Model {
	m.held = spans
	return m
}
