package frame

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/theme"
)

// Fit makes a line exactly width columns wide: cut with an ellipsis or filled
// with spaces.
func Fit(line string, width int) string {
	if width <= 0 {
		return ""
	}
	n := ansi.StringWidth(line)
	if n > width {
		line = ansi.Truncate(line, width, "…")
		n = ansi.StringWidth(line)
	}
	return line + strings.Repeat(" ", max(width-n, 0))
}

// Ends puts one text at the left and one at the right of a line; the left one
// gives way.
func Ends(left, right string, width int) string {
	r := ansi.StringWidth(right)
	if r >= width {
		return Fit(right, width)
	}
	return Fit(left, width-r) + right
}

// Lines is a text as exactly height lines of exactly width columns.
func Lines(text string, width, height int) []string {
	if height <= 0 {
		return nil
	}
	given := strings.Split(text, "\n")
	lines := make([]string, height)
	for i := range lines {
		if i < len(given) {
			lines[i] = Fit(given[i], width)
		} else {
			lines[i] = strings.Repeat(" ", max(width, 0))
		}
	}
	return lines
}

// Block is Lines as one text.
func Block(text string, width, height int) string {
	return strings.Join(Lines(text, width, height), "\n")
}

type border struct{ topLeft, topRight, bottomLeft, bottomRight, across, down string }

func borderOf(th theme.Theme) border {
	if th.ASCII {
		return border{"+", "+", "+", "+", "-", "|"}
	}
	return border{"╭", "╮", "╰", "╯", "─", "│"}
}

// Pane draws a body in a border with a title in it, width by height in all.
// The pane that has the keys is told by a double mark at its title, not by
// colour alone.
func Pane(th theme.Theme, title, body string, width, height int, focused bool) string {
	if width < 2 || height < 2 {
		return Block("", width, height)
	}
	b, style := borderOf(th), th.Border
	if focused {
		style = th.Focus
	}
	var out strings.Builder
	inner := width - 2
	top := ""
	if title != "" && inner > 4 {
		mark := " "
		if focused {
			mark = "» "
			if th.ASCII {
				mark = "> "
			}
		}
		top = ansi.Truncate(mark+title+" ", inner-1, "…")
	}
	out.WriteString(style.Render(b.topLeft + top + strings.Repeat(b.across, max(inner-ansi.StringWidth(top), 0)) + b.topRight))
	side := style.Render(b.down)
	for _, l := range Lines(body, inner, height-2) {
		out.WriteString("\n" + side + l + side)
	}
	out.WriteString("\n" + style.Render(b.bottomLeft+strings.Repeat(b.across, inner)+b.bottomRight))
	return out.String()
}

// Beside joins blocks of equal height side by side.
func Beside(blocks ...string) string {
	var rows [][]string
	height := 0
	for _, b := range blocks {
		if b == "" {
			continue
		}
		r := strings.Split(b, "\n")
		rows = append(rows, r)
		height = max(height, len(r))
	}
	var out strings.Builder
	for y := range height {
		if y > 0 {
			out.WriteByte('\n')
		}
		for _, r := range rows {
			if y < len(r) {
				out.WriteString(r[y])
			}
		}
	}
	return out.String()
}

// Over lays a box over a text with its corner at a column and row.
func Over(under, box string, x, y int) string {
	base := strings.Split(under, "\n")
	for i, l := range strings.Split(box, "\n") {
		at := y + i
		if at < 0 || at >= len(base) {
			continue
		}
		w := ansi.StringWidth(l)
		whole := ansi.StringWidth(base[at])
		left := Fit(ansi.Truncate(base[at], x, ""), x)
		right := ""
		if rest := whole - x - w; rest > 0 {
			right = ansi.TruncateLeft(base[at], x+w, "")
			if ansi.StringWidth(right) > rest { // a wide letter stood on the edge
				right = ansi.TruncateLeft(base[at], x+w+1, "")
			}
			if lost := rest - ansi.StringWidth(right); lost > 0 {
				right = strings.Repeat(" ", lost) + right
			}
		}
		base[at] = left + l + right
	}
	return strings.Join(base, "\n")
}

// Middle lays a box over the middle of a text.
func Middle(under, box string, width, height int) string {
	w, h := 0, 0
	for _, l := range strings.Split(box, "\n") {
		w, h = max(w, ansi.StringWidth(l)), h+1
	}
	return Over(under, box, max((width-w)/2, 0), max((height-h)/2, 0))
}

// Wrap breaks prose of the interface into lines of at most width columns.
func Wrap(s string, width int) []string {
	if s == "" || width < 1 {
		return nil
	}
	return strings.Split(ansi.Wrap(s, width, ""), "\n")
}
