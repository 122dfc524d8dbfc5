package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
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
	if msg.tour {
		next = next.guided()
	}
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
	cmd, _ := a.house.writer.Undo(a.house.study, a.house.book, again)
	return a, cmd
}
