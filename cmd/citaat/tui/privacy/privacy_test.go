package privacy

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
)

func TestWhatIsShown(t *testing.T) {
	for _, st := range []struct {
		name string
		keys []string
	}{
		{"list", nil}, {"marked", []string{"enter"}}, {"places", []string{"enter", "k", "tab", "j"}}, {"name", []string{"m"}},
		{"ask", []string{"enter", "enter", "enter", "w"}}, {"only", []string{"i", "i"}},
	} {
		for _, size := range [][2]int{{80, 22}, {120, 38}, {200, 58}} {
			s := sit(t, theme.Look{Dark: true}, phrases.Dutch, findings())
			s.view(size[0], size[1])
			s.press(st.keys...)
			golden(t, fmt.Sprintf("%s-%dx%d", st.name, size[0], size[1]), s.view(size[0], size[1]))
		}
		s := sit(t, theme.Look{ASCII: true}, phrases.English, findings())
		s.press(st.keys...)
		golden(t, st.name+"-ascii", s.view(80, 22))
	}
	golden(t, "empty", sit(t, theme.Look{}, phrases.Dutch, nil).view(80, 22))
}

// Nothing is replaced before somebody says so for all that is marked, and then
// just that.
func TestOnlyWhatIsMarkedIsReplaced(t *testing.T) {
	s := sit(t, theme.Look{}, phrases.Dutch, findings())
	s.press("enter") // all three of Samira
	s.press("j", "tab", "enter")
	if len(s.redacted) != 0 {
		t.Fatal("replaced before anybody said so")
	}
	s.press("w", "esc", "w", "enter")
	if len(s.redacted) != 1 || len(s.redacted[0]) != 4 {
		t.Fatalf("replaced %v", s.redacted)
	}
	for _, r := range s.redacted[0] {
		if r.With == "" || r.Kind == "" {
			t.Errorf("%v has no mark or kind", r)
		}
	}
	if got := s.told[len(s.told)-1]; !strings.HasPrefix(got, "4 stukken tekst vervangen") {
		t.Errorf("told %q", got)
	}
	if len(s.m.masks) != 0 || len(s.m.list) != 3 {
		t.Errorf("%d marks and %d candidates are left", len(s.m.masks), len(s.m.list))
	}
}

// A mark that was chosen stands for all alike, also where they were marked.
func TestAChosenMarkHoldsForAllAlike(t *testing.T) {
	s := sit(t, theme.Look{}, phrases.Dutch, findings())
	s.press("enter", "k", "m")
	for range len("[naam-1]") {
		s.press("backspace")
	}
	for _, r := range "naam vrijwilliger" {
		s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
	}
	s.press("enter", "w", "enter")
	for _, r := range s.redacted[0] {
		if r.With != "[naam vrijwilliger]" {
			t.Errorf("replaced with %q", r.With)
		}
	}
}

// A mark that holds the word itself replaces nothing.
func TestAMarkHoldsNoWordThatItReplaces(t *testing.T) {
	s := sit(t, theme.Look{}, phrases.Dutch, findings())
	s.press("m")
	for range "[naam-1]" {
		s.press("backspace")
	}
	for _, r := range "bij samira" {
		s.press(string(r))
	}
	s.press("enter")
	if g, _ := s.m.current(); s.m.mark(g) != "[naam-1]" {
		t.Errorf("the mark is %s", s.m.mark(g))
	}
}

func TestWhatIsLeftIsWrittenAtOnceAndNotReplaced(t *testing.T) {
	s := sit(t, theme.Look{}, phrases.Dutch, findings())
	s.press("enter", "k", "tab", "d", "w", "enter")
	if s.writes != 1 {
		t.Errorf("%d writes", s.writes)
	}
	if len(s.redacted) != 1 || len(s.redacted[0]) != 2 {
		t.Errorf("replaced %v", s.redacted)
	}
}

