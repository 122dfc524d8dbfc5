package read

import (
	"os/exec"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/note"
	"citaat/cmd/citaat/tui/save"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/text"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Study is the part of the study that this screen calls: Do, Undo and Redo in the
// writer's queue, the others in commands.
type Study interface {
	note.Study // its memos, and who, which interviews and codes there are
	Settings() corpus.Settings
	CodingsIn(corpus.TranscriptID) []coding.Coding
	Revise(id corpus.TranscriptID, base, mine *corpus.Transcript) (coding.Revision, error)
	Touched(coding.Revision) []coding.Touched
	Doubts() []coding.Doubt
	Draft(corpus.TranscriptID) (coding.Draft, bool)
	NewDraft(corpus.TranscriptID) (coding.Draft, error)
	Rebase(coding.Draft) error
	Loading() bool // the logs are not there yet
	Counts() *coding.Counts
	Doneness(corpus.TranscriptID) coding.Doneness
	Hidden(corpus.TranscriptID) bool
	WithheldIn(corpus.TranscriptID) []coding.Withheld
	Barred(t *corpus.Transcript, span corpus.Span, published string) phrases.Sentence
	ShowedOthers(corpus.TranscriptID) bool
	Do(func(*coding.Batch) error) error
	Undo() (coding.Undone, error)
	Redo() (coding.Undone, error)
}

// Config is what the screen is made with.
type Config struct {
	Study  Study
	Writer *save.Writer
	Theme  theme.Theme
	Book   *phrases.Book
	Now    func() time.Time    // nil: the system's clock
	Open   corpus.TranscriptID // shown first; empty: the first interview

	Exec func(*exec.Cmd, tea.ExecCallback) tea.Cmd            // nil: tea.ExecProcess
	Tick func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // nil: drafts of memos are kept in memory only
}

// pane is a part of the screen that can have the keys.
type pane int

const (
	middle pane = iota // the text
	left               // the interviews
	right              // the codes
)

// Model is the screen.
type Model struct {
	study  Study
	writer *save.Writer
	theme  theme.Theme
	book   *phrases.Book

	width, height int
	focus         pane
	text          text.Model
	snap          snapshot
	loads         int  // number of the newest snapshot asked for
	shown         int  // number of the one that is shown
	others        bool // codings of other coders are shown

	open   corpus.TranscriptID                   // what is shown
	want   corpus.TranscriptID                   // what is to be shown: the newest one asked for
	places map[corpus.TranscriptID]corpus.Offset // where the cursor was
	jump   *jump                                 // where to go when the next snapshot is there
	hits   []corpus.Span                         // found words, for n and N

	row    int // chosen interview
	code   int // chosen code
	recent []coding.CodeID

	picking *picking
	note    note.Model      // the window of memos
	fresh   corpus.Span     // coded just now: its coding is current as soon as it is shown
	borders coding.CodingID // the coding whose borders are being changed
	placing bool            // it is placed again, for the screen that one came from

	correcting *correcting // the turn that is being corrected
	turnDrafts map[turnKey]string
	outside    *outside // an edit that came back from the user's own editor
	exec       func(*exec.Cmd, tea.ExecCallback) tea.Cmd
}

// jump is a place to go to.
type jump struct {
	interview corpus.TranscriptID
	span      corpus.Span
	hits      []corpus.Span
	coding    coding.CodingID // that is to be placed there by hand
}

// New makes the screen.
func New(c Config) Model {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Exec == nil {
		c.Exec = tea.ExecProcess
	}
	return Model{
		study: c.Study, writer: c.Writer, theme: c.Theme, book: c.Book, want: c.Open, others: true, loads: 1,
		width: 80, height: 22, text: text.New(c.Theme, c.Book).WithClock(c.Now),
		places: map[corpus.TranscriptID]corpus.Offset{}, exec: c.Exec, turnDrafts: map[turnKey]string{},
		note: note.New(note.Config{Study: c.Study, Writer: c.Writer, Theme: c.Theme, Book: c.Book, Tick: c.Tick}),
	}
}

// Init asks for the first snapshot.
func (m Model) Init() tea.Cmd { return m.ask() }

// Title is the interview that is open and how many codings it has.
func (m Model) Title() (place, count string) {
	if m.open == "" {
		return "", ""
	}
	if m.snap.loading {
		return string(m.open), m.book.Say("app.loading")
	}
	return string(m.open), m.book.Say("read.codings", phrases.Args{"Count": len(m.snap.codings)})
}

// Open is the interview that is open.
func (m Model) Open() corpus.TranscriptID { return m.open }

var _ screen.Screen = Model{}
var _ screen.Titled = Model{}

// Loading tells that a newer snapshot is on its way.
func (m Model) Loading() bool { return m.shown != m.loads }

var _ screen.Loading = Model{}
