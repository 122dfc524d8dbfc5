package quotes

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/chart"
	"citaat/cmd/citaat/tui/frame"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// How many lines a passage takes: the one that is chosen is shown in full, up
// to a limit.
const (
	fewLines  = 2
	manyLines = 12
	longest   = 110 // columns of a line that still reads well
)

// boardWidth and cardRoom are the room for the passages, as View gives it.
func (m Model) boardWidth() int {
	if m.width >= wide {
		return m.width - listWidth(m.width) - 2
	}
	return m.width
}

func (m Model) cardRoom() int {
	h := m.height
	if m.width >= wide {
		h -= 2
	}
	w := m.boardWidth()
	return max(h-len(m.head(w))-len(m.spread(w)), 1)
}

// follow keeps the chosen passage in sight as a whole.
func (m Model) follow() Model {
	if len(m.cards) == 0 {
		m.at, m.top = 0, 0
		return m
	}
	m.at = max(min(m.at, len(m.cards)-1), 0)
	m.top = min(m.top, m.at)
	w, room := m.boardWidth(), m.cardRoom()
	used := 0
	for i := m.at; i >= m.top; i-- {
		if used += len(m.drawCard(i, w)); used > room {
			m.top = min(i+1, m.at)
			break
		}
	}
	return m
}

// drawCards draws the passages that fit.
func (m Model) drawCards(width, height int) []string {
	var lines []string
	for i := m.top; i < len(m.cards) && len(lines) < height; i++ {
		lines = append(lines, m.drawCard(i, width)...)
	}
	return lines[:min(len(lines), height)]
}

// drawCard draws one passage: a star if it is chosen, its words and whose they
// are, and at the right where it stands and whether it is verbatim.
func (m Model) drawCard(i, width int) []string {
	th, k := m.c.Theme, m.cards[i]
	side := m.side(k, width)
	sideWidth := 18
	if width >= 90 {
		sideWidth = 28
	}
	room := min(max(width-4-sideWidth-1, 10), longest)
	text := frame.Wrap(frame.Clean(m.quotation(&k.Passage)), room)
	most := fewLines
	if i == m.at {
		most = min(manyLines, max(m.height/2, fewLines))
	}
	if len(text) > most {
		text = text[:most]
		text[most-1] = ansi.Truncate(text[most-1], room-2, "") + " …"
	}
	rows := max(len(text), len(side))
	lines := make([]string, rows)
	for y := range rows {
		sign := "   "
		if y == 0 {
			sign = m.pointer(i) + m.starOf(k) + " "
		}
		body, note := "", ""
		if y < len(text) {
			body = text[y]
		}
		if y < len(side) {
			note = side[y]
		}
		switch {
		case i == m.at && !m.listing:
			body = th.Chosen.Render(frame.Fit(body, room))
		case k.Chosen:
			body = th.Text.Render(frame.Fit(body, room))
		default:
			body = th.Dim.Render(frame.Fit(body, room))
		}
		lines[y] = " " + sign + body + " " + frame.Fit(note, sideWidth)
	}
	return lines
}

func (m Model) pointer(i int) string {
	switch {
	case i != m.at:
		return " "
	case m.c.Theme.ASCII:
		return ">"
	}
	return "▸"
}

func (m Model) starOf(k card) string {
	if !k.Chosen {
		return " "
	}
	return m.c.Theme.Warn.Render(m.star1())
}

// side is what stands beside a passage: its place, whether it is verbatim, and
// what else must be known of it.
func (m Model) side(k card, width int) []string {
	th, say := m.c.Theme, m.c.Book.Say
	state := ""
	switch {
	case k.Lost:
		state = th.Warn.Render(say("quotes.lost"))
	case k.Secret:
		state = th.Warn.Render(say("quotes.no-consent"))
	case k.Fault.Key != "":
		state = th.Bad.Render(m.sign("✗", "x") + " " + say("quotes.differs"))
	case k.Chosen || k.Worded:
		state = th.Good.Render(m.sign("✓", "v") + " " + say("quotes.verbatim"))
	}
	var more []string
	switch k.Stance {
	case string(coding.For):
		more = append(more, say("quotes.for"))
	case string(coding.Against):
		more = append(more, say("quotes.against"))
	}
	if k.Rendered {
		more = append(more, say("widgets.rendered"))
	}
	lines := []string{frame.Clean(k.Place)}
	if width >= 90 {
		lines[0] = frame.Fit(lines[0], 9)
		if state != "" {
			lines[0] += " " + state
		} else if len(more) > 0 {
			lines[0] += " " + th.Dim.Render(strings.Join(more, " · "))
			more = nil
		}
	} else if state != "" {
		lines = append(lines, state)
	}
	if len(more) > 0 {
		lines = append(lines, th.Dim.Render(strings.Join(more, " · ")))
	}
	if b, ok := m.branch(); ok && k.Code != b.id { // a whole branch is shown: which theme
		lines = append(lines, th.Dim.Render(m.themeName(k.Code)))
	}
	return lines
}

func (m Model) sign(rich, ascii string) string {
	if m.c.Theme.ASCII {
		return ascii
	}
	return rich
}

func (m Model) themeName(id string) string {
	for _, b := range m.snap.themes {
		if b.id == id {
			return frame.Clean(b.name)
		}
	}
	return frame.Clean(id)
}

// spread draws who supplies how many passages, and warns where one participant
// supplies more than a third.
func (m Model) spread(width int) []string {
	th, say := m.c.Theme, m.c.Book.Say
	list := m.tally.all
	if len(list) == 0 {
		return nil
	}
	top := 0
	for _, s := range list {
		top = max(top, s.n)
	}
	line := " " + th.Dim.Render(say("quotes.spread")) + " "
	for i, s := range list {
		bar := frame.Clean(string(s.who)) + " " + chart.Bar(float64(s.n), float64(top), 4, th.ASCII) + " " + strconv.Itoa(s.n)
		if ansi.StringWidth(line)+ansi.StringWidth(bar)+8 > width && i < len(list)-1 {
			line += th.Dim.Render(say("quotes.and-more", phrases.Args{"Count": len(list) - i}))
			break
		}
		line += " " + bar + " "
	}
	lines := []string{frame.Fit(line, width)}
	if w := m.warning(); w != "" {
		lines = append(lines, frame.Fit(" "+th.Warn.Render(ansi.Truncate(m.sign("⚠ ", "! ")+w, max(width-2, 1), "…")), width))
	}
	return lines
}
