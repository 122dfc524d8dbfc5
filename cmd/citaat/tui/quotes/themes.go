package quotes

import (
	"strconv"
	"strings"

	"citaat/cmd/citaat/tui/frame"
)

// listTop is the first row of the list that is seen.
func (m Model) listTop(height int) int {
	return max(min(m.row-height/2, len(m.snap.themes)-height), 0)
}

// drawThemes draws the list of themes: how many passages and chosen quotations
// each branch holds. A theme of which nothing is chosen yet has an open mark.
func (m Model) drawThemes(width, height int) string {
	th := m.c.Theme
	top := m.listTop(height)
	most := 1
	for _, b := range m.snap.themes {
		most = max(most, len(strconv.Itoa(b.passages)))
	}
	var lines []string
	for i := top; i < min(top+height, len(m.snap.themes)); i++ {
		b := m.snap.themes[i]
		n := strconv.Itoa(b.passages)
		right := " " + m.chosenOf(b) + strings.Repeat(" ", max(most-len(n), 0)+1) + n
		name := " " + strings.Repeat("  ", b.depth)
		if i == m.row {
			lines = append(lines, th.Chosen.Render(frame.Ends(name+m.bar()+" "+frame.Clean(b.name), right+" ", width)))
			continue
		}
		said := frame.Clean(b.name)
		if b.passages == 0 {
			said = th.Dim.Render(said)
		}
		lines = append(lines, frame.Ends(name+th.Hue(b.hue).Render(m.bar())+" "+said, th.Dim.Render(right)+" ", width))
	}
	return strings.Join(lines, "\n")
}

// chosenOf marks how many of a branch are chosen, and where none is.
func (m Model) chosenOf(b branch) string {
	switch {
	case b.chosen > 0:
		return m.star1() + strconv.Itoa(b.chosen)
	case b.passages > 0:
		return m.sign("☆", "-")
	}
	return ""
}

func (m Model) star1() string { return m.sign("★", "*") }

func (m Model) bar() string { return m.sign("▌", "|") }
