package read

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/pick"
	"citaat/corpus/phrases"
)

// pickInterview opens the picker of interviews.
func (m Model) pickInterview() (Model, tea.Cmd) {
	var items []pick.Item
	for _, v := range m.snap.interviews {
		_, n := m.snap.spans(v.ID)
		items = append(items, pick.Item{
			ID: string(v.ID), Title: string(v.ID) + " · " + m.snap.groupName(v.Meta),
			Count: m.book.Say("read.codings", phrases.Args{"Count": n}), Detail: m.about(v),
		})
	}
	p := pick.New(m.theme, m.book, pick.Options{Title: m.book.Say("read.pick-interview")}, items)
	return m.choose(p, func(m Model, o pick.Outcome) (Model, tea.Cmd) {
		for _, v := range m.snap.interviews {
			if string(v.ID) == o.IDs[0] {
				m.focus = middle
				return m.load(v.ID)
			}
		}
		return m, nil
	}), nil
}
