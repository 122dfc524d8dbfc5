package sieve

import (
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// headRows is what stands above the kinds and values, with the border.
const headRows = 3

// Size is how large the window is in a room.
func Size(width, height int) (w, h int) { return min(width, 78), min(height, 20) }

func kindsWidth(width int) int { return min(30, max(width*2/5, 10)) }

// rows is how many kinds or values there is room for.
func (m Model) rows(height int) int { return max(height-headRows-2, 1) }

// top is the first of n rows that is shown so that one of them is in sight.
func (m Model) top(at, n, height int) int {
	rows := m.rows(height)
	return max(min(at-rows/2, n-rows), 0)
}

// View draws the window.
func (m Model) View(width, height int) string {
	width, height = Size(width, height)
	th, say := m.c.Theme, m.c.Book.Say
	title := say("lens.window")
	if m.kinds == nil {
		return frame.Pane(th, title, "\n  "+th.Dim.Render(say("lens.loading")), width, height, true)
	}
	inner, left := width-2, kindsWidth(width)
	lines := []string{" " + m.summary(inner-2), ""}
	values := m.fitting()
	kt, vt := m.top(m.kind, len(m.kinds), height), m.top(m.at, len(values), height)
	for y := range m.rows(height) {
		line := frame.Fit("", left)
		if i := kt + y; i < len(m.kinds) {
			line = m.kindRow(i, left)
		}
		right := ""
		if i := vt + y; i < len(values) {
			right = m.valueRow(i, values[i], inner-left-1)
		} else if y == 0 {
			right = " " + th.Dim.Render(say("lens.nothing-fits"))
		}
		lines = append(lines, line+" "+right)
	}
	return frame.Pane(th, title, strings.Join(lines, "\n"), width, height, true)
}

// summary is the filter in words and how much passes, and what is typed.
func (m Model) summary(width int) string {
	th, say := m.c.Theme, m.c.Book.Say
	n, of := m.passes, len(m.stock.Interviews)
	said := say("lens.all", phrases.Args{"Count": of})
	if m.filter.On() {
		said = say("lens.title", phrases.Args{"Words": m.filter.Words(m.c.Book, m.stock.Settings, m.stock.Codebook), "Passing": n, "Count": of})
	}
	right := ""
	if m.typed != "" {
		right = th.Key.Render("/"+m.typed) + th.Cursor.Render(" ")
	}
	style := th.Heading
	if m.filter.On() && n == 0 {
		style = th.Warn
	}
	return frame.Ends(style.Render(ansi.Truncate(frame.Clean(said), max(width-ansi.StringWidth(right)-1, 8), "…")), right, width)
}

func (m Model) kindRow(i, width int) string {
	th, k := m.c.Theme, m.kinds[i]
	pointer := "  "
	if i == m.kind {
		pointer = m.sign("▸ ", "> ")
	}
	right := ""
	if n := len(k.on(m.filter)); n > 0 {
		right = strconv.Itoa(n) + " "
	}
	line := frame.Ends(" "+pointer+frame.Clean(k.name), right, width)
	switch {
	case i == m.kind && !m.values:
		return th.Chosen.Render(line)
	case right != "":
		return th.Hit.Render(line)
	}
	return line
}

func (m Model) valueRow(i int, v value, width int) string {
	th := m.c.Theme
	box := "[ ] "
	if slices.Contains(m.kinds[m.kind].on(m.filter), v.id) {
		box = "[x] "
	}
	right := ""
	if v.count >= 0 {
		right = m.c.Book.Say("lens.count", phrases.Args{"Count": v.count}) + " "
	}
	line := frame.Ends(" "+box+v.title(), right, max(width, 1))
	if i == m.at && m.values {
		return th.Chosen.Render(line)
	}
	return line
}

func (m Model) sign(rich, ascii string) string {
	if m.c.Theme.ASCII {
		return ascii
	}
	return rich
}

// Speak is the window in words.
func (m Model) Speak() screen.Speech {
	say := m.c.Book.Say
	s := screen.Speech{Where: say("lens.window"), Typed: m.typed}
	if m.kinds == nil {
		s.Now = say("lens.loading")
		return s
	}
	k := m.kinds[m.kind]
	s.Now = k.name
	if vs := m.fitting(); m.values && m.at < len(vs) {
		key := "lens.is-off"
		if slices.Contains(k.on(m.filter), vs[m.at].id) {
			key = "lens.is-on"
		}
		s.Now += ": " + say(key, phrases.Args{"Value": vs[m.at].title()})
	}
	s.More = []string{ansi.Strip(m.summary(1000))}
	return s
}
