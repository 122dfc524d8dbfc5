package read

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// lost are one's own codings of the open interview whose words could not be
// found again.
func (m Model) lost() []coding.Coding {
	var out []coding.Coding
	for _, c := range own(m.snap.codings, m.snap.coder) {
		if c.Lost {
			out = append(out, c)
		}
	}
	return out
}

// pickLost lists the lost codings, with the words that each was made on.
func (m Model) pickLost() (Model, tea.Cmd) {
	var items []pick.Item
	for _, c := range m.lost() {
		items = append(items, pick.Item{ID: string(c.ID), Title: m.snap.name(c.Code) + " · “" + c.Quote + "”", Detail: "“" + c.Quote + "”"})
	}
	p := pick.New(m.theme, m.book, pick.Options{Title: m.book.Say("read.pick-lost")}, items)
	return m.choose(p, func(m Model, o pick.Outcome) (Model, tea.Cmd) {
		c, ok := m.coding(coding.CodingID(o.IDs[0]))
		if !ok {
			return m, nil
		}
		return m.pickCure(c)
	}), nil
}

// pickCure asks whether a lost coding is placed again or dropped.
func (m Model) pickCure(c coding.Coding) (Model, tea.Cmd) {
	const place, drop = "place", "drop"
	items := []pick.Item{
		{ID: place, Title: m.book.Say("read.lost-place"), Detail: "“" + c.Quote + "”"},
		{ID: drop, Title: m.book.Say("read.lost-drop"), Detail: "“" + c.Quote + "”"},
	}
	p := pick.New(m.theme, m.book, pick.Options{Title: frame.Clean(m.snap.name(c.Code))}, items)
	return m.choose(p, func(m Model, o pick.Outcome) (Model, tea.Cmd) {
		if o.IDs[0] == drop {
			return m.remove(c)
		}
		m.borders, m.focus = c.ID, middle
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("read.lost-how")})
	}), nil
}
