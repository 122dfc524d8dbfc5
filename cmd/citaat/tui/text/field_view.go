package text

import (
	"slices"
	"strings"

	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus"
)

// FieldView is how a field is drawn.
type FieldView struct {
	Theme         theme.Theme
	Width, Height int
	Focused       bool
	Differs       []corpus.Span // what is not as it was, underlined
	Faint         []corpus.Span // what only stands around it
}

// View draws as many rows as there is room for, those around the cursor.
func (f Field) View(v FieldView) []string {
	lines := f.lines(v.Width)
	first := f.firstRow(lines, v.Height)
	text := f.String()
	var out []string
	for y := first; y < min(first+v.Height, len(lines)); y++ {
		var b strings.Builder
		for _, c := range appendCells(nil, text, lines[y]) {
			b.WriteString(f.draw(v, c, shown(text[c.at:c.end])))
		}
		if v.Focused && y == len(lines)-1 && f.at == len(f.text) {
			b.WriteString(v.Theme.Cursor.Render(" "))
		}
		out = append(out, b.String())
	}
	return out
}

func (f Field) draw(v FieldView, c cell, g string) string {
	lo, hi := f.marked()
	at := int(c.off)
	switch {
	case v.Focused && at == f.at:
		return v.Theme.Cursor.Render(g)
	case at >= lo && at < hi:
		return v.Theme.Selected.Render(g)
	}
	holds := func(spans []corpus.Span) bool {
		return slices.ContainsFunc(spans, func(s corpus.Span) bool { return s.Holds(c.off) })
	}
	switch {
	case holds(v.Differs):
		return v.Theme.Hit.Render(g)
	case holds(v.Faint):
		return v.Theme.Dim.Render(g)
	}
	return g
}

// firstRow is the first row that is shown, so that the cursor's is in view.
func (f Field) firstRow(lines []line, height int) int {
	return min(max(rowOf(lines, f.at)-height*2/3, 0), max(len(lines)-height, 0))
}

// Rows is how many rows the field takes at a width.
func (f Field) Rows(width int) int { return len(f.lines(width)) }

// Click puts the cursor at a cell of what View shows.
func (f Field) Click(x, y int, v FieldView) Field {
	lines := f.lines(v.Width)
	y += f.firstRow(lines, v.Height)
	if y < 0 || y >= len(lines) {
		return f.move(len(f.text), false)
	}
	return f.move(f.inRow(lines, y, max(x, 0)), false)
}
