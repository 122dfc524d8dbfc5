package quotes

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/note"
	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/export"
)

// Study is the part of the study that this screen reads, in commands.
type Study interface {
	export.Source
	note.Study
	Dir() string
}

// Writer writes and tells how it went.
type Writer interface {
	Do(say phrases.Sentence, do func(*coding.Batch) error) tea.Cmd
}

// Config is what the screen is made with.
type Config struct {
	Study   Study
	Collect func(context.Context, export.Filter) (export.Material, error) // for a file
	Journal func(path string, r export.Result, why string) error          // writes down that a file was written; nil: nobody does
	Writer  Writer
	Theme   theme.Theme
	Book    *phrases.Book
	Dir     string                                               // where files are exported to unless somebody says otherwise
	Tick    func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // nil: tea.Tick
}

// Model is the screen.
type Model struct {
	c             Config
	width, height int

	n      int // number of the newest snapshot
	cancel context.CancelFunc
	snap   snapshot
	loaded bool
	slow   bool
	failed error           // why there is no snapshot
	wanted string          // code to show when the snapshot is there
	sought coding.CodingID // and the passage to stand on

	ahead   map[coding.CodingID]coding.Choice // shown, and perhaps not on disk yet
	full    map[coding.CodingID]detail        // what was read of the passages in sight
	reading bool                              // more of it is on its way

	theme   coding.CodeID // whose branch is shown
	pins    []pin         // the filters that are on, the newest last
	cards   []card
	tally   tally
	at, top int
	marked  []coding.CodingID // to be compared
	where   string            // where in the report the last quotation was used

	listing bool // the list of themes has the keys
	row     int  // chosen row of that list
	grip    grip // what the mouse holds

	picking   *pick.Model // of a filter
	naming    *naming     // where a quotation is used
	comparing *comparing
	editing   *editing
	left      map[coding.CodingID]*editing // typed and left without keeping it
	writing   *editing                     // what is on its way to the disk; it comes back if that fails
	leaving   *leaving                     // the question of what to export, and its answer
	note      note.Model                   // the window of memos
}

// New makes the screen.
func New(c Config) Model {
	if c.Tick == nil {
		c.Tick = tea.Tick
	}
	return Model{c: c, width: 80, height: 22,
		note: note.New(note.Config{Study: c.Study, Writer: c.Writer, Theme: c.Theme, Book: c.Book, Tick: c.Tick})}
}

// Init asks for the first snapshot.
func (m Model) Init() tea.Cmd { return screen.Tell(begin{}) }

// Title is the screen's name and how many quotations are chosen in all.
func (m Model) Title() (place, count string) {
	if m.loaded {
		count = m.c.Book.Say("quotes.chosen-in-all", phrases.Args{"Count": m.snap.chosen})
	}
	return m.c.Book.Say("quotes.screen"), count
}

// load asks for a snapshot; the one that is being made is given up.
func (m Model) load() (Model, tea.Cmd) {
	if m.cancel != nil {
		m.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	m.n++
	m.cancel, m.failed = cancel, nil
	n, c, heard := m.n, m.c, m.snap.heard
	return m, tea.Batch(screen.Do(func() tea.Msg { return take(ctx, c, n, heard) }),
		c.Tick(patient, func(time.Time) tea.Msg { return late{n} }))
}

// patient is after how long it is said that the passages are being gathered.
const patient = 200 * time.Millisecond

// current is the passage that is chosen on the board.
func (m Model) current() (card, bool) {
	if m.at < len(m.cards) {
		return m.cards[m.at], true
	}
	return card{}, false
}

// groupOf is the group of a participant.
func (m Model) groupOf(id corpus.ParticipantID) corpus.GroupID { return m.snap.people[id].Group }

var (
	_ screen.Screen = Model{}
	_ screen.Titled = Model{}
	_ screen.Spoken = Model{}
)

// Loading tells that a newer snapshot is on its way; one that failed is not.
func (m Model) Loading() bool { return m.failed == nil && (!m.loaded || m.snap.n != m.n) }

var _ screen.Loading = Model{}
