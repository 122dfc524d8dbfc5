package quotes

import (
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
	"citaat/export"
)

// finding is what the disclosure check found in a file that is to leave, and why
// it is written all the same.
type finding struct {
	list []export.Disclosure
	why  editor
	top  int
}

// errHeld stops a file that is to leave before a byte of it is written.
var errHeld = errors.New("the disclosure check found something")

// decide is asked with what was found: of a file that is to leave the user is
// shown it first; what a working file holds is told afterwards.
func (l leaving) decide() func([]export.Disclosure) error {
	if !l.share || l.found != nil {
		return nil
	}
	return func(found []export.Disclosure) error {
		if export.Asks(found) {
			return errHeld
		}
		return nil
	}
}

// onHeld shows what was found.
func (m Model) onHeld(l leaving, found []export.Disclosure) (Model, tea.Cmd) {
	l.found = &finding{list: found, why: newEditor("")}
	m.leaving = &l
	return m, nil
}

func (f finding) keys() screen.Table {
	return screen.Table{Modal: true, Typing: true, Bindings: []screen.Binding{
		{Action: "quotes.enter", Keys: []string{"enter"}, Help: "disclosure.go-on", Footer: 1},
		{Action: "quotes.field", Keys: []string{"down"}, Shown: "↑ ↓", Help: "disclosure.scroll", Footer: 2},
		{Action: "quotes.esc", Keys: []string{"esc"}, Help: "disclosure.back", Footer: 3},
	}}
}

// pressFound: enter writes the file all the same, esc goes back to the question,
// and what is typed is the reason, which the log keeps.
func (m Model) pressFound(k tea.KeyMsg) (Model, tea.Cmd) {
	l := *m.leaving
	f := *l.found
	switch k.String() {
	case "esc":
		l.found = nil
		return m.asked(l)
	case "enter":
		return m.export(l)
	case "down":
		f.top = min(f.top+1, max(len(f.list)-1, 0))
	case "up":
		f.top = max(f.top-1, 0)
	default:
		f.why, _ = f.why.press(k, 400)
	}
	l.found = &f
	m.leaving = &l
	return m, nil
}

// drawFound draws what was found: what, where, why, and the cure.
func (m Model) drawFound(width, height int) string {
	f, th, say := *m.leaving.found, m.c.Theme, m.c.Book.Say
	head := m.foundLines(say("disclosure.found", phrases.Args{"Count": len(f.list)}), width, th.Warn.Render)
	foot := append([]string{""}, m.foundLines(say("disclosure.about"), width, th.Dim.Render)...)
	foot = append(foot, " "+th.Key.Render(say("disclosure.reason"))+" "+strings.Join(f.why.view(th, nil, max(width-16, 8)), ""))
	var lines []string
	for _, d := range f.list[f.top:] {
		lines = append(lines, m.foundLines(m.sign("· ", "- ")+d.Say(m.c.Book), width, th.Text.Render)...)
	}
	room := max(height-2-len(head)-len(foot), 1)
	if len(lines) > room {
		lines = append(lines[:room-1], " "+th.Dim.Render(m.sign("↓ …", "v ...")))
	}
	lines = append(append(head, lines...), foot...)
	return frame.Pane(th, say("disclosure.title"), strings.Join(lines, "\n"), width, min(len(lines)+2, height), true)
}

func (m Model) foundLines(s string, width int, style func(...string) string) []string {
	var lines []string
	for _, x := range frame.Wrap(frame.Clean(s), width-4) {
		lines = append(lines, " "+style(x))
	}
	return lines
}

// speakFound says what was found.
func (m Model) speakFound() screen.Speech {
	f, say := *m.leaving.found, m.c.Book.Say
	s := screen.Speech{Where: say("disclosure.title"), Now: say("disclosure.found", phrases.Args{"Count": len(f.list)}),
		Field: say("disclosure.reason"), Typed: frame.Clean(f.why.String())}
	for _, d := range f.list {
		s.More = append(s.More, frame.Clean(d.Say(m.c.Book)))
	}
	s.More = append(s.More, say("disclosure.about"))
	return s
}
