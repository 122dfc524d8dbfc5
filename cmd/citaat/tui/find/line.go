package find

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
)

// columns are the widths of the parts of a line.
type columns struct{ place, left, tags int }

// columns depend on what is in sight: the places there, and the width.
func (m Model) columns(width int) columns {
	c := columns{place: 6}
	for i := m.top; i < min(m.top+m.shown(), len(m.found.rows)); i++ {
		c.place = max(c.place, ansi.StringWidth(m.found.rows[i].place))
	}
	c.place = min(c.place, 16)
	switch {
	case width >= 160:
		c.tags = 36
	case width >= 100:
		c.tags = 24
	case width >= 70:
		c.tags = 15
	}
	c.left = max((width-4-c.place-2-c.tags)*2/5, 4)
	return c
}

// signs at the head of a row: chosen and marked.
func (m Model) signs(i int) string {
	pointer, check := " ", " "
	if i == m.at {
		pointer = m.sign("▸", ">")
	}
	if m.marked[m.found.rows[i].id()] {
		check = m.sign("✓", "*")
	}
	return pointer + check
}

func (m Model) sign(rich, ascii string) string {
	if m.c.Theme.ASCII {
		return ascii
	}
	return rich
}

// line draws a hit as a concordance line.
func (m Model) line(i, width int) string {
	th, r, c := m.c.Theme, m.found.rows[i], m.columns(width)
	left := m.leftOf(r, c.left)
	node := m.node(r)
	room := width - 2 - c.place - 2 - c.left - c.tags
	node = ansi.Truncate(node, max(room, 1), "…")
	right := frame.Fit(r.Right, max(room-ansi.StringWidth(node), 0))
	place := frame.Fit(r.place, c.place)
	if i == m.at && !m.typing {
		return th.Chosen.Render(frame.Fit(m.signs(i)+place+"  "+left+node+right+m.plainTags(r, c.tags), width))
	}
	return frame.Fit(m.signs(i)+th.Dim.Render(place)+"  "+th.Text.Render(left)+m.nodeStyle(r).Render(node)+th.Text.Render(right)+m.tags(r, c.tags), width)
}

// leftOf is the end of what stands before a hit, in exactly n columns.
func (m Model) leftOf(r row, n int) string {
	w := ansi.StringWidth(r.Left)
	if w <= n {
		return strings.Repeat(" ", n-w) + r.Left
	}
	cut := ansi.TruncateLeft(r.Left, w-n+1, "…")
	return strings.Repeat(" ", max(n-ansi.StringWidth(cut), 0)) + cut
}

// node is the hit between its marks, so that it reads without colour.
func (m Model) node(r row) string {
	words := r.Node
	if r.held { // also where nothing can be struck through
		words = "~~" + words + "~~"
	}
	if m.c.Theme.ASCII {
		return "<" + words + ">"
	}
	return "‹" + words + "›"
}

// nodeStyle is how a hit is drawn: what is not to be used is struck through.
func (m Model) nodeStyle(r row) lipgloss.Style {
	if r.held {
		return m.c.Theme.Struck
	}
	return m.c.Theme.Hit
}

func (m Model) plainTags(r row, width int) string {
	if width < 4 || len(r.tags) == 0 {
		return strings.Repeat(" ", width)
	}
	return frame.Fit(" "+m.sign("▌", "|")+r.told(), width)
}

func (m Model) tags(r row, width int) string {
	if width < 4 || len(r.tags) == 0 {
		return strings.Repeat(" ", width)
	}
	var b strings.Builder
	b.WriteByte(' ')
	for i, t := range r.tags {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(m.c.Theme.Hue(t.hue).Render(m.sign("▌", "|") + t.name))
	}
	return frame.Fit(b.String(), width)
}

// passage draws a hit with what stands around it, on five lines: a heading,
// three lines of text, an empty line.
func (m Model) passage(i, width int) []string {
	th, r := m.c.Theme, m.found.rows[i]
	who := []string{r.place}
	if r.group != "" {
		who = append(who, r.group)
	}
	if r.rendered {
		who = append(who, m.c.Book.Say("widgets.rendered"))
	}
	head := m.signs(i) + frame.Clean(strings.Join(who, " · "))
	if i == m.at && !m.typing {
		head = th.Chosen.Render(frame.Fit(head+" "+m.plainTags(r, 30), width))
	} else {
		head = frame.Ends(th.Speaker.Render(head), m.tags(r, min(40, width/2)), width)
	}
	out := []string{head}
	for _, l := range m.words(r, max(min(width-6, 100), 10)) {
		out = append(out, "    "+l)
	}
	for len(out) < m.rowHeight() {
		out = append(out, "")
	}
	return out
}

// words are three lines of text with the hit in them.
func (m Model) words(r row, width int) []string {
	const rows = 3
	left := r.Left
	if w, most := ansi.StringWidth(left), width*rows/2-ansi.StringWidth(r.Node)/2-4; w > most {
		left = ansi.TruncateLeft(left, w-max(most, 0), "…")
	} else if r.Cut.Left {
		left = "…" + left
	}
	lines := frame.Wrap(left+m.node(r)+r.Right, width)
	if len(lines) > rows {
		lines = lines[:rows]
		lines[rows-1] = ansi.Truncate(lines[rows-1], width-1, "") + "…"
	} else if r.Cut.Right {
		lines[len(lines)-1] = ansi.Truncate(lines[len(lines)-1], width-1, "") + "…"
	}
	return m.lit(lines)
}

// lit highlights what stands between the marks, also over two lines.
func (m Model) lit(lines []string) []string {
	open, shut := m.sign("‹", "<"), m.sign("›", ">")
	in := false
	for i, l := range lines {
		var b strings.Builder
		for l != "" {
			mark := open
			if in {
				mark = shut
			}
			before, after, found := strings.Cut(l, mark)
			switch {
			case !found && in:
				b.WriteString(m.c.Theme.Hit.Render(l))
			case !found:
				b.WriteString(l)
			case in:
				b.WriteString(m.c.Theme.Hit.Render(before + shut))
			default:
				b.WriteString(before + m.c.Theme.Hit.Render(open))
			}
			if !found {
				break
			}
			in, l = !in, after
		}
		lines[i] = b.String()
	}
	return lines
}
