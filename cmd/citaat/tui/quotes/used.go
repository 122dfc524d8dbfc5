package quotes

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// naming asks where in the report a quotation is used.
type naming struct {
	card card
	text editor
}

// use marks the chosen quotation as used in the report, where the one before it
// was used, or as not used.
func (m Model) markUsed() (Model, tea.Cmd) {
	k, ok := m.current()
	if !ok || !k.choice.Chosen {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("quotes.used-off")})
	}
	where := ""
	if k.choice.Used == "" {
		if where = m.where; where == "" {
			where = m.published().Say("quotes.report")
		}
	}
	return m.setUsed(k, where)
}

func (m Model) setUsed(k card, where string) (Model, tea.Cmd) {
	now := k.choice
	if now.Used = where; now == k.choice {
		return m, nil
	}
	say := phrases.Make("quotes.used", phrases.Args{"Place": m.place(k), "Where": where})
	if where == "" {
		say = phrases.Make("quotes.not-used", phrases.Args{"Place": m.place(k)})
	}
	var a amend
	a.add(k.ID, k.choice, now)
	at := m.at
	m, cmd := m.put(a, say)
	m.at = at
	return m.follow(), cmd
}

// nameUse asks where it is used.
func (m Model) nameUse() (Model, tea.Cmd) {
	k, ok := m.current()
	if !ok || !k.choice.Chosen {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("quotes.used-off")})
	}
	words := k.choice.Used
	if words == "" {
		words = m.where
	}
	m.naming = &naming{k, newEditor(words)}
	return m, nil
}

func (m Model) pressNaming(k tea.KeyMsg) (Model, tea.Cmd) {
	n := *m.naming
	switch k.String() {
	case "esc":
		m.naming = nil
		return m, nil
	case "enter":
		m.naming = nil
		m.where = strings.TrimSpace(n.text.String())
		return m.setUsed(n.card, m.where)
	}
	n.text, _ = n.text.press(k, 400)
	m.naming = &n
	return m, nil
}

func (m Model) drawNaming(width int) string {
	th, say := m.c.Theme, m.c.Book.Say
	lines := append([]string{}, m.naming.text.view(th, nil, width-4)...)
	for _, l := range frame.Wrap(say("quotes.used-about"), width-4) {
		lines = append(lines, th.Dim.Render(l))
	}
	return frame.Pane(th, say("quotes.used-title", phrases.Args{"Place": m.place(m.naming.card)}), " "+strings.Join(lines, "\n "), width, len(lines)+2, true)
}
