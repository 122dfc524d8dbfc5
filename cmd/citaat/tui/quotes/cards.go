package quotes

import (
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/coding"
	"citaat/coding/wording"
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
	most := fewLines
	if i == m.at {
		most = min(manyLines, max(m.height/2, fewLines))
	}
	text := m.wrapped(k, room, most)
	rows := max(len(text), len(side))
	lines := make([]string, rows)
	for y := range rows {
		sign := "   "
		if y == 0 {
			sign = m.pointer(i) + m.starOf(k) + m.markOf(k)
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
		case k.choice.Chosen:
			body = th.Text.Render(frame.Fit(body, room))
		default:
			body = th.Dim.Render(frame.Fit(body, room))
		}
		lines[y] = " " + sign + body + " " + frame.Fit(note, sideWidth)
	}
	return append(lines, m.barredLines(i, width-6)...)
}

// wrapped is a quotation in at most so many lines.
func (m Model) wrapped(k card, room, most int) []string {
	text := frame.Wrap(frame.Clean(m.quotation(k)), room)
	if len(text) > most {
		text = text[:most]
		text[most-1] = ansi.Truncate(text[most-1], room-2, "") + " …"
	}
	return text
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
	if !k.choice.Chosen {
		return " "
	}
	return m.c.Theme.Warn.Render(m.star1())
}

// markOf is the number under which a passage is to be compared.
func (m Model) markOf(k card) string {
	if i := slices.IndexFunc(m.marked, k.has); i >= 0 {
		return m.c.Theme.Key.Render(strconv.Itoa(i + 1))
	}
	return " "
}

// side is what stands beside a passage: its place, whether it is verbatim, and
// what else must be known of it.
func (m Model) side(k card, width int) []string {
	th, say := m.c.Theme, m.c.Book.Say
	state := m.state(k)
	var more []string
	for _, s := range m.facts(k) {
		more = append(more, th.Dim.Render(s))
	}
	if n := wording.Words(m.words(k)); k.choice.Chosen && n > wording.Long {
		more = append(more, th.Warn.Render(say("quotes.long", phrases.Args{"Count": n})))
	}
	lines := []string{strings.TrimSpace(m.place(k) + " " + th.Dim.Render(m.memosOf(k)))}
	if width >= 90 {
		lines[0] = frame.Fit(lines[0], max(9, ansi.StringWidth(lines[0])))
		if state != "" {
			lines[0] += " " + state
		} else if len(more) > 0 {
			lines[0] += " " + more[0]
			more = more[1:]
		}
	} else if state != "" {
		lines = append(lines, state)
	}
	if len(more) > 0 {
		lines = append(lines, strings.Join(more, th.Dim.Render(" · ")))
	}
	if k.choice.Chosen && k.choice.Used != "" {
		lines = append(lines, th.Good.Render(m.sign("¶ ", "= ")+frame.Clean(k.choice.Used)))
	}
	if b, ok := m.branch(); ok && k.Code != b.id { // a whole branch is shown: which theme
		lines = append(lines, th.Dim.Render(m.themeName(k.Code)))
	}
	return lines
}

// state tells whether a passage can be published as it is.
func (m Model) state(k card) string {
	th, say := m.c.Theme, m.c.Book.Say
	switch {
	case k.Lost:
		return th.Warn.Render(say("quotes.lost"))
	case m.barred(k).Key != "":
		return m.barredState(k)
	case m.detail(k) == nil:
		return ""
	case m.fault(k).Key != "":
		return th.Bad.Render(m.sign("✗", "x") + " " + say("quotes.differs"))
	case k.choice.Chosen || k.choice.Published != "":
		return th.Good.Render(m.sign("✓", "v") + " " + say("quotes.verbatim"))
	}
	return ""
}

// facts are what else must be known of a passage, in words.
func (m Model) facts(k card) []string {
	say := m.c.Book.Say
	var list []string
	switch k.stance() {
	case coding.For:
		list = append(list, say("quotes.for"))
	case coding.Against:
		list = append(list, m.sign("≠ ", "!= ")+say("quotes.against"))
	}
	if d := m.detail(k); d != nil && d.Rendered {
		list = append(list, say("widgets.rendered"))
	}
	return list
}

// memosOf is a mark with the number of memos on a passage, if any.
func (m Model) memosOf(k card) string {
	n := 0
	for _, g := range k.all() {
		n += g.Memos
	}
	if n == 0 {
		return ""
	}
	return m.sign("✎", "m") + strconv.Itoa(n)
}

func (m Model) sign(rich, ascii string) string {
	if m.c.Theme.ASCII {
		return ascii
	}
	return rich
}
