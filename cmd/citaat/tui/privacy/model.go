package privacy

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/tui/save"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
)

// Finding is a candidate with the place where it stands in words.
type Finding struct {
	desk.Exposure
	In string
}

// Config is what the screen is made with.
type Config struct {
	// Look finds the candidates of the study, and words that the user named besides;
	// it is called in a command and tells
	// how far it is.
	Look func(ctx context.Context, words []string, step func(done, of int)) ([]Finding, error)
	// Redact replaces pieces of text for good.
	Redact func(context.Context, []coding.Redaction) (coding.Erased, error)

	Writer *save.Writer
	Theme  theme.Theme
	Book   *phrases.Book
	Tick   func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // nil: tea.Tick
}

// pane is a part of the screen that can have the keys.
type pane int

const (
	inGroups pane = iota
	inPlaces
)

// Model is the screen.
type Model struct {
	c             Config
	width, height int

	n      int // number of the newest look at the study
	cancel context.CancelFunc
	steps  *steps
	slow   bool // looking takes so long that it is said
	loaded bool
	fault  error

	findings []Finding
	only     corpus.TranscriptID // empty: all interviews
	list     []group             // of what is shown
	at, top  int                 // in the list
	place    int                 // in the places of the chosen group
	pane     pane

	masks map[spot]string // what is to be replaced, with what
	marks map[kin]string  // the marks that the user chose

	asking  bool            // to confirm all replacements
	writing bool            // they are under way
	naming  bool            // a mark is being typed
	adding  bool            // a word that was not found is
	words   []string        // that were added so
	sought  string          // the one that was added last, until it is found
	input   textinput.Model // it
	clicked int             // row that was clicked last
}

// spot is where a finding stands, as a key.
type spot struct {
	interview corpus.TranscriptID
	of        coding.TextName
	span      corpus.Span
}

func (f Finding) spot() spot { return spot{f.Interview, f.Of, f.Span} }

// kin is what makes findings alike.
type kin struct {
	kind  privacy.Kind
	alike string
}

func (f Finding) kin() kin { return kin{f.Kind, f.Alike} }

// steps is how far a look is; the command that looks writes it.
type steps struct{ done, of atomic.Int64 }

// New makes the screen.
func New(c Config) Model {
	if c.Tick == nil {
		c.Tick = tea.Tick
	}
	in := textinput.New()
	in.Prompt, in.CharLimit = "", 60
	return Model{c: c, width: 80, height: 22, clicked: -1, input: in, masks: map[spot]string{}, marks: map[kin]string{}}
}

// Init looks for candidates when the screen is shown.
func (m Model) Init() tea.Cmd { return screen.Tell(begin{}) }

// Title is where one is, and how many candidates wait for a decision.
func (m Model) Title() (place, count string) {
	if !m.loaded {
		return m.c.Book.Say("masking.screen"), ""
	}
	return m.c.Book.Say("masking.screen"), m.c.Book.Say("masking.count", phrases.Args{"Count": m.open()})
}

// open is how many of what is shown nobody has judged.
func (m Model) open() int {
	n := 0
	for _, g := range m.list {
		n += len(g.places) - m.masked(g)
	}
	return n
}

// Loading tells that the candidates are not known yet.
func (m Model) Loading() bool { return !m.loaded && m.fault == nil }

// current is the group that one stands on.
func (m Model) current() (group, bool) {
	if m.at < 0 || m.at >= len(m.list) {
		return group{}, false
	}
	return m.list[m.at], true
}

// chosen is the finding that one stands on.
func (m Model) chosen() (Finding, bool) {
	g, ok := m.current()
	if !ok || m.place >= len(g.places) {
		return Finding{}, false
	}
	return m.findings[g.places[m.place]], true
}

// Holds tells what is marked and not replaced yet: leaving would lose that.
func (m Model) Holds() phrases.Sentence {
	if len(m.masks) == 0 || m.writing {
		return phrases.Sentence{}
	}
	return phrases.Make("masking.holds", phrases.Args{"Count": len(m.masks)})
}

var (
	_ screen.Holding = Model{}
	_ screen.Screen  = Model{}
	_ screen.Titled  = Model{}
	_ screen.Spoken  = Model{}
	_ screen.Loading = Model{}
)
