package bring

import (
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// writing is the files that are on their way into the study.
type writing struct {
	left    []string // paths that follow
	batch   []string // that are being written
	done    int
	in      int // of those, that the study took
	of      int
	begun   time.Time
	stopped bool // after those on their way
	alone   bool // files that failed together are tried one by one
}

// together is how many files are written at once: the participants, the settings
// and the log are then synced once for all of them.
const together = 16

// fared tells how files fared on their way to the disk.
type fared struct{ err error }

// write writes what enter takes. While a plan is being made it waits for that.
func (m Model) write() (Model, tea.Cmd) {
	if m.writing != nil {
		return m, nil
	}
	if m.planning() {
		m.eager = true
		return m, nil
	}
	w := writing{begun: m.c.Now()}
	for _, i := range m.takes() {
		w.left = append(w.left, m.files[i].path)
	}
	if w.of = len(w.left); w.of == 0 {
		return m, nil
	}
	m.past = nil // what is in the study is not taken back here
	m.writing = &w
	return m.writeSome(1) // it may bring a group that the others name
}

// writeSome asks for the next files to be written.
func (m Model) writeSome(n int) (Model, tea.Cmd) {
	w := *m.writing
	n = min(n, len(w.left))
	w.batch, w.left = w.left[:n], w.left[n:]
	m.writing = &w
	m.files = slices.Clone(m.files)
	type entry struct {
		text   *corpus.Transcript
		people []corpus.Participant
		fix    *coding.Update
	}
	var entries []entry
	for _, path := range w.batch {
		i := m.find(path)
		m.files[i].sent, m.files[i].refused = true, nil
		e := entry{text: m.files[i].plan.Transcript, people: m.files[i].plan.Participants}
		if m.files[i].taken != "" {
			fix := m.files[i].fix.update
			e.fix, m.files[i].fixed = &fix, true
		}
		entries = append(entries, e)
	}
	say := phrases.Make("bring.done-several", phrases.Args{"Count": n})
	if n == 1 {
		t := entries[0].text
		if say = phrases.Make("bring.done-fix", phrases.Args{"Interview": string(t.ID)}); entries[0].fix == nil {
			say = phrases.Make("bring.done", phrases.Args{"Interview": string(t.ID), "Count": len(t.Turns)})
		}
	}
	study := m.c.Study
	var err error = phrases.Fail("bring.not-in")
	asked := m.c.Writer.Ask(func() (screen.Say, error) { // no key takes an import back
		err = study.Do(func(b *coding.Batch) error {
			for _, e := range entries {
				write := func() error { // the screen goes on reading its own
					return b.Import(corpus.NewTranscript(e.text.Meta, e.text.Turns), e.people)
				}
				if e.fix != nil {
					write = func() error { return b.Update(*e.fix) }
				}
				if err := write(); err != nil {
					return err
				}
			}
			return nil
		})
		return screen.Say{Sentence: say}, err
	})
	return m.settle(), tea.Sequence(asked, screen.Do(func() tea.Msg { return fared{err} }))
}

// onFared remembers how files fared, and goes on. Where files that went together
// failed, each is tried by itself, so that one takes no other with it.
func (m Model) onFared(msg fared) (Model, tea.Cmd) {
	if m.writing == nil {
		return m, nil
	}
	w := *m.writing
	m.writing = &w
	m.files = slices.Clone(m.files)
	again := msg.err != nil && len(w.batch) > 1
	if msg.err == nil {
		w.in += len(w.batch)
	}
	for _, path := range w.batch {
		f := &m.files[m.find(path)]
		f.sent = false
		switch {
		case msg.err == nil:
			f.in = true
			m.came = append(m.came[:len(m.came):len(m.came)], f.id())
		case !again:
			f.refused = msg.err
		}
	}
	switch {
	case again:
		w.left, w.alone = slices.Concat(w.batch, w.left), true
	default:
		w.done += len(w.batch)
	}
	w.batch = nil
	m = m.settle()
	if w.stopped || len(w.left) == 0 {
		return m.wrote()
	}
	if w.alone {
		return m.writeSome(1)
	}
	return m.writeSome(together)
}

// wrote ends the writing, with what came of it.
func (m Model) wrote() (Model, tea.Cmd) {
	left, in := len(m.writing.left), m.writing.in
	m.writing = nil
	m.focus, m.tells, m.scroll = inList, true, spot{}
	m = m.follow()
	if left > 0 {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("bring.stopped", phrases.Args{"Count": left})})
	}
	if in > 1 { // each handful was told by itself
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("bring.done-several", phrases.Args{"Count": in})})
	}
	return m, nil
}

// onward goes on with what came in: to the check of what in it identifies people,
// with the text itself behind that. What could still come in stays in the list.
func (m Model) onward() (Model, tea.Cmd) {
	last := screen.GoTo{To: screen.Read, At: screen.Place{Interview: m.came[len(m.came)-1]}}
	check := screen.GoTo{To: screen.Privacy}
	if len(m.came) == 1 {
		check.At = last.At
	}
	var left []file
	for i, f := range m.files {
		if m.may(i) {
			left = append(left, f)
		}
	}
	m = m.clear()
	m.files = left
	return m.settle(), tea.Sequence(screen.Tell(screen.Back{}), screen.Tell(last), screen.Tell(check))
}
