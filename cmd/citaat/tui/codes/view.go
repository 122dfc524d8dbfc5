package codes

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"citaat/cmd/citaat/tui/chart"
	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// wide is from how many columns on the tree and the code stand side by side.
const wide = 100

// View draws the screen.
func (m Model) View(width, height int) string {
	body := frame.Block(m.body(width, height), width, height)
	if m.win != nil {
		body = frame.Middle(body, m.win.draw(m, width, height), width, height)
		body = frame.Block(body, width, height)
	}
	return m.note.Over(body, width, height)
}

func (m Model) body(width, height int) string {
	switch {
	case m.failed:
		return m.hint(m.say("codes.failed"), width)
	case !m.loaded && m.slow:
		return m.hint(m.say("codes.loading"), width)
	case !m.loaded:
		return ""
	case len(m.rows) == 0 && m.narrow == "" && m.snap.inUse == 0:
		return m.hint(m.say("codes.empty"), width)
	case width >= wide:
		w := treeWidth(width)
		return frame.Beside(m.treePane(w, height), m.codePane(width-w, height))
	case m.right:
		return m.codePane(width, height)
	}
	return m.treePane(width, height)
}

func treeWidth(width int) int { return min(max(width*45/100, 46), 76) }

func (m Model) hint(s string, width int) string {
	out := ""
	for _, l := range frame.Wrap(s, min(width-4, 76)) {
		out += "\n  " + m.c.Theme.Dim.Render(l)
	}
	return out
}

func (m Model) treePane(width, height int) string {
	title := m.say("codes.tree")
	if n := len(m.marked); n > 0 {
		title += " · " + m.say("codes.marked", phrases.Args{"Count": n})
	}
	return frame.Pane(m.c.Theme, title, strings.Join(m.drawTree(width-2), "\n"), width, height, !m.right)
}

// head tells what the codebook lacks, or what it is narrowed to.
func (m Model) head(width int) []string {
	th := m.c.Theme
	line := th.Dim.Render(m.say("codes.complete"))
	switch {
	case m.typing:
		line = th.Key.Render(m.say("codes.narrowing")+" ") + frame.Clean(m.narrow) + th.Cursor.Render(" ")
	case m.narrow != "":
		line = th.Warn.Render(m.say("codes.narrowed", phrases.Args{"Words": frame.Clean(m.narrow)}))
	case m.snap.waiting > 0:
		line = th.Warn.Render(m.say("codes.waiting", phrases.Args{"Count": m.snap.waiting}))
	case m.snap.bare > 0:
		line = th.Dim.Render(m.say("codes.bare", phrases.Args{"Count": m.snap.bare}))
	case m.snap.gappy > 0:
		line = th.Dim.Render(m.say("codes.gappy", phrases.Args{"Count": m.snap.gappy}))
	}
	lines := []string{frame.Fit(" "+line, width)}
	if m.headRows() > 1 {
		lines = append(lines, th.Dim.Render(frame.Ends("", m.say("codes.columns")+" ", width)))
	}
	return lines
}

func (m Model) drawTree(width int) []string {
	lines := m.head(width)
	if len(m.rows) == 0 {
		return append(lines, " "+m.c.Theme.Dim.Render(m.say("codes.none-found")))
	}
	for i := m.top; i < min(m.top+m.room(), len(m.rows)); i++ {
		lines = append(lines, m.drawRow(m.rows[i], width))
	}
	return lines
}

// drawRow draws a code: its digit, how deep it stands, its letter in its colour,
// whether it is marked or lacks something, and at the right its numbers.
func (m Model) drawRow(r row, width int) string {
	th := m.c.Theme
	if r.heading != "" {
		return frame.Fit(" "+th.Heading.Render(r.heading), width)
	}
	st := m.snap.stat(r.id)
	fold := "  "
	switch {
	case r.parent && m.folded[r.id] && m.narrow == "":
		fold = m.sign("▸ ", "+ ")
	case r.parent:
		fold = m.sign("▾ ", "- ")
	}
	mark := " "
	if m.marked[r.id] {
		mark = m.sign("✓", "*")
	}
	gap := ""
	if len(st.gaps) > 0 {
		gap = m.sign(" ◦", " ~")
	}
	bar := ""
	if width >= 44 {
		bar = frame.Fit(chart.Bar(float64(st.all), float64(max(m.snap.most, 1)), 6, th.ASCII), 6) + " "
	}
	numbers := fmt.Sprintf("%5d %4d ", st.all, len(st.people))
	digit := " "
	if c, _ := m.snap.book.Code(r.id); c.Key > 0 && c.InUse() {
		digit = strconv.Itoa(c.Key)
	}
	lead := mark + strings.Repeat("  ", min(r.depth, 8)) + fold
	name := frame.Clean(r.name)
	if r.out {
		name += m.wentWhere(r.id)
	}
	swatch := cmp.Or(m.snap.letters[r.id], m.sign("▌", "|"))
	if r.id == m.at {
		style := th.Chosen
		if m.right {
			style = th.Current
		}
		return style.Render(frame.Ends(digit+lead+swatch+" "+name+gap, " "+bar+numbers, width))
	}
	if r.out || st.all == 0 {
		name = th.Dim.Render(name)
	}
	return frame.Ends(th.Key.Render(digit)+lead+th.Hue(r.hue).Render(swatch)+" "+name+theme.PenOf(th.Warn).Draw(gap), " "+th.Hue(r.hue).Render(bar)+th.Dim.Render(numbers), width)
}

// wentWhere tells behind a name in which code it went up.
func (m Model) wentWhere(id coding.CodeID) string {
	c, _ := m.snap.book.Code(id)
	if c.MergedInto == "" {
		return ""
	}
	to, _ := m.snap.book.Code(c.MergedInto)
	return m.sign(" → ", " -> ") + frame.Clean(to.Name)
}

// outWord tells why a code is not in use.
func (m Model) outWord(id coding.CodeID) string {
	c, _ := m.snap.book.Code(id)
	if c.MergedInto != "" {
		to, _ := m.snap.book.Code(c.MergedInto)
		return m.say("codes.went-up", phrases.Args{"Into": frame.Clean(to.Name)})
	}
	return m.say("codes.not-used")
}
