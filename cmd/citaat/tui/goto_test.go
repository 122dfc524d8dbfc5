package tui

import (
	"testing"

	"citaat/cmd/citaat/tui/screen"
)

// TestTheBoardOpensOnAPassage that somebody asked for, on a board that was not
// seen yet and on one that was.
func TestTheBoardOpensOnAPassage(t *testing.T) {
	s := dutch(t)
	s.coded()
	s.size(120, 40)
	list := s.study.CodingsIn("M3")
	if len(list) == 0 {
		t.Fatal("nothing is coded in M3")
	}
	c := list[len(list)-1]
	for range 2 {
		s.send(screen.GoTo{To: screen.Quotes, Code: string(c.Code), Coding: string(c.ID)})
		s.press("o")
		s.sees("› M3")
		s.press("g", "4", "gg")
	}
}
