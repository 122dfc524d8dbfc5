package form

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
)

// proseRows is how many lines a field of several has.
const proseRows = 3

// row is a line of the form.
type row struct {
	text  string
	field int    // -1: none
	spots []spot // what a click marks
}

// spot is where an option stands on a row.
type spot struct{ from, to, option int }

// Height is how many lines the whole form takes at a width.
func (m Model) Height(width int) int { return len(m.layout(width)) + 2 }

// View draws the form in a window of a width and at most a height; the field
// that has the keys is in sight.
func (m Model) View(width, height int) string {
	rows := m.layout(width)
	height = min(height, len(rows)+2)
	top := m.top(width, height)
	var lines []string
	for _, r := range rows[top:] {
		lines = append(lines, r.text)
	}
	title := m.opts.Title
	if m.Changed() {
		title += " · " + m.book.Say("form.changed")
	}
	return frame.Pane(m.theme, title, strings.Join(lines, "\n"), width, height, true)
}

// top is the first row that is shown.
func (m Model) top(width, height int) int {
	rows := m.layout(width)
	room := max(min(height, len(rows)+2)-2, 1)
	first, last := -1, 0
	for i, r := range rows {
		if r.field == m.at {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	top := max(last-room+2, 0)
	if first >= 0 && top > first {
		top = first
	}
	return max(min(top, len(rows)-room), 0)
}

// labelWidth is how wide the labels are.
func (m Model) labelWidth(width int) int {
	w := 8
	for _, f := range m.fields {
		w = max(w, ansi.StringWidth(f.Label)+1)
	}
	return min(w, max(width/3, 10))
}

// layout is every line of the form.
func (m Model) layout(width int) []row {
	var rows []row
	label := m.labelWidth(width)
	for i, f := range m.fields {
		if f.Heading != "" {
			if i > 0 {
				rows = append(rows, row{field: -1})
			}
			rows = append(rows, row{" " + m.theme.Heading.Render(frame.Clean(f.Heading)), -1, nil})
		}
		rows = append(rows, m.fieldRows(i, label, width)...)
	}
	return rows
}

// fieldRows are the lines of a field: its value, what is wrong, what it is for.
func (m Model) fieldRows(i, label, width int) []row {
	f, th := m.fields[i], m.theme
	room := max(width-label-6, 6)
	head := "   " + frame.Fit(f.Label, label) + " "
	if i == m.at {
		pointer := " ▸ "
		if th.ASCII {
			pointer = " > "
		}
		head = th.Key.Render(pointer+frame.Fit(f.Label, label)) + " "
	} else if f.Kind == Fixed {
		head = "   " + th.Dim.Render(frame.Fit(f.Label, label)) + " "
	}
	indent := strings.Repeat(" ", label+4)
	var rows []row
	for j, v := range m.value(i, room) {
		r := row{text: indent + v.text, field: i}
		if j == 0 {
			r.text = head + v.text
		}
		for _, s := range v.spots {
			r.spots = append(r.spots, spot{s.from + label + 5, s.to + label + 5, s.option})
		}
		rows = append(rows, r)
	}
	if x, bad := m.fault(i); bad {
		sign := "▲ "
		if th.ASCII {
			sign = "! "
		}
		for _, l := range frame.Wrap(sign+frame.Clean(x.Said), room) {
			rows = append(rows, row{indent + th.Warn.Render(l), i, nil})
		}
	} else if i == m.at && f.About != "" {
		for _, l := range frame.Wrap(f.About, room) {
			rows = append(rows, row{indent + th.Dim.Render(l), i, nil})
		}
	}
	return rows
}

// value draws what stands in a field.
func (m Model) value(i, room int) []row {
	f, th := m.fields[i], m.theme
	one := func(s string) []row { return []row{{text: s}} }
	switch f.Kind {
	case Text, Number, Date:
		if i == m.at {
			f.line.Width = max(room-1, 3)
			return one(f.line.View())
		}
		return one(m.shown(frame.Clean(f.line.Value()), room))
	case Prose:
		return m.prose(i, room)
	case Choice, YesNo:
		return one(m.choice(i, room))
	case Several:
		return m.several(i, room)
	case Fixed:
	}
	return one(th.Dim.Render(ansi.Truncate(frame.Clean(f.value), room, "…")))
}

// shown is a value, or that there is none.
func (m Model) shown(s string, room int) string {
	if s == "" {
		return m.theme.Dim.Render(m.none())
	}
	return ansi.Truncate(s, room, "…")
}

func (m Model) none() string {
	if m.theme.ASCII {
		return "-"
	}
	return "–"
}

func (m Model) prose(i, room int) []row {
	f := m.fields[i]
	var rows []row
	if i != m.at {
		for _, l := range frame.Wrap(strings.Join(strings.Fields(frame.Clean(f.prose.Value())), " "), room) {
			rows = append(rows, row{text: l})
		}
		if len(rows) > proseRows {
			rows = rows[:proseRows]
		}
		if len(rows) == 0 {
			rows = append(rows, row{text: m.shown("", room)})
		}
		return rows
	}
	f.prose.SetWidth(room)
	f.prose.SetHeight(proseRows)
	for _, l := range strings.Split(f.prose.View(), "\n") {
		rows = append(rows, row{text: l})
	}
	return rows
}

// said is the value of a choice or a yes-or-no in words.
func (m Model) said(f field) string {
	switch {
	case f.value == "" && f.None != "":
		return f.None
	case f.value == "":
		return m.book.Say("form.unknown")
	case f.Kind == YesNo && f.value == Yes:
		return m.book.Say("form.yes")
	case f.Kind == YesNo:
		return m.book.Say("form.no")
	}
	return frame.Clean(f.label(f.value))
}

// choice draws the value between arrows, and behind it what else there is.
func (m Model) choice(i, room int) string {
	f, th := m.fields[i], m.theme
	said := m.said(f)
	if i != m.at {
		if f.value == "" {
			return th.Dim.Render(said)
		}
		return ansi.Truncate(said, room, "…")
	}
	open, shut := "‹ ", " ›"
	if th.ASCII {
		open, shut = "< ", " >"
	}
	cursor := ""
	if f.typed {
		cursor = th.Cursor.Render(" ")
		if f.value == "" {
			said = ""
		}
	}
	out := th.Key.Render(open) + th.Chosen.Render(said) + cursor + th.Key.Render(shut)
	var rest []string
	for _, o := range f.Options {
		if o.ID != f.value && (!f.typed || f.value == "" || begins(o.Label, f.value)) {
			rest = append(rest, frame.Clean(o.Label))
		}
	}
	if f.Kind == Choice && len(rest) > 0 {
		out += "  " + th.Dim.Render(strings.Join(rest, " · "))
	}
	return ansi.Truncate(out, room, "…")
}

// several draws the options with their marks, on as many lines as they need.
func (m Model) several(i, room int) []row {
	f, th := m.fields[i], m.theme
	if len(f.Options) == 0 {
		return []row{{text: m.shown("", room)}}
	}
	var rows []row
	line, used := row{}, 0
	marked := map[string]bool{}
	for _, v := range f.values {
		marked[v] = true
	}
	for j, o := range f.Options {
		box := "[ ] "
		if marked[o.ID] {
			box = "[x] "
		}
		cell := ansi.Truncate(box+frame.Clean(o.Label), room, "…")
		w := ansi.StringWidth(cell)
		if used > 0 && used+w > room {
			rows = append(rows, line)
			line, used = row{}, 0
		}
		line.spots = append(line.spots, spot{used, used + w, j})
		used += w + 2
		if i == m.at && j == f.at {
			cell = th.Chosen.Render(cell)
		}
		line.text += cell + "  "
	}
	return append(rows, line)
}
