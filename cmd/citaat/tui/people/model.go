package people

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/form"
	"citaat/cmd/citaat/tui/lens"
	"citaat/cmd/citaat/tui/note"
	"citaat/cmd/citaat/tui/save"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Study is the part of the study that this screen calls: Do in the writer's
// queue, the others in commands.
type Study interface {
	Coder() corpus.CoderName
	Settings() corpus.Settings
	General() coding.General
	Participants() []corpus.Participant
	Interviews() []coding.Interview
	Transcript(corpus.TranscriptID) (*corpus.Transcript, error)
	Counts() *coding.Counts
	Retentions() []coding.Retention
	Allows(corpus.TranscriptID, corpus.ParticipantID) bool
	Stock() lens.Stock
	note.Study
	Do(func(*coding.Batch) error) error
}

// Config is what the screen is made with.
type Config struct {
	Study  Study
	Writer *save.Writer
	Theme  theme.Theme
	Book   *phrases.Book
	Now    func() time.Time
	Tick   func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
	Dir    string // where choosers of files begin

	// Plan works out what would go if a participant withdrew, Withdraw erases it and
	// tells how that went.
	Plan     func(corpus.ParticipantID) (coding.Withdrawal, error)
	Withdraw func(context.Context, coding.Withdrawal, string) ([]phrases.Sentence, error)
}

// list is one of the lists of the screen.
type list int

const (
	persons list = iota
	talks
	study
	lists
)

// target is what a form is about.
type target struct {
	kind string // participant, interview, general, or a list of study.yaml
	id   string // empty: a new one
}

// Model is the screen.
type Model struct {
	Config
	width, height int

	loads  int // number of the newest snapshot asked for
	seen   int // number of the one that is shown
	snap   snapshot
	loaded bool
	counts *coding.Counts // nil: they are still being made

	lines   [lists][]row
	list    list
	at, top [lists]int // chosen row and first row shown, of each list
	summary bool       // the summary is shown where there is no room for it beside a list
	wanted  corpus.ParticipantID
	clicked int // row of the last click, so that a second one opens it

	window *form.Model
	about  target                // of the window
	drafts map[target]form.Model // forms that were left with something typed in them

	sheet *sheet            // nil: nothing is being read
	plan  coding.Withdrawal // that the user is looking at

	note note.Model
}

// New makes the screen.
func New(c Config) Model {
	return Model{Config: c, width: 80, height: 22, loads: 1, drafts: map[target]form.Model{}, clicked: -1,
		note: note.New(note.Config{Study: c.Study, Writer: c.Writer, Theme: c.Theme, Book: c.Book, Tick: c.Tick})}
}

// Init asks for the lists.
func (m Model) Init() tea.Cmd { return m.ask() }

// Title is the screen's name and how many people there are.
func (m Model) Title() (place, count string) {
	if m.loaded {
		count = m.Book.Say("people.count", phrases.Args{"Count": len(m.snap.people)})
	}
	return m.Book.Say("people.screen"), count
}

var (
	_ screen.Screen = Model{}
	_ screen.Titled = Model{}
	_ screen.Spoken = Model{}
)

// Loading tells that a newer snapshot is on its way.
func (m Model) Loading() bool { return m.seen != m.loads }

var _ screen.Loading = Model{}
