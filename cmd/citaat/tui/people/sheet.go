package people

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
)

// sheet is a window with something to read, longer perhaps than the screen. What
// is still to be decided has a next step.
type sheet struct {
	title string
	parts []string // a line each, however long; empty: a gap
	next  target   // the form that enter opens; zero: there is none
	top   int
}

const (
	doSheetNext screen.Action = "people.sheet-next"
	doSheetDone screen.Action = "people.sheet-done"
	doSheetDown screen.Action = "people.sheet-down"
	doSheetUp   screen.Action = "people.sheet-up"
)

func (s sheet) keys() screen.Table {
	keys := []screen.Binding{{Action: doSheetDone, Keys: []string{"esc", "enter"}, Shown: "enter", Help: "people.sheet-done", Footer: 1}}
	if s.next != (target{}) {
		keys = []screen.Binding{{Action: doSheetNext, Keys: []string{"enter"}, Help: "people.sheet-next", Footer: 1},
			{Action: doSheetDone, Keys: []string{"esc"}, Help: "people.sheet-leave", Footer: 2}}
	}
	return screen.Table{Modal: true, Bindings: append(keys,
		screen.Binding{Action: doSheetDown, Keys: []string{"j", "down", "pgdown", " "}, Shown: "j ↓", Help: "people.sheet-down", Footer: 3},
		screen.Binding{Action: doSheetUp, Keys: []string{"k", "up", "pgup"}, Shown: "k ↑", Help: "people.sheet-up", Footer: 4})}
}

// lines are the parts at a width.
func (s sheet) lines(width int) []string {
	var out []string
	for _, p := range s.parts {
		if p == "" {
			out = append(out, "")
			continue
		}
		for _, l := range frame.Wrap(frame.Clean(p), max(width-4, 8)) {
			out = append(out, " "+l)
		}
	}
	return out
}

// size is how large the window is.
func (s sheet) size(width, height int) (w, h int) {
	w = min(width, 84)
	return w, min(len(s.lines(w))+2, height)
}

// pressed answers a key in the window; what is read further down stays within
// what there is.
func (m Model) onSheet(a screen.Action) (Model, tea.Cmd) {
	s := *m.sheet
	w, h := s.size(m.width, m.height)
	step := max(h-4, 1)
	switch a {
	case doSheetDown:
		s.top = max(min(s.top+step, len(s.lines(w))-(h-2)), 0)
	case doSheetUp:
		s.top = max(s.top-step, 0)
	case doSheetNext:
		m.sheet = nil
		return m.openForm(s.next), nil
	case doSheetDone:
		m.sheet = nil
		return m, nil
	}
	m.sheet = &s
	return m, nil
}

// over draws the window over the screen.
func (m Model) sheetOver(body string, width, height int) string {
	w, h := m.sheet.size(width, height)
	lines := m.sheet.lines(w)
	top := max(min(m.sheet.top, len(lines)-(h-2)), 0)
	shown := lines[top:min(top+max(h-2, 0), len(lines))]
	if rest := len(lines) - top - len(shown); rest > 0 && len(shown) > 1 {
		shown = append(append([]string(nil), shown[:len(shown)-1]...), m.Theme.Dim.Render(" "+m.Book.Say("people.sheet-more")))
	}
	return frame.Middle(body, frame.Pane(m.Theme, m.sheet.title, strings.Join(shown, "\n"), w, h, true), width, height)
}

// spoken is all of it in words.
func (s sheet) spoken() screen.Speech {
	out := screen.Speech{Where: s.title}
	for _, p := range s.parts {
		if p = frame.Clean(p); p == "" {
			continue
		}
		if out.Now == "" {
			out.Now = p
		} else {
			out.More = append(out.More, p)
		}
	}
	return out
}
