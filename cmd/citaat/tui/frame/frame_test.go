package frame

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

func colours() theme.Theme {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.TrueColor)
	return theme.New(r, theme.Look{Dark: true, Colour: true})
}

// hard is text of whole graphemes that are hard to measure.
var hard = rapid.Custom(func(t *rapid.T) string {
	g := rapid.SampledFrom([]string{"a", "b", " ", "é", "e\u0301", "漢", "\U0001F468\u200D\U0001F469\u200D\U0001F467", "م", "ر", "\n", "क्षि", "\U0001F1F3\U0001F1F1 "})
	return strings.Join(rapid.SliceOfN(g, 0, 60).Draw(t, "graphemes"), "")
})

// TestKeepsToItsSize: whatever is in it, a pane is exactly as large as asked.
func TestKeepsToItsSize(t *testing.T) {
	th := colours()
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(2, 60).Draw(t, "w"), rapid.IntRange(2, 12).Draw(t, "h")
		pane := Pane(th, Clean(hard.Draw(t, "title")), hard.Draw(t, "body"), w, h, rapid.Bool().Draw(t, "focused"))
		same(t, pane, w, h)
		x, y := rapid.IntRange(0, w-2).Draw(t, "x"), rapid.IntRange(0, h-1).Draw(t, "y")
		box := Block(hard.Draw(t, "box"), rapid.IntRange(1, w-x).Draw(t, "bw"), 2)
		same(t, Over(pane, box, x, y), w, h)
	})
}

type fataler interface{ Fatalf(string, ...any) }

func same(t fataler, s string, w, h int) {
	lines := strings.Split(s, "\n")
	if len(lines) != h {
		t.Fatalf("%d lines of %d", len(lines), h)
	}
	for i, l := range lines {
		if n := ansi.StringWidth(l); n != w {
			t.Fatalf("line %d is %d wide, not %d: %q", i, n, w, l)
		}
	}
}

func table() screen.Table {
	return screen.Table{Bindings: []screen.Binding{
		{Action: "move", Keys: []string{"j", "down"}, Shown: "j ↓", Help: "widgets.down", Group: "widgets.group-move"},
		{Action: "end", Keys: []string{"$"}, Help: "widgets.line-end", Footer: 2},
		{Action: "word", Keys: []string{"w"}, Help: "widgets.next-word", Footer: 1},
		{Action: "off", Keys: []string{"x"}, Help: "widgets.line-start", Footer: 3, Disabled: phrases.Make("widgets.nothing")},
	}}
}

func TestFooterShowsWhatMattersAndFits(t *testing.T) {
	book := phrases.For(phrases.Dutch)
	got := ansi.Strip(Footer(colours(), book, table(), Foot{}, 80))
	if want := " w volgend woord   $ eind van de regel   ? hulp"; strings.TrimRight(got, " ") != want {
		t.Errorf("footer %q, want %q", got, want)
	}
	for w := 20; w < 120; w++ {
		for _, f := range []Foot{{}, {Said: "Drie fragmenten gecodeerd met Vertrouwen", Undo: "u ongedaan"}, {Said: strings.Repeat("lang ", 50), Bad: true}} {
			line := Footer(colours(), book, table(), f, w)
			same(t, line, w, 1)
			if !strings.Contains(line, "hulp") {
				t.Errorf("width %d: help is not shown: %q", w, line)
			}
		}
	}
}

// TestFooterShowsTheWayOut: whatever else has no room, esc of a window has, and
// help, which a window has not, takes none.
func TestFooterShowsTheWayOut(t *testing.T) {
	book := phrases.For(phrases.Dutch)
	window := table()
	window.Modal = true
	window.Bindings = append(window.Bindings, screen.Binding{Action: "out", Keys: []string{"esc"}, Help: "widgets.down", Footer: 5})
	for w := 22; w < 120; w++ {
		if line := ansi.Strip(Footer(colours(), book, window, Foot{}, w)); !strings.Contains(line, "esc regel omlaag") || strings.Contains(line, "hulp") {
			t.Errorf("width %d: %q", w, line)
		}
	}
}

func TestHelpSaysWhyNot(t *testing.T) {
	got := ansi.Strip(Help(colours(), phrases.For(phrases.English), table(), 100, 20))
	for _, want := range []string{"line down", "Through the text", "start of the line: Nothing", "found"} {
		if !strings.Contains(got, want) {
			t.Errorf("help lacks %q:\n%s", want, got)
		}
	}
}

// TestHelpShowsEveryKeyOnSomePage: a low screen has more pages, not fewer keys.
func TestHelpShowsEveryKeyOnSomePage(t *testing.T) {
	book := phrases.For(phrases.Dutch)
	many := screen.Table{}
	for i := range 60 {
		many.Bindings = append(many.Bindings, screen.Binding{Action: "a", Keys: []string{fmt.Sprintf("K%02d", i)}, Help: "widgets.select", Group: "widgets.group-move"})
	}
	for _, z := range [][2]int{{80, 22}, {120, 38}, {40, 10}} {
		all := ""
		for p, pages := 0, 1; p < pages; p++ {
			var view string
			view, pages = HelpPage(colours(), book, many, z[0], z[1], p)
			if n := len(strings.Split(view, "\n")); n > z[1] {
				t.Errorf("%v: page %d has %d lines", z, p, n)
			}
			all += ansi.Strip(view)
		}
		for i := range 60 {
			if k := fmt.Sprintf("K%02d", i); !strings.Contains(all, k) {
				t.Errorf("%v: %s is on no page", z, k)
			}
		}
	}
}

func TestTitleFits(t *testing.T) {
	h := Head{Study: "Evaluatie \x1b[31mMoedermaatjes", Place: "M3", Coder: "ilse ●", Count: "27 coderingen", Saving: "bewaard 14:02:11"}
	for w := 30; w < 140; w++ {
		line := Title(colours(), h, w)
		same(t, line, w, 1)
		if !strings.Contains(line, "bewaard 14:02:11") || strings.Contains(line, "\x1b[31m") {
			t.Errorf("width %d: %q", w, line)
		}
	}
}
