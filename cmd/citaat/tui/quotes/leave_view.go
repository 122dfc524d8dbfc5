package quotes

import (
	"path/filepath"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/corpus/phrases"
)

// drawLeaving draws the question or the answer.
func (m Model) drawLeaving(width, height int) string {
	l, th, say := *m.leaving, m.c.Theme, m.c.Book.Say
	if l.done != nil {
		return m.drawDone(width, height)
	}
	if l.found != nil && !l.busy {
		return m.drawFound(width, height)
	}
	value, label := m.answers()
	value[rowScope] = ansi.Truncate(value[rowScope], max(width-22, 8), "…")
	lines := append([]string{""}, m.rows(value, label, width)...)
	note := say("quotes.about-working")
	if l.share {
		note = say("quotes.about-share")
	}
	lines = append(lines, "")
	for _, s := range frame.Wrap(note, width-6) {
		lines = append(lines, "   "+th.Dim.Render(s))
	}
	where := frame.Clean(filepath.Dir(m.target(l)))
	lines = append(lines, "   "+th.Dim.Render(ansi.Truncate(say("quotes.folder", phrases.Args{"Folder": where}), width-6, "…")))
	switch {
	case l.busy && l.cancel == nil:
		lines = append(lines, "   "+th.Warn.Render(say("quotes.stopping")))
	case l.busy && l.slow:
		lines = append(lines, "   "+th.Warn.Render(say("quotes.writing")))
	case l.busy:
		lines = append(lines, "")
	case l.exists:
		lines = append(lines, "   "+th.Warn.Render(say("quotes.exists")))
	default:
		lines = append(lines, "")
	}
	body := strings.Join(lines, "\n")
	return frame.Pane(th, say("quotes.export-title"), body, width, min(strings.Count(body, "\n")+3, height), true)
}

// answers are the answers so far, with what they answer.
func (m Model) answers() (value, label [leavingRows]string) {
	l, say := *m.leaving, m.c.Book.Say
	b, _ := m.branch()
	scope := say("quotes.scope-all")
	if !l.all {
		scope = frame.Clean(b.path)
	}
	if len(m.pins) > 0 {
		scope += " · " + strings.Join(m.filters(), " · ")
	}
	value = [leavingRows]string{
		rowStatus: m.either(l.share, "quotes.status-share", "quotes.status-working"),
		rowScope:  scope,
		rowChosen: m.either(l.chosen, "quotes.only-stars", "quotes.all-passages"),
		rowFormat: say(formatName(formats()[l.format])),
		rowMerged: m.either(l.merged, "quotes.merged", "quotes.repeated"),
	}
	label = [leavingRows]string{
		rowStatus: say("quotes.for-whom"), rowScope: say("quotes.scope"), rowChosen: say("quotes.which"),
		rowFormat: say("quotes.format"), rowMerged: say("quotes.cells"), rowName: say("quotes.file"),
	}
	return value, label
}

// rows draws the questions with their answers.
func (m Model) rows(value, label [leavingRows]string, width int) []string {
	l, th := *m.leaving, m.c.Theme
	var lines []string
	for row := range leavingRows {
		if !l.shown(row) {
			continue
		}
		head := "   " + frame.Fit(label[row], 12) + " "
		v := "‹ " + value[row] + " ›"
		if row == l.row {
			head = " " + th.Key.Render(m.sign("▸ ", "> ")+frame.Fit(label[row], 12)) + " "
		}
		if row == rowName {
			name := l.name
			if row != l.row {
				name.at = -1
			}
			v = strings.Join(name.view(th, nil, width-22), "\n"+strings.Repeat(" ", 16))
		}
		lines = append(lines, head+v)
	}
	return lines
}

func (m Model) either(on bool, yes, no string) string {
	if on {
		return m.c.Book.Say(yes)
	}
	return m.c.Book.Say(no)
}

// drawDone tells what is in the file, and what is not and why.
func (m Model) drawDone(width, height int) string {
	l, th, say := *m.leaving, m.c.Theme, m.c.Book.Say
	d := l.done
	var lines []string
	wrapped := func(s string, style func(...string) string) {
		for _, x := range frame.Wrap(frame.Clean(s), width-4) {
			lines = append(lines, " "+style(x))
		}
	}
	if d.err != nil {
		wrapped(say("quotes.not-exported"), th.Warn.Render)
		wrapped(m.c.Book.Error(d.err), th.Text.Render)
	} else {
		if l.share || l.chosen {
			wrapped(say("quotes.exported", phrases.Args{"Count": d.result.Passages}), th.Good.Render)
		} else {
			wrapped(say("quotes.exported-passages", phrases.Args{"Count": d.result.Passages}), th.Good.Render)
		}
		wrapped(d.path, th.Text.Render)
		if n := len(d.result.LeftOut); n > 0 {
			lines = append(lines, "")
			wrapped(say("quotes.left-out", phrases.Args{"Count": n}), th.Warn.Render)
			for _, x := range d.result.LeftOut {
				wrapped(m.sign("· ", "- ")+x.Say(m.c.Book), th.Text.Render)
			}
		}
		for _, x := range d.result.Disclosures {
			wrapped(m.sign("· ", "- ")+x.Say(m.c.Book), th.Dim.Render)
		}
		if d.unsaid != nil {
			wrapped(say("disclosure.unjournaled", phrases.Args{"Why": m.c.Book.Error(d.unsaid)}), th.Warn.Render)
		}
		for _, n := range d.result.Notices {
			wrapped(m.sign("· ", "- ")+n.In(m.c.Book), th.Dim.Render)
		}
	}
	room := max(height-2, 1)
	if top := min(l.top, max(len(lines)-room, 0)); top > 0 {
		lines = lines[top:]
	}
	return frame.Pane(th, say("quotes.export-title"), strings.Join(lines, "\n"), width, min(len(lines)+2, height), true)
}
