package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/lens"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/examples"
)

// practice is a folder with the example study.
func practice(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "oefenen")
	if err := os.CopyFS(dir, examples.Study()); err != nil {
		t.Fatal(err)
	}
	return dir
}

func peopleStates() []state {
	return []state{
		{"people", []string{"alt+6"}},
		{"people-form", []string{"j", "enter", "tab"}},
		{"people-talks", []string{"esc", "tab"}},
		{"people-talk-form", []string{"enter", "tab", "backspace", "'x'", "enter"}},
		{"people-study", []string{"ctrl+z", "esc", "tab"}},
		{"people-general", []string{"enter"}},
	}
}

// TestPeopleScreens at three sizes; and no line is wider than the screen at any.
func TestPeopleScreens(t *testing.T) {
	s := sit(t, practice(t), theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	for _, st := range peopleStates() {
		s.press(st.keys...)
		for _, z := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
			s.size(z[0], z[1])
			golden(t, st.name+"-"+sizeName(z), s.view())
		}
		for w := 30; w <= 200; w += 17 {
			for _, h := range []int{8, 24, 40} {
				s.size(w, h)
				lines := strings.Split(s.app.View(), "\n")
				if len(lines) != h {
					t.Fatalf("%s, %dx%d: %d lines", st.name, w, h, len(lines))
				}
				for i, l := range lines {
					if n := ansi.StringWidth(l); n > w {
						t.Fatalf("%s, %dx%d: line %d is %d wide: %q", st.name, w, h, i, n, ansi.Strip(l))
					}
				}
			}
		}
	}
}

// see finds where words stand on the screen.
func (s *seat) place(words string) (x, y int) {
	s.t.Helper()
	for y, l := range strings.Split(s.view(), "\n") {
		if at := strings.Index(l, words); at >= 0 {
			return ansi.StringWidth(l[:at]), y
		}
	}
	s.t.Fatalf("%q is not on the screen:\n%s", words, s.view())
	return 0, 0
}

