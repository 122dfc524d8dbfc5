package theme

import (
	"fmt"
	"io"
	"math"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/lucasb-eyer/go-colorful"
	"github.com/muesli/termenv"
)

// luminance is the relative luminance of WCAG 2: of linear red, green and blue
// 0.2126, 0.7152 and 0.0722.
func luminance(c colorful.Color) float64 {
	r, g, b := c.LinearRgb()
	return 0.2126*r + 0.7152*g + 0.0722*b
}

// ratio is WCAG 2's ratio of two colours, from 1 to 21; text asks for 4.5.
func ratio(a, b colorful.Color) float64 {
	l, m := luminance(a), luminance(b)
	return (math.Max(l, m) + 0.05) / (math.Min(l, m) + 0.05)
}

// eyes are the ways in which people see colours: the matrices of Machado,
// Oliveira and Fernandes (2009, table 1, severity 1.0), on linear values.
var eyes = map[string][9]float64{
	"usual":        {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"protanopia":   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	"deuteranopia": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	"tritanopia":   {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}

func seen(c colorful.Color, m [9]float64) colorful.Color {
	r, g, b := c.LinearRgb()
	return colorful.LinearRgb(m[0]*r+m[1]*g+m[2]*b, m[3]*r+m[4]*g+m[5]*b, m[6]*r+m[7]*g+m[8]*b).Clamped()
}

// apart is the least difference (CIEDE2000) at which two hues are told apart
// beside one another; 2.3 is just noticeable. Letters stand beside the hues all
// the same.
const apart = 5

// in is a colour as a terminal of that many colours shows it, with xterm's
// values.
func in(t *testing.T, p termenv.Profile, s lipgloss.TerminalColor, dark bool) colorful.Color {
	t.Helper()
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(p)
	r.SetHasDarkBackground(dark)
	cc, ok := s.(lipgloss.CompleteColor)
	if !ok {
		t.Fatalf("%T", s)
	}
	hex := map[termenv.Profile]string{termenv.TrueColor: cc.TrueColor, termenv.ANSI256: cc.ANSI256, termenv.ANSI: cc.ANSI}[p]
	return termenv.ConvertToRGB(p.Color(hex))
}

// TestColoursCanBeRead and be told apart, by every eye, on black and on white, in
// terminals of all colours and of 256.
func TestColoursCanBeRead(t *testing.T) {
	for _, dark := range []bool{true, false} {
		paper := colorful.Color{}
		if !dark {
			paper = colorful.Color{R: 1, G: 1, B: 1}
		}
		for _, p := range []termenv.Profile{termenv.TrueColor, termenv.ANSI256} {
			th := New(renderer(p), Look{Dark: dark, Colour: true})
			for name, style := range map[string]lipgloss.Style{"dim": th.Dim, "clock": th.Clock, "key": th.Key, "focus": th.Focus, "hit": th.Hit, "good": th.Good, "warn": th.Warn, "bad": th.Bad} {
				if k := ratio(in(t, p, style.GetForeground(), dark), paper); k < 4.5 {
					t.Errorf("%s, dark %v, profile %d: contrast %.2f", name, dark, p, k)
				}
			}
			if k := ratio(in(t, p, th.Border.GetForeground(), dark), paper); k < 3 { // lines are no text
				t.Errorf("border, dark %v: contrast %.2f", dark, k)
			}
			for h := range Hue(Hues) {
				mine := in(t, p, th.Hue(h).GetForeground(), dark)
				if k := ratio(mine, paper); k < 4.5 {
					t.Errorf("%s, dark %v, profile %d: contrast %.2f", h.Name(), dark, p, k)
				}
				for o := h + 1; o < Hues; o++ {
					other := in(t, p, th.Hue(o).GetForeground(), dark)
					for eye, m := range eyes {
						if d := 100 * seen(mine, m).DistanceCIEDE2000(seen(other, m)); d < apart {
							t.Errorf("%s and %s, dark %v, profile %d, %s: %.1f apart", h.Name(), o.Name(), dark, p, eye, d)
						}
					}
				}
			}
		}
	}
}

// TestSixteenColours: what the numbers look like is the user's own choice there,
// so that each hue has a number of its own, and none is that of the paper.
func TestSixteenColours(t *testing.T) {
	for _, dark := range []bool{true, false} {
		th := New(renderer(termenv.ANSI), Look{Dark: dark, Colour: true})
		taken := map[string]Hue{}
		for h := range Hue(Hues) {
			n := th.Hue(h).GetForeground().(lipgloss.CompleteColor).ANSI
			if other, twice := taken[n]; twice {
				t.Errorf("dark %v: %s and %s are both %s", dark, h.Name(), other.Name(), n)
			}
			taken[n] = h
			if dark && (n == "0") || !dark && (n == "7" || n == "15") {
				t.Errorf("%s is %s on paper of that colour", h.Name(), n)
			}
			if drawn := th.Hue(h).Render("x"); drawn == "x" || drawn == fmt.Sprintf("\x1b[38;5;%smx\x1b[0m", n) {
				t.Errorf("%s comes out as %q", h.Name(), drawn)
			}
		}
	}
}
