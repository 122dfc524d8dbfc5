package read

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/text"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// heldMark begins the ids of the marks of withheld passages, which are no
// codings.
const heldMark = "withheld:"

// withheldHere is the withheld passage that the selection or the cursor touches.
func (m Model) withheldHere() (coding.Withheld, bool) {
	where := m.text.Under()
	if m.text.HasSelection() {
		where = m.text.Selection()
	}
	for _, w := range m.snap.withheld {
		if !w.Lost && w.Span.Overlaps(where) {
			return w, true
		}
	}
	return coding.Withheld{}, false
}

// withhold marks the selection, or the turn, as not to be used; on such a
// passage it lets it be used again.
func (m Model) withhold() (Model, tea.Cmd) {
	if w, ok := m.withheldHere(); ok {
		place := m.snap.transcript.Place(w.Span)
		m.text = m.text.ClearSelection()
		return m.write(phrases.Make("consent.said-released", phrases.Args{"Place": place}), func(b *coding.Batch) error { return b.Release(w.ID) })
	}
	span := m.trimmed(m.text.Passage())
	if span.Empty() {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("read.no-words")})
	}
	say := phrases.Make("consent.withheld", phrases.Args{"Place": m.snap.transcript.Place(span)})
	passage := coding.Passage{Interview: m.open, Span: span}
	m.text = m.text.ClearSelection().JumpTo(span.Start)
	return m.write(say, func(b *coding.Batch) error {
		_, err := b.Withhold(passage, "")
		return err
	})
}

// showHeld strikes the withheld passages through, with a mark in the margin
// and a label, so that they are seen without colour too.
func (m Model) showHeld() Model {
	var spans []corpus.Span
	for _, w := range m.snap.withheld {
		if !w.Lost {
			spans = append(spans, w.Span)
		}
	}
	m.text = m.text.SetHeld(spans)
	return m
}

// heldMarks are the marks of the withheld passages.
func (m Model) heldMarks() []text.Mark {
	var out []text.Mark
	for _, w := range m.snap.withheld {
		if !w.Lost {
			out = append(out, text.Mark{ID: heldMark + string(w.ID), Span: w.Span, Hue: theme.HueOf("vermillion", ""), Letter: m.sign("⊘", "x"),
				Label: m.book.Say("consent.label")})
		}
	}
	return out
}

// barred tells why a passage is not to be quoted: somebody whose words it holds
// does not allow it, or part of it is not to be used.
func (m Model) barred(span corpus.Span, published string) phrases.Sentence {
	return m.study.Barred(m.snap.transcript, span, published)
}
