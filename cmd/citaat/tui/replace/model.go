package replace

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/save"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Study is the part of the study that this screen reads, in commands.
type Study interface {
	Coder() corpus.CoderName
	Codebook() *coding.Codebook
	Doubts() []coding.Doubt
	Candidates(coding.CodingID) ([]coding.Candidate, error)
	Transcript(corpus.TranscriptID) (*corpus.Transcript, error)
}

// Config is what the screen is made with.
type Config struct {
	Study  Study
	Writer *save.Writer
	Theme  theme.Theme
	Book   *phrases.Book
	Now    func() time.Time
	Tick   func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // nil: tea.Tick
	Dir    string                                               // where choosers of files begin
}

// Model is the screen.
type Model struct {
	c             Config
	width, height int

	n      int // number of the newest look at the study
	loaded bool
	slow   bool // loading takes so long that it is said
	coder  corpus.CoderName
	codes  *coding.Codebook
	doubts []coding.Doubt // one's own first: those are decided on
	mine   int            // how many of them are
	at     int

	wanted  coding.CodingID // the one to stand on when it is there
	options options
	choice  int // the candidate that is chosen
}

// options are where one coding may belong.
type options struct {
	of   coding.CodingID
	list []candidate
	done bool // they were looked for
	err  error
}

// candidate is a place with what stands around it.
type candidate struct {
	coding.Candidate
	place         string
	before, after string
	gone, come    []corpus.Span // where the coded words and these differ
}

// New makes the screen.
func New(c Config) Model {
	if c.Tick == nil {
		c.Tick = tea.Tick
	}
	return Model{c: c, width: 80, height: 22, n: 1}
}

// Init asks for what is in doubt.
func (m Model) Init() tea.Cmd { return tea.Batch(m.ask(), m.wait()) }

// current is the coding that is looked at.
func (m Model) current() (coding.Doubt, bool) {
	if m.at < 0 || m.at >= len(m.doubts) {
		return coding.Doubt{}, false
	}
	return m.doubts[m.at], true
}

// decides tells whether the coding that is looked at is one's own.
func (m Model) decides() bool {
	d, ok := m.current()
	return ok && d.Coder == m.coder
}

// chosen is the candidate that is chosen.
func (m Model) chosen() (candidate, bool) {
	d, ok := m.current()
	if !ok || m.options.of != d.ID || m.choice >= len(m.options.list) {
		return candidate{}, false
	}
	return m.options.list[m.choice], true
}

// name is the name of a code.
func (m Model) name(id coding.CodeID) string {
	if m.codes != nil {
		if c, ok := m.codes.Code(id); ok {
			return c.Name
		}
	}
	return string(id)
}

// Title is where one is, and how many there are to decide on.
func (m Model) Title() (place, count string) {
	if m.mine == 0 {
		return m.c.Book.Say("replace.screen"), ""
	}
	return m.c.Book.Say("replace.screen"), m.c.Book.Say("replace.count", phrases.Args{"Count": m.mine})
}

var (
	_ screen.Screen = Model{}
	_ screen.Titled = Model{}
	_ screen.Spoken = Model{}
)

// Loading tells that what is in doubt is not known yet.
func (m Model) Loading() bool { return !m.loaded }

var _ screen.Loading = Model{}
