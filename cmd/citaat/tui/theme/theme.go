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
	ink := func(light, dark string) lipgloss.Style {
		s := style()
		if !look.Colour {
			return s
		}
		if look.Dark {
			return s.Foreground(lipgloss.Color(dark))
		}
		return s.Foreground(lipgloss.Color(light))
	}
	t := Theme{
		Look:     look,
		Text:     style(),
		Dim:      ink("#6B6B6B", "#9A9A9A"),
		Speaker:  style().Bold(true),
		Clock:    ink("#6B6B6B", "#9A9A9A"),
		Title:    style().Bold(true),
		Heading:  style().Bold(true),
		Key:      ink("#005F8F", "#7CCBF5").Bold(true),
		Border:   ink("#9A9A9A", "#6B6B6B"),
		Focus:    ink("#005F8F", "#7CCBF5").Bold(true),
		Chosen:   style().Reverse(true),
		Selected: style().Reverse(true),
		Cursor:   style().Reverse(true).Bold(true),
		Hit:      ink("#9A6700", "#F0E442").Underline(true).Bold(true),
		Current:  style().Underline(true),
		Good:     ink("#007A59", "#2BBF94"),
		Warn:     ink("#9A6700", "#E69F00").Bold(true),
		Bad:      ink("#B84E00", "#F0803C").Bold(true).Reverse(true),
	}
	if !look.Colour {
		t.Dim, t.Clock = style().Faint(true), style().Faint(true)
	}
	for i, s := range shades() {
		t.hues[i] = ink(s.light, s.dark)
	}
	return t
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
