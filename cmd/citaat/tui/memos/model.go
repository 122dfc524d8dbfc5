package memos

import (
	"os/exec"
	"time"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/note"
	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/save"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Study is the part of the study that this screen calls.
type Study interface{ note.Study }

// Config is what the screen is made with.
type Config struct {
	Study  Study
	Writer *save.Writer
	Theme  theme.Theme
	Book   *phrases.Book
	Now    func() time.Time
	Tick   func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
	Dir    string                                    // where choosers of files begin
	Exec   func(*exec.Cmd, tea.ExecCallback) tea.Cmd // runs the user's own editor; nil: at the terminal
}

// order is how the list is sorted.
type order int

const (
	byTime order = iota // the newest first
	byAbout
	byWriter
	orders
)

// wish is which memos are to be seen, and how.
type wish struct {
	query  string
	kind   kind             // all: of every kind
	writer corpus.CoderName // empty: of everybody
	order  order
}

// Model is the screen.
type Model struct {
	c             Config
	width, height int

	input  textinput.Model
	typing bool // the search has the keys

	loads  int // number of the newest snapshot asked for
	shown  int // number of the one that is shown
	loaded bool
	fault  error // why there is no snapshot
	snap   *snapshot
	n      int // number of the newest list asked for
	wish   wish
	list   list

	at, top int
	link    int // chosen link in the memo that is read, or -1
	scroll  int // rows of that memo above its pane
	clicked int
	want    coding.EventID // to be chosen as soon as it is there
	writing bool           // a memo is being written: it is chosen when it is there

	note    note.Model
	picking *pick.Model // what a link may lead to
}

// New makes the screen.
func New(c Config) Model {
	in := textinput.New()
	in.Prompt = ""
	in.TextStyle, in.PlaceholderStyle = c.Theme.Text, c.Theme.Dim
	in.Placeholder = c.Book.Say("memo.search-how")
	in.Cursor.Style, in.Cursor.TextStyle = c.Theme.Cursor, c.Theme.Dim
	in.Cursor.SetMode(cursor.CursorStatic)
	in.CharLimit = 200
	return Model{
		c: c, width: 80, height: 22, input: in, link: -1, clicked: -1, loads: 1, snap: &snapshot{},
		note: note.New(note.Config{Study: c.Study, Writer: c.Writer, Theme: c.Theme, Book: c.Book, Exec: c.Exec, Tick: c.Tick}),
	}
}

// Init asks for the memos.
func (m Model) Init() tea.Cmd { return m.ask() }

// Title is the screen's name and how many memos it shows.
func (m Model) Title() (place, count string) {
	if m.loaded {
		count = m.c.Book.Say("memo.count", phrases.Args{"Count": len(m.list.rows)})
	}
	return m.c.Book.Say("memo.screen"), count
}

// chosen is the memo that is stood on.
func (m Model) chosen() (entry, bool) {
	if m.at < len(m.list.rows) {
		return m.snap.entries[m.list.rows[m.at]], true
	}
	return entry{}, false
}

func (m Model) own(e entry) bool { return e.Coder == m.c.Study.Coder() }

var (
	_ screen.Screen = Model{}
	_ screen.Titled = Model{}
	_ screen.Spoken = Model{}
)

// Loading tells that a newer snapshot is on its way.
func (m Model) Loading() bool { return m.shown != m.loads }

var _ screen.Loading = Model{}
