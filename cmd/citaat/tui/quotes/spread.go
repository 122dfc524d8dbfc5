package quotes

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/chart"
	"citaat/cmd/citaat/tui/frame"
	"citaat/corpus/phrases"
)

// spread draws who supplies how many passages, of whom quotations are chosen,
// and what a reader would ask about: one who supplies too many, a group that is
// not heard, what speaks against the theme.
func (m Model) spread(width int) []string {
	th := m.c.Theme
	if len(m.tally.shares) == 0 {
		return nil
	}
	lines := []string{m.bars(width)}
	add := func(s string, style func(...string) string) {
		if s != "" {
			lines = append(lines, frame.Fit(" "+style(ansi.Truncate(s, max(width-2, 1), "…")), width))
		}
	}
	if m.tally.stars > 0 && m.tally.chosen != "" {
		add(m.c.Book.Say("quotes.spread-chosen", phrases.Args{"People": m.tally.chosen}), th.Dim.Render)
	}
	if w := m.warning(); w != "" {
		add(m.sign("⚠ ", "! ")+w, th.Warn.Render)
	}
	add(m.silence(), th.Dim.Render)
	deviant, _ := m.deviant()
	add(deviant, th.Dim.Render)
	return lines[:min(len(lines), max(m.height/4, 2))]
}

// bars is a bar for each participant, with the chosen ones beside it.
func (m Model) bars(width int) string {
	th, list := m.c.Theme, m.tally.shares
	top := 0
	for _, s := range list {
		top = max(top, s.n)
	}
	line := " " + th.Dim.Render(m.c.Book.Say("quotes.spread")) + " "
	for i, s := range list {
		bar := frame.Clean(string(s.who)) + " " + chart.Bar(float64(s.n), float64(top), 4, th.ASCII) + " " + strconv.Itoa(s.n)
		if s.chosen > 0 {
			bar += " " + th.Warn.Render(m.star1()+strconv.Itoa(s.chosen))
		}
		if ansi.StringWidth(line)+ansi.StringWidth(bar)+8 > width && i < len(list)-1 {
			line += th.Dim.Render(m.c.Book.Say("quotes.and-more", phrases.Args{"Count": len(list) - i}))
			break
		}
		line += " " + bar + " "
	}
	return frame.Fit(line, width)
}

// spoken is the spread in words.
func (m Model) spokenSpread() []string {
	var parts []string
	for _, s := range m.tally.shares {
		parts = append(parts, m.c.Book.Say("quotes.speak-share", phrases.Args{"Participant": frame.Clean(string(s.who)), "N": s.n, "Chosen": s.chosen}))
		if len(parts) == 12 {
			break
		}
	}
	lines := []string{m.c.Book.Say("quotes.spread") + ": " + strings.Join(parts, ", ")}
	deviant, _ := m.deviant()
	for _, s := range []string{m.warning(), m.silence(), deviant} {
		if s != "" {
			lines = append(lines, s)
		}
	}
	return lines
}
