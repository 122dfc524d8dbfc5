package tui

import (
	"strings"
	"testing"

	"citaat/coding"
)

// A name that is replaced is gone from the whole folder, its codings stay on the
// words around it, what is read and searched in the same session holds the mark,
// and u says that it stays gone before it takes back what was done earlier.
func TestANameIsReplaced(t *testing.T) {
	s := bringing(t, map[string]string{"M7.txt": "Interviewer: Wie kwam er?\nM7: Ik belde Zwaantje, en toen kwam Zwaantje bij mij.\n"})
	s.press("ctrl+a", "enter", "enter", "enter")
	s.sees("Privacycheck", "alleen M7", "Zwaantje", "[naam-1]")
	id := s.code("M7", "Zwaantje, en toen", codingOf(s))
	s.press("m")
	for range "[naam-1]" {
		s.press("backspace")
	}
	s.press("b", "u", "u", "r", "enter", "enter")
	s.sees("2 plaatsen gemarkeerd", "[buur]")
	s.press("w")
	s.sees("Dit kan niet ongedaan", "privacy check --key", "[buur]  2×")
	if !strings.Contains(s.turn("M7", 2).Text, "Zwaantje") {
		t.Fatal("replaced before it was said")
	}
	s.press("enter")
	s.sees("2 stukken tekst vervangen")
	if got := s.turn("M7", 2).Text; got != "Ik belde [buur], en toen kwam [buur] bij mij." {
		t.Errorf("the turn is %q", got)
	}
	if got := s.words(id); got != "[buur], en toen" {
		t.Errorf("the coding is on %q", got)
	}
	s.press("u")
	s.sees("Vervangen en gewist blijft zo")
	s.press("g", "1")
	s.sees("Ik belde [buur], en toen kwam [buur]")
	s.press("g", "3", "b", "u", "u", "r", "enter")
	s.sees("2 treffers")
	s.nothingOf("Zwaantje", "zwaantje")
}

// What is marked and not replaced yet is nowhere else: q says so before it leaves.
func TestLeavingTellsOfWhatIsMarked(t *testing.T) {
	s := bringing(t, map[string]string{"M7.txt": "Interviewer: Wie kwam er?\nM7: Ik belde Zwaantje, en toen kwam Zwaantje bij mij.\n"})
	s.press("ctrl+a", "enter", "enter", "enter", "enter", "g", "1", "q")
	s.sees("2 plaatsen zijn gemarkeerd en nog niet vervangen")
	if s.quit {
		t.Fatal("q left at once")
	}
	s.press("j", "q") // something else was done in between: it is said again
	s.sees("2 plaatsen zijn gemarkeerd en nog niet vervangen")
	s.press("q")
	if !s.quit {
		t.Error("the second q did not leave")
	}
}

// codingOf is a code of the study that is coded with.
func codingOf(s *seat) coding.CodeID {
	for _, c := range s.study.Codebook().Codes() {
		if c.Kind != "category" {
			return c.ID
		}
	}
	s.t.Fatal("no code")
	return ""
}
