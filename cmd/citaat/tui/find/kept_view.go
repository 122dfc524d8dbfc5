package find

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/corpus/phrases"
)

// keptHead and keptFoot are what stands above and below the saved searches.
const (
	keptHead = 3
	keptFoot = 2
)

// keptRows is how many saved searches there is room for.
func (m Model) keptRows() int { return max(m.height-keptHead-keptFoot, 1) }

// keptView draws the saved searches.
func (m Model) keptView(width, height int) string {
	th, say := m.c.Theme, m.c.Book.Say
	lines := []string{" " + th.Title.Render(say("find.kept-title")), ""}
	switch {
	case !m.kept.loaded:
		lines = append(lines, " "+th.Dim.Render(say("find.loading")))
	case len(m.kept.list) == 0:
		for _, l := range frame.Wrap(say("find.none-kept"), min(width-4, 76)) {
			lines = append(lines, "  "+th.Dim.Render(l))
		}
	default:
		lines = append(lines, m.keptHeading(width))
		for i := m.kept.top; i < min(m.kept.top+m.keptRows(), len(m.kept.list)); i++ {
			lines = append(lines, m.keptLine(i, width))
		}
	}
	body := frame.Block(strings.Join(lines, "\n"), width, max(height-keptFoot, 1))
	for _, l := range m.keptAbout(width) {
		body += "\n" + l
	}
	return frame.Block(body, width, height)
}

// keptColumns are the widths of name, numbers, code and query.
type keptColumns struct{ name, number, code, query int }

func (m Model) keptColumns(width int) keptColumns {
	c := keptColumns{number: 11, name: 12}
	for _, x := range m.kept.list {
		c.name = max(c.name, ansi.StringWidth(frame.Clean(x.Name)))
	}
	c.name = min(c.name, max(width/3, 8))
	if width < 60 {
		c.number = 6
	}
	left := width - 3 - c.name - 3*c.number - 2
	if width >= 70 {
		c.code = min(left/2, 30)
	}
	c.query = max(left-c.code-1, 0)
	return c
}

func (m Model) keptHeading(width int) string {
	say, c := m.c.Book.Say, m.keptColumns(width)
	head := "   " + frame.Fit(say("find.kept-name"), c.name)
	for _, key := range []string{say("find.kept-hits"), say("find.kept-open"), say("find.kept-rejected")} {
		head += rightFit(key, c.number)
	}
	head += "  " + frame.Fit(say("find.kept-code"), c.code) + " " + frame.Fit(say("find.kept-query"), c.query)
	return m.c.Theme.Heading.Render(frame.Fit(head, width))
}

func (m Model) keptLine(i, width int) string {
	th, x, c := m.c.Theme, m.kept.list[i], m.keptColumns(width)
	pointer := " "
	if i == m.kept.at {
		pointer = m.sign("▸", ">")
	}
	line := " " + pointer + " " + frame.Fit(frame.Clean(x.Name), c.name)
	for n := range 3 {
		line += rightFit(x.number(n), c.number)
	}
	line += "  " + frame.Fit(m.shortCodeOf(x), c.code) + " " + frame.Fit(frame.Clean(x.Query), c.query)
	switch {
	case i == m.kept.at:
		return th.Chosen.Render(frame.Fit(line, width))
	case x.err != nil:
		return th.Dim.Render(frame.Fit(line, width))
	}
	return frame.Fit(line, width)
}

// number is what stands in one of the columns of numbers.
func (x keptSearch) number(column int) string {
	switch {
	case !x.counted:
		return "…"
	case x.err != nil:
		return "–"
	}
	return strconv.Itoa([...]int{x.standing.Hits, x.standing.Open, x.standing.Rejected}[column])
}

func (m Model) codeOf(x keptSearch) string {
	if x.Code == "" {
		return m.c.Book.Say("find.any-code")
	}
	return frame.Clean(strings.ReplaceAll(m.codes.name(x.Code), "/", " › "))
}

// shortCodeOf is the code of a search where there is little room.
func (m Model) shortCodeOf(x keptSearch) string {
	if x.Code == "" {
		return m.c.Book.Say("find.any-code")
	}
	return m.codes.leaf(x.Code)
}

func rightFit(s string, width int) string {
	s = ansi.Truncate(s, max(width-1, 0), "…")
	return strings.Repeat(" ", max(width-ansi.StringWidth(s), 0)) + s
}

// keptAbout is what the line of the chosen search has no room for.
func (m Model) keptAbout(width int) []string {
	th := m.c.Theme
	x, ok := m.chosenKept()
	if !ok {
		return []string{"", ""}
	}
	second := ""
	switch {
	case x.err != nil:
		second = th.Warn.Render(ansi.Truncate(frame.Clean(m.c.Book.Error(x.err)), max(width-2, 1), "…"))
	case x.counted:
		second = th.Dim.Render(ansi.Truncate(m.standingOf(x), max(width-2, 1), "…"))
	}
	return []string{" " + th.Dim.Render(ansi.Truncate(frame.Clean(x.Query), max(width-2, 1), "…")), " " + second}
}

// standingOf is how far one is with a search, in words.
func (m Model) standingOf(x keptSearch) string {
	say, s := m.c.Book.Say, x.standing
	args := phrases.Args{"Count": s.Open, "Hits": say("find.hits", phrases.Args{"Count": s.Hits}), "Code": m.codeOf(x)}
	parts := []string{say("find.standing", args)}
	if x.Code == "" {
		parts[0] = say("find.standing-any", args)
	}
	if s.Rejected > 0 {
		parts = append(parts, say("find.standing-rejected", phrases.Args{"Count": s.Rejected}))
	}
	if n := len(s.Unread); n > 0 {
		parts = append(parts, say("find.standing-unread", phrases.Args{"Count": n}))
	}
	return strings.Join(parts, " · ")
}
