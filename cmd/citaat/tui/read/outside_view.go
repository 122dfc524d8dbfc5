package read

import (
	"strings"

	"citaat/cmd/citaat/tui/frame"
	"citaat/corpus/phrases"
)

// overOutside lays what an edit does over the screen.
func (m Model) overOutside(under string, width, height int) string {
	o := m.outside
	w, h := max(width-4, 20), max(height-2, 5)
	inner := w - 4
	lines := m.amendLines(o.lines, inner, 1<<16)
	room := max(h-4, 1)
	top := min(o.scroll, max(len(lines)-room, 0))
	shown := lines[top:min(top+room, len(lines))]
	rows := append([]string{}, shown...)
	if o.mine != nil {
		heard := m.sign("☐ ", "[ ] ")
		if o.listened {
			heard = m.sign("☑ ", "[x] ")
		}
		rows = append(rows, "", heard+m.book.Say("read.correct-heard"))
	}
	for i := range rows {
		rows[i] = " " + rows[i]
	}
	title := m.book.Say("read.outside-title", phrases.Args{"Interview": string(o.draft.Interview)})
	if len(lines) > room {
		title += " · " + m.book.Say("widgets.page", phrases.Args{"N": top/room + 1, "Of": (len(lines) + room - 1) / room})
	}
	return frame.Middle(under, frame.Pane(m.theme, title, strings.Join(rows, "\n"), w, min(len(rows)+2, h), true), width, height)
}