// Whatever keys are pressed, only enter on the question replaces anything; no
// line is wider than the screen, and somebody who hears it always hears
// something.
func TestAnyKeys(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := sit(t, theme.Look{}, phrases.Dutch, findings())
		width, height := rapid.IntRange(30, 200).Draw(rt, "width"), rapid.IntRange(8, 60).Draw(rt, "height")
		for range rapid.IntRange(1, 30).Draw(rt, "keys") {
			asked, before := s.m.asking, len(s.redacted)
			k := rapid.SampledFrom([]string{"enter", "d", "D", "A", "m", "w", "tab", "i", "n", "j", "k", "o", "esc", "x", "pgdown", "up"}).Draw(rt, "key")
			s.press(k)
			if len(s.redacted) > before && (!asked || k != "enter") {
				rt.Fatalf("%s replaced", k)
			}
			v := s.view(width, height)
			for _, l := range strings.Split(v, "\n") {
				if ansi.StringWidth(l) > width {
					rt.Fatalf("wider than %d: %q", width, l)
				}
			}
			if n := strings.Count(v, "\n"); n > height {
				rt.Fatalf("%d lines of %d", n, height)
			}
			if s.m.Speak().Now == "" {
				rt.Fatal("nothing to hear")
			}
		}
	})
}

func TestAClickChoosesAndAnotherMarks(t *testing.T) {
	s := sit(t, theme.Look{}, phrases.Dutch, findings())
	s.view(120, 38)
	row := -1
	for i, l := range strings.Split(s.view(120, 38), "\n") {
		if strings.Contains(ansi.Cut(l, 0, 40), "Roos") {
			row = i
		}
	}
	click := tea.MouseMsg{X: 5, Y: row, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft}
	s.send(click)
	if g, _ := s.m.current(); g.text != "Roos" {
		t.Fatalf("stands on %q", g.text)
	}
	s.send(click)
	if len(s.m.masks) != 1 {
		t.Errorf("%d marked", len(s.m.masks))
	}
}

// A word that was read and not found is looked for, and stands in the list; one
// that stands nowhere is said to.
func TestAWordIsAdded(t *testing.T) {
	s := sit(t, theme.Look{}, phrases.Dutch, findings())
	typed := func(word string) {
		s.press("a")
		for _, r := range word {
			s.press(string(r))
		}
		s.press("enter")
	}
	typed("nergens")
	if len(s.told) != 1 || !strings.Contains(s.told[0], "staat nergens") || len(s.m.words) != 0 {
		t.Fatalf("told %q", s.told)
	}
	s.press("i") // of one interview, in which it does not stand
	typed("buurvrouw")
	if g, _ := s.m.current(); g.text != "buurvrouw" {
		t.Fatalf("stands on %q", g.text)
	}
	s.press("enter", "w", "enter")
	if n := len(s.redacted); n != 1 || s.redacted[0][0].With != "[naam-3]" {
		t.Errorf("replaced %v", s.redacted)
	}
}

// A click in a long list of places is on the place that is seen there.
func TestAClickOnAPlaceFurtherDown(t *testing.T) {
	var list []Finding
	for i := range 60 {
		list = append(list, at("M1", corpus.Offset(i*30), privacy.Name, "Toen kwam ", "Samira", " weer.", "samira", "[naam-1]", fmt.Sprintf("M1:%d", i)))
	}
	s := sit(t, theme.Look{}, phrases.Dutch, list)
	s.view(120, 38)
	s.press("tab")
	for range 50 {
		s.press("j")
	}
	row := -1
	for i, l := range strings.Split(ansi.Strip(s.view(120, 38)), "\n") {
		if strings.Contains(l, "M1:42 ") {
			row = i
		}
	}
	s.send(tea.MouseMsg{X: 60, Y: row, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
	if f, _ := s.m.chosen(); f.In != "M1:42" {
		t.Errorf("stands on %q after a click in row %d", f.In, row)
	}
}

func BenchmarkFirstDraw(b *testing.B) {
	var many []Finding
	for i := range 20_000 {
		f := findings()[i%6]
		f.Alike = fmt.Sprintf("%s%d", f.Alike, i%3000)
		f.Span = corpus.Span{Start: corpus.Offset(i * 10), End: corpus.Offset(i*10 + 4)}
		f.Kind = []privacy.Kind{privacy.Name, privacy.Place}[i%2]
		many = append(many, f)
	}
	b.ReportAllocs()
	for b.Loop() {
		s := sit(b, theme.Look{Dark: true}, phrases.Dutch, many)
		s.view(200, 58)
	}
}
