package bring

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/form"
	"citaat/cmd/citaat/tui/pick/files"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/coding/threeway"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Study is the part of the study that an import asks.
type Study interface {
	Settings() corpus.Settings
	Imported(sha256 string) (corpus.TranscriptID, bool)
	GuessGroup(corpus.ParticipantID) corpus.GroupID
	Participant(corpus.ParticipantID) (corpus.Participant, bool)
	Participants() []corpus.Participant
	Interviews() []coding.Interview
	Update(*corpus.Transcript, []corpus.Participant, []corpus.Label, threeway.Side) (coding.Update, error)
	Codebook() *coding.Codebook
	Touched(coding.Revision) []coding.Touched
	Do(func(*coding.Batch) error) error
}

// Writer writes and tells how it went.
type Writer interface {
	Ask(write func() (screen.Say, error)) tea.Cmd
}

// Config is what the room is made with.
type Config struct {
	Study  Study
	Writer Writer
	Theme  theme.Theme
	Book   *phrases.Book
	Dir    string // where the chooser begins
	Now    func() time.Time
	Tick   func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
}

// pane is a part of the room that can have the keys.
type pane int

const (
	inList pane = iota
	inChoices
	inText
	panes
)

// Model is the room.
type Model struct {
	c             Config
	width, height int

	choosing *files.Model // the chooser, while it is open
	files    []file
	states   []state // one a file, as they stand
	focus    pane
	at, top  int // chosen file, and the first that is drawn
	row      int // chosen row of its choices
	from     int // first row of them that is drawn
	scroll   spot
	explains bool // the text's pane says what the file was taken for, and why
	tells    bool // the text's pane says what became of the files that were read in
	clicked  int
	window   *form.Model
	about    asked
	past     []step // what u takes back, the newest last

	work    work
	cancel  context.CancelFunc // stops the readings in flight
	ctx     context.Context
	run     int  // number of the reading, so that answers to an older one are dropped
	eager   bool // enter was pressed while a plan was made
	writing *writing
	came    []corpus.TranscriptID // what came in, in order
	seen    bool                  // the room was shown before
}

// asked is what the open form is about.
type asked struct {
	path    string // the file's
	speaker int    // -1: the interview
}

// New makes the room.
func New(c Config) Model {
	return Model{c: c, width: 80, height: 22, clicked: -1}
}

// Init asks for nothing: the root says when files are wanted.
func (m Model) Init() tea.Cmd { return nil }

// Title is the room's name, and how many files can be read in.
func (m Model) Title() (place, count string) {
	if len(m.files) > 0 {
		count = m.c.Book.Say("bring.count", phrases.Args{"Count": len(m.files)})
	}
	return m.c.Book.Say("bring.screen"), count
}

// here is the chosen file.
func (m Model) here() (file, bool) {
	if m.at < len(m.files) {
		return m.files[m.at], true
	}
	return file{}, false
}

// stateOf is the state of a file of the list.
func (m Model) stateOf(i int) state {
	if i < len(m.states) {
		return m.states[i]
	}
	return waiting
}

var (
	_ screen.Screen = Model{}
	_ screen.Titled = Model{}
	_ screen.Spoken = Model{}
)
