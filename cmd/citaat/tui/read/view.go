package read

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/chart"
	"citaat/cmd/citaat/tui/frame"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// Widths of the side panes, and from where on they stand beside the text.
const (
	listWidth = 26
	bothFrom  = 112
	oneFrom   = 92
)

// codesWidth is how wide the codes pane is.
func (m Model) codesWidth() int {
	if m.width >= 150 {
		return 36
	}
	return 24
}

// panes tells which side panes stand beside the text, and how wide the text
// is.
func (m Model) panes() (list, codes bool, width int) {
	width = m.width
	if m.text.Options().Reading {
		return false, false, width
	}
	if m.width >= oneFrom {
		codes = true
		width -= m.codesWidth()
	}
	if m.width >= bothFrom {
		list = true
		width -= listWidth
	}
	return list, codes, width
}

func (m Model) resize(width, height int) Model {
	m.width, m.height = width, height
	_, _, w := m.panes()
	m.text = m.text.SetSize(w-2, height-2)
	return m
}

// View draws the screen.
func (m Model) View(width, height int) string {
	if width != m.width || height != m.height {
		m = m.resize(width, height)
	}
	if m.snap.transcript == nil {
		return frame.Block("\n\n  "+m.empty(), width, height)
	}
	list, codes, w := m.panes()
	m.text = m.text.SetBlurred(m.focus != middle || m.picking != nil || m.correcting != nil || m.note.Active())
	view := frame.Pane(m.theme, m.heading(), m.text.View(), w, height, m.focus == middle)
	if list {
		view = frame.Beside(m.listPane(height), view)
	}
	if codes {
		view = frame.Beside(view, m.codesPane(height))
	}
	if m.focus == left && !list {
		view = frame.Over(view, m.listPane(height), 0, 0)
	}
	if m.focus == right && !codes {
		view = frame.Over(view, m.codesPane(height), width-m.codesWidth(), 0)
	}
	switch box := min(width-4, 76); {
	case m.correcting != nil:
		view = m.overCorrecting(view)
	case m.outside != nil:
		view = m.overOutside(view, width, height)
	case m.picking != nil:
		view = frame.Middle(view, m.picking.picker.View(box, min(height-2, 20)), width, height)
	}
	return m.note.Over(view, width, height)
}

func (m Model) empty() string {
	if m.snap.codebook == nil {
		return ""
	}
	return m.book.Say("read.empty")
}

// heading is what is known of the open interview.
func (m Model) heading() string {
	v, ok := m.snap.interview(m.open)
	if !ok {
		return string(m.open)
	}
	title := string(v.ID) + " · " + m.about(v)
	if m.snap.hidden {
		title = m.book.Say("blind.heading") + " · " + title
	}
	if n := len(m.lost()); n > 0 {
		title = m.sign("⚠ ", "! ") + m.book.Say("read.lost-count", phrases.Args{"Count": n}) + " · " + title
	}
	return title
}

func (m Model) about(v coding.Interview) string {
	parts := []string{m.snap.groupName(v.Meta)}
	if v.Interpreter.Present {
		s := m.book.Say("read.interpreter")
		if v.Interpreter.Gender != "" {
			s += " (" + v.Interpreter.Gender + ")"
		}
		parts = append(parts, s)
	}
	if d := v.Date; len(d) == len("2026-05-12") {
		parts = append(parts, d[8:]+"-"+d[5:7])
	}
	if v.Duration > 0 {
		parts = append(parts, m.book.Say("read.minutes", phrases.Args{"N": v.Duration}))
	}
	parts = append(parts, m.book.Say("read.turns", phrases.Args{"Count": v.Turns}))
	return frame.Clean(strings.Join(parts, " · "))
}

// listPane draws the interviews, each with a stripe of its codings.
func (m Model) listPane(height int) string {
	rows, inner, done := m.rows(), listWidth-2, m.doneWidth()
	top := window(m.row, len(rows), height-2)
	var lines []string
	for i := top; i < len(rows) && i < top+height-2; i++ {
		lines = append(lines, m.listRow(rows[i], i == m.row && m.focus == left, inner, done))
	}
	return frame.Pane(m.theme, m.book.Say("read.interviews"), strings.Join(lines, "\n"), listWidth, height, m.focus == left)
}

