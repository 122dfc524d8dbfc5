package quotes

import (
	"fmt"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
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
	case m.picking != nil:
		body = frame.Middle(body, m.picking.View(min(width, 60), min(height, 16)), width, height)
	case m.editing != nil:
		body = frame.Middle(body, m.drawEditing(min(width, 96), height), width, height)
	case m.leaving != nil:
		body = frame.Middle(body, m.drawLeaving(min(width, 84), height), width, height)
	}
	return body
}

func listWidth(width int) int { return min(max(width*3/10, 32), 48) }

func (m Model) waiting() string {
	if m.slow {
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

// drawThemes draws the list of themes with how many passages and chosen
// quotations each branch holds.
func (m Model) drawThemes(width, height int) string {
	th := m.c.Theme
	top := m.listTop(height)
	var lines []string
	for i := top; i < min(top+height, len(m.snap.themes)); i++ {
		b := m.snap.themes[i]
		right := fmt.Sprintf(" %3d", b.passages)
		if b.chosen > 0 {
			right = " " + m.star1() + strconv.Itoa(b.chosen) + right
		}
		name := " " + strings.Repeat("  ", b.depth)
		plain := name + m.bar() + " " + frame.Clean(b.name)
		if i == m.row {
			lines = append(lines, th.Chosen.Render(frame.Ends(plain, right+" ", width)))
			continue
		}
		said := frame.Clean(b.name)
		if b.passages == 0 {
			said = th.Dim.Render(said)
		}
		lines = append(lines, frame.Ends(name+th.Hue(b.hue).Render(m.bar())+" "+said, th.Dim.Render(right)+" ", width))
	}
	return strings.Join(lines, "\n")
}

func (m Model) star1() string {
	if m.c.Theme.ASCII {
		return "*"
	}
	return "★"
}

func (m Model) bar() string {
	if m.c.Theme.ASCII {
		return "|"
	}
	return "▌"
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
	switch {
	case m.chosen:
		return m.c.Book.Say("quotes.empty-chosen")
	case m.group != "":
		return m.c.Book.Say("quotes.empty-group", phrases.Args{"Group": m.plural(m.group)})
	case len(m.snap.material.Passages) == 0:
		return m.c.Book.Say("quotes.empty-study")
	}
	return m.c.Book.Say("quotes.empty")
}

// head tells the theme, how many passages of how many people, how many chosen.
func (m Model) head(width int) []string {
	th, say := m.c.Theme, m.c.Book.Say
	b, _ := m.branch()
	counts := say("quotes.passages", phrases.Args{"Count": len(m.cards)})
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
	var filters []string
	if m.group != "" {
		filters = append(filters, say("quotes.filter-group", phrases.Args{"Group": m.plural(m.group)}))
	}
	if m.chosen {
		filters = append(filters, say("quotes.filter-chosen"))
	}
	if len(filters) > 0 {
		lines = append(lines, " "+th.Warn.Render(strings.Join(filters, " · "))+th.Dim.Render("  "+say("quotes.filter-off")))
	}
	return lines
}

// groups are those of the study and those that only participants name.
func (m Model) groups() []corpus.GroupID {
	var out []corpus.GroupID
	seen := map[corpus.GroupID]bool{}
	for _, g := range m.snap.settings.Groups {
		seen[g.ID] = true
		out = append(out, g.ID)
	}
	for _, p := range m.snap.material.People {
		if !seen[p.Group] {
			seen[p.Group] = true
			out = append(out, p.Group)
		}
	}
	return out
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

// mouse: a click chooses; the wheel moves.
func (m Model) mouse(msg tea.MouseMsg) Model {
	if m.picking != nil || m.editing != nil || m.leaving != nil || !m.loaded {
		return m
	}
	switch {
	case msg.Button == tea.MouseButtonWheelDown:
		m, _ = m.move(doDown)
	case msg.Button == tea.MouseButtonWheelUp:
		m, _ = m.move(doUp)
	case msg.Button == tea.MouseButtonLeft && msg.Action == tea.MouseActionPress:
		return m.click(msg.X, msg.Y)
	}
	return m
}

// click chooses the theme or the passage at a cell.
func (m Model) click(x, y int) Model {
	width, left, top := m.width, 0, 0
	if m.width >= wide {
		list := listWidth(m.width)
		if x < list {
			m.listing = true
			if row := m.listTop(m.height-2) + y - 1; y > 0 && row < len(m.snap.themes) {
				return m.use(row)
			}
			return m
		}
		width, left, top = m.width-list-2, list+1, 1
	}
	m.listing = false
	at := y - top - len(m.head(width))
	for i := m.top; i < len(m.cards) && at >= 0 && x >= left; i++ {
		if at -= len(m.drawCard(i, width)); at < 0 {
			m.at = i
			break
		}
	}
	return m.follow()
}

// listTop is the first row of the list that is seen.
func (m Model) listTop(height int) int {
	return max(min(m.row-height/2, len(m.snap.themes)-height), 0)
}
