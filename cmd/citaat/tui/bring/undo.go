package bring

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// step is what one key changed: files as they were before it, and where those
// stood that left the list.
type step struct {
	was []file
	at  int // where a file stood that left; -1: none did
}

// steps is how many of them are kept.
const steps = 50

// remember keeps how files were, for the key that takes a change back.
func (m Model) remember(was []file) Model { return m.push(step{was, -1}) }

func (m Model) push(s step) Model {
	m.past = append(slices.Clone(m.past), s)
	if len(m.past) > steps {
		m.past = m.past[1:]
	}
	return m
}

// drop takes the chosen file from the list; the file itself stays where it is.
func (m Model) drop() Model {
	f, ok := m.here()
	if !ok {
		return m
	}
	m = m.push(step{[]file{f}, m.at})
	m.files = slices.Delete(slices.Clone(m.files), m.at, m.at+1)
	m = m.settle()
	m.row, m.from, m.scroll = 0, 0, spot{}
	return m.choose(m.at)
}

// undo takes the last change back.
func (m Model) undo() (Model, tea.Cmd) {
	s := m.past[len(m.past)-1]
	m.past = m.past[:len(m.past)-1]
	var again []int
	m.files = slices.Clone(m.files)
	for _, was := range s.was {
		i := m.find(was.path)
		if i < 0 && s.at >= 0 {
			i = min(s.at, len(m.files))
			m.files = slices.Insert(m.files, i, was)
			m = m.choose(i)
		}
		if i < 0 || m.files[i].in {
			continue
		}
		was.version = m.files[i].version
		m.files[i] = was
		again = append(again, i)
	}
	m, cmd := m.settle().replan(again)
	return m, tea.Batch(cmd, screen.Tell(screen.Say{Sentence: phrases.Make("bring.undone")}))
}