func (s *seat) click(words string) {
	s.t.Helper()
	x, y := s.place(words)
	s.send(tea.MouseMsg{X: x + 1, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
}

// TestPeopleStory: a researcher looks up who took part, corrects an age, gives
// somebody another group and sees what goes along, adds a participant and thinks
// better of it, and puts the interviews in the order in which they were held.
func TestPeopleStory(t *testing.T) {
	s := sit(t, practice(t), theme.Look{Dark: true}, phrases.Dutch)
	s.size(120, 40)
	s.press("alt+6")
	s.sees("moeders", "n = 6", "Leeftijd", "32 [20–37]")

	s.press("enter", "tab", "tab", "backspace", "backspace", "'oud'", "enter")
	s.sees("Leeftijd is een getal") // and the form stays
	s.press("backspace", "backspace", "backspace", "'30'", "enter")
	s.sees("M1 bewaard")
	if p, _ := s.study.Participant("M1"); p.Variables["leeftijd"] != "30" || p.Variables["taal"] != "Pools" {
		t.Errorf("M1 is %v", p.Variables)
	}

	codings := s.study.Counts().Participant("M2").Codings
	s.press("j", "enter", "right", "tab")
	s.sees("coderingen en", "van M2")
	s.press("enter")
	if p, _ := s.study.Participant("M2"); p.Group != "vrijwilliger" {
		t.Errorf("M2 is one of the %s", p.Group)
	}
	if codings == 0 || s.study.Counts().Participant("M2").Codings != codings {
		t.Error("codings did not go along")
	}
	s.press("u", "u")
	if p, _ := s.study.Participant("M1"); p.Group != "moeder" || p.Variables["leeftijd"] != "29" {
		t.Errorf("after two undos M1 is %+v", p)
	}

	s.press("gg", "d")
	s.sees("M1 spreekt in 1 interview", "deelname intrekken is iets anders: W")
	s.press("a", "'M9'", "tab", "'moeder'", "esc")
	s.sees("Niet bewaard; wat u typte")
	s.press("a")
	s.sees("M9") // nothing typed is lost
	s.press("enter")
	if p, there := s.study.Participant("M9"); !there || p.Group != "moeder" {
		t.Errorf("M9: %+v %v", p, there)
	}

	s.press("tab", "J")
	s.sees("volgorde van afname")
	first := s.study.Interviews()
	for _, v := range first {
		if v.Order < 1 {
			t.Errorf("%s has no place in the order", v.ID)
		}
	}
	s.press("u")
	for i, v := range s.study.Interviews() {
		if v.Hash != first[i].Hash {
			t.Errorf("the text of %s changed", v.ID)
		}
	}
}

// TestPeopleByMouse: a click shows a list, chooses a line, and opens it when it
// is chosen; in the form it fills in.
func TestPeopleByMouse(t *testing.T) {
	s := sit(t, practice(t), theme.Look{Dark: true}, phrases.Dutch)
	s.size(120, 40)
	s.press("alt+6")
	s.click("M3 ")
	s.click("M3 ")
	s.sees("Deelnemer M3")
	s.click("[ ] hergebruik")
	s.sees("[x] hergebruik")
	s.press("enter")
	if p, _ := s.study.Participant("M3"); len(p.Consent.Scope) != 4 {
		t.Errorf("M3 agreed to %v", p.Consent.Scope)
	}
	s.click("Onderzoek")
	s.sees("topiclijst", "Nieuwe groep")
	s.click("Interviews 10")
	s.sees("datum")
}

// TestPeopleUnderAFilter: the lists and the numbers are of those who pass.
func TestPeopleUnderAFilter(t *testing.T) {
	s := sit(t, practice(t), theme.Look{Dark: true}, phrases.Dutch)
	s.size(120, 40)
	s.press("'F'", "tab", "'vrij'", " ", "enter", "alt+6")
	s.sees("Deelnemers 2", "Interviews 2", "filter: vrijwilligers")
	s.misses("M1 ")
}

// TestPeopleAreSpoken: who hears the screen hears where they are and what is
// known of whom they stand on, in words.
func TestPeopleAreSpoken(t *testing.T) {
	s := sit(t, practice(t), theme.Look{Dark: true}, phrases.Dutch)
	s.press("alt+6")
	sp := s.app.screens[s.app.at].(interface{ Speak() screen.Speech }).Speak()
	said := strings.Join(append([]string{sp.Where, sp.Now}, sp.More...), "\n")
	for _, want := range []string{"Deelnemers", "id M1", "toestemming citeren mag", "Eerste taal Pools", "n = 6"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
	if strings.ContainsAny(said, "│╭▸✓") {
		t.Errorf("drawn, not said:\n%s", said)
	}
	s.press("enter", "tab")
	if sp := s.app.screens[s.app.at].(interface{ Speak() screen.Speech }).Speak(); !strings.Contains(sp.Now, "Eerste taal: Pools") {
		t.Errorf("the form says %q", sp.Now)
	}
}

// TestPeopleKeysCanBeExplained: no key means two things, and every key, label
// and sentence is there in both languages and in every look.
func TestPeopleKeysCanBeExplained(t *testing.T) {
	for _, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
		for _, look := range []theme.Look{{Dark: true}, {Colour: true}, {Dark: true, ASCII: true}} {
			s := sit(t, practice(t), look, lang)
			for _, st := range append(peopleStates(), state{"filter", []string{"ctrl+z", "esc", "'F'"}}) {
				s.press(st.keys...)
				seen := map[string]screen.Action{}
				for _, b := range s.app.table().Bindings {
					for _, k := range b.Keys {
						if a, twice := seen[k]; twice && a != b.Action {
							t.Errorf("%s: %s is %s and %s", st.name, k, a, b.Action)
						}
						seen[k] = b.Action
					}
					for _, said := range []string{b.Help, b.Short, b.Group} {
						if said != "" && strings.Contains(s.app.house.book.Say(said), "‹") {
							t.Errorf("%s: no sentence for %s", lang, said)
						}
					}
				}
				for _, area := range []string{"‹people.", "‹form.", "‹lens."} {
					if v := s.view(); strings.Contains(v, area) {
						t.Errorf("%s: a sentence is missing:\n%s", st.name, v)
					}
				}
			}
		}
	}
}

// TestPeopleDone: who says to be done with an interview is marked so.
func TestPeopleDone(t *testing.T) {
	s := sit(t, practice(t), theme.Look{Dark: true}, phrases.Dutch)
	if err := s.study.Do(func(b *coding.Batch) error { return b.Done("M2", true) }); err != nil {
		t.Fatal(err)
	}
	s.press("alt+6", "tab")
	s.sees("1/2 ✓")
	s.press("'F'", "end")
	for range 20 {
		s.press("down")
	}
	s.press("tab", "down", " ", "enter")
	s.sees("nog niet door mij af · 9 van 10 interviews")
	s.misses("1/2 ✓")
}

// TestPeopleMemo: m writes a memo on whom one stands on.
func TestPeopleMemo(t *testing.T) {
	s := sit(t, practice(t), theme.Look{Dark: true}, phrases.Dutch)
	s.press("alt+6", "j", "m", "'Sprak vrijuit'", "esc")
	memos := s.study.MemosOn(coding.MemoTarget{Kind: coding.OnParticipant, ID: "M2"})
	if len(memos) != 1 || memos[0].Text != "Sprak vrijuit" {
		t.Errorf("memos on M2: %+v", memos)
	}
	s.press("tab", "j", "m", "'Onrustig'", "esc")
	if memos := s.study.MemosOn(coding.MemoTarget{Kind: coding.OnInterview, ID: "M2"}); len(memos) != 1 {
		t.Errorf("memos on interview M2: %+v", memos)
	}
}

// TestPeopleConflictKeepsWhatWasTyped: somebody else changed the same field
// meanwhile: nothing is overwritten, and the form is open again as it was typed.
func TestPeopleConflictKeepsWhatWasTyped(t *testing.T) {
	dir := practice(t)
	s := sit(t, dir, theme.Look{Dark: true}, phrases.Dutch)
	s.size(120, 40)
	s.press("alt+6", "enter", "tab", "tab", "backspace", "backspace", "'31'")
	path := filepath.Join(dir, "participants.yaml")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	theirs := strings.Replace(string(data), "leeftijd: 29", "leeftijd: 28", 1)
	if err := os.WriteFile(path, []byte(theirs), 0o600); err != nil {
		t.Fatal(err)
	}
	s.press("enter")
	s.sees("Deelnemer M1", "31", "intussen gewijzigd")
	if now, err := os.ReadFile(path); err != nil || string(now) != theirs {
		t.Errorf("written over: %v", err)
	}
}

// BenchmarkPeople is from a key to the first frame of the screen in a study of
// 1,000 interviews and 100,000 codings, and from another filter to the frame
// that shows it.
func BenchmarkPeople(b *testing.B) {
	s := sit(b, large(b), theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.size(120, 40)
	b.Run("first-frame", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s.app.screens[screen.People] = nil
			next, _ := s.app.Update(key("alt+6")) // the lists come with a command, later
			if next.View() == "" {
				b.Fatal("nothing")
			}
		}
	})
	b.Run("lists", func(b *testing.B) {
		for b.Loop() {
			s.app.screens[screen.People], s.app.at = nil, screen.Read
			s.press("alt+6")
			s.view()
		}
	})
	groups := s.study.Settings().Groups
	b.Run("filter", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			s.app.house.lens.Set(lens.Filter{Groups: []corpus.GroupID{groups[i%len(groups)].ID}})
			next, cmd := s.app.refilter()
			s.app = next
			s.run(cmd)
			s.view()
		}
	})
	b.Run("key", func(b *testing.B) {
		for b.Loop() {
			s.press("j")
			s.app.View()
		}
	})
}
