package bring

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"citaat/cmd/citaat/tui/frame"
	"citaat/corpus"
)

// listPane draws the files that there is room for.
func (m Model) listPane(b box) string {
	if b.width == 0 {
		return ""
	}
	inner := max(b.width-2, 1)
	var lines []string
	for i := m.top; i < min(m.top+max(b.height-2, 0), len(m.files)); i++ {
		lines = append(lines, m.line(i, inner))
	}
	if len(m.files) == 0 {
		lines = []string{""}
		for _, l := range frame.Wrap(m.c.Book.Say("bring.empty"), max(inner-4, 8)) {
			lines = append(lines, "  "+m.c.Theme.Dim.Render(l))
		}
	}
	return frame.Pane(m.c.Theme, m.c.Book.Say("bring.files"), strings.Join(lines, "\n"), b.width, b.height, m.focus == inList)
}

// line is a file of the list: whether it is ticked, how it stands, what it would
// become, and what it is called.
func (m Model) line(i, width int) string {
	f, s, th := m.files[i], m.stateOf(i), m.c.Theme
	pointer := " "
	if i == m.at {
		pointer = m.sign("▸", ">")
	}
	box := "    "
	if m.may(i) {
		box = "[ ] "
		if m.wanted(i) {
			box = "[x] "
		}
	}
	mark, style := m.mark(s)
	right := ""
	if f.whole() {
		right = strconv.Itoa(len(f.plan.Transcript.Turns))
	}
	id := string(f.id())
	if f.there != "" {
		id = string(f.there)
	}
	if s == failed || s == waiting {
		id = ""
	}
	become := frame.Fit(id, 8) + " "
	if width >= 52 {
		become += frame.Fit(frame.Clean(m.groupName(f.group())), 12) + " "
	}
	room := width - 1 - 4 - 2 - 9 - 5
	if width >= 52 {
		room -= 13
	}
	name := frame.Fit(frame.Clean(f.name), max(room, 4))
	rest := name + " " + become + pad(right, 4)
	switch {
	case i == m.at && m.focus == inList:
		return th.Chosen.Render(frame.Fit(pointer+box+mark+" "+rest, width))
	case s == written || s == there || s == waiting:
		rest = th.Dim.Render(rest)
	}
	return frame.Fit(pointer+box+style.Render(mark)+" "+rest, width)
}

func pad(s string, width int) string { return strings.Repeat(" ", max(width-len(s), 0)) + s }

// mark is the sign of a state, and its style.
func (m Model) mark(s state) (string, lipgloss.Style) {
	th := m.c.Theme
	switch s {
	case failed, refused, clash:
		return "!", th.Bad
	case there:
		return "=", th.Dim
	case changed:
		return m.sign("↻", "@"), th.Warn
	case asks:
		return "?", th.Warn
	case ready:
		return m.sign("✓", "+"), th.Good
	case sent:
		return m.sign("…", "."), th.Dim
	case written:
		return m.sign("●", "*"), th.Good
	}
	return m.sign("·", "."), th.Dim
}

// groupName is how a group is called; "" for none.
func (m Model) groupName(id corpus.GroupID) string {
	for _, g := range m.c.Study.Settings().Groups {
		if g.ID == id {
			return cmp.Or(g.Name, string(g.ID))
		}
	}
	return string(id)
}
