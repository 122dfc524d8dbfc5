package pick

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/corpus/phrases"
)

// detailRows is how many rows the detail of the chosen item has.
const detailRows = 3

// View draws the picker as a box of at most width by height.
func (m Model) View(width, height int) string {
	inner := max(width-4, 10)
	top, shown := m.window(height)
	m.input.Width = max(inner-4, 4)
	body := " " + m.input.View()
	for i := top; i < min(top+shown, m.rows()); i++ {
		body += "\n " + m.row(i, inner)
	}
	if m.rows() == 0 {
		hint := "widgets.nothing"
		if len(m.items) == 0 && m.opts.NewWord != "" {
			hint = "widgets.first-name" // there is nothing to find yet
		}
		body += "\n   " + m.theme.Dim.Render(m.book.Say(hint))
	}
	for _, l := range m.detail(inner) {
		body += "\n " + l
	}
	title := m.opts.Title
	if n := len(m.marked); n > 0 {
		title = m.sign("✓", "*") + strconv.Itoa(n) + " " + title
	}
	return frame.Pane(m.theme, title, body, width, min(shown+3+detailRows, height), true)
}

// window is which rows are seen in a box of that height.
func (m Model) window(height int) (top, shown int) {
	shown = max(min(m.rows(), max(height-3-detailRows, 1)), 1)
	return min(max(m.at-shown+1, 0), m.at), shown
}

func (m Model) row(i, width int) string {
	pointer, check := " ", " "
	if i == m.at {
		pointer = m.sign("▸", ">")
	}
	if i < len(m.found) && m.marked[m.items[m.found[i].item].ID] {
		check = m.sign("✓", "*")
	}
	sign := pointer + check + " "
	if i == len(m.found) {
		return m.style(i, frame.Fit(sign+m.newRow(), width))
	}
	it := m.items[m.found[i].item]
	right := ""
	if it.Off != "" {
		right = " " + it.Off
	}
	if it.Count != "" {
		right += "  " + it.Count
	}
	if it.Key != "" {
		right += "  [" + it.Key + "]"
	}
	if i == m.at || it.Off != "" {
		return m.style(i, frame.Ends(sign+it.Title, right+" ", width))
	}
	return frame.Ends(sign+m.underlined(it.Title, m.found[i].hits), m.theme.Dim.Render(right)+" ", width)
}

func (m Model) sign(rich, ascii string) string {
	if m.theme.ASCII {
		return ascii
	}
	return rich
}

// underlined draws a title with the letters that were typed underlined.
func (m Model) underlined(title string, hits map[int]bool) string {
	if len(hits) == 0 {
		return title
	}
	var b, run strings.Builder
	was := false
	flush := func() {
		if was {
			b.WriteString(m.theme.Current.Render(run.String()))
		} else {
			b.WriteString(run.String())
		}
		run.Reset()
	}
	for i, r := range []rune(title) {
		if hits[i] != was {
			flush()
			was = hits[i]
		}
		run.WriteRune(r)
	}
	flush()
	return b.String()
}

func (m Model) style(row int, s string) string {
	if row == m.at {
		return m.theme.Chosen.Render(s)
	}
	if row < len(m.found) && m.items[m.found[row].item].Off != "" {
		return m.theme.Dim.Render(s)
	}
	return s
}

func (m Model) newRow() string {
	s := "+ " + m.book.Say(m.opts.NewWord, phrases.Args{"Text": strings.TrimSpace(m.Text())})
	if len(m.opts.Parents) > 0 && m.opts.Under != "" {
		s += "   ← " + m.book.Say(m.opts.Under, phrases.Args{"Parent": m.opts.Parents[m.parent].Title}) + " →"
	}
	return s
}

// detail is what the chosen item means, on at most detailRows rows.
func (m Model) detail(width int) []string {
	it, ok := m.Chosen()
	if !ok {
		return nil
	}
	var lines []string
	for _, s := range []string{it.Detail, it.Note} {
		lines = append(lines, frame.Wrap(s, width)...)
	}
	if len(lines) > detailRows {
		lines = lines[:detailRows]
		lines[detailRows-1] = ansi.Truncate(lines[detailRows-1], width-2, "") + " …"
	}
	for i := range lines {
		lines[i] = m.theme.Dim.Render(lines[i])
	}
	return lines
}
