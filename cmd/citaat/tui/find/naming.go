package find

import (
	"strings"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// naming asks for the name of a search, a new one or one that is kept.
type naming struct {
	search corpus.Search // without an id: to be kept
	input  textinput.Model
}

// rename asks for another name.
func (m Model) rename(x corpus.Search) Model {
	in := textinput.New()
	in.Prompt = "> "
	in.PromptStyle, in.TextStyle, in.PlaceholderStyle = m.c.Theme.Key, m.c.Theme.Text, m.c.Theme.Dim
	in.Cursor.Style, in.Cursor.TextStyle = m.c.Theme.Cursor, m.c.Theme.Text
	in.Cursor.SetMode(cursor.CursorStatic)
	in.CharLimit = 80
	in.SetValue(x.Name)
	in.CursorEnd()
	in.Focus()
	m.naming = &naming{x, in}
	return m
}

// keep asks under which name the present query is to be kept; its own, where it
// is kept already.
func (m Model) keep() Model {
	q := strings.TrimSpace(m.input.Value())
	x := corpus.Search{Query: q, Name: m.kept.running}
	for _, k := range m.kept.list {
		if k.Query == q {
			x = k.Search
		}
	}
	return m.rename(x)
}

// replaces is the kept search whose name is typed, if that is another one.
func (m Model) replaces() (corpus.Search, bool) {
	name := strings.TrimSpace(m.naming.input.Value())
	for _, k := range m.kept.list {
		if strings.EqualFold(k.Name, name) && k.ID != m.naming.search.ID {
			return k.Search, true
		}
	}
	return corpus.Search{}, false
}

func (m Model) pressNaming(k tea.KeyMsg) (Model, tea.Cmd) {
	switch k.String() {
	case "esc", "ctrl+c":
		m.naming = nil
		return m, nil
	case "enter":
		if strings.TrimSpace(m.naming.input.Value()) == "" {
			return m, nil
		}
		return m.named()
	}
	n := *m.naming
	n.input, _ = n.input.Update(k)
	m.naming = &n
	return m, nil
}

// named keeps a search under the name that was typed. A new one is asked for the
// code of its hits; one whose name is typed gets the query.
func (m Model) named() (Model, tea.Cmd) {
	x := m.naming.search
	if other, ok := m.replaces(); ok && x.ID == "" {
		other.Query = x.Query
		x = other
	}
	x.Name = strings.TrimSpace(m.naming.input.Value())
	m.naming = nil
	if x.ID == "" {
		m.kept.saving = x
		return m.pickCode(forNew), nil
	}
	return m.save(x, "find.kept")
}

// save writes a search to the study.
func (m Model) save(x corpus.Search, said string) (Model, tea.Cmd) {
	say := phrases.Make(said, phrases.Args{"Name": frame.Clean(x.Name)})
	m.kept.running = x.Name
	return m, m.c.Writer.Do(say, func(b *coding.Batch) error {
		_, err := b.SaveSearch(x)
		return err
	})
}

func (m Model) namingView(width int) string {
	say, th := m.c.Book.Say, m.c.Theme
	title := say("find.naming-title")
	if m.naming.search.ID != "" {
		title = say("find.renaming-title")
	}
	w := min(width, 64)
	m.naming.input.Width = max(w-8, 4)
	about := say("find.naming-about", phrases.Args{"Query": frame.Clean(m.naming.search.Query)})
	if other, ok := m.replaces(); ok {
		about = say("find.naming-replaces", phrases.Args{"Name": frame.Clean(other.Name)})
		if m.naming.search.ID != "" {
			about = say("find.naming-taken", phrases.Args{"Name": frame.Clean(other.Name)})
		}
	}
	body := m.naming.input.View() + "\n" + th.Dim.Render(ansi.Truncate(about, max(w-4, 1), "…"))
	return frame.Pane(th, title, body, w, 4, true)
}
