package quotes

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

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
	Dir() string
	Coder() corpus.CoderName
	Settings() corpus.Settings
	Codebook() *coding.Codebook
	Transcript(corpus.TranscriptID) (*corpus.Transcript, error)
}

// Writer writes and tells how it went.
type Writer interface {
	Do(say phrases.Sentence, do func(*coding.Batch) error) tea.Cmd
}

// Config is what the screen is made with.
type Config struct {
	Study   Study
	Collect func(context.Context, export.Filter) (export.Material, error)
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

	n       int // number of the newest snapshot
	cancel  context.CancelFunc
	snap    snapshot
	loaded  bool
	ahead   bool // a choice is shown that may not be on disk yet
	slow    bool
	wanted  string // code to show when the snapshot is there
	theme   string // code whose branch is shown
	group   corpus.GroupID
	chosen  bool // only chosen passages are shown
	cards   []card
	tally   tally
	at, top int

	listing bool // the list of themes has the keys
	row     int  // chosen row of that list

	picking *pick.Model // of a group to filter by
	editing *editing
	writing *editing // what is on its way to the disk; it comes back if that fails
	leaving *leaving // the question of what to export, and its answer
}

// New makes the screen.
func New(c Config) Model {
	if c.Tick == nil {
		c.Tick = tea.Tick
	}
	return Model{c: c, width: 80, height: 22}
}

// Init asks for the first snapshot.
func (m Model) Init() tea.Cmd { return screen.Tell(begin{}) }

// begin starts the first snapshot, in Update, where it gets its number.
type begin struct{}

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
	m.cancel = cancel
	n, c := m.n, m.c
	return m, tea.Batch(screen.Do(func() tea.Msg { return take(ctx, c, n) }),
		c.Tick(patient, func(time.Time) tea.Msg { return late{n} }))
}

// patient is after how long it is said that the passages are being gathered.
const patient = 200 * time.Millisecond

type late struct{ n int }

// card is a passage on the board: what several researchers coded alike is one.
type card struct {
	export.Passage
	coders []string
}

// current is the passage that is chosen on the board.
func (m Model) current() (card, bool) {
	if m.at < len(m.cards) {
		return m.cards[m.at], true
	}
	return card{}, false
}

var (
	_ screen.Screen = Model{}
	_ screen.Titled = Model{}
)
