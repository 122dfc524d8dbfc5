package start

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/pick/files"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// Config is what the screen is made with.
type Config struct {
	Theme    theme.Theme
	Book     *phrases.Book
	Dir      string                 // where choosers begin and new studies go
	Config   string                 // the folder of the list of recent studies
	Practise func() (string, error) // writes the example; nil: not offered
	Tour     func() (string, error) // writes a copy of it for the tour; nil: not offered
}

// Chosen tells the root which study to open.
type Chosen struct {
	Dir  string
	Tour bool // it is a copy to take the tour on
}

// Model is the screen.
type Model struct {
	c       Config
	recent  []Study
	read    bool // the list of recent studies is there
	at      int
	busy    phrases.Sentence // what is being done; empty: nothing
	chooser *files.Model
	where   bool // the chooser asks where a new study goes
	form    *form

	width, height int
}

// New makes the screen.
func New(c Config) Model { return Model{c: c, width: 80, height: 22} }

// remembered brings the list of recent studies.
type remembered struct{ list []Study }

// made tells where a new study or the example is.
type made struct {
	dir  string
	tour bool
	err  error
}

// Init asks for the recent studies.
func (m Model) Init() tea.Cmd {
	config := m.c.Config
	return screen.Do(func() tea.Msg { return remembered{Recent(config)} })
}

// item is a row that can be chosen.
type item struct {
	action screen.Action
	key    string
	help   string // key of what the key does
	title  string
	about  string
	dir    string
}

func (m Model) items() []item {
	say := m.c.Book.Say
	var items []item
	if m.c.Practise != nil {
		items = append(items, item{action: practise, key: "p", help: "start.practise", title: say("start.practise"), about: say("start.practise-about")})
	}
	if m.c.Tour != nil {
		items = append(items, item{action: takeTour, key: "t", help: "start.tour", title: say("start.tour"), about: say("start.tour-about")})
	}
	items = append(items,
		item{action: makeNew, key: "n", help: "start.new", title: say("start.new"), about: say("start.new-about")},
		item{action: openOne, key: "o", help: "start.open", title: say("start.open"), about: say("start.open-about")})
	for i, s := range m.recent {
		items = append(items, item{action: recentOne, key: string(rune('1' + i)), title: s.Title, about: short(s.Dir), dir: s.Dir})
	}
	return items
}

// Update answers a message.
func (m Model) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case remembered:
		m.recent, m.read = msg.list, true
	case made:
		return m.onMade(msg)
	case screen.Failed:
		m.busy = phrases.Sentence{}
	case screen.Run:
		return m.do(msg.Action)
	case tea.KeyMsg:
		return m.press(msg)
	case screen.Size:
		m.width, m.height = msg.Width, msg.Height
	case tea.MouseMsg:
		return m.mouse(msg)
	default:
		if m.chooser != nil {
			c, _, cmd := m.chooser.Update(msg)
			m.chooser = &c
			return m, cmd
		}
	}
	return m, nil
}

func (m Model) onMade(msg made) (Model, tea.Cmd) {
	m.busy = phrases.Sentence{}
	if msg.err != nil {
		return m, screen.Tell(screen.Failed{Err: msg.err})
	}
	m.form = nil
	return m.choose(Chosen{msg.dir, msg.tour})
}

func (m Model) choose(c Chosen) (Model, tea.Cmd) {
	m.busy = phrases.Make("start.opening")
	return m, screen.Tell(c)
}

func (m Model) press(k tea.KeyMsg) (Model, tea.Cmd) {
	switch {
	case m.chooser != nil:
		return m.pressChooser(k)
	case m.form != nil:
		return m.pressForm(k)
	}
	for i, it := range m.items() {
		if k.String() == it.key {
			m.at = i
			return m.do(doChosen)
		}
	}
	if b, ok := m.Keys().On(k); ok {
		return m.do(b.Action)
	}
	return m, nil
}

func (m Model) do(a screen.Action) (Model, tea.Cmd) {
	items := m.items()
	switch a {
	case doDown:
		m.at = (m.at + 1) % len(items)
	case doUp:
		m.at = (m.at + len(items) - 1) % len(items)
	case doChosen:
		return m.act(items[min(m.at, len(items)-1)])
	default:
		for i, it := range items {
			if it.action == a {
				m.at = i
				return m.act(it)
			}
		}
	}
	return m, nil
}

func (m Model) act(it item) (Model, tea.Cmd) {
	switch it.action {
	case practise, takeTour:
		m.busy = phrases.Make("start.copying")
		work, tour := m.c.Practise, it.action == takeTour
		if tour {
			work = m.c.Tour
		}
		return m, screen.Do(func() tea.Msg {
			dir, err := work()
			return made{dir, tour, err}
		})
	case makeNew:
		f := newForm(m.c)
		m.form = &f
	case openOne:
		return m.openChooser(false)
	case recentOne:
		return m.choose(Chosen{Dir: it.dir})
	}
	return m, nil
}

func (m Model) openChooser(where bool) (Model, tea.Cmd) {
	o := files.Options{Title: m.c.Book.Say("start.choose-study"), Holds: coding.SettingsFile}
	if where {
		o = files.Options{Title: m.c.Book.Say("start.choose-where")}
	}
	c, cmd := files.New(m.c.Theme, m.c.Book, o, m.c.Dir)
	m.chooser, m.where = &c, where
	return m, cmd
}

func (m Model) pressChooser(k tea.KeyMsg) (Model, tea.Cmd) {
	c, o, cmd := m.chooser.Update(k)
	return m.answerChooser(c, o, cmd)
}

// answerChooser acts on what came of a key or a click in the chooser.
func (m Model) answerChooser(c files.Model, o files.Outcome, cmd tea.Cmd) (Model, tea.Cmd) {
	m.chooser = &c
	switch {
	case o.Cancelled:
		m.chooser = nil
	case o.Done && m.where:
		m.chooser = nil
		f := *m.form
		f.dir = o.Paths[0]
		m.form = &f
	case o.Done:
		m.chooser = nil
		return m.choose(Chosen{Dir: o.Paths[0]})
	}
	return m, cmd
}

// short writes a folder with ~ for the user's home.
func short(dir string) string {
	home, err := os.UserHomeDir()
	if err == nil && home != "" && home != "/" && len(dir) > len(home) && dir[:len(home)] == home && os.IsPathSeparator(dir[len(home)]) {
		return "~" + dir[len(home):]
	}
	return dir
}

var _ screen.Screen = Model{}
