package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/bring"
	"citaat/cmd/citaat/tui/screen"
)

// bringOver is the window that reads files in.
type bringOver struct{ window bring.Model }

func (a app) bring() (app, tea.Cmd) {
	if a.house.study == nil {
		return a, nil
	}
	h := a.house
	w, cmd := bring.New(bring.Config{Study: h.study, Writer: h.writer, Theme: h.theme, Book: h.book, Dir: h.dir, Now: h.now, Tick: h.tick})
	a.over = bringOver{w}
	return a, cmd
}

func (b bringOver) press(k tea.KeyMsg) (over, tea.Cmd) {
	var cmd tea.Cmd
	b.window, cmd = b.window.Press(k)
	return b, cmd
}

func (b bringOver) update(msg tea.Msg) (over, tea.Cmd) {
	var cmd tea.Cmd
	b.window, cmd = b.window.Update(msg)
	return b, cmd
}

func (b bringOver) mouse(msg tea.MouseMsg, width, height int) (over, tea.Cmd) {
	var cmd tea.Cmd
	b.window, cmd = b.window.Mouse(msg, width, height)
	return b, cmd
}

func (b bringOver) table(screen.Table) screen.Table { return b.window.Keys() }
func (b bringOver) speak() screen.Speech            { return b.window.Speak() }
func (b bringOver) view(width, height int) string   { return b.window.View(width, height) }

// brought closes the window and shows what came in last; who closed it before
// that was on disk, and went on, is not called back.
func (a app) brought(msg bring.Done) (app, tea.Cmd) {
	if _, open := a.over.(bringOver); !open {
		return a, nil
	}
	a.over = nil
	if msg.Interview == "" {
		return a, nil
	}
	return a.goTo(screen.GoTo{To: screen.Read, At: screen.Place{Interview: msg.Interview}})
}
