package bring

import (
	"context"
	"os"
	"path/filepath"

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
}

// Done tells the root that the window is closed, and which interview came in
// last; empty: none did.
type Done struct{ Interview corpus.TranscriptID }

// Model is the window.
type Model struct {
	c       Config
	chooser files.Model
	paths   []string // what is still to be read; the first is shown
	of      int      // how many were chosen
	number  int      // number of the newest reading or plan
	file    *file    // what the first path holds; nil: it is being read
	row     int
	last    corpus.TranscriptID // the last one that came in
}

// file is a file that was read, and the plan for it.
type file struct {
	draft   ingest.Draft
	choices ingest.Choices
	plan    ingest.Plan
	err     error
	there   corpus.TranscriptID // it is in the study already
	groups  []corpus.Group      // of the study
}

// Answers to this window's own commands.
type (
	hasRead struct {
		number int
		file   file
	}
	planned struct {
		number int
		plan   ingest.Plan
		err    error
	}
)

// most is what a transcript never reaches; a larger file is not read.
const most = 64 << 20

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
		if msg.number == m.number {
			f := msg.file
			m.file, m.row = &f, 0
		}
		return m, nil
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
	if len(m.paths) == 0 {
		var o files.Outcome
		var cmd tea.Cmd
		m.chooser, o, cmd = m.chooser.Update(k)
		switch {
		case o.Cancelled:
			return m.close()
		case o.Done:
			m.paths, m.of = o.Paths, len(o.Paths)
			return m.read()
		}
		return m, cmd
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
	default:
		return m.change(k)
	}
}

func (m Model) close() (Model, tea.Cmd) { return m, screen.Tell(Done{m.last}) }

// next goes to the next file, or ends.
func (m Model) next() (Model, tea.Cmd) {
	m.paths = m.paths[1:]
	if len(m.paths) == 0 {
		return m.close()
	}
	return m.read()
}

// read reads the first of the files and plans it.
func (m Model) read() (Model, tea.Cmd) {
	m.number++
	m.file = nil
	n, path, c := m.number, m.paths[0], m.c
	return m, screen.Do(func() tea.Msg { return hasRead{n, open(c, path)} })
}

func open(c Config, path string) (f file) {
	info, err := os.Stat(path)
	if err == nil && info.Size() > most {
		err = phrases.Fail("ingest.error.large").WithCure("ingest.error.large.cure")
	}
	var data []byte
	if err == nil {
		data, err = os.ReadFile(path)
	}
	if err == nil {
		f.draft, err = ingest.Read(context.Background(), filepath.Base(path), data)
	}
	if f.err = err; err != nil {
		return f
	}
	if id, there := c.Study.Imported(f.draft.SHA256); there {
		f.there = id
		return f
	}
	settings := c.Study.Settings()
	f.groups = settings.Groups
	f.choices.Language = settings.Language
	f.plan, f.err = f.draft.Plan(f.choices)
	if f.err == nil && len(f.plan.Participants) > 0 && f.plan.Participants[0].Group == "" && len(settings.Groups) == 1 {
		f.choices.Group = settings.Groups[0].ID
		f.plan, f.err = f.draft.Plan(f.choices)
	}
	return f
}

// write asks for the file to be written and goes on with the next one.
func (m Model) write() (Model, tea.Cmd) {
	plan := m.file.plan
	if plan.Transcript == nil || m.file.err != nil {
		return m, nil
	}
	t := plan.Transcript
	say := phrases.Make("bring.done", phrases.Args{"Interview": string(t.ID), "Count": len(t.Turns)})
	study := m.c.Study
	cmd := m.c.Writer.Ask(func() (screen.Say, error) { // no key takes an import back
		return screen.Say{Sentence: say}, study.Do(func(b *coding.Batch) error { return b.Import(t, plan.Participants) })
	})
	m.last = t.ID
	m, more := m.next()
	return m, tea.Sequence(cmd, more)
}
