package theme

import (
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
)

func renderer(p termenv.Profile) *lipgloss.Renderer {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(p)
	return r
}

// TestNoColour: no sequence sets a colour, and the attributes still work.
func TestNoColour(t *testing.T) {
	th := New(renderer(termenv.TrueColor), Look{Dark: true})
	for name, s := range map[string]lipgloss.Style{
		"dim": th.Dim, "hit": th.Hit, "bad": th.Bad, "hue": th.Hue(2), "focus": th.Focus, "selected": th.Selected,
	} {
		got := s.Render("x")
		for _, colour := range []string{"38;", "48;", "[3", "[9"} {
			if strings.Contains(got, colour) {
				t.Errorf("%s sets a colour: %q", name, got)
			}
		}
	}
	if got := th.Selected.Render("x"); !strings.Contains(got, "\x1b[7m") {
		t.Errorf("selection is not reversed without colours: %q", got)
	}
	if got := th.Hit.Render("x"); !strings.Contains(got, "4") {
		t.Errorf("hits are not underlined without colours: %q", got)
	}
}

func TestLightAndDarkDiffer(t *testing.T) {
	dark := New(renderer(termenv.TrueColor), Look{Dark: true, Colour: true})
	light := New(renderer(termenv.TrueColor), Look{Colour: true})
	if a, b := dark.Hue(6).Render("x"), light.Hue(6).Render("x"); a == b {
		t.Errorf("yellow is the same on white and on black: %q", a)
	}
}

func TestParseHue(t *testing.T) {
	for in, want := range map[string]string{"blue": "blue", " Orange ": "orange", "#0072B2": "blue", "#ff0000": "vermillion", "#888888": "grey"} {
		if h, ok := ParseHue(in); !ok || h.Name() != want {
			t.Errorf("%q: %s, %v; want %s", in, h.Name(), ok, want)
		}
	}
	if _, ok := ParseHue("mauve-ish"); ok {
		t.Error("an unknown colour was taken for a hue")
	}
	if HueOf("", "vertrouwen-abc") == HueOf("", "bezorgd-xyz") && HueOf("", "vertrouwen-abc") == HueOf("", "slapen-qrs") {
		t.Error("codes without a colour all look alike")
	}
}

func TestLettersStayApart(t *testing.T) {
	names := []string{"Vertrouwen", "Verbeterpunt", "Voeding", "Vervoer", "Vrijwilliger", "", "ünïcode", "مرحبا"}
	for range 60 {
		names = append(names, "Vertrouwen")
	}
	seen := map[string]int{}
	for i, l := range Letters(names) {
		if ansi.StringWidth(l) != 1 {
			t.Errorf("%q has the mark %q", names[i], l)
		}
		if at, twice := seen[l]; twice {
			t.Errorf("%q of %d and %d", l, at, i)
		}
		seen[l] = i
	}
	if got := Letters([]string{"Vertrouwen", "Verbeterpunt"}); got[0] != "V" || got[1] != "E" {
		t.Errorf("letters are not taken from the names: %v", got)
	}
}

func TestAnswer(t *testing.T) {
	for in, want := range map[string]struct{ dark, ok bool }{
		"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c": {false, true},
		"\x1b]11;rgb:1e/1e/2e\a\x1b[?1;2c":          {true, true},
		"\x1b[?62c":                                 {false, false},
		"\x1b]11;rgb:ffff/ff":                       {false, false},
		"\x1b]11;rgb:zz/zz/zz\a":                    {false, false},
		"":                                          {false, false},
	} {
		if dark, ok := Answer([]byte(in)); dark != want.dark || ok != want.ok {
			t.Errorf("%q: %v %v", in, dark, ok)
		}
	}
}

func TestDetect(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	env := func(m map[string]string) func(string) string { return func(k string) string { return m[k] } }
	// A pipe is no terminal: it is not asked, so this returns although nobody answers.
	if l := Detect(r, w, env(map[string]string{"TERM": "xterm-256color"}), time.Hour); !l.Dark || !l.Colour {
		t.Errorf("without an answer: %+v", l)
	}
	if l := Detect(r, w, env(map[string]string{"CITAAT_THEME": "light", "NO_COLOR": "1"}), time.Hour); l.Dark || l.Colour {
		t.Errorf("CITAAT_THEME=light NO_COLOR=1: %+v", l)
	}
	if l := Detect(r, w, env(map[string]string{"COLORFGBG": "0;15"}), time.Hour); l.Dark {
		t.Errorf("COLORFGBG of a light terminal: %+v", l)
	}
	if l := Wishes(env(map[string]string{"LANG": "nl_NL.UTF-8"})); l.ASCII {
		t.Errorf("UTF-8 locale taken for ASCII")
	}
	if l := Wishes(env(map[string]string{"LC_ALL": "C"})); !l.ASCII {
		t.Errorf("C locale not taken for ASCII")
	}
}

func TestPenDrawsWhatTheStyleDoes(t *testing.T) {
	th := New(renderer(termenv.TrueColor), Look{Dark: true, Colour: true})
	for _, s := range []lipgloss.Style{th.Text, th.Hit, th.Hue(3), th.Selected, th.Bad} {
		if got, want := PenOf(s).Draw("m"), s.Render("m"); got != want {
			t.Errorf("pen %q, style %q", got, want)
		}
	}
}
