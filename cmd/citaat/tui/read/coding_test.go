package read

import (
	"strings"
	"testing"

	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
)

func TestCodeASelection(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "w", "w", "w", "c", "'vertr'", "enter")
	s.want("Meerwaarde/Vertrouwen: rustig in mijn hoofd")
	if s.saving() != "saved" || s.said() != "Gecodeerd: Vertrouwen" {
		t.Errorf("told %q, %q", s.saving(), s.said())
	}
	if s.m.text.HasSelection() {
		t.Error("the selection stays after coding")
	}
	for _, want := range []string{"V Vertrouwen", "Hier"} {
		if !strings.Contains(s.view(), want) {
			t.Errorf("no %q:\n%s", want, s.view())
		}
	}
	s.press("u")
	s.want("")
	s.press("ctrl+r")
	s.want("Meerwaarde/Vertrouwen: rustig in mijn hoofd")
}

// TestSpacesAreNobodysWords: a selection that begins or ends on a space, as one
// by the mouse often does, is coded without it; a space alone is not coded.
func TestSpacesAreNobodysWords(t *testing.T) {
	s := newStory(t)
	s.on(" in mijn hoofd. Dat")
	s.press("v", "w", "w", "w", "w", "w", "shift+right", "1")
	s.want("Meerwaarde/Vertrouwen: in mijn hoofd. Dat")
	s.press("u")
	s.on(" in mijn")
	s.press("v", "1")
	s.want("")
}

func TestSeveralCodesAndANewOneInOneGo(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "c", "'vertrouwen'", "tab", "ctrl+u", "'bezorgd'", "tab", "ctrl+u", "'kalmte'", "up", "enter")
	s.want("Meerwaarde/Vertrouwen: rustig\nBezorgd: rustig\nMeerwaarde/kalmte: rustig")
	s.press("u")
	s.want("")
	if _, err := s.study.Codebook().Find("kalmte"); err == nil {
		t.Error("undo leaves the new code")
	}
}

func TestQuickCodeTakesTheTurn(t *testing.T) {
	s := newStory(t)
	s.on("bezorgd. En")
	s.press("3")
	s.want("Bezorgd: Ik had niet echt stress, maar wel bezorgd. En dan kwam zij en dan was het rustig in mijn hoofd. Dat is heel wat.")
}

func TestInVivo(t *testing.T) {
	s := newStory(t)
	s.on("niet echt stress")
	s.press("v", "w", "w", "w", "i")
	s.want("niet echt stress: niet echt stress")
}

func TestChangeACoding(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "1")
	s.press("*", "+")
	s.want("Meerwaarde/Vertrouwen: rustig * for")
	s.press("+", "-")
	s.want("Meerwaarde/Vertrouwen: rustig * against")
	s.press("r", "'luisterend'", "enter")
	s.want("Meerwaarde/Luisterend oor: rustig * against")
	s.press("e", "s", "enter")
	s.want("Meerwaarde/Luisterend oor: En dan kwam zij en dan was het rustig in mijn hoofd. * against")
	s.press("d")
	s.want("")
	for range 7 {
		s.press("u")
	}
	s.want("Meerwaarde/Vertrouwen: rustig")
}

func TestChangedBordersCanBeLeft(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "1", "e", "t", "esc")
	s.want("Meerwaarde/Vertrouwen: rustig")
	if s.m.Keys().Typing || s.m.borders != "" {
		t.Error("still changing borders")
	}
}

func TestWhichCodingIsAsked(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "1", "2", "v", "w", "2", "esc")
	s.on("rustig")
	s.press("d")
	if s.m.picking == nil {
		t.Fatal("it is not asked which of three")
	}
	s.press("'vertrouwen'", "enter")
	if strings.Contains(s.codings(), "Vertrouwen") || strings.Count(s.codings(), "Luisterend") != 2 {
		t.Errorf("left:\n%s", s.codings())
	}
}

func TestOnlyTheOwnerChanges(t *testing.T) {
	dir := newFolder(t)
	s := open(t, dir, coding.Options{Coder: "bas"}, theme.Look{Dark: true})
	s.on("rustig")
	s.press("v", "w", "1")
	s = open(t, dir, coding.Options{Coder: "ilse"}, theme.Look{Dark: true})
	s.on("rustig")
	s.press("d")
	s.want("Meerwaarde/Vertrouwen: rustig")
	if !strings.Contains(s.said(), "geen codering van u") {
		t.Errorf("said %q", s.said())
	}
	if !strings.Contains(s.view(), "bas") {
		t.Errorf("nobody sees whose it is:\n%s", s.view())
	}
	s.press("*") // anybody may choose
	s.want("Meerwaarde/Vertrouwen: rustig *")
	s.press("O")
	if strings.Contains(s.view(), "bas") {
		t.Errorf("others' codings are not hidden:\n%s", s.view())
	}
}