func (m Model) listRow(r row, chosen bool, width, done int) string {
	if r.id == "" {
		return " " + m.theme.Heading.Render(ansi.Truncate(frame.Clean(r.group), width-8, "…")) + "  " + strconv.Itoa(r.count)
	}
	v, _ := m.snap.interview(r.id)
	spans, n := m.snap.spans(r.id)
	pointer := " "
	if r.id == m.open {
		pointer = m.sign("▸", ">")
	}
	count := strconv.Itoa(n)
	switch {
	case m.snap.loading:
		count = ""
	case n == 0:
		count = m.sign("○", "o")
	}
	name := frame.Fit(string(r.id), max(min(ansi.StringWidth(string(r.id)), 8), 4))
	stripe := chart.Stripe(spans, v.Length, max(width-ansi.StringWidth(name)-9-done, 4), m.theme.ASCII)
	line := pointer + " " + name + " " + stripe + fmt.Sprintf("%5s ", count) + frame.Fit(m.doneMark(m.snap.done[r.id]), done)
	if chosen {
		return m.theme.Chosen.Render(frame.Fit(line, width))
	}
	if r.id == m.open {
		return m.theme.Heading.Render(frame.Fit(line, width))
	}
	return line
}

func (m Model) sign(rich, ascii string) string {
	if m.theme.ASCII {
		return ascii
	}
	return rich
}

// window is the first row shown, so that the chosen one is in view.
func window(chosen, n, height int) int {
	return min(max(chosen-height/2, 0), max(n-height, 0))
}

// codesPane draws the codings under the cursor and, below them, the codes.
func (m Model) codesPane(height int) string {
	inner := m.codesWidth() - 2
	var lines []string
	for _, c := range m.here() {
		if len(lines) < height/3 {
			lines = append(lines, m.hereRow(c, inner)...)
		}
	}
	if len(lines) > 0 {
		lines = append([]string{" " + m.theme.Heading.Render(m.book.Say("read.here"))}, append(lines, "")...)
	}
	tree := m.snap.tree
	_, top := m.codesTop(height)
	for i := top; i < len(tree) && i < top+max(height-2-len(lines), 1); i++ {
		lines = append(lines, m.codeRow(tree[i], i == m.code && m.focus == right, inner))
	}
	return frame.Pane(m.theme, m.book.Say("read.codes"), strings.Join(lines, "\n"), m.codesWidth(), height, m.focus == right)
}

// codesTop is how many lines stand above the codes in their pane, and the first
// code that is seen.
func (m Model) codesTop(height int) (head, top int) {
	if n := min(len(m.here()), max((height+2)/3, 1)); n > 0 {
		head = n + 2
	}
	if m.focus == right {
		top = window(m.code, len(m.snap.tree), max(height-2-head, 1))
	}
	return head, top
}

// hereRow draws a coding under the cursor: its code, star, stance, memos and,
// if it is another's, its coder.
func (m Model) hereRow(c coding.Coding, width int) []string {
	notes := ""
	if c.Choice.Chosen {
		notes += m.sign("★", "*")
	}
	switch c.Stance {
	case coding.For:
		notes += "+"
	case coding.Against:
		notes += "−"
	}
	if c.Memos > 0 {
		notes += " " + m.sign("✎", "m") + strconv.Itoa(c.Memos)
	}
	if c.Coder != m.snap.coder {
		notes += " " + string(c.Coder)
	}
	name := frame.Clean(m.snap.name(c.Code))
	if cur, ok := m.text.Current(); ok && cur.ID == string(c.ID) {
		name = m.theme.Current.Render(name)
	}
	name = m.theme.Hue(m.snap.hue(c.Code)).Bold(true).Render(m.snap.letter(c.Code)) + " " + name
	return []string{frame.Ends(" "+name, frame.Clean(notes)+" ", width)}
}

func (m Model) codeRow(c coding.Code, chosen bool, width int) string {
	digit := " "
	if c.Key > 0 {
		digit = strconv.Itoa(c.Key)
	}
	depth := len(m.snap.codebook.Names(c.ID)) - 1
	count := " "
	if n := m.snap.counts[c.ID]; n > 0 {
		count = strconv.Itoa(n)
	}
	name := strings.Repeat(" ", min(depth, 3)) + frame.Clean(c.Name)
	if chosen {
		return m.theme.Chosen.Render(frame.Ends(digit+" "+m.snap.letter(c.ID)+" "+name, " "+count+" ", width))
	}
	if depth == 0 {
		name = m.theme.Heading.Render(name)
	}
	letter := m.theme.Hue(m.snap.hue(c.ID)).Render(m.snap.letter(c.ID))
	return frame.Ends(m.theme.Key.Render(digit)+" "+letter+" "+name, " "+count+" ", width)
}
