package bring

import (
	"context"
	"runtime"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// patient is how long reading may take before anything is said about it.
const patient = 200 * time.Millisecond

// work is the files that wait to be read or planned, and how many are at it.
type work struct {
	queue   []string // paths, in order
	running int
	of      int // files to be read, all together
	begun   time.Time
	slow    bool // it has taken a while
}

// Answers to this room's own commands.
type (
	// done brings a file that was read or planned.
	done struct {
		run  int
		file file
	}
	slow struct{ run int } // reading takes long
)

// atOnce is how many files are read at once.
func atOnce() int { return min(max(runtime.NumCPU(), 2), 8) }

// add puts files into the list and begins to read them; one that is there
// already is not put in twice.
func (m Model) add(paths []string) (Model, tea.Cmd) {
	m.files = slices.Clone(m.files)
	first := len(m.files)
	for _, p := range slices.SortedFunc(slices.Values(paths), inOrder) {
		if !slices.ContainsFunc(m.files, func(f file) bool { return f.path == p }) {
			m.files = append(m.files, begin(p))
			m.work.queue = append(m.work.queue[:len(m.work.queue):len(m.work.queue)], p)
			m.work.of++
		}
	}
	if first < len(m.files) {
		m = m.choose(first)
	}
	m.focus = inList
	if m.cancel == nil {
		m.ctx, m.cancel = context.WithCancel(context.Background())
		m.run++
		m.work.begun, m.work.slow, m.work.of = m.c.Now(), false, len(m.work.queue)
	}
	run := m.run
	m, cmd := m.settle().next()
	return m, tea.Batch(cmd, m.c.Tick(patient, func(time.Time) tea.Msg { return slow{run} }))
}

// next begins as many readings and plans as may go on at once.
func (m Model) next() (Model, tea.Cmd) {
	var cmds []tea.Cmd
	for m.work.running < atOnce() && len(m.work.queue) > 0 {
		path := m.work.queue[0]
		m.work.queue = m.work.queue[1:]
		i := m.find(path)
		if i < 0 { // it was taken from the list meanwhile
			continue
		}
		m.work.running++
		f, run, ctx, study, book := m.files[i], m.run, m.ctx, m.c.Study, m.c.Book
		cmds = append(cmds, screen.Do(func() (msg tea.Msg) {
			defer func() {
				if r := recover(); r != nil { // the file is told of, and the others go on
					f.read, f.err = true, screen.NewPanic(r)
					msg = done{run, f}
				}
			}()
			if f.read && !f.reopen {
				return done{run, f.plans(ctx, study, book)}
			}
			return done{run, open(ctx, study, book, f)}
		}))
	}
	if m.work.running == 0 && len(m.work.queue) == 0 && m.cancel != nil {
		m.cancel()
		m.cancel, m.work.slow = nil, false
	}
	return m, tea.Batch(cmds...)
}

// find is the place of a file in the list, or -1.
func (m Model) find(path string) int {
	return slices.IndexFunc(m.files, func(f file) bool { return f.path == path })
}

// onDone takes a file that was read or planned. What was decided about it in the
// meantime stands: then it is planned again, or already is being.
func (m Model) onDone(msg done) (Model, tea.Cmd) {
	if msg.run != m.run {
		return m, nil
	}
	m.work.running--
	if i := m.find(msg.file.path); i >= 0 && m.files[i].version == msg.file.version && !m.files[i].in {
		f := msg.file
		f.tick = m.files[i].tick
		m = m.with(i, f)
	}
	m, cmd := m.follow().next()
	if m.eager && m.cancel == nil { // enter came while the plan was made
		m.eager = false
		m, asked := m.write()
		return m, tea.Batch(cmd, asked)
	}
	return m, cmd
}

// with puts a file in its place in the list.
func (m Model) with(i int, f file) Model {
	m.files = slices.Clone(m.files)
	m.files[i] = f
	return m.settle()
}

// replan has files planned anew, whose choices changed.
func (m Model) replan(which []int) (Model, tea.Cmd) {
	m.files = slices.Clone(m.files)
	for _, i := range which {
		m.files[i].version++
		m.files[i].refused = nil
		m.work.queue = append(m.work.queue[:len(m.work.queue):len(m.work.queue)], m.files[i].path)
	}
	if m.cancel == nil {
		m.ctx, m.cancel = context.WithCancel(context.Background())
		m.run++
		m.work.begun, m.work.slow, m.work.of = m.c.Now(), false, 0
	}
	return m.settle().next()
}

// again plans anew what can still come in: the study may have changed while
// another screen was seen.
func (m Model) again() (Model, tea.Cmd) {
	var which []int
	for i, f := range m.files {
		if f.read && !f.in && !f.sent && f.draft.SHA256 != "" {
			which = append(which, i)
		}
	}
	if len(which) == 0 || m.writing != nil {
		return m, nil
	}
	return m.replan(which)
}

// stop ends the reading: what is not read yet leaves the list.
func (m Model) stop() (Model, tea.Cmd) {
	if m.cancel != nil {
		m.cancel()
	}
	m.run++
	m.cancel, m.work = nil, work{}
	left := len(m.files)
	m.files = slices.DeleteFunc(slices.Clone(m.files), func(f file) bool { return !f.read })
	left -= len(m.files)
	m = m.settle().choose(m.at)
	m, cmd := m.again() // a plan may have been on its way
	return m, tea.Batch(cmd, screen.Tell(screen.Say{Sentence: phrases.Make("bring.stopped-reading", phrases.Args{"Count": left})}))
}
