package privacy

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// add asks for a word that somebody read and no detector found.
func (m Model) add() Model {
	m.adding = true
	m.input.SetValue("")
	m.input.Focus()
	return m
}

// added looks for the word in all that the study holds. It is kept until the
// screen is left, in memory alone.
func (m Model) added(seek bool) (Model, tea.Cmd) {
	m.adding = false
	m.input.Blur()
	word := strings.TrimSpace(corpus.CleanText(m.input.Value()))
	m.input.SetValue("")
	if !seek || word == "" {
		return m, nil
	}
	m.words, m.sought = append(slices.Clip(m.words), word), word
	return m.look()
}

// seek goes to the word that was added last, or says that it stands nowhere.
func (m Model) seek() (Model, tea.Cmd) {
	if m.sought == "" {
		return m, nil
	}
	word := m.sought
	m.sought = ""
	for {
		for i, g := range m.list {
			if strings.EqualFold(g.text, word) || g.isWord(word) {
				m.at, m.place, m.pane = i, 0, inGroups
				return m.follow(), nil
			}
		}
		if m.only == "" {
			break
		}
		m.only = "" // it stands in another interview
		m = m.regroup()
	}
	m.words = slices.DeleteFunc(slices.Clone(m.words), func(w string) bool { return w == word })
	return m, screen.Tell(screen.Say{Sentence: phrases.Make("masking.nowhere")})
}

// addPane is the window in which a word is typed.
func (m Model) addPane(width int) string {
	say := m.c.Book.Say
	m.input.Width = max(width-6, 8)
	lines := frame.Wrap(say("masking.add-how"), width-4)
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	lines = append(lines, "", " "+m.input.View())
	return frame.Pane(m.c.Theme, say("masking.add"), strings.Join(lines, "\n"), width, len(lines)+2, true)
}
