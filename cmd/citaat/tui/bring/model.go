package bring

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/pick/files"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/ingest"
	"citaat/corpus/phrases"
)

// Study is the part of the study that an import asks.
type Study interface {
	Settings() corpus.Settings
	Imported(sha256 string) (corpus.TranscriptID, bool)
	GuessGroup(corpus.ParticipantID) corpus.GroupID
	Participant(corpus.ParticipantID) (corpus.Participant, bool)
	Interviews() []coding.Interview
	Do(func(*coding.Batch) error) error
}

// Writer writes and tells how it went.
type Writer interface {
	Ask(write func() (screen.Say, error)) tea.Cmd
}

// Config is what the window is made with.
type Config struct {
	Study  Study
	Writer Writer
	Theme  theme.Theme
	Book   *phrases.Book
	Dir    string // where the chooser begins
	Now    func() time.Time
	Tick   func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
}

// Done tells the root that the window is closed, and which interview came in
// last; empty: none did.
type Done struct{ Interview corpus.TranscriptID }

// Model is the window.
type Model struct {
	c       Config
	chooser files.Model
	paths   []string           // what is still to be read; the first is shown
	of      int                // how many were chosen
	number  int                // number of the newest reading or plan
	cancel  context.CancelFunc // stops the reading in flight
	slow    bool               // and that has taken a while
	file    *file              // what the first path holds; nil: it is being read
	row     int
	all     *all                // the files that go in together
	last    corpus.TranscriptID // the last one that came in
}

// Answers to this window's own commands.
type (
	hasRead struct {
		number int
		file   file
	}
	slow    struct{ number int } // a reading takes long
	planned struct {
		number int
		plan   ingest.Plan
		err    error
	}
)

// New opens the window; the command reads the first folder.
func New(c Config) (Model, tea.Cmd) {
	m := Model{c: c}
	var cmd tea.Cmd
	m.chooser, cmd = files.New(c.Theme, c.Book, files.Options{
		Title: c.Book.Say("bring.choose"), Extensions: []string{".docx", ".vtt", ".txt", ".md"}, Several: true}, c.Dir)
	return m, cmd
}

// Update answers the window's own messages.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case hasRead:
		return m.onRead(msg)
	case slow:
		m.slow = m.slow || msg.number == m.number
		return m, nil
	case written:
		return m.onWritten(msg)
	case planned:
		if msg.number == m.number && m.file != nil {
			f := *m.file
			f.plan, f.err = msg.plan, msg.err
			m.file = &f
		}
		return m, nil
	}
	var cmd tea.Cmd
	m.chooser, _, cmd = m.chooser.Update(msg)
	return m, cmd
}

// Press answers a key.
func (m Model) Press(k tea.KeyMsg) (Model, tea.Cmd) {
	if m.all != nil {
		return m.pressAll(k)
	}
	if len(m.paths) == 0 {
		var o files.Outcome
		var cmd tea.Cmd
		m.chooser, o, cmd = m.chooser.Update(k)
		return m.answerChooser(o, cmd)
	}
	switch key := k.String(); {
	case key == "esc":
		return m.close()
	case m.file == nil:
		return m, nil
	case m.file.err != nil && m.file.plan.Transcript == nil || m.file.there != "":
		return m.next()
	case key == "enter":
		return m.write()
	case key == "ctrl+n":
		return m.next()
	case key == "ctrl+a" && len(m.paths) > 1:
		return m.together()
	default:
		return m.change(k)
	}
}

// answerChooser acts on what came of a key or a click in the chooser.
func (m Model) answerChooser(o files.Outcome, cmd tea.Cmd) (Model, tea.Cmd) {
	switch {
	case o.Cancelled:
		return m.close()
	case o.Done:
		m.paths, m.of = o.Paths, len(o.Paths)
		return m.read()
	}
	return m, cmd
}

func (m Model) close() (Model, tea.Cmd) {
	m = m.stop()
	return m, screen.Tell(Done{m.last})
}

// next goes to the next file, or ends.
func (m Model) next() (Model, tea.Cmd) {
	m.paths = m.paths[1:]
	if len(m.paths) == 0 {
		return m.close()
	}
	return m.read()
}

// write asks for the file to be written and goes on with the next one; after the
// last the window stays until that is on disk, and esc does not wait for it.
func (m Model) write() (Model, tea.Cmd) {
	if !m.file.ready() {
		return m, nil
	}
	cmd, fate := m.ask(*m.file)
	id, last := m.file.plan.Transcript.ID, m.last
	if len(m.paths) == 1 {
		m.file = nil
		return m, tea.Sequence(cmd, screen.Do(func() tea.Msg {
			if fate() != nil {
				return Done{last}
			}
			return Done{id}
		}))
	}
	m.last = id
	m, more := m.next()
	return m, tea.Sequence(cmd, more)
}

// ask asks the study's queue to write a file; fate is asked after the command.
func (m Model) ask(f file) (write tea.Cmd, fate func() error) {
	t, people := f.plan.Transcript, f.plan.Participants
	say := phrases.Make("bring.done", phrases.Args{"Interview": string(t.ID), "Count": len(t.Turns)})
	study := m.c.Study
	var err error = phrases.Fail("bring.not-in")
	write = m.c.Writer.Ask(func() (screen.Say, error) { // no key takes an import back
		err = study.Do(func(b *coding.Batch) error { return b.Import(t, people) })
		return screen.Say{Sentence: say}, err
	})
	return write, func() error { return err }
}
