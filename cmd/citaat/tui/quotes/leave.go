package quotes

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"citaat/cmd/citaat/tui/screen"
	"citaat/export"
	tea "github.com/charmbracelet/bubbletea"
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
	found  *finding // of the disclosure check
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
	return m.asked(leaving{chosen: m.onlyChosen(), row: rowStatus})
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
	if l.found != nil && !l.busy {
		return l.found.keys()
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
	case l.found != nil:
		return m.pressFound(k)
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

// onlyChosen tells whether the board shows chosen quotations alone.
func (m Model) onlyChosen() bool {
	v, _ := m.pinned(byChosen)
	return v == yes
}
