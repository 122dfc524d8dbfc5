package tui

import (
	"slices"
	"testing"

	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// TestStudySettingsStory: the groups, variables and topics of a study and its
// switches change in forms, each with one key to undo; what is in use stays.
func TestStudySettingsStory(t *testing.T) {
	s := sit(t, practice(t), theme.Look{Dark: true}, phrases.Dutch)
	s.size(120, 40)
	s.press("alt+6", "tab", "tab")
	s.sees("Algemeen", "Groepen", "topiclijst")

	s.press("enter", "tab", "tab", "right", "tab", " ", "enter") // by participant, blind
	if g := s.study.General(); !g.Blind || g.Settings.Attribution != "participant" || g.Title != "Evaluatie Moedermaatjes" {
		t.Errorf("the study says %+v", g)
	}
	s.press("u")
	if s.study.General().Blind {
		t.Error("undo left the study blind")
	}

	s.press("j", "d") // a group with participants
	s.sees("6 deelnemers horen bij de groep moeder")
	s.press("a", "enter")
	s.sees("vul hier iets in")
	s.press("'moeder'", "enter")
	s.sees("die is er al")
	s.press("backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "'Tolk uit de buurt'", "tab", "'tolken'", "enter")
	if g := s.study.Settings().Group("tolk-uit-de-buurt"); g.Plural != "tolken" {
		t.Errorf("groups: %+v", s.study.Settings().Groups)
	}

	s.click("    Leeftijd  ")
	s.press("enter", "tab", "right", "right", "right", "enter")
	i := slices.IndexFunc(s.study.Settings().Variables, func(v corpus.Variable) bool { return v.ID == "leeftijd" })
	if v := s.study.Settings().Variables[i]; v.Type == "number" {
		t.Errorf("still a %s", v.Type)
	}
	s.press("u", "d")
	s.sees("de waarden van 10 deelnemers blijven bewaard")
	if p, _ := s.study.Participant("M1"); p.Variables["leeftijd"] != "29" {
		t.Errorf("M1 lost %v", p.Variables)
	}
	s.press("u", "G", "enter", "'Wat wilt u nog kwijt?'", "tab", " ", "enter")
	topics := s.study.Settings().Topics
	if last := topics[len(topics)-1]; last.ID != "wat-wilt-u-nog" || !slices.Equal(last.Groups, []corpus.GroupID{"moeder"}) {
		t.Errorf("the last topic is %+v", last)
	}
}
