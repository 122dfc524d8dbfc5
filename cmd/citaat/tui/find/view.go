package find

import (
	"errors"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/corpus/phrases"
	"citaat/corpus/search"
)

// footRows is what stands below the hits.
const footRows = 1

// roomy is from how many columns on the counts stand beside the query.
const roomy = 100

// headRows is what stands above the hits: the query, the counts, how the hits
// are shown.
func (m Model) headRows() int {
	if m.width >= roomy {
		return 2
	}
	return 3
}

// rowHeight is how many lines a hit takes.
func (m Model) rowHeight() int {
	if m.passages {
		return 5
	}
	return 1
}

// shown is how many hits there is room for.
func (m Model) shown() int { return max((m.height-m.headRows()-footRows)/m.rowHeight(), 1) }

// View draws the screen.
func (m Model) View(width, height int) string {
	body := ""
	switch {
	case m.review != nil:
		body = m.reviewView(width, height)
	case m.kept.open:
		body = m.keptView(width, height)
	default:
		body = m.hitsView(width, height)
	}
	switch {
	case m.picking != nil:
		body = frame.Middle(body, m.picking.View(min(width, 72), min(height, 18)), width, height)
	case m.naming != nil:
		body = frame.Middle(body, m.namingView(width), width, height)
	}
	return body
}

// hitsView draws the query and what was found.
func (m Model) hitsView(width, height int) string {
	lines := []string{m.queryLine(width)}
	switch {
	case m.fault != nil && width < roomy:
		lines = append(lines, m.faultLine(width), "")
	case m.fault != nil:
		lines = append(lines, m.faultLine(width))
	case width < roomy:
		lines = append(lines, " "+m.counts(), m.stateLine(width))
	default:
		lines = append(lines, m.stateLine(width))
	}
	if len(m.found.rows) == 0 {
		lines = append(lines, m.nothing(width)...)
	} else {
		for i := m.top; i < min(m.top+m.shown(), len(m.found.rows)); i++ {
			if m.passages {
				lines = append(lines, m.passage(i, width)...)
			} else {
				lines = append(lines, m.line(i, width))
			}
		}
	}
	return frame.Block(strings.Join(lines, "\n"), width, max(height-footRows, 1)) + "\n" + m.about(width)
}

// queryLine is the query and, where there is room, what was found.
func (m Model) queryLine(width int) string {
	right := ""
	if width >= roomy {
		right = m.counts() + " "
	}
	label := " " + m.label()
	m.input.Width = max(width-ansi.StringWidth(label)-ansi.StringWidth(right)-3, 8)
	if !m.typing && m.input.Value() != "" {
		return frame.Ends(label+m.c.Theme.Text.Render(frame.Clean(m.input.Value())), right, width)
	}
	return frame.Ends(label+m.input.View(), right, width)
}

func (m Model) label() string { return m.c.Theme.Title.Render(m.c.Book.Say("find.label")) + " " }

// counts is what was found: "38 treffers · 5 van 6 moeders".
func (m Model) counts() string {
	th, say := m.c.Theme, m.c.Book.Say
	switch {
	case m.slow:
		return th.Dim.Render(say("find.busy"))
	case m.answered == "" || m.fault != nil:
		return ""
	case m.found.part:
		return th.Dim.Render(say("find.first-hits", phrases.Args{"Count": len(m.found.rows)}))
	}
	parts := []string{th.Heading.Render(say("find.hits", phrases.Args{"Count": m.found.sum.Hits}))}
	if m.found.groups != "" {
		parts = append(parts, m.found.groups)
	}
	return strings.Join(parts, " · ")
}

// stateLine is how the hits are shown, and how many are marked.
func (m Model) stateLine(width int) string {
	say := m.c.Book.Say
	if len(m.found.rows) == 0 {
		return ""
	}
	parts := []string{say(sorted(m.sort)), m.codesWhat()}
	if n := len(m.marked); n > 0 {
		parts = append([]string{say("find.marked", phrases.Args{"Count": n})}, parts...)
	}
	if !m.exact {
		parts = append(parts, say("find.beginning"))
	}
	if n := m.found.sum.Hits; n > len(m.found.rows) && !m.found.part {
		parts = append(parts, say("find.only-first", phrases.Args{"Count": len(m.found.rows)}))
	}
	return " " + m.c.Theme.Dim.Render(ansi.Truncate(strings.Join(parts, " · "), max(width-2, 1), "…"))
}

