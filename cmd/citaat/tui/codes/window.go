package codes

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/form"
	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
)

// window is what is laid over the screen and has all keys.
type window interface {
	keys(m Model) screen.Table
	press(m Model, k tea.KeyMsg) (Model, tea.Cmd)
	draw(m Model, width, height int) string
	speak(m Model) screen.Speech
}

// listener is a window that waits for an answer.
type listener interface {
	hear(m Model, msg tea.Msg) (Model, tea.Cmd)
}

// picking is a window to pick from, with what would be touched under it.
type picking struct {
	title  string
	picker pick.Model
	counts bool                   // what would be touched is shown
	about  func(m Model) []string // more lines under it; may be nil
	then   func(Model, pick.Outcome) (Model, tea.Cmd)
	back   func(Model) (Model, tea.Cmd) // esc; nil: the window closes
}

func (w picking) keys(Model) screen.Table {
	return screen.Table{Modal: true, Typing: true, Bindings: w.picker.Keys()}
}

func (w picking) press(m Model, k tea.KeyMsg) (Model, tea.Cmd) {
	p, o := w.picker.Update(k)
	return w.answer(m, p, o)
}

// answer acts on what came of a key or a click.
func (w picking) answer(m Model, p pick.Model, o pick.Outcome) (Model, tea.Cmd) {
	w.picker = p
	m.win = w
	switch {
	case o.Cancelled && w.back != nil:
		return w.back(m)
	case o.Cancelled:
		m.win = nil
	case o.Done:
		m.win = nil
		return w.then(m, o)
	}
	return m, nil
}

// lines are what is said under the picker.
func (w picking) lines(m Model) []string { return m.told(w.counts, w.about) }

func (w picking) draw(m Model, width, height int) string {
	width, rows := w.box(m, width, height)
	return stack(w.picker.View(width, rows), m.under(w.lines(m), width))
}

// box is the room that the picker has above what is said under it.
func (w picking) box(m Model, width, height int) (int, int) {
	width = min(width, 76)
	return width, max(min(height-lineCount(m.under(w.lines(m), width)), 18), 6)
}

func (w picking) speak(m Model) screen.Speech {
	s := w.picker.Speak()
	s.More = append(s.More, w.lines(m)...)
	return s
}

// told is what would be touched, where that is asked, and what else there is to
// say, if anything.
func (m Model) told(touched bool, about func(Model) []string) []string {
	var lines []string
	if touched {
		lines = m.touching()
	}
	if about != nil {
		lines = append(lines, about(m)...)
	}
	return lines
}

// filling is a form with what would be touched under it.
type filling struct {
	form   form.Model
	draft  string // under which it is kept when it is left; empty: it is not
	counts bool
	about  func(m Model) []string
	then   func(Model, form.Values) (Model, tea.Cmd)
}

func (w filling) keys(Model) screen.Table { return form.Keys() }

func (w filling) press(m Model, k tea.KeyMsg) (Model, tea.Cmd) {
	f, o := w.form.Update(k)
	return w.answer(m, f, o)
}

// answer acts on what came of a key or a click.
func (w filling) answer(m Model, f form.Model, o form.Outcome) (Model, tea.Cmd) {
	w.form = f
	m.win = w
	switch {
	case o.Left:
		return m.leave(w)
	case o.Kept:
		m = m.forget(w)
		m.win = nil
		return w.then(m, f.Values())
	}
	return m, nil
}

func (w filling) lines(m Model) []string { return m.told(w.counts, w.about) }

func (w filling) draw(m Model, width, height int) string {
	width, rows := w.box(m, width, height)
	return stack(w.form.View(width, rows), m.under(w.lines(m), width))
}

// box is the room that the form has above what is said under it.
func (w filling) box(m Model, width, height int) (int, int) {
	width = min(width, 92)
	return width, max(height-lineCount(m.under(w.lines(m), width)), 4)
}

func (w filling) speak(m Model) screen.Speech {
	s := w.form.Speak()
	s.More = append(w.lines(m), s.More...)
	return s
}

// asking is a question: what will happen, what it touches, and enter.
type asking struct {
	title  string
	lines  func(m Model) []string
	yes    string // key of the word for enter; empty: enter only closes
	more   []screen.Binding
	other  func(Model, screen.Action) (Model, tea.Cmd)
	answer func(Model) (Model, tea.Cmd)
}

func (w asking) keys(Model) screen.Table {
	if w.yes == "" {
		return yesNo("codes.close", "codes.close", w.more...)
	}
	return yesNo(w.yes, "codes.close", w.more...)
}

func (w asking) press(m Model, k tea.KeyMsg) (Model, tea.Cmd) {
	b, ok := w.keys(m).On(k)
	if !ok {
		return m, nil
	}
	m.win = nil
	switch {
	case b.Action == "codes.enter" && w.answer != nil:
		return w.answer(m)
	case b.Action == "codes.enter", b.Action == "codes.esc":
		return m, nil
	}
	return w.other(m, b.Action)
}

func (w asking) draw(m Model, width, height int) string {
	width = min(width, 76)
	var lines []string
	for _, l := range w.lines(m) {
		for _, s := range frame.Wrap(frame.Clean(l), width-4) {
			lines = append(lines, " "+s)
		}
	}
	lines = append(lines, "")
	t := w.keys(m)
	hint := ""
	for _, b := range t.Footer() {
		hint += " " + m.c.Theme.Key.Render(b.Written()) + " " + m.say(b.Help) + "  "
	}
	return frame.Pane(m.c.Theme, w.title, strings.Join(append(lines, hint), "\n"), width, min(len(lines)+3, height), true)
}

func (w asking) speak(m Model) screen.Speech {
	return screen.Speech{Where: w.title, Now: strings.Join(w.lines(m), ". ")}
}

// under is a box with lines that stands under a window; "" for none.
func (m Model) under(lines []string, width int) string {
	var out []string
	for _, l := range lines {
		for _, s := range frame.Wrap(frame.Clean(l), width-4) {
			out = append(out, " "+m.c.Theme.Warn.Render(s))
		}
	}
	if len(out) == 0 {
		return ""
	}
	return frame.Pane(m.c.Theme, "", strings.Join(out, "\n"), width, len(out)+2, false)
}

func stack(boxes ...string) string {
	var out []string
	for _, b := range boxes {
		if b != "" {
			out = append(out, b)
		}
	}
	return strings.Join(out, "\n")
}

func lineCount(s string) int {
	if s == "" {
		return 0
	}
	return strings.Count(s, "\n") + 1
}
