package privacy

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/chart"
	"citaat/cmd/citaat/tui/frame"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
)

// beside is from how many columns on the places stand beside the list.
const beside = 90

// headRows is what stands above the panes.
const headRows = 1

// room is how the screen is divided.
type room struct{ listWidth, listHeight, placeWidth, placeHeight int }

func (m Model) room(width, height int) room {
	high := max(height-headRows, 1)
	switch {
	case width >= beside:
		w := min(width*2/5, 64)
		return room{w, high, width - w, high}
	case high >= 14:
		h := high / 2
		return room{width, h, width, high - h}
	case m.pane == inPlaces:
		return room{0, 0, width, high}
	}
	return room{width, high, 0, 0}
}

// rows is how many rows of the list there is room for.
func (m Model) rows() int { return max(m.room(m.width, m.height).listHeight-2, 1) }

func (m Model) sign(rich, ascii string) string {
	if m.c.Theme.ASCII {
		return ascii
	}
	return rich
}

// View draws the screen.
func (m Model) View(width, height int) string {
	if width != m.width || height != m.height {
		m.width, m.height = width, height
		m = m.follow()
	}
	if len(m.list) == 0 {
		view := frame.Block(m.nothing(width), width, height)
		if m.adding {
			view = frame.Middle(view, m.addPane(min(width, 64)), width, height)
		}
		return view
	}
	r := m.room(width, height)
	var body string
	switch {
	case r.placeWidth == 0:
		body = m.listPane(r.listWidth, r.listHeight)
	case r.listWidth == 0:
		body = m.placesPane(r.placeWidth, r.placeHeight)
	case r.placeWidth == width:
		body = m.listPane(r.listWidth, r.listHeight) + "\n" + m.placesPane(r.placeWidth, r.placeHeight)
	default:
		body = frame.Beside(m.listPane(r.listWidth, r.listHeight), m.placesPane(r.placeWidth, r.placeHeight))
	}
	view := frame.Block(m.head(width)+"\n"+body, width, height)
	switch {
	case m.adding:
		view = frame.Middle(view, m.addPane(min(width, 64)), width, height)
	case m.naming:
		view = frame.Middle(view, m.namePane(min(width, 64)), width, height)
	case m.asking:
		view = frame.Middle(view, m.askPane(min(width, 68), height), width, height)
	}
	return view
}

// nothing says why there is nothing to judge.
func (m Model) nothing(width int) string {
	say := m.c.Book.Say
	wrap := func(s string) string { return "\n  " + strings.Join(frame.Wrap(s, max(width-4, 10)), "\n  ") }
	switch {
	case m.fault != nil:
		return wrap(m.c.Book.Error(m.fault))
	case !m.loaded && m.slow:
		done, of := int(m.steps.done.Load()), int(m.steps.of.Load())
		bar := ""
		if of > 0 {
			bar = "\n\n  " + m.c.Theme.Good.Render(chart.Bar(float64(done), float64(of), min(width-6, 40), m.c.Theme.ASCII))
		}
		return wrap(say("masking.busy", phrases.Args{"Done": done, "Of": of})) + bar
	case !m.loaded:
		return ""
	case m.only != "" && len(m.findings) > 0:
		return wrap(say("masking.empty-here", phrases.Args{"Interview": string(m.only)}))
	}
	return wrap(say("masking.empty")) + "\n" + wrap(say("masking.remains"))
}

// head is where one looks, how much there is to judge and how much is to be
// replaced.
func (m Model) head(width int) string {
	th, say := m.c.Theme, m.c.Book.Say
	ids, open := m.interviews()
	left := say("masking.all", phrases.Args{"Count": len(ids)})
	if m.only != "" {
		left = say("masking.only-this", phrases.Args{"Interview": string(m.only), "Count": open[m.only]})
	}
	right := th.Dim.Render(say("masking.none-marked"))
	switch {
	case m.writing:
		right = th.Warn.Render(say("masking.writing"))
	case m.slow:
		right = th.Dim.Render(say("masking.busy", phrases.Args{"Done": int(m.steps.done.Load()), "Of": int(m.steps.of.Load())}))
	case len(m.masks) > 0:
		right = th.Warn.Render(say("masking.marked", phrases.Args{"Count": len(m.masks)}))
	}
	return frame.Ends(" "+th.Heading.Render(left), right+" ", width)
}

// listPane is the candidates, alike ones together, under the name of their kind.
func (m Model) listPane(width, height int) string {
	inner := max(width-4, 8)
	rows := max(height-2, 1)
	top := 0
	for _, g := range m.list {
		top = max(top, len(g.places))
	}
	var lines []string
	last := privacy.Kind("")
	row := 0
	for i, g := range m.list {
		if g.kind != last {
			last = g.kind
			if row >= m.top && len(lines) < rows {
				lines = append(lines, " "+m.c.Theme.Heading.Render(frame.Fit(m.kind(g.kind), inner)))
			}
			row++
		}
		if row >= m.top && len(lines) < rows {
			lines = append(lines, " "+m.groupLine(g, i == m.at, top, inner))
		}
		row++
	}
	return frame.Pane(m.c.Theme, m.c.Book.Say("masking.list"), strings.Join(lines, "\n"), width, height, m.pane == inGroups)
}

// groupLine is a candidate: how it stands with it, what it is, how often, and
// the mark.
func (m Model) groupLine(g group, chosen bool, top, width int) string {
	th := m.c.Theme
	state := "  "
	switch n := m.masked(g); {
	case n == len(g.places):
		state = m.sign("■ ", "# ")
	case n > 0:
		state = m.sign("◧ ", "/ ")
	}
	times := strconv.Itoa(len(g.places)) + m.sign("×", "x")
	bar := frame.Fit(chart.Bar(float64(len(g.places)), float64(top), 6, th.ASCII), 6)
	right := times + " "
	if width >= 40 {
		right = times + " " + bar + " "
	}
	mark := m.sign(" → ", " > ") + frame.Clean(m.mark(g))
	words := frame.Clean(g.text)
	if room := width - 3 - ansi.StringWidth(right) - ansi.StringWidth(mark); room >= 8 {
		return m.styled(state+frame.Fit(words, room)+mark+" "+right, chosen, state, width)
	}
	return m.styled(state+frame.Fit(words, max(width-2-ansi.StringWidth(right)-1, 4))+" "+right, chosen, state, width)
}

func (m Model) styled(line string, chosen bool, state string, width int) string {
	line = frame.Fit(line, width)
	switch {
	case chosen:
		return m.c.Theme.Chosen.Render(line)
	case strings.TrimSpace(state) != "":
		return m.c.Theme.Warn.Render(line)
	}
	return m.c.Theme.Text.Render(line)
}

// kind is the name of a kind, with how many candidates it has.
func (m Model) kind(k privacy.Kind) string {
	n := 0
	for _, g := range m.list {
		if g.kind == k {
			n += len(g.places)
		}
	}
	name := k.Sentence(2).In(m.c.Book)
	if k == privacy.Age {
		name += " " + m.c.Book.Say("masking.needed")
	}
	return m.c.Book.Say("masking.kind-line", phrases.Args{"Kind": name, "Number": n})
}
