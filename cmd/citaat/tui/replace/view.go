package replace

import (
	"strings"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/text"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// besides is from which width on both sides stand side by side.
const besides = 76

// View draws the screen.
func (m Model) View(width, height int) string {
	d, some := m.current()
	if !some {
		return frame.Block(m.nothing(width), width, height)
	}
	if width < besides {
		top := min(max(height/2, 6), height)
		return m.was(d, width, top) + "\n" + m.now(width, height-top)
	}
	left := width * 2 / 5
	return frame.Beside(m.was(d, left, height), m.now(width-left, height))
}

// nothing says why there is nothing to decide.
func (m Model) nothing(width int) string {
	say := m.c.Book.Say
	key := "replace.empty"
	switch {
	case !m.loaded && m.slow:
		return "\n  " + say("replace.busy")
	case !m.loaded:
		return ""
	}
	return "\n  " + strings.Join(frame.Wrap(say(key), max(width-4, 10)), "\n  ")
}

func (m Model) sign(rich, ascii string) string {
	if m.c.Theme.ASCII {
		return ascii
	}
	return rich
}

// was draws what was coded: code, who, when, the words with what stood around
// them.
func (m Model) was(d coding.Doubt, width, height int) string {
	th, say := m.c.Theme, m.c.Book.Say
	inner := max(width-4, 8)
	var lines []string
	for _, l := range frame.Wrap(m.state(d), inner) {
		lines = append(lines, th.Warn.Render(l))
	}
	add := func(ls ...string) { lines = append(lines, ls...) }
	add(th.Heading.Render(frame.Clean(m.name(d.Code))))
	add(frame.Wrap(say("replace.by", phrases.Args{"Coder": string(d.Coder), "Interview": string(d.Interview),
		"Date": d.Made.Local().Format("02-01-2006")}), inner)...)
	if d.Choice.Chosen {
		add(m.sign("★ ", "* ") + say("replace.chosen"))
	}
	add("")
	add(m.quote(d.Prefix, d.Quote, d.Suffix, m.gone(d), inner)...)
	if !m.decides() {
		add("")
		add(frame.Wrap(say("replace.theirs", phrases.Args{"Coder": string(d.Coder)}), inner)...)
	}
	return m.pane(say("replace.was"), lines, width, height, false)
}

// state is which kind of doubt it is, and how far one is.
func (m Model) state(d coding.Doubt) string {
	say := m.c.Book.Say
	key := "replace.lost"
	if d.Unsure {
		key = "replace.unsure"
	}
	return say("replace.progress", phrases.Args{"N": m.at + 1, "Of": len(m.doubts)}) + " · " + say(key)
}

// gone are the places of the coded words that the chosen candidate has not.
func (m Model) gone(d coding.Doubt) []corpus.Span {
	c, ok := m.chosen()
	if !ok {
		return nil
	}
	return c.gone
}

// quote lays words out with what stood around them, dimmed.
func (m Model) quote(before, words, after string, differs []corpus.Span, width int) []string {
	th := m.c.Theme
	lead, tail := "“", "”" // the words can be told without colour too
	if before != "" {
		lead = "…" + frame.Clean(before) + lead
	}
	if after != "" {
		tail += frame.Clean(after) + "…"
	}
	clean := frame.Clean(words)
	if clean != words && len([]rune(clean)) != len([]rune(words)) {
		differs = nil
	}
	whole := lead + clean + tail
	from := corpus.Offset(len([]rune(lead)))
	to := from + corpus.Offset(len([]rune(clean)))
	var marks []corpus.Span
	for _, s := range differs {
		marks = append(marks, corpus.Span{Start: s.Start + from, End: s.End + from})
	}
	f := text.NewField(whole, 0)
	return f.View(text.FieldView{Theme: th, Width: width + 1, Height: f.Rows(width + 1), Differs: marks,
		Faint: []corpus.Span{{Start: 0, End: from}, {Start: to, End: corpus.Offset(len([]rune(whole)))}}})
}

// now draws where it may be.
func (m Model) now(width, height int) string {
	th, say := m.c.Theme, m.c.Book.Say
	inner := max(width-4, 8)
	var lines []string
	first := 0 // row of the chosen candidate
	switch {
	case m.options.err != nil:
		lines = frame.Wrap(m.c.Book.Error(m.options.err), inner)
	case !m.options.done:
		lines = []string{th.Dim.Render(say("replace.looking"))}
	case len(m.options.list) == 0:
		lines = frame.Wrap(say("replace.none"), inner)
	}
	for i, c := range m.options.list {
		if i == m.choice {
			first = len(lines)
		}
		lines = append(lines, m.candidateLines(c, i == m.choice, inner)...)
		lines = append(lines, "")
	}
	if room := height - 2; len(lines) > room && first > 0 {
		lines = lines[min(first, len(lines)-room):]
	}
	return m.pane(say("replace.now"), lines, width, height, true)
}

func (m Model) candidateLines(c candidate, chosen bool, width int) []string {
	th, say := m.c.Theme, m.c.Book.Say
	head := c.place + " · " + say("replace.alike", phrases.Args{"N": c.Same, "Of": c.Of})
	if c.Here {
		head += " · " + say("replace.here")
	}
	head = frame.Fit(head, width-2)
	if chosen {
		head = m.sign("▸ ", "> ") + th.Chosen.Render(head)
	} else {
		head = "  " + th.Dim.Render(head)
	}
	lines := []string{head}
	for _, l := range m.quote(c.before, c.Words, c.after, c.come, width-2) {
		lines = append(lines, "  "+l)
	}
	return lines
}

func (m Model) pane(title string, lines []string, width, height int, focused bool) string {
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	return frame.Pane(m.c.Theme, title, strings.Join(lines, "\n"), width, height, focused)
}
