package theme

import (
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// Look is what must be known of the terminal and of its user's wishes.
type Look struct {
	Dark   bool // the background is dark
	Colour bool // colours are wanted: NO_COLOR is not set
	ASCII  bool // the terminal shows no more than ASCII
}

// Theme holds every style of the interface.
type Theme struct {
	Look

	Text     lipgloss.Style // what somebody said
	Dim      lipgloss.Style // the interviewer, what is less important
	Speaker  lipgloss.Style // who speaks
	Clock    lipgloss.Style // when
	Title    lipgloss.Style // the title line
	Heading  lipgloss.Style // a heading within a pane
	Key      lipgloss.Style // a key in the footer and in help
	Border   lipgloss.Style // the border of a pane
	Focus    lipgloss.Style // the border of the pane that has the keys
	Chosen   lipgloss.Style // the line or item that is chosen
	Selected lipgloss.Style // selected text
	Cursor   lipgloss.Style // the cell of the cursor
	Hit      lipgloss.Style // found words
	Current  lipgloss.Style // the words of the current coding
	Struck   lipgloss.Style // words that are not to be used
	Good     lipgloss.Style // saved, verbatim
	Warn     lipgloss.Style // look at this
	Bad      lipgloss.Style // not saved, wrong

	hues [Hues]lipgloss.Style
}

// New makes the theme. The renderer is told the background, so that it never
// asks the terminal; where colours are not wanted it still shows bold,
// underline and reverse.
func New(r *lipgloss.Renderer, look Look) Theme {
	r.SetHasDarkBackground(look.Dark)
	if !look.Colour {
		r.SetColorProfile(termenv.ANSI)
	}
	style := func() lipgloss.Style { return r.NewStyle() }
	draw := func(light, dark ink) lipgloss.Style {
		switch {
		case !look.Colour:
			return style()
		case look.Dark:
			return style().Foreground(dark.colour())
		}
		return style().Foreground(light.colour())
	}
	t := Theme{
		Look:     look,
		Text:     style(),
		Dim:      draw(ink{"#6B6B6B", "242", "8"}, ink{"#9A9A9A", "247", "7"}),
		Speaker:  style().Bold(true),
		Clock:    draw(ink{"#6B6B6B", "242", "8"}, ink{"#9A9A9A", "247", "7"}),
		Title:    style().Bold(true),
		Heading:  style().Bold(true),
		Key:      draw(ink{"#005F8F", "24", "4"}, ink{"#7CCBF5", "117", "14"}).Bold(true),
		Border:   draw(ink{"#909090", "246", "8"}, ink{"#6B6B6B", "242", "8"}),
		Focus:    draw(ink{"#005F8F", "24", "4"}, ink{"#7CCBF5", "117", "14"}).Bold(true),
		Chosen:   style().Reverse(true),
		Selected: style().Reverse(true),
		Cursor:   style().Reverse(true).Bold(true),
		Hit:      draw(ink{"#8A5C00", "94", "3"}, ink{"#F0E442", "227", "11"}).Underline(true).Bold(true),
		Current:  style().Underline(true),
		Struck:   style().Strikethrough(true).Faint(true),
		Good:     draw(ink{"#007A59", "23", "2"}, ink{"#2BBF94", "36", "10"}),
		Warn:     draw(ink{"#8A5C00", "94", "3"}, ink{"#E69F00", "214", "3"}).Bold(true),
		Bad:      draw(ink{"#B84E00", "130", "1"}, ink{"#F0803C", "209", "9"}).Bold(true).Reverse(true),
	}
	if !look.Colour {
		t.Dim, t.Clock = style().Faint(true), style().Faint(true)
	}
	for i, s := range shades() {
		t.hues[i] = draw(s.light, s.dark)
	}
	return t
}

func (i ink) colour() lipgloss.CompleteColor {
	return lipgloss.CompleteColor{TrueColor: i.full, ANSI256: i.cube, ANSI: i.sixteen}
}

// Hue is the style of a code's colour.
func (t Theme) Hue(h Hue) lipgloss.Style { return t.hues[h.wrap()] }

// Plain is the theme without any colour or attribute, for tests and for text
// that leaves the terminal.
func Plain(r *lipgloss.Renderer) Theme {
	t := New(r, Look{Dark: true})
	r.SetColorProfile(termenv.Ascii)
	return t
}

// Pen draws short pieces of one style many times a frame: its sequences are
// worked out once.
type Pen struct{ on, off string }

// PenOf makes a pen of a style without width, padding and border.
func PenOf(s lipgloss.Style) Pen {
	const nib = "x"
	drawn := s.Render(nib)
	for i := range drawn {
		if drawn[i:i+1] == nib && balanced(drawn[:i]) {
			return Pen{drawn[:i], drawn[i+1:]}
		}
	}
	return Pen{}
}

// balanced tells whether s ends outside an escape sequence.
func balanced(s string) bool {
	return s == "" || s[len(s)-1] == 'm'
}

// Draw returns the piece in the pen's style.
func (p Pen) Draw(s string) string {
	if s == "" {
		return ""
	}
	return p.on + s + p.off
}
