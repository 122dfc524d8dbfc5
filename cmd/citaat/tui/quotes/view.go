package quotes

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// wide is from how many columns on the list of themes stands beside the board.
const wide = 100

// View draws the screen.
func (m Model) View(width, height int) string {
	var body string
	switch {
	case !m.loaded:
		body = m.hintBox(m.waiting(), width)
	case len(m.snap.themes) == 0:
		body = m.hintBox(m.c.Book.Say("quotes.no-codes"), width)
	case width >= wide:
		list := listWidth(width)
		b, _ := m.branch()
		body = frame.Beside(
			frame.Pane(m.c.Theme, m.c.Book.Say("quotes.list"), m.drawThemes(list-2, height-2), list, height, m.listing),
			frame.Pane(m.c.Theme, frame.Clean(b.path), m.board(width-list-2, height-2), width-list, height, !m.listing))
	default:
		body = m.board(width, height)
		if m.listing {
			w := min(width-4, 44)
			body = frame.Over(frame.Block(body, width, height),
				frame.Pane(m.c.Theme, m.c.Book.Say("quotes.list"), m.drawThemes(w-2, height-2), w, height, true), 0, 0)
		}
	}
	body = frame.Block(body, width, height)
	switch {
	case m.comparing != nil:
		body = m.drawComparing(width, height)
	}
	switch {
	case m.picking != nil:
		body = frame.Middle(body, m.picking.View(min(width, 60), min(height, 16)), width, height)
	case m.naming != nil:
		body = frame.Middle(body, m.drawNaming(namingWidth(width)), width, height)
	case m.editing != nil:
		body = frame.Middle(body, m.drawEditing(min(width, 96), height), width, height)
	case m.leaving != nil:
		body = frame.Middle(body, m.drawLeaving(leavingWidth(width), height), width, height)
	}
	return m.note.Over(body, width, height)
}

func listWidth(width int) int { return min(max(width*3/10, 32), 48) }

// waiting is what is said while there is nothing to show.
func (m Model) waiting() string {
	switch {
	case m.failed != nil:
		return m.c.Book.Say("quotes.failed") + " " + m.c.Book.Error(m.failed)
	case m.slow:
		return m.c.Book.Say("quotes.busy")
	}
	return ""
}

func (m Model) hintBox(s string, width int) string {
	out := ""
	for _, l := range frame.Wrap(s, min(width-4, 76)) {
		out += "\n  " + m.c.Theme.Dim.Render(l)
	}
	return out
}

// board draws what is said of the theme, the passages, and their spread.
func (m Model) board(width, height int) string {
	head := m.head(width)
	foot := m.spread(width)
	room := max(height-len(head)-len(foot), 1)
	lines := append([]string{}, head...)
	if len(m.cards) == 0 {
		lines = append(lines, strings.Split(m.hintBox(m.emptyHint(), width), "\n")...)
	} else {
		lines = append(lines, m.drawCards(width, room)...)
	}
	if len(lines) > height-len(foot) {
		lines = lines[:max(height-len(foot), 0)]
	}
	for len(lines) < height-len(foot) {
		lines = append(lines, "")
	}
	return strings.Join(append(lines, foot...), "\n")
}

func (m Model) emptyHint() string {
	b, _ := m.branch()
	switch v, _ := m.pinned(byChosen); {
	case m.snap.all == 0:
		return m.c.Book.Say("quotes.empty-study")
	case b.passages == 0:
		return m.c.Book.Say("quotes.empty")
	case len(m.pins) == 1 && v == yes:
		return m.c.Book.Say("quotes.empty-chosen")
	}
	return m.c.Book.Say("quotes.empty-filter")
}

// head tells the theme, how many passages of how many people, how many chosen.
func (m Model) head(width int) []string {
	th, say := m.c.Theme, m.c.Book.Say
	b, _ := m.branch()
	counts := say("quotes.passages", phrases.Args{"Count": len(m.cards)})
	if len(m.snap.deaf) > 0 {
		counts += " · " + say("quotes.listening")
	}
	if m.tally.people != "" {
		counts += " · " + m.tally.people
	}
	right := say("quotes.chosen", phrases.Args{"Count": m.tally.stars}) + " "
	var lines []string
	room := width - 2
	if m.width < wide { // the pane's border does not name the theme
		lines = append(lines, frame.Ends(" "+th.Heading.Render(frame.Clean(b.path))+"  ", right, width))
	} else {
		room -= ansi.StringWidth(right) + 1
	}
	for i, l := range frame.Wrap(counts, room) {
		line := frame.Fit(" "+l, width)
		if i == 0 && m.width >= wide {
			line = frame.Ends(" "+l, right, width)
		}
		lines = append(lines, line)
	}
	if len(m.pins) > 0 {
		off := say("quotes.filter-off")
		on := frame.Wrap(strings.Join(m.filters(), " · "), width-2)
		for i, l := range on {
			line := " " + th.Warn.Render(l)
			if i == len(on)-1 && ansi.StringWidth(l)+ansi.StringWidth(off)+4 <= width {
				line += "  " + th.Dim.Render(off)
			}
			lines = append(lines, frame.Fit(line, width))
		}
	}
	return lines
}

// noun is the word for so many of a group.
func (m Model) noun(id corpus.GroupID, n int) string {
	if g := m.snap.settings.Group(id); n == 1 && g.Name != "" {
		return frame.Clean(g.Name)
	}
	return m.plural(id)
}

func (m Model) plural(id corpus.GroupID) string {
	g := m.snap.settings.Group(id)
	switch {
	case g.Plural != "":
		return frame.Clean(g.Plural)
	case g.Name != "":
		return frame.Clean(g.Name)
	case id == "":
		return m.c.Book.Say("quotes.no-group")
	}
	return frame.Clean(string(id))
}
