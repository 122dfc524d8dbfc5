package memos

import (
	"io"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"citaat/cmd/citaat/tui/theme"
)

func TestFoundWordsAreMarked(t *testing.T) {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.Ascii)
	th := theme.New(r, theme.Look{})
	th.Hit = r.NewStyle().SetString("").Transform(func(s string) string { return "<" + s + ">" })
	for _, c := range []struct{ query, line, want string }{
		{"stress", "Niet echt Stress, wel stresswoorden.", "Niet echt <Stress>, wel <stress>woorden."},
		{"een", "Eén zin en een 👶.", "<Eén> zin en <een> 👶."},
		{"هادئ", "قالت هادئ.", "قالت <هادئ>."},
		{"str stress", "stress", "<stress>"},
		{"", "niets", "niets"},
		{"x", "al \x1b[1mx\x1b[0m", "al \x1b[1mx\x1b[0m"},
	} {
		m := Model{c: Config{Theme: th}}
		m.wish.query = c.query
		if got := m.lit(c.line); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.query, c.line, got, c.want)
		}
	}
}
