package tui

import (
	"testing"

	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
	tea "github.com/charmbracelet/bubbletea"
)

// TestTheBoardsWindowsTakeClicks: the wording gets its cursor, and what is exported
// is chosen, without a key.
func TestTheBoardsWindowsTakeClicks(t *testing.T) {
	s := sit(t, newFolder(t), theme.Look{Dark: true}, phrases.Dutch)
	s.coded()
	s.press("alt+4", "*", "x")
	s.click("Voor wie")
	s.sees("‹ om te delen ›")
	s.click("Soort")
	s.click("‹ Excel")
	s.misses("Excel-werkmap")
	s.press("esc", "enter")
	before := s.view()
	s.click("Opmerking bij de naam")
	if s.view() != before {
		t.Error("a click on a heading does something")
	}
	s.press("tab")
	s.sees("» Opmerking")
	s.click("Zoals gezegd")
	s.press("esc")
}

// TestTheStartScreenTakesClicks: a row does what its key does, and a click beside a
// window closes it.
func TestTheStartScreenTakesClicks(t *testing.T) {
	s := sit(t, "", theme.Look{Dark: true}, phrases.Dutch)
	s.size(80, 24)
	s.click("Nieuw onderzoek")
	s.sees("» Titel")
	s.click("Groepen")
	s.sees("» Groepen")
	s.send(tea.MouseMsg{X: 0, Y: 22, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	s.misses("» Groepen")
}

// TestAWordingIsNotLostWithEsc: it is there again on the same passage, and gone once
// it was kept.
func TestAWordingIsNotLostWithEsc(t *testing.T) {
	s := sit(t, newFolder(t), theme.Look{Dark: true}, phrases.Dutch)
	s.coded()
	s.press("alt+4", "enter", "'Zij zei: '", "esc")
	s.sees("Niet bewaard")
	s.press("j", "enter")
	s.misses("Zij zei:")
	s.press("esc", "k", "enter")
	s.sees("Zij zei:")
	s.press("ctrl+z", "ctrl+z", "ctrl+z", "enter")
	s.press("enter")
	s.misses("Zij zei:")
}
