package start

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/text/unicode/norm"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// form asks what a new study needs: a title, a language, groups, and a place.
type form struct {
	title, groups textinput.Model
	lang          int
	dir           string // the folder in which the study's own is made
	at            int
	unnamed       string // the folder of a study without a title
	fault         phrases.Sentence
}

// The rows of the form.
const (
	rowTitle = iota
	rowLang
	rowGroups
	rowDir
	formRows
)

// language is one that a study may be in.
type language struct{ id, name string }

// languages are those that a study is likely to be in; the first is the book's.
func languages(b *phrases.Book) []language {
	nl, en := language{"nl", "start.lang-nl"}, language{"en", "start.lang-en"}
	others := []language{{"de", "start.lang-de"}, {"fr", "start.lang-fr"}, {"ar", "start.lang-ar"}, {"tr", "start.lang-tr"}}
	if b.Lang() == phrases.English {
		return append([]language{en, nl}, others...)
	}
	return append([]language{nl, en}, others...)
}

func newForm(c Config) form {
	f := form{title: newInput(c), groups: newInput(c), dir: c.Dir, unnamed: c.Book.Say("start.unnamed")}
	f.title.Focus()
	return f
}

func newInput(c Config) textinput.Model {
	in := textinput.New()
	in.Prompt = ""
	in.TextStyle, in.PlaceholderStyle = c.Theme.Text, c.Theme.Dim
	in.Cursor.Style, in.Cursor.TextStyle = c.Theme.Cursor, c.Theme.Text
	in.Cursor.SetMode(cursor.CursorStatic)
	return in
}

func formKeys() screen.Table {
	return screen.Table{Modal: true, Bindings: []screen.Binding{
		{Action: "start.next", Keys: []string{"tab"}, Shown: "tab ↓", Help: "start.next-field", Footer: 1},
		{Action: "start.change", Keys: []string{"left", "right"}, Shown: "← →", Help: "start.change", Footer: 2},
		{Action: "start.make", Keys: []string{"enter"}, Help: "start.make", Footer: 3},
		{Action: "start.close", Keys: []string{"esc"}, Help: "start.close", Footer: 4},
	}}
}

func (m Model) pressForm(k tea.KeyMsg) (Model, tea.Cmd) {
	f := *m.form
	f.fault = phrases.Sentence{}
	switch k.String() {
	case "esc":
		m.form = nil
		return m, nil
	case "enter":
		if strings.TrimSpace(f.title.Value()) == "" || f.at >= rowGroups {
			return m.make(f) // which asks for the title
		}
		f = f.focus(f.at + 1)
	case "tab", "down":
		f = f.focus(f.at + 1)
	case "shift+tab", "up":
		f = f.focus(f.at - 1)
	case "left", "right":
		if f.at == rowLang {
			step := 1
			if k.String() == "left" {
				step = -1
			}
			n := len(languages(m.c.Book))
			f.lang = (f.lang + step + n) % n
			break
		}
		if f.at == rowDir {
			m.form = &f
			return m.openChooser(true)
		}
		f = f.typed(k)
	default:
		f = f.typed(k)
	}
	m.form = &f
	return m, nil
}

func (f form) focus(row int) form {
	f.at = (row + formRows) % formRows
	f.title.Blur()
	f.groups.Blur()
	switch f.at {
	case rowTitle:
		f.title.Focus()
	case rowGroups:
		f.groups.Focus()
	}
	return f
}

func (f form) typed(k tea.KeyMsg) form {
	switch f.at {
	case rowTitle:
		f.title, _ = f.title.Update(k)
	case rowGroups:
		f.groups, _ = f.groups.Update(k)
	}
	return f
}

// folder is where the study will be.
func (f form) folder() string {
	return filepath.Join(f.dir, cmp.Or(plainName(f.title.Value()), f.unnamed))
}

// plainName makes a folder's name of a title: plain letters, so that every
// system and every synchronising service keeps it.
func plainName(title string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(title)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	name := strings.Trim(b.String(), "-")
	if len(name) > 50 {
		name = strings.Trim(name[:50], "-")
	}
	return name
}

// settings are what the form says.
func (f form) settings(b *phrases.Book) corpus.Settings {
	s := corpus.Settings{Title: strings.TrimSpace(f.title.Value()), Language: languages(b)[f.lang].id}
	for _, g := range strings.FieldsFunc(f.groups.Value(), func(r rune) bool { return r == ',' || r == ';' }) {
		name := strings.TrimSpace(g)
		id := corpus.GroupID(cmp.Or(plainName(name), name)) // a name in another script is its own id
		if name != "" && !slices.ContainsFunc(s.Groups, func(g corpus.Group) bool { return g.ID == id }) {
			s.Groups = append(s.Groups, corpus.Group{ID: id, Name: name})
		}
	}
	return s
}

func (m Model) make(f form) (Model, tea.Cmd) {
	if strings.TrimSpace(f.title.Value()) == "" {
		f = f.focus(rowTitle)
		f.fault = phrases.Make("start.no-title")
		m.form = &f
		return m, nil
	}
	m.form = &f
	m.busy = phrases.Make("start.making")
	dir, settings := f.folder(), f.settings(m.c.Book)
	return m, screen.Do(func() tea.Msg { return made{dir: dir, err: coding.Create(dir, settings)} })
}
