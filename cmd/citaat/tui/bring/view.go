package bring

import (
	"cmp"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Keys are the keys as they stand now.
func (m Model) Keys() screen.Table {
	key := func(a screen.Action, key, shown, help string, at int) screen.Binding {
		return screen.Binding{Action: a, Keys: []string{key}, Shown: shown, Help: help, Footer: at}
	}
	esc := key("bring.esc", "esc", "", "bring.stop", 5)
	switch {
	case m.all != nil:
		return m.all.keys(key)
	case len(m.paths) == 0:
		esc.Footer = 4
		return screen.Table{Modal: true, Bindings: []screen.Binding{
			key("bring.pick", "enter", "", "bring.pick", 1), key("bring.more", "tab", "", "bring.more", 2),
			key("bring.mark-all", "ctrl+a", "", "bring.mark-all", 3), key("bring.parent", "backspace", "⌫", "bring.parent", 5), esc}}
	case m.file == nil || m.file.there != "" || m.file.plan.Transcript == nil:
		return screen.Table{Modal: true, Bindings: []screen.Binding{key("bring.on", "enter", "", "bring.on", 1), esc}}
	}
	second := key("bring.row", "down", "↑ ↓", "bring.row", 2)
	if len(m.paths) > 1 {
		second = key("bring.all", "ctrl+a", "", "bring.all", 2)
	}
	return screen.Table{Modal: true, Bindings: []screen.Binding{key("bring.in", "enter", "", "bring.in", 1), second,
		key("bring.change", "left", "← →", "bring.change", 3), key("bring.skip", "ctrl+n", "", "bring.skip", 4), esc}}
}

// View draws the window.
func (m Model) View(width, height int) string {
	if len(m.paths) == 0 {
		return m.chooser.View(min(width, 80), min(height, 22))
	}
	width = min(width, 100)
	if m.all != nil {
		return m.viewAll(width, height)
	}
	title := m.c.Book.Say("bring.title", phrases.Args{"N": m.of - len(m.paths) + 1, "Of": m.of})
	lines := m.lines(width-4, height-2)
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	return frame.Pane(m.c.Theme, title, strings.Join(lines, "\n"), width, min(len(lines)+2, height), true)
}

func (m Model) lines(width, height int) []string {
	th, say := m.c.Theme, m.c.Book.Say
	name := th.Heading.Render(ansi.Truncate(frame.Clean(filepath.Base(m.paths[0])), width, "…"))
	f := m.file
	switch {
	case f == nil && m.slow:
		return []string{name, th.Dim.Render(say("bring.reading"))}
	case f == nil:
		return []string{name, ""}
	case f.there != "":
		return append([]string{name}, frame.Wrap(say("bring.there", phrases.Args{"Interview": string(f.there)}), width)...)
	case f.plan.Transcript == nil:
		out := []string{name}
		for _, l := range frame.Wrap(frame.Clean(m.c.Book.Error(f.err)), width) {
			out = append(out, th.Warn.Render(l))
		}
		return out
	}
	lines := []string{name + th.Dim.Render("  "+f.draft.Format.Sentence().In(m.c.Book)), ""}
	lines = append(lines, m.answers(width)...)
	if f.err != nil {
		for _, l := range frame.Wrap(frame.Clean(m.c.Book.Error(f.err)), width) {
			lines = append(lines, th.Warn.Render(l))
		}
	}
	lines = append(lines, "", th.Heading.Render(say("bring.first", phrases.Args{"Count": len(f.plan.Transcript.Turns)})))
	left := m.leftOut(width)
	for _, t := range f.plan.First(6) {
		if len(lines)+len(left)+1 >= height {
			break
		}
		lines = append(lines, ansi.Truncate(th.Speaker.Render(string(t.Speaker)+":")+" "+frame.Clean(t.Text), width, "…"))
	}
	return append(lines, left...)
}

// answers are what can be changed: id, group, and the role of each speaker.
func (m Model) answers(width int) []string {
	th, say, f := m.c.Theme, m.c.Book.Say, m.file
	id := f.id()
	if m.row == rowID {
		id += th.Cursor.Render(" ")
	}
	group := say("bring.no-group")
	for _, g := range f.groups {
		if g.ID == f.group() {
			group = cmp.Or(g.Name, string(g.ID))
		}
	}
	date := f.plan.Transcript.Date
	lines := []string{
		m.answer(rowID, say("bring.id"), id),
		m.answer(rowGroup, say("bring.group"), "‹ "+frame.Clean(group)+" ›"),
	}
	if date != "" {
		lines = append(lines, "  "+th.Dim.Render(frame.Fit(say("bring.date"), 12)+" "+date))
	}
	for i, s := range f.plan.Speakers {
		guess := ""
		if s.Guessed {
			guess = " " + th.Warn.Render(say("bring.guess"))
		}
		line := string(s.Label) + "  ‹ " + say(roleName(s.Role)) + " ›  " +
			th.Dim.Render(say("bring.speaker", phrases.Args{"Found": frame.Clean(s.Found), "Turns": s.Turns, "Words": s.Words})) + guess
		label := ""
		if i == 0 {
			label = say("bring.speakers")
		}
		lines = append(lines, ansi.Truncate(m.answer(rowSpeakers+i, label, line), width, "…"))
	}
	return lines
}

func (m Model) answer(row int, label, value string) string {
	pointer := "  "
	if row == m.row {
		pointer = m.c.Theme.Key.Render("» ")
	}
	return pointer + frame.Fit(label, 12) + " " + value
}

func roleName(r corpus.Role) string {
	switch r {
	case corpus.Interviewer:
		return "bring.role-interviewer"
	case corpus.Respondent:
		return "bring.role-respondent"
	case corpus.Interpreter:
		return "bring.role-interpreter"
	}
	return "bring.role-other"
}

// leftOut is what does not come in, apart from what every file has.
func (m Model) leftOut(width int) []string {
	th := m.c.Theme
	var lines []string
	for _, s := range m.file.draft.Skipped {
		if !s.Kind.Routine() {
			lines = append(lines, th.Dim.Render(ansi.Truncate("– "+s.Sentence().In(m.c.Book), width, "…")))
		}
	}
	for _, n := range m.file.draft.Notes {
		lines = append(lines, th.Warn.Render(ansi.Truncate("! "+n.In(m.c.Book), width, "…")))
	}
	if len(lines) == 0 {
		return nil
	}
	return append([]string{"", th.Heading.Render(m.c.Book.Say("bring.left-out"))}, lines...)
}
