package quotes

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
	"citaat/export"
)

// leaving is the question of what is exported, to whom, and where, and then
// what came of it.
type leaving struct {
	row    int
	name   editor
	named  bool // somebody typed a name: it stays
	format int
	share  bool
	all    bool // the whole study, not what is on the board
	chosen bool
	merged bool
	n      int // number of the newest look at the file
	exists bool
	busy   bool
	slow   bool               // and that has taken a while
	cancel context.CancelFunc // stops the export that is busy; nil: it was stopped
	done   *exported
	top    int
}

// The rows of the question.
const (
	rowStatus = iota
	rowScope
	rowChosen
	rowFormat
	rowMerged
	rowName
	leavingRows
)

type (
	// looked tells whether a file is there already.
	looked struct {
		n      int
		exists bool
	}
)

func formats() []export.Format {
	return []export.Format{export.XLSX, export.CSV, export.Markdown, export.HTML, export.JSON}
}

func formatName(f export.Format) string {
	switch f {
	case export.CSV:
		return "quotes.format-csv"
	case export.Markdown:
		return "quotes.format-md"
	case export.HTML:
		return "quotes.format-html"
	case export.JSON:
		return "quotes.format-json"
	}
	return "quotes.format-xlsx"
}

// leave asks what is to be exported.
func (m Model) leave() (Model, tea.Cmd) {
	if !m.loaded {
		return m, nil
	}
	return m.asked(leaving{chosen: m.chosen, row: rowStatus})
}

// asked keeps the answers, the file's name in step with them, and looks
// whether there is such a file.
func (m Model) asked(l leaving) (Model, tea.Cmd) {
	if !l.named {
		key := "quotes.file-working"
		if l.share {
			key = "quotes.file-share"
		}
		l.name = newEditor(m.c.Book.Say(key) + "." + string(formats()[l.format]))
	}
	l.n++
	m.leaving = &l
	n, path := l.n, m.target(l)
	return m, screen.Do(func() tea.Msg {
		_, err := os.Stat(path)
		return looked{n, err == nil}
	})
}

// target is the file as a whole path.
func (m Model) target(l leaving) string {
	name := strings.TrimSpace(l.name.String())
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(m.c.Dir, name)
}

func (m Model) onLooked(msg looked) Model {
	if m.leaving == nil || msg.n != m.leaving.n {
		return m
	}
	l := *m.leaving
	l.exists = msg.exists
	m.leaving = &l
	return m
}

func (l leaving) keys() screen.Table {
	if l.done != nil {
		return modal("quotes.close", "quotes.close")
	}
	if l.busy {
		return screen.Table{Modal: true, Bindings: []screen.Binding{{Action: "quotes.esc", Keys: []string{"esc"}, Help: "quotes.stop", Footer: 1}}}
	}
	return screen.Table{Modal: true, Bindings: []screen.Binding{
		{Action: "quotes.enter", Keys: []string{"enter"}, Help: "quotes.export-now", Footer: 1},
		{Action: "quotes.field", Keys: []string{"tab"}, Shown: "↑ ↓", Help: "quotes.field", Footer: 2},
		{Action: "quotes.change", Keys: []string{"left"}, Shown: "← →", Help: "quotes.change", Footer: 3},
		{Action: "quotes.esc", Keys: []string{"esc"}, Help: "quotes.close", Footer: 4},
	}}
}

func (m Model) pressLeaving(k tea.KeyMsg) (Model, tea.Cmd) {
	l := *m.leaving
	key := k.String()
	switch {
	case l.done != nil:
		switch key {
		case "down", "j":
			l.top++
		case "up", "k":
			l.top = max(l.top-1, 0)
		default:
			m.leaving = nil
			return m, nil
		}
		m.leaving = &l
		return m, nil
	case l.busy && key == "esc" && l.cancel != nil:
		l.cancel()
		l.cancel = nil
		m.leaving = &l
		return m, nil
	case l.busy:
		return m, nil
	}
	switch key {
	case "esc":
		m.leaving = nil
		return m, nil
	case "enter":
		return m.export(l)
	case "down", "tab":
		return m.asked(l.step(1))
	case "up", "shift+tab":
		return m.asked(l.step(-1))
	}
	if l.row == rowName {
		var changed bool
		l.name, changed = l.name.press(k, 400)
		l.named = l.named || changed
		return m.asked(l)
	}
	switch key {
	case "left", "h":
		return m.asked(l.turn(-1))
	case "right", "l", " ":
		return m.asked(l.turn(1))
	}
	return m, nil
}

// shown tells whether a row matters with the answers so far.
func (l leaving) shown(row int) bool {
	return (row != rowChosen || !l.share) && (row != rowMerged || formats()[l.format] == export.XLSX)
}

func (l leaving) step(by int) leaving {
	for {
		l.row = (l.row + by + leavingRows) % leavingRows
		if l.shown(l.row) {
			return l
		}
	}
}

// turn changes the answer of the chosen row.
func (l leaving) turn(by int) leaving {
	switch l.row {
	case rowStatus:
		l.share = !l.share
	case rowScope:
		l.all = !l.all
	case rowChosen:
		l.chosen = !l.chosen
	case rowMerged:
		l.merged = !l.merged
	case rowFormat:
		n := len(formats())
		l.format = (l.format + by + n) % n
		if name := l.name.String(); l.named { // the ending follows the format
			l.name = newEditor(strings.TrimSuffix(name, filepath.Ext(name)) + "." + string(formats()[l.format]))
		}
	}
	return l
}

// drawLeaving draws the question or the answer.
func (m Model) drawLeaving(width, height int) string {
	l, th, say := *m.leaving, m.c.Theme, m.c.Book.Say
	if l.done != nil {
		return m.drawDone(width, height)
	}
	b, _ := m.branch()
	scope := say("quotes.scope-all")
	if !l.all {
		scope = frame.Clean(b.path)
	}
	if m.group != "" {
		scope += " · " + m.plural(m.group)
	}
	value := [leavingRows]string{
		rowStatus: m.either(l.share, "quotes.status-share", "quotes.status-working"),
		rowScope:  scope,
		rowChosen: m.either(l.chosen, "quotes.only-stars", "quotes.all-passages"),
		rowFormat: say(formatName(formats()[l.format])),
		rowMerged: m.either(l.merged, "quotes.merged", "quotes.repeated"),
	}
	label := [leavingRows]string{
		rowStatus: say("quotes.for-whom"), rowScope: say("quotes.scope"), rowChosen: say("quotes.which"),
		rowFormat: say("quotes.format"), rowMerged: say("quotes.cells"), rowName: say("quotes.file"),
	}
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
