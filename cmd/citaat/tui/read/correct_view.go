package read

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/amend"
	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/text"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// correctBox is where the window of a correction stands: over its turn where
// there is room, within the pane of the text.
func (m Model) correctBox() (x, y, w, h int) {
	list, _, width := m.panes()
	if list {
		x = listWidth
	}
	w = width
	if m.text.Options().Reading {
		w = min(width, 76)
		x += (width - w) / 2
	}
	rows := m.correcting.words.Rows(w - 4)
	h = min(max(rows+6+min(2*len(m.correcting.ahead), 12), 10), m.height)
	return x, min(m.turnRow(), m.height-h), w, h
}

// wordRows is how many rows of the words are shown: of a long turn those around
// the cursor, so that what the correction does is seen too.
func (m Model) wordRows(inner, h int) int {
	c := m.correcting
	return min(c.words.Rows(inner), max(h-4-min(2*len(c.ahead)+2, 8), 1))
}

// turnRow is the row of the screen on which the turn that is corrected begins.
func (m Model) turnRow() int {
	for y := range m.height - 2 {
		if at, ok := m.text.AtCell(m.width/2, y); ok && m.snap.transcript.TurnIndex(at) == m.correcting.turn {
			return max(y, 0)
		}
	}
	return m.height / 3
}

func (m Model) correctWidth() int {
	_, _, w, _ := m.correctBox()
	return w - 4
}

// fieldViews are how the two fields are drawn.
func (m Model) wordsView(width, height int) text.FieldView {
	c := m.correcting
	return text.FieldView{Theme: m.theme, Width: width, Height: height, Focused: !c.onClock, Differs: c.differs()}
}

// differs are the places of what is typed that are not as they were.
func (c correcting) differs() []corpus.Span {
	_, come := amend.Changed(c.base.Turns[c.turn].Text, c.words.String())
	return come
}

// overCorrecting lays the window of a correction over the screen.
func (m Model) overCorrecting(under string) string {
	c := m.correcting
	x, y, w, h := m.correctBox()
	inner := w - 4
	u := c.base.Turns[c.turn]
	rows := m.wordRows(inner, h)
	lines := c.words.View(m.wordsView(inner, rows))
	lines = append(lines, "", m.clockLine(inner))
	lines = append(lines, m.aheadLines(inner, max(h-2-len(lines), 0))...)
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	title := m.book.Say("read.correct-title", phrases.Args{"Place": string(c.base.ID) + ":" + u.Number.String()})
	return frame.Over(under, frame.Pane(m.theme, title, strings.Join(lines, "\n"), w, h, true), x, y)
}

// clockLine is the line with the time and whether the recording was heard again.
func (m Model) clockLine(width int) string {
	c := m.correcting
	clock := c.clock.View(text.FieldView{Theme: m.theme, Width: 14, Height: 1, Focused: c.onClock})
	label := m.book.Say("read.correct-time")
	if c.onClock {
		label = m.theme.Key.Render(m.sign("» ", "> ") + label)
	}
	heard := m.sign("☐ ", "[ ] ")
	if c.listened {
		heard = m.sign("☑ ", "[x] ")
	}
	return frame.Fit(label+" "+strings.Join(clock, "")+"   "+heard+m.book.Say("read.correct-heard"), width)
}

// aheadLines tell what the correction does.
func (m Model) aheadLines(width, height int) []string {
	c := m.correcting
	switch {
	case height <= 0:
		return nil
	case !c.known:
		return []string{m.theme.Dim.Render(m.book.Say("read.correct-looking"))}
	case len(c.ahead) == 0 && !c.same():
		return []string{m.theme.Dim.Render(m.book.Say("read.correct-touches-none"))}
	}
	return m.amendLines(c.ahead, width, height)
}

// amendLines draw what an edit does, as many lines as there is room for.
func (m Model) amendLines(list []amend.Line, width, height int) []string {
	var out []string
	for _, l := range list {
		head, differs := "  ", l.Differs
		switch l.Kind {
		case amend.Head:
			head = ""
		case amend.Old:
			head = "- "
		case amend.New:
			head = "+ "
		case amend.Warn:
			head = m.sign("⚠ ", "! ")
		}
		f := text.NewField(frame.Clean(l.Text), 0)
		if frame.Clean(l.Text) != l.Text {
			differs = nil
		}
		room := width - len(head) + 1
		for i, row := range f.View(text.FieldView{Theme: m.theme, Width: room, Height: f.Rows(room), Differs: differs}) {
			if i > 0 {
				head = "  "
			}
			switch l.Kind {
			case amend.Head:
				row = m.theme.Heading.Render(row)
			case amend.Warn:
				row = m.theme.Warn.Render(row)
			}
			out = append(out, head+row)
		}
	}
	if len(out) > height {
		out = append(out[:max(height-1, 0)], m.theme.Dim.Render("…"))
	}
	return out
}

// mouseCorrecting puts the cursor where a click is, in the words or in the time,
// and ticks the box.
func (m Model) mouseCorrecting(e tea.MouseMsg) Model {
	if e.Action != tea.MouseActionPress || e.Button != tea.MouseButtonLeft {
		return m
	}
	c := *m.correcting
	x, y, w, h := m.correctBox()
	inner := w - 4
	rows := m.wordRows(inner, h)
	switch row := e.Y - y - 1; {
	case row >= 0 && row < rows:
		c.onClock = false
		c.words = c.words.Click(e.X-x-2, row, m.wordsView(inner, rows))
	case row == rows+1:
		label := ansi.StringWidth(m.book.Say("read.correct-time"))
		if e.X-x-2 > label+14 {
			c.listened = !c.listened
		} else {
			c.onClock = true
		}
	}
	m.correcting = &c
	return m
}
