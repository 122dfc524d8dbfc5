package start

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
)

// View draws the screen.
func (m Model) View(width, height int) string {
	body := frame.Block(m.menu(min(width, 100), height), width, height)
	switch {
	case m.chooser != nil:
		body = frame.Middle(body, m.chooser.View(chooserSize(width, height)), width, height)
	case m.form != nil:
		body = frame.Middle(body, m.drawForm(formWidth(width)), width, height)
	}
	return body
}

func (m Model) menu(width, height int) string {
	th, say := m.c.Theme, m.c.Book.Say
	var lines []string
	add := func(s string) { lines = append(lines, s) }
	if height > 18 {
		add("")
	}
	add("  " + th.Title.Render("citaat"))
	for _, l := range frame.Wrap(say("start.what"), width-4) {
		add("  " + th.Dim.Render(l))
	}
	add("")
	for i, it := range m.items() {
		if it.action == recentOne && (i == 0 || m.items()[i-1].action != recentOne) {
			add("")
			add("  " + th.Heading.Render(say("start.recent")))
		}
		add(m.row(i, it, width))
	}
	if m.read && len(m.recent) == 0 {
		add("")
		for _, l := range frame.Wrap(say("start.no-recent"), width-4) {
			add("  " + th.Dim.Render(l))
		}
	}
	if m.busy.Key != "" {
		add("")
		add("  " + th.Warn.Render(m.busy.In(m.c.Book)))
	}
	return strings.Join(lines, "\n")
}

func (m Model) row(i int, it item, width int) string {
	th := m.c.Theme
	pointer := "  "
	if i == m.at {
		pointer = "▸ "
		if th.ASCII {
			pointer = "> "
		}
	}
	title := frame.Clean(it.title)
	column := max(min(34, width/2), 8)
	if ansi.StringWidth(title) > column-1 {
		title = ansi.Truncate(title, column-1, "…")
	}
	line := "  " + pointer + th.Key.Render(it.key) + "  " + frame.Fit(title, column)
	about := ansi.Truncate(frame.Clean(it.about), max(width-ansi.StringWidth(line)-1, 0), "…")
	if i == m.at {
		return "  " + th.Chosen.Render(pointer+it.key+"  "+frame.Fit(title, column)+about+" ")
	}
	return line + th.Dim.Render(about)
}

func (m Model) drawForm(width int) string {
	f, th, say := *m.form, m.c.Theme, m.c.Book.Say
	field := width - 22
	f.title.Width, f.groups.Width = field-2, field-2
	langs := languages(m.c.Book)
	rows := []struct{ label, value, about string }{
		{say("start.title"), f.title.View(), say("start.title-about")},
		{say("start.language"), "‹ " + say(langs[f.lang].name) + " ›", say("start.language-about")},
		{say("start.groups"), f.groups.View(), say("start.groups-about")},
		{say("start.folder"), "", say("start.folder-about")},
	}
	var b strings.Builder
	for i, r := range rows {
		label := frame.Fit(r.label, 16)
		if i == f.at {
			label = th.Key.Render("» " + label)
		} else {
			label = "  " + label
		}
		if i == rowDir {
			r.value = ansi.TruncateLeft(short(f.folder()), max(ansi.StringWidth(short(f.folder()))-field+1, 0), "…")
		}
		b.WriteString("\n " + label + " " + r.value + "\n")
		if i == f.at {
			b.WriteString(strings.Repeat(" ", 20) + th.Dim.Render(ansi.Truncate(r.about, field, "…")))
		}
	}
	if f.fault.Key != "" {
		b.WriteString("\n\n " + th.Warn.Render(f.fault.In(m.c.Book)))
	} else {
		b.WriteString("\n\n")
	}
	return frame.Pane(th, say("start.new"), b.String(), width, formHeight, true)
}
