package read

import (
	"errors"
	"os"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/amend"
	"citaat/cmd/citaat/editor"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// outside is an interview that came back from the user's own editor: what the
// edit does, or what is wrong with it, before anything is written.
type outside struct {
	draft      coding.Draft
	base, mine *corpus.Transcript // nil: it cannot be read, or not be merged
	lines      []amend.Line
	listened   bool
	scroll     int
}

// What can be done with it.
const (
	doWrite   screen.Action = "read.outside-write"
	doAgain   screen.Action = "read.outside-again"
	doForget  screen.Action = "read.outside-forget"
	doPutOff  screen.Action = "read.outside-later"
	doMoreOf  screen.Action = "read.outside-more"
	doLessOf  screen.Action = "read.outside-less"
	doHeardIt screen.Action = "read.outside-listened"
)

// Answers to the commands of an edit outside.
type (
	// handed brings a draft that the user's own editor can open.
	handed struct {
		draft coding.Draft
		job   *editor.Job
		err   error
	}
	// returned brings what became of it.
	returned struct {
		draft   coding.Draft
		text    string
		changed bool
		err     error
	}
	// weighed brings what the edit does.
	weighed struct {
		outside outside
		empty   bool
		err     error
	}
)

func (o outside) keys() []screen.Binding {
	fine := screen.Unless(o.mine != nil, "read.outside-off")
	return []screen.Binding{
		{Action: doWrite, Keys: []string{"enter"}, Help: "read.outside-write", Short: "read.outside-write-short", Footer: 1, Disabled: fine},
		{Action: doHeardIt, Keys: []string{"ctrl+l"}, Help: "read.correct-listened", Short: "read.correct-listened-short", Footer: 2, Disabled: fine},
		{Action: doAgain, Keys: []string{"e", "ctrl+e"}, Help: "read.outside-again", Short: "read.outside-again-short", Footer: 3},
		{Action: doForget, Keys: []string{"d"}, Help: "read.outside-forget", Short: "read.outside-forget-short", Footer: 4},
		{Action: doPutOff, Keys: []string{"esc", "q"}, Help: "read.outside-later", Short: "read.outside-later-short", Footer: 5},
		{Action: doMoreOf, Keys: []string{"j", "down", "pgdown"}, Shown: "j ↓", Help: "widgets.down"},
		{Action: doLessOf, Keys: []string{"k", "up", "pgup"}, Shown: "k ↑", Help: "widgets.up"},
	}
}

// editOutside opens the interview in the user's own editor. A draft that was
// kept is gone on with.
func (m Model) editOutside() (Model, tea.Cmd) {
	id, study := m.open, m.study
	return m, screen.Do(func() tea.Msg {
		d, kept := study.Draft(id)
		if !kept {
			var err error
			if d, err = study.NewDraft(id); err != nil {
				return handed{err: err}
			}
		}
		return hand(study, d)
	})
}

// hand gives a draft to the editor.
func hand(study Study, d coding.Draft) tea.Msg {
	data, err := os.ReadFile(d.Path)
	if err != nil {
		return handed{err: err}
	}
	job, err := editor.Prepare(study.Local(), string(d.Interview)+".md", string(data))
	return handed{d, job, err}
}

func (m Model) onHanded(msg handed) (Model, tea.Cmd) {
	if msg.err != nil {
		return m, screen.Tell(screen.Failed{Err: msg.err})
	}
	d, job := msg.draft, msg.job
	return m, m.exec(job.Command(), func(ran error) tea.Msg {
		text, changed, err := job.Finish(ran)
		return returned{d, text, changed, err}
	})
}

// onReturned keeps what was typed, at once, and looks at what it does.
func (m Model) onReturned(msg returned) (Model, tea.Cmd) {
	if msg.err != nil {
		return m, screen.Tell(screen.Failed{Err: msg.err})
	}
	study, book := m.study, m.book
	return m, screen.Do(func() tea.Msg {
		if msg.changed {
			if err := msg.draft.Put([]byte(msg.text)); err != nil {
				return weighed{err: err}
			}
		}
		return weigh(book, study, msg.draft)
	})
}

// weigh works out what an edit does.
func weigh(book *phrases.Book, study Study, d coding.Draft) tea.Msg {
	o := outside{draft: d}
	base, mine, err := d.Read()
	var r coding.Revision
	if err == nil {
		r, err = study.Revise(d.Interview, base, mine)
		if errors.Is(err, coding.ErrConflict) {
			if e := study.Rebase(d); e != nil {
				return weighed{err: e}
			}
		}
	}
	if err != nil {
		o.lines = []amend.Line{{Kind: amend.Warn, Text: book.Error(err)}, {Kind: amend.Note, Text: book.Say("read.outside-kept")}}
		return weighed{outside: o}
	}
	if r.Empty() {
		return weighed{outside: o, empty: true, err: d.Drop()}
	}
	o.base, o.mine, o.lines = base, mine, amend.Lines(book, study, r)
	return weighed{outside: o}
}

func (m Model) onWeighed(msg weighed) (Model, tea.Cmd) {
	switch {
	case msg.err != nil:
		return m, screen.Tell(screen.Failed{Err: msg.err})
	case msg.empty:
		m.outside = nil
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("edit.unchanged", phrases.Args{"Interview": string(msg.outside.draft.Interview)})})
	}
	if m.outside != nil {
		msg.outside.listened = m.outside.listened
	}
	m.outside = &msg.outside
	return m, nil
}

func (m Model) doOutside(a screen.Action) (Model, tea.Cmd) {
	o := *m.outside
	study, d := m.study, o.draft
	switch a {
	case doWrite:
		return m.writeOutside(o)
	case doHeardIt:
		o.listened = !o.listened
	case doAgain:
		return m, screen.Do(func() tea.Msg { return hand(study, d) })
	case doForget:
		m.outside = nil
		return m, screen.Do(func() tea.Msg {
			if err := d.Drop(); err != nil {
				return screen.Failed{Err: err}
			}
			return screen.Say{Sentence: phrases.Make("read.outside-forgotten", phrases.Args{"Interview": string(d.Interview)})}
		})
	case doPutOff:
		m.outside = nil
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("read.outside-put-off")})
	case doMoreOf:
		o.scroll++
	case doLessOf:
		o.scroll = max(o.scroll-1, 0)
	}
	m.outside = &o
	return m, nil
}

// writeOutside writes the edit; the draft goes when it is on disk.
func (m Model) writeOutside(o outside) (Model, tea.Cmd) {
	m.outside = nil
	say := phrases.Make("edit.done", phrases.Args{"Interview": string(o.draft.Interview)})
	m, cmd := m.revise(o.base, o.mine, o.listened, say, corrected{draft: &o.draft})
	return m, cmd
}

func (m Model) pressOutside(k tea.KeyMsg) (Model, tea.Cmd) {
	b, ok := (screen.Table{Bindings: m.outside.keys()}).On(k)
	if !ok {
		return m, nil
	}
	if b.Off() {
		return m, screen.Tell(screen.Say{Sentence: b.Disabled})
	}
	return m.doOutside(b.Action)
}
