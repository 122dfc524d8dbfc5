package codes

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/note"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/export"
)

// Study is the part of the study that this screen reads, in commands.
type Study interface {
	note.Study
	Settings() corpus.Settings
	Codebook() *coding.Codebook
	CodebookToGive() (*coding.Codebook, []string)
	QuotedIn(*coding.Codebook) []corpus.ParticipantID
	Interviews() []coding.Interview
	Counts() *coding.Counts
	CodingsIn(corpus.TranscriptID) []coding.Coding
	Participants() []corpus.Participant
	MemosOn(coding.MemoTarget) []coding.Memo
	Touches(...coding.CodeID) coding.Touch
}

// Writer writes and tells how it went.
type Writer interface {
	Do(say phrases.Sentence, do func(*coding.Batch) error) tea.Cmd
}

// Config is what the screen is made with.
type Config struct {
	Study   Study
	Writer  Writer
	Theme   theme.Theme
	Book    *phrases.Book
	Now     func() time.Time
	Tick    func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // nil: tea.Tick
	Journal func(path string, r export.Result, why string) error // writes down that a file was written; nil: nobody does
	Dir     string                                               // where choosers of files begin
}

// Model is the screen.
type Model struct {
	c             Config
	width, height int

	n      int // number of the newest snapshot
	snap   snapshot
	loaded bool
	slow   bool
	failed bool // there is no snapshot, because something went wrong
	ahead  bool // an order is shown that may not be on disk yet

	at     coding.CodeID // the code that is stood on
	wanted coding.CodeID // the one to stand on when the snapshot has it
	top    int           // first row of the tree that is seen
	rows   []row
	folded map[coding.CodeID]bool
	marked map[coding.CodeID]bool
	gone   bool // those not in use are shown
	narrow string
	typing bool // the words to narrow by are being typed

	right  bool // the right pane has the keys
	detail detail
	part   int // passage chosen there

	win    window             // laid over the screen; nil: none
	drafts map[string]filling // forms that were left with something typed in them
	asked  int                // number of the newest count
	touch  *coding.Touch
	splits map[coding.CodeID]splitting // begun and left
	note   note.Model
}

// New makes the screen.
func New(c Config) Model {
	if c.Tick == nil {
		c.Tick = tea.Tick
	}
	return Model{c: c, width: 80, height: 22,
		folded: map[coding.CodeID]bool{}, marked: map[coding.CodeID]bool{}, splits: map[coding.CodeID]splitting{}, drafts: map[string]filling{},
		note: note.New(note.Config{Study: c.Study, Writer: c.Writer, Theme: c.Theme, Book: c.Book, Tick: c.Tick})}
}

// Init asks for the first snapshot.
func (m Model) Init() tea.Cmd { return screen.Tell(begin{}) }

// Title is the screen's name and how many codes there are.
func (m Model) Title() (place, count string) {
	if m.loaded {
		count = m.say("codes.count", phrases.Args{"Count": m.snap.inUse})
	}
	return m.say("codes.screen"), count
}

func (m Model) say(key string, args ...phrases.Args) string { return m.c.Book.Say(key, args...) }

// code is the one that is stood on.
func (m Model) code() (coding.Code, bool) {
	if !m.loaded || m.at == "" {
		return coding.Code{}, false
	}
	return m.snap.book.Code(m.at)
}

// meant are the marked codes in the order of the tree, or the one stood on.
func (m Model) meant() []coding.CodeID {
	var ids []coding.CodeID
	for _, id := range m.snap.book.Branch("") {
		if m.marked[id] {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 && m.at != "" {
		ids = []coding.CodeID{m.at}
	}
	return ids
}

func (m Model) sign(rich, ascii string) string {
	if m.c.Theme.ASCII {
		return ascii
	}
	return rich
}

var (
	_ screen.Screen = Model{}
	_ screen.Titled = Model{}
	_ screen.Spoken = Model{}
)

// Loading tells that a newer snapshot is on its way.
func (m Model) Loading() bool { return !m.failed && (!m.loaded || m.snap.n != m.n) }

var _ screen.Loading = Model{}