func (m Model) faultLine(width int) string {
	th := m.c.Theme
	style := th.Warn
	said := frame.Clean(m.c.Book.Error(m.fault))
	var q *search.QueryError
	if !errors.As(m.fault, &q) {
		return " " + style.Render(ansi.Truncate(said, max(width-2, 1), "…"))
	}
	runes := []rune(m.input.Value())
	at := ansi.StringWidth(m.label()) + 1 + ansi.StringWidth(string(runes[:max(min(q.Offset, len(runes)), 0)]))
	caret := "▲ "
	if th.ASCII {
		caret = "^ "
	}
	if room := width - at - 3; ansi.StringWidth(said) > room && room < 40 { // the sentence stands before the character
		return frame.Fit(frame.Ends(" "+style.Render(ansi.Truncate(said, max(at-3, 10), "…")), " "+style.Render(caret), min(at+2, width)), width)
	}
	return strings.Repeat(" ", min(at, width-3)) + style.Render(caret+said)
}

// nothing is what an empty screen says: what to do first.
func (m Model) nothing(width int) []string {
	th, say := m.c.Theme, m.c.Book.Say
	var out []string
	add := func(s string) {
		for _, l := range frame.Wrap(s, min(width-4, 76)) {
			out = append(out, "  "+th.Dim.Render(l))
		}
	}
	out = append(out, "")
	switch {
	case m.fault != nil:
		if ansi.StringWidth(m.faultLine(width)) > width { // the whole of it
			add(frame.Clean(m.c.Book.Error(m.fault)))
		}
	case m.waiting:
	case m.answered != "" && m.leftOut:
		add(say("find.all-coded"))
	case m.answered != "":
		add(say("find.none"))
		add(say("find.none-hint"))
	default:
		add(say("find.empty"))
		out = append(out, "")
		for _, e := range examples() {
			out = append(out, "  "+th.Key.Render(frame.Fit(say(e[0]), 34))+" "+say(e[1]))
		}
		if n := len(m.kept.list); n > 0 {
			out = append(out, "", "  "+th.Key.Render(frame.Fit("ctrl+o", 34))+" "+say("find.kept-count", phrases.Args{"Count": n}))
		}
	}
	return out
}

func examples() [][2]string {
	return [][2]string{
		{"find.example-word", "find.example-word-about"},
		{"find.example-phrase", "find.example-phrase-about"},
		{"find.example-prefix", "find.example-prefix-about"},
		{"find.example-not", "find.example-not-about"},
		{"find.example-near", "find.example-near-about"},
		{"find.example-field", "find.example-field-about"},
		{"find.example-codes", "find.example-codes-about"},
		{"find.example-uncoded", "find.example-uncoded-about"},
	}
}

func sorted(s search.Sort) string {
	switch s {
	case search.SortLeft:
		return "find.sorted-left"
	case search.SortRight:
		return "find.sorted-right"
	case search.SortGroup:
		return "find.sorted-group"
	case search.SortParticipant:
		return "find.sorted-participant"
	case search.SortCode:
		return "find.sorted-code"
	}
	return "find.sorted-place"
}

// codesWhat is how much around a hit is coded.
func (m Model) codesWhat() string {
	say := m.c.Book.Say
	switch m.extent.unit {
	case ofHit:
		return say("find.codes-word")
	case ofTurn:
		return say("find.codes-turn")
	case ofWords:
		return say("find.codes-words", phrases.Args{"Count": m.extent.words})
	}
	return say("find.codes-sentence")
}

// about tells of the chosen hit what its line has no room for.
func (m Model) about(width int) string {
	th, say := m.c.Theme, m.c.Book.Say
	r, ok := m.chosen()
	if !ok {
		return frame.Fit("", width)
	}
	parts := []string{r.place}
	for _, s := range []string{string(r.Participant), r.group, r.time} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if r.rendered {
		parts = append(parts, say("widgets.rendered"))
	}
	coded := say("find.not-coded")
	if len(r.tags) > 0 {
		coded = say("find.coded-with", phrases.Args{"Codes": r.told()})
	}
	parts = append(parts, coded)
	left := " " + th.Dim.Render(ansi.Truncate(frame.Clean(strings.Join(parts, " · ")), max(width-2, 1), "…"))
	hint := th.Key.Render("-") + " " + th.Dim.Render(say("find.leave-out-hint")) + " "
	if m.typing || ansi.StringWidth(left)+ansi.StringWidth(hint) > width-2 {
		hint = ""
	}
	return frame.Ends(left, hint, width)
}
