package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// onOpened enters a study.
func (a app) onOpened(msg opened) (app, tea.Cmd) {
	if msg.err != nil {
		return a.failed(msg.err).everyone(screen.Failed{Err: msg.err})
	}
	h := a.house.with(msg.desk)
	h.desks.open = append(h.desks.open, msg.desk)
	next := newApp(h)
	next.width, next.height = a.width, a.height
	next, sized := next.here(screen.Size{Width: a.width, Height: max(a.height-2, 1)})
	return next, tea.Batch(next.Init(), sized)
}

// onWatched takes over what others wrote, and goes on looking. What cannot be
// read is told once, not every two seconds.
func (a app) onWatched(msg watched) (app, tea.Cmd) {
	if msg.study != a.house.study {
		return a, nil
	}
	a.house.title = msg.title
	var cmd tea.Cmd
	if msg.changed {
		a, cmd = a.changed()
	}
	if said := a.house.book.Error(msg.err); said != a.head.watching {
		a.head.watching = said
		a = a.failed(msg.err)
	}
	return a, tea.Batch(cmd, a.house.watch())
}

// move undoes or redoes, in the order of the keys.
func (a app) move(again bool) (app, tea.Cmd) {
	if a.house.study == nil {
		return a, nil
	}
	study, book := a.house.study, a.house.book
	return a, a.house.writer.Ask(func() (screen.Say, error) {
		key, act := "app.undone", study.Undo
		if again {
			key, act = "app.redone", study.Redo
		}
		u, err := act()
		if err != nil {
			return screen.Say{}, err
		}
		what := "app.op-other"
		if len(u.Ops) > 0 {
			what = opName(u.Ops[0])
		}
		return screen.Say{Sentence: phrases.Make(key, phrases.Args{"What": book.Say(what), "Count": u.Events}), Undo: again}, nil
	})
}

// opName is the key of what an operation is called.
func opName(op coding.Op) string {
	switch op {
	case coding.OpCode:
		return "app.op-code"
	case coding.OpUncode:
		return "app.op-uncode"
	case coding.OpRecode:
		return "app.op-recode"
	case coding.OpAnchor:
		return "app.op-anchor"
	case coding.OpChoose:
		return "app.op-choose"
	case coding.OpMemo, coding.OpUnmemo:
		return "app.op-memo"
	case coding.OpDone, coding.OpNotDone:
		return "blind.op"
	case coding.OpReject, coding.OpReopen:
		return "proposal.op"
	case coding.OpCodebook, coding.OpOrder:
		return "app.op-codebook"
	case coding.OpTranscript:
		return "app.op-transcript"
	}
	return "app.op-other"
}
