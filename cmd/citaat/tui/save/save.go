// Package save asks a study's queue for writes on behalf of the screens, in
// the order of the keys, and tells the root how they fared.
//
// It must never say that something is saved before the disk has said so, and
// never let a panic in a write reach the terminal.
package save

import (
	"errors"
	"sync/atomic"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// Study is the part of a study that writes.
type Study interface {
	Do(func(*coding.Batch) error) error
}

// Writer writes for one or more screens.
type Writer struct {
	study   Study
	queue   *coding.Queue
	now     func() time.Time
	pending atomic.Int64
	asked   atomic.Int64 // writes
	said    atomic.Int64 // the newest write that was told of
	erased  atomic.Bool  // the last thing that was done erased something, and nobody wanted it back yet
}

// New makes a writer; now may be nil.
func New(study Study, queue *coding.Queue, now func() time.Time) *Writer {
	if now == nil {
		now = time.Now
	}
	return &Writer{study: study, queue: queue, now: now}
}

// Do asks for a batch. When it is on disk, say tells so and every screen hears
// that the study changed.
func (w *Writer) Do(say phrases.Sentence, do func(*coding.Batch) error) tea.Cmd {
	return w.Ask(func() (screen.Say, error) {
		w.erased.Store(false)
		return screen.Say{Sentence: say, Undo: true}, w.study.Do(do)
	})
}

// Ask asks for any write, which itself gives the sentence to say.
func (w *Writer) Ask(write func() (screen.Say, error)) tea.Cmd {
	w.pending.Add(1)
	n := w.asked.Add(1)
	r := coding.Ask(w.queue, func() (say screen.Say, err error) {
		defer func() {
			if p := recover(); p != nil {
				err = screen.NewPanic(p)
			}
		}()
		return write()
	})
	return tea.Sequence(screen.Tell(screen.Saving{}), screen.Do(func() tea.Msg {
		say, err := r.Wait()
		left := w.pending.Add(-1)
		return tea.Sequence(w.told(n, say, err, left)...)()
	}))
}

// told are the messages about a write that is done. One that the study refused,
// with its reason, is no failure of the disk: nothing was to be saved.
func (w *Writer) told(n int64, say screen.Say, err error, left int64) []tea.Cmd {
	var cmds []tea.Cmd
	if err != nil && !refused(err) {
		return []tea.Cmd{screen.Tell(screen.Unsaved{Err: err})}
	}
	if left == 0 {
		cmds = append(cmds, screen.Tell(screen.Saved{At: w.now()}))
	}
	if err != nil {
		return append(cmds, screen.Tell(screen.Failed{Err: err}))
	}
	return append(cmds, screen.Do(func() tea.Msg { return w.newest(n, say) }), screen.Tell(screen.Changed{}))
}

// newest is the sentence about a write, unless a newer write was told of: two
// that are on disk together may end in either order, and the footer is about the
// last key.
func (w *Writer) newest(n int64, say screen.Say) tea.Msg {
	for {
		was := w.said.Load()
		if was > n {
			return nil
		}
		if w.said.CompareAndSwap(was, n) {
			return say
		}
	}
}

// refused tells of an error that says why the study does not allow something.
func refused(err error) bool {
	var say phrases.Sayer
	var panicked *screen.Panic
	return errors.As(err, &say) && !errors.Is(err, coding.ErrNotSaved) && !errors.As(err, &panicked)
}
