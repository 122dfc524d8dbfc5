package find

import (
	"context"
	"time"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/search"
)

// Index finds words.
type Index interface {
	Find(context.Context, search.Study, search.Query, search.Options) (search.Result, error)
	Count(context.Context, search.Study, search.Query, bool) (search.Summary, error)
}

// Codes is the part of the study that tells what is coded.
type Codes interface {
	Coder() corpus.CoderName
	Codebook() *coding.Codebook
	CodingsIn(corpus.TranscriptID) []coding.Coding
	WithheldIn(corpus.TranscriptID) []coding.Withheld
	Barred(t *corpus.Transcript, span corpus.Span, published string) phrases.Sentence
	Searches() []corpus.Search
	Do(func(*coding.Batch) error) error
}

// Writer writes and tells how it went.
type Writer interface {
	Do(say phrases.Sentence, do func(*coding.Batch) error) tea.Cmd
	Ask(write func() (screen.Say, error)) tea.Cmd
}

// Searches tells how far one is with a saved search, and what it proposes.
type Searches interface {
	Standing(context.Context, corpus.Search) (desk.Standing, error)
	Proposals(context.Context, corpus.Search, desk.Widen) ([]desk.Proposal, error)
	Rejected(context.Context, corpus.Search) ([]coding.Rejection, error)
	CodeOf(corpus.Search) coding.CodeID
}

// Config is what the screen is made with.
type Config struct {
	Study    search.Study
	Index    Index
	Codes    Codes
	Searches Searches
	History  History // nil: none is kept
	Writer   Writer
	Theme    theme.Theme
	Book     *phrases.Book
	Tick     func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // nil: tea.Tick
}

// Model is the screen.
type Model struct {
	c             Config
	width, height int

	input  textinput.Model
	typing bool // the query has the keys
	exact  bool // the query is searched as it stands: its last word is finished

	n         int // number of the newest search
	cancel    context.CancelFunc
	answered  string       // the query that the rows are of
	waiting   bool         // no answer yet
	slow      bool         // and that has taken a while
	held      []tea.KeyMsg // keys about hits that are not there yet
	found     found        // the newest answer
	fault     error        // what is wrong with the query, or went wrong
	doubt     error        // what may be wrong with it, or is not finished yet
	earlier   earlier
	codes     palette
	at, top   int
	marked    map[hitID]bool
	sort      search.Sort
	passages  bool   // not lines but what stands around the hits
	extent    extent // how much around a hit is coded
	picking   *pick.Model
	pickFor   purpose // what the picker asks a code for
	leftOut   bool    // something was left out of the query
	clickedAt int     // row of the last click, so that a second one opens it

	naming *naming // the name of a search is asked for
	kept   kept    // the saved searches
	review *review // the proposals of one of them are gone through
}

// hitID names a hit also after a new search.
type hitID struct {
	transcript corpus.TranscriptID
	span       corpus.Span
	coding     string
}

// New makes the screen.
func New(c Config) Model {
	if c.Tick == nil {
		c.Tick = tea.Tick
	}
	in := textinput.New()
	in.Prompt = ""
	in.TextStyle, in.PlaceholderStyle = c.Theme.Text, c.Theme.Dim
	in.Placeholder = c.Book.Say("find.placeholder")
	in.Cursor.Style, in.Cursor.TextStyle = c.Theme.Cursor, c.Theme.Dim
	in.Cursor.SetMode(cursor.CursorStatic)
	in.CharLimit = 500
	in.Focus()
	return Model{c: c, width: 80, height: 22, input: in, typing: true, marked: map[hitID]bool{}, extent: extent{words: fewWords},
		clickedAt: -1, earlier: newEarlier()}
}

// Init asks for the codes, for the picker and the keys, for the earlier queries
// and the saved ones.
func (m Model) Init() tea.Cmd { return tea.Batch(m.loadCodes(), m.recall(), m.loadKept()) }

// Title is the screen's name and how many hits are marked.
func (m Model) Title() (place, count string) {
	place = m.c.Book.Say("find.screen")
	if n := len(m.marked); n > 0 {
		count = m.c.Book.Say("find.marked", phrases.Args{"Count": n})
	}
	return place, count
}

// Query is what is searched.
func (m Model) Query() string { return m.input.Value() }

// targets are the hits that an action is about: the marked ones, or the chosen.
func (m Model) targets() []row {
	var out []row
	for _, r := range m.found.rows {
		if m.marked[r.id()] {
			out = append(out, r)
		}
	}
	if r, ok := m.chosen(); ok && len(out) == 0 {
		out = append(out, r)
	}
	return out
}

func (m Model) chosen() (row, bool) {
	if m.at < len(m.found.rows) {
		return m.found.rows[m.at], true
	}
	return row{}, false
}

var (
	_ screen.Screen = Model{}
	_ screen.Titled = Model{}
	_ screen.Spoken = Model{}
)
