package people

import (
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/coding"
	"citaat/corpus/phrases"
)

const (
	headRows = 2   // the names of the lists, and those of the columns
	beside   = 110 // from how many columns on the summary stands beside a list
)

// listWidth is how wide the list is.
func (m Model) listWidth() int {
	if m.width < beside {
		return m.width
	}
	return m.width - m.summaryWidth()
}

func (m Model) summaryWidth() int { return max(min(m.width/3, 64), 44) }

// shown is how many lines of a list there is room for.
func (m Model) shown() int { return max(m.height-headRows, 1) }

// tab is where the name of a list stands.
type tab struct {
	list     list
	name     string
	from, to int
}

// tabs are the names of the lists, with how much is in them.
func (m Model) tabs() []tab {
	say := m.Book.Say
	names := [lists]string{say("people.tab-people"), say("people.tab-talks"), say("people.tab-study")}
	if m.loaded {
		names[persons] += " " + strconv.Itoa(len(m.snap.people))
		names[talks] += " " + strconv.Itoa(len(m.snap.talks))
	}
	var out []tab
	x := 1
	for l, n := range names {
		w := ansi.StringWidth(n) + 2
		out = append(out, tab{list(l), n, x, x + w})
		x += w + 1
	}
	return out
}

// View draws the screen.
func (m Model) View(width, height int) string {
	m.width, m.height = width, height
	m = m.follow()
	var body string
	switch w := m.listWidth(); {
	case m.loaded && m.summary:
		body = m.head(width) + "\n\n" + strings.Join(m.summaryBlock(width, height-headRows), "\n")
	case !m.loaded:
		body = m.head(width) + "\n\n  " + m.Theme.Dim.Render(m.Book.Say("people.loading"))
	case w < width:
		body = frame.Beside(frame.Block(m.drawList(w), w, height), frame.Pane(m.Theme, m.Book.Say("people.summary-title"),
			strings.Join(m.summaryBlock(width-w-3, height-2), "\n"), width-w, height, false))
	default:
		body = m.drawList(width)
	}
	body = frame.Block(body, width, height)
	if m.window != nil {
		x, y, w, h := m.windowPlace(width, height)
		body = frame.Over(body, m.window.View(w, h), x, y)
	}
	if m.sheet != nil {
		body = m.sheetOver(body, width, height)
	}
	if m.note.Active() {
		body = m.note.Over(body, width, height)
	}
	return body
}

// windowPlace is where the form stands.
func (m Model) windowPlace(width, height int) (x, y, w, h int) {
	w = min(width, 84)
	h = min(height, m.window.Height(w))
	return max((width-w)/2, 0), max((height-h)/2, 0), w, h
}

// head is the line with the names of the lists.
func (m Model) head(width int) string {
	line := " "
	for _, t := range m.tabs() {
		name := " " + t.name + " "
		if t.list == m.list {
			line += m.Theme.Chosen.Render(name) + " "
		} else {
			line += m.Theme.Heading.Render(name) + " "
		}
	}
	return frame.Fit(line, width)
}

func (m Model) drawList(width int) string {
	rows := m.rows(m.list)
	cols := m.columns(width)
	lines := []string{m.head(width), m.columnHeads(cols, width)}
	if m.list != study && len(rows) == 0 {
		lines = append(lines, m.nothing(width)...)
	}
	top := m.top[m.list]
	for i := top; i < min(top+m.shown(), len(rows)); i++ {
		lines = append(lines, m.drawRow(rows[i], cols, i == m.at[m.list], width))
	}
	return strings.Join(lines, "\n")
}

// nothing is what an empty list says: what to do first.
func (m Model) nothing(width int) []string {
	key := "people.none"
	if m.list == talks {
		key = "people.no-talks"
	}
	var out []string
	for _, l := range frame.Wrap(m.Book.Say(key), min(width-4, 70)) {
		out = append(out, "  "+m.Theme.Dim.Render(l))
	}
	return append([]string{""}, out...)
}

func (m Model) columnHeads(cols []column, width int) string {
	line := "    "
	for _, c := range cols {
		line += cell(c.name, c.width, c.right) + "  "
	}
	return m.Theme.Dim.Render(frame.Fit(line, width))
}

// cell is a text in a column.
func cell(s string, width int, right bool) string {
	s = frame.Clean(s)
	if right && ansi.StringWidth(s) < width {
		return strings.Repeat(" ", width-ansi.StringWidth(s)) + s
	}
	return frame.Fit(s, width)
}

func (m Model) drawRow(r row, cols []column, chosen bool, width int) string {
	th := m.Theme
	if r.heading != "" {
		return frame.Fit(" "+th.Heading.Render(frame.Clean(r.heading)), width)
	}
	pointer := "    "
	if chosen {
		pointer = "  ▸ "
		if th.ASCII {
			pointer = "  > "
		}
	}
	line := pointer
	if m.list == study {
		line += m.entry(r, width-5)
	} else {
		for _, c := range cols {
			line += cell(c.text(r), c.width, c.right) + "  "
		}
	}
	line = frame.Fit(line, width-1)
	if chosen {
		return th.Chosen.Render(line) + " "
	}
	return line + " "
}

// entry is an entry of study.yaml: its name and what else it says.
func (m Model) entry(r row, width int) string {
	detail := ""
	if r.detail != "" {
		detail = "  " + ansi.Truncate(frame.Clean(r.detail), max(width/2, 4), "…")
	}
	return frame.Fit(ansi.Truncate(frame.Clean(r.name), max(width-ansi.StringWidth(detail), 4), "…"), max(width-ansi.StringWidth(detail), 4)) + detail
}

// counted is a number of codings, or that it is still being counted.
func (m Model) counted(of func(*coding.Counts) int) string {
	if m.counts == nil {
		return "…"
	}
	return strconv.Itoa(of(m.counts))
}

// consent is what a participant agreed to be quoted, with a mark.
func (m Model) consent(p person) string {
	say, marks := m.Book.Say, [3]string{"✓ ", "✗ ", "? "}
	if m.Theme.ASCII {
		marks = [3]string{"+ ", "x ", "? "}
	}
	c := p.Consent
	switch {
	case c.Date == "" && c.Form == "" && len(c.Scope) == 0:
		return marks[2] + say("people.consent-unknown")
	case c.MayQuote() && c.Ended(m.Now().Format(time.DateOnly)):
		return marks[1] + say("consent.people-ended")
	case c.MayQuote():
		return marks[0] + say("people.consent-quote")
	}
	return marks[1] + say("people.consent-no-quote")
}

// interpreted is whether an interpreter took part, and who.
func (m Model) interpreted(present bool, gender string) string {
	switch {
	case !present:
		return m.Book.Say("people.no")
	case gender == "":
		return m.Book.Say("people.yes")
	}
	return m.Book.Say("people.yes-gender", phrases.Args{"Gender": gender})
}
