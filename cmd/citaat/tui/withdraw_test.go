package tui

import (
	"fmt"
	"strings"
	"testing"

	"citaat/corpus"
)

// A participant who withdraws: first what goes and what is out of reach, then the
// id is typed, and nothing but that erases.
func TestSomebodyWithdraws(t *testing.T) {
	s := dutch(t)
	s.size(80, 24)
	s.coded()
	said := s.turn("M3", 2).Text
	s.press("g", "6")
	for range 30 {
		if s.press("W"); strings.Contains(s.view(), "als M3 zich terugtrekt") {
			break
		}
		s.press("esc", "j")
	}
	s.sees("interviews, in hun geheel: 1 (M3)", "Waar citaat niet bij kan", "niet doen")
	s.press("esc", "W", "enter")
	s.sees("Deelname van M3 intrekken, voorgoed")
	s.press("o", "p", "enter")
	s.sees("Typ hier M3")
	s.press("M", "4", "enter")
	if !s.speaks("M3") {
		t.Fatal("another id erased it")
	}
	s.press("backspace", "3", "enter")
	s.sees("M3 is gewist", "geen zin meer", "Reservekopieën")
	if s.speaks("M3") {
		t.Error("M3 is still there")
	}
	s.nothingOf(said)
	s.press("enter")
	s.misses("Reservekopieën")
}

// The plan and the question, at every size.
func TestWithdrawalIsDrawn(t *testing.T) {
	for _, size := range [][2]int{{36, 10}, {80, 24}, {120, 40}, {200, 60}} {
		s := dutch(t)
		s.size(size[0], size[1])
		s.press("g", "6", "j", "W")
		golden(t, fmt.Sprintf("withdraw-plan-%dx%d", size[0], size[1]), s.app.View())
		s.press("enter")
		golden(t, fmt.Sprintf("withdraw-form-%dx%d", size[0], size[1]), s.app.View())
	}
}

// speaks tells whether there is an interview.
func (s *seat) speaks(id corpus.TranscriptID) bool {
	for _, v := range s.study.Interviews() {
		if v.ID == id {
			return true
		}
	}
	return false
}
