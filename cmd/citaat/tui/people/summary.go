package people

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/corpus/phrases"
)

// summaryColumn is how wide a column of the summary is at least.
const summaryColumn = 44

// summaryBlock is the summary in as many columns as fit; what has no room even
// so is not passed over in silence.
func (m Model) summaryBlock(width, height int) []string {
	height = max(height, 1)
	cols := max(width/summaryColumn, 1)
	w := width / cols
	lines := m.summaryLines(w - 1)
	if room := cols * height; len(lines) > room {
		lines = append(lines[:room-1:room-1], " "+m.Theme.Dim.Render(m.Book.Say("people.summary-more", phrases.Args{"Count": len(lines) - room + 1})))
	}
	if cols > 1 {
		height = min(height, (len(lines)+cols-1)/cols)
	}
	var out []string
	for y := range min(height, len(lines)) {
		line := ""
		for i := y; i < len(lines); i += height {
			line += frame.Fit(lines[i], w-1) + " "
		}
		out = append(out, line)
	}
	return out
}

// summaryLines are Table 1 in short.
func (m Model) summaryLines(width int) []string {
	th, say := m.Theme, m.Book.Say
	var lines []string
	add := func(left, right string) {
		lines = append(lines, " "+frame.Ends(ansi.Truncate(left, max(width-ansi.StringWidth(right)-2, 4), "…"), right, max(width-1, 1)))
	}
	if len(m.snap.table) == 0 {
		return []string{" " + th.Dim.Render(say("people.summary-none"))}
	}
	flagged := false
	for i, g := range m.snap.table {
		if i > 0 {
			lines = append(lines, "")
		}
		name := g.name
		if g.group == "" {
			name = say("people.no-group")
		}
		sign := ""
		if g.n < few {
			sign, flagged = m.few(), true
		}
		add(th.Heading.Render(frame.Clean(name)), say("people.n", phrases.Args{"N": g.n})+sign)
		for _, v := range g.variables {
			for _, l := range m.variableLines(v, g.n) {
				add(l[0], l[1])
			}
		}
	}
	lines = append(lines, "")
	about := []string{say("people.summary-about")}
	if flagged {
		about = append(about, strings.TrimSpace(m.few())+" "+say("people.summary-few", phrases.Args{"Few": few}))
	}
	for _, a := range about {
		for _, l := range frame.Wrap(a, max(width-2, 8)) {
			lines = append(lines, " "+th.Dim.Render(l))
		}
	}
	return lines
}

func (m Model) few() string {
	if m.Theme.ASCII {
		return " !"
	}
	return " ▲"
}

// variableLines are a variable with the number of people of whom it is known,
// and its values.
func (m Model) variableLines(v variableSummary, of int) [][2]string {
	say, language := m.Book.Say, m.snap.settings.Language
	n := say("people.n-of", phrases.Args{"N": v.known, "Of": of})
	name := "  " + frame.Clean(v.name)
	switch {
	case v.known == 0:
		return [][2]string{{name, m.Theme.Dim.Render(say("people.not-known"))}}
	case v.spread != nil:
		s := v.spread
		return [][2]string{{name, decimal(s.median, 0, language) + " [" + decimal(s.least, 0, language) + "–" + decimal(s.most, 0, language) + "]  " + n}}
	case v.kind == "text":
		return [][2]string{{name, say("people.answers", phrases.Args{"Count": v.apart}) + "  " + n}}
	}
	lines := [][2]string{{name, n}}
	for _, s := range v.shares {
		lines = append(lines, [2]string{"    " + frame.Clean(s.value), strconv.Itoa(s.n) + " (" + percent(s.n, v.known, language) + ")"})
	}
	return lines
}
