package read

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// lost are the codings of the open interview that look for their place: one's
// own whose words could not be found again, or that were placed by likeness.
func (m Model) lost() []coding.Coding {
	var out []coding.Coding
	for _, c := range own(m.snap.codings, m.snap.coder) {
		if c.Lost || c.Unsure {
			out = append(out, c)
		}
	}
	return out
}

// toLost goes to the codings that look for their place, of all interviews.
func (m Model) toLost() (Model, tea.Cmd) {
	to := screen.GoTo{To: screen.Replace}
	if lost := m.lost(); len(lost) > 0 {
		to.Coding = string(lost[0].ID)
	}
	return m, screen.Tell(to)
}

// placeByHand lets the words be chosen on which a coding belongs; enter sets them
// and goes back to where this was asked.
func (m Model) placeByHand(id coding.CodingID, span corpus.Span) (Model, tea.Cmd) {
	m.borders, m.placing, m.focus = id, true, middle
	m.hits = nil
	m.text = m.text.JumpTo(span.Start).SetHits(nil)
	if !span.Empty() {
		m.text = m.text.Select(span)
	}
	return m, screen.Tell(screen.Say{Sentence: phrases.Make("read.lost-how")})
}
