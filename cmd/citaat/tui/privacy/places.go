package privacy

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/corpus/phrases"
)

// placesPane is where a candidate stands, each with what is said around it; the
// chosen one is written out, as it is and as it would be.
func (m Model) placesPane(width, height int) string {
	g, ok := m.current()
	if !ok {
		return frame.Pane(m.c.Theme, "", "", width, height, false)
	}
	inner := max(width-4, 8)
	foot := m.written(inner)
	from, rows := m.placesShown(len(foot), height)
	var lines []string
	for n, i := range g.places[from:min(from+rows, len(g.places))] {
		lines = append(lines, " "+m.placeLine(m.findings[i], from+n == m.place && m.pane == inPlaces, inner))
	}
	if height-2-len(foot) >= 1 {
		for len(lines) < rows {
			lines = append(lines, "")
		}
		for _, l := range foot {
			lines = append(lines, " "+l)
		}
	}
	title := m.c.Book.Say("masking.places", phrases.Args{"Count": len(g.places)})
	return frame.Pane(m.c.Theme, title, strings.Join(lines, "\n"), width, height, m.pane == inPlaces)
}

// placesShown is the first place that is seen in a pane of a height, and how many
// there is room for above what is written out.
func (m Model) placesShown(foot, height int) (from, rows int) {
	rows = max(height-2-foot, 1)
	return max(m.place-rows+1, 0), rows
}

// placeLine is a candidate in its context, its words in the middle of the line.
func (m Model) placeLine(f Finding, chosen bool, width int) string {
	th := m.c.Theme
	state := "  "
	if _, is := m.masks[f.spot()]; is {
		state = m.sign("■ ", "# ")
	}
	place := frame.Fit(frame.Clean(f.In), min(10, width/4)) + " "
	if chosen {
		place = th.Chosen.Render(place)
	} else {
		place = th.Clock.Render(place)
	}
	room := width - 2 - ansi.StringWidth(place)
	words := m.sign("‹", "<") + frame.Clean(f.Text) + m.sign("›", ">")
	words = ansi.Truncate(words, max(room-4, 4), "…")
	side := max((room-ansi.StringWidth(words))/2, 0)
	before := frame.Clean(f.Left)
	if w := ansi.StringWidth(before); w > side {
		before = "…" + ansi.TruncateLeft(before, w-side+1, "")
	}
	before = strings.Repeat(" ", max(side-ansi.StringWidth(before), 0)) + before
	after := ansi.Truncate(frame.Clean(f.Right), max(room-side-ansi.StringWidth(words), 0), "…")
	return ansi.Truncate(th.Warn.Render(state)+place+th.Dim.Render(before)+th.Hit.Render(words)+th.Dim.Render(after), width, "")
}

// written is the chosen place in full: what stands there, and below it what
// would.
func (m Model) written(width int) []string {
	f, ok := m.chosen()
	g, _ := m.current()
	if !ok {
		return nil
	}
	th, say := m.c.Theme, m.c.Book.Say
	mark, is := m.masks[f.spot()]
	if !is {
		mark = m.mark(g)
	}
	key := "masking.would"
	if is {
		key = "masking.will"
	}
	lines := []string{th.Heading.Render(frame.Fit(frame.Clean(f.In), width))}
	around := func(words string) []string {
		return frame.Wrap(frame.Clean(f.Left)+words+frame.Clean(f.Right), width)
	}
	lines = append(lines, around(frame.Clean(f.Text))...)
	lines = append(lines, th.Dim.Render(frame.Fit(say(key), width)))
	for _, l := range around(frame.Clean(mark)) {
		lines = append(lines, th.Good.Render(l))
	}
	if f.Sure {
		lines = append(lines, frame.Wrap(say("masking.sure"), width)...)
	}
	return append([]string{""}, lines...)
}

// namePane is the window in which a mark is typed.
func (m Model) namePane(width int) string {
	g, _ := m.current()
	say := m.c.Book.Say
	m.input.Width = max(width-6, 8)
	lines := frame.Wrap(say("masking.name-how", phrases.Args{"Count": len(g.places)}), width-4)
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	lines = append(lines, "", " "+m.input.View())
	return frame.Pane(m.c.Theme, say("masking.name"), strings.Join(lines, "\n"), width, len(lines)+2, true)
}

// askPane lists what is about to be replaced, and says that it is for good.
func (m Model) askPane(width, height int) string {
	say := m.c.Book.Say
	inner := width - 4
	counts := map[string]int{}
	var marks []string
	for _, f := range m.findings {
		mark, ok := m.masks[f.spot()]
		if !ok {
			continue
		}
		if counts[mark] == 0 {
			marks = append(marks, mark)
		}
		counts[mark]++
	}
	slices.Sort(marks)
	lines := frame.Wrap(say("masking.ask", phrases.Args{"Count": len(m.masks), "Interviews": m.masksIn()}), inner)
	warn := frame.Wrap(say("masking.for-good"), inner)
	key := frame.Wrap(say("masking.no-key"), inner)
	for _, l := range warn { // before all that may have to give way
		lines = append(lines, m.c.Theme.Warn.Render(l))
	}
	room := max(height-len(lines)-len(key)-4, 1)
	lines = append(lines, "")
	for i, mark := range marks {
		if i == room-1 && len(marks) > room {
			lines = append(lines, say("masking.more", phrases.Args{"Count": len(marks) - i}))
			break
		}
		lines = append(lines, frame.Fit(say("masking.times", phrases.Args{"Mark": frame.Clean(mark), "Number": counts[mark]}), inner))
	}
	lines = append(append(lines, ""), key...)
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	return frame.Pane(m.c.Theme, say("masking.carry-out"), strings.Join(lines, "\n"), width, min(len(lines)+2, height), true)
}
