package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// secret stands in all that daan writes, and nowhere else.
const secret = "kwikstaart"

// blindFolder is the study of newFolder, coded blind by two.
func blindFolder(t testing.TB) string {
	t.Helper()
	dir := newFolder(t)
	text := strings.Replace(studyFile, "coders:\n", "blind: true\ncoders:\n  - {id: daan, name: Daan}\n", 1)
	if err := os.WriteFile(filepath.Join(dir, coding.SettingsFile), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// withDaan has daan code every interview and say so everywhere.
func withDaan(t testing.TB, dir string, done bool) {
	t.Helper()
	s, err := coding.Open(t.Context(), dir, coding.Options{Coder: "daan"})
	if err != nil {
		t.Fatal(err)
	}
	var made []coding.CodingID
	for _, do := range []func(b *coding.Batch) error{
		func(b *coding.Batch) error {
			for _, v := range s.Interviews() {
				id, err := b.Code(coding.Passage{Interview: v.ID, Span: corpus.Span{Start: 2, End: 30}}, "stre-ddd", coding.Against)
				if err != nil {
					return err
				}
				made = append(made, id)
				if err := b.Done(v.ID, done); err != nil {
					return err
				}
				b.Memo(coding.MemoTarget{Kind: coding.OnInterview, ID: string(v.ID)}, secret, secret)
				b.Memo(coding.MemoTarget{Kind: coding.OnParticipant, ID: string(v.Participants[0])}, secret, "")
			}
			for _, c := range s.Codebook().Codes() {
				b.Memo(coding.MemoTarget{Kind: coding.OnCode, ID: string(c.ID)}, secret, "")
			}
			b.Memo(coding.MemoTarget{Kind: coding.OnStudy}, secret, "")
			return nil
		},
		func(b *coding.Batch) error {
			for _, id := range made {
				b.Memo(coding.MemoTarget{Kind: coding.OnCoding, ID: string(id)}, secret, "")
				if c, _ := s.Coding(id); c.Interview != "M2" { // who may not be quoted
					if err := b.Choose(id, coding.Choice{Chosen: true, Remark: secret}); err != nil {
						return err
					}
				}
			}
			return nil
		},
	} {
		if err := s.Do(do); err != nil {
			t.Fatal(err)
		}
	}
}

// rounds goes through every screen and what can be opened on it, as ilse, and
// gives what is drawn and what is heard.
func rounds(t *testing.T, dir string) []string {
	t.Helper()
	s := sit(t, dir, theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.size(160, 50)
	s.code("M1", "bezorgd", "bezo-eee")
	s.send(screen.Changed{})
	var seen []string
	note := func(what string) {
		seen = append(seen, what+"\n"+s.view())
		if heard, ok := s.app.screens[s.app.at].(screen.Spoken); ok {
			h := heard.Speak()
			seen = append(seen, what+" (heard)\n"+strings.Join(append([]string{h.Where, h.Now}, h.More...), "\n"))
		}
	}
	for _, visit := range []struct {
		room string
		keys []string
	}{
		{"alt+1", []string{"n", "n", "N", "M", "esc", "m", "esc", "c", "esc", "tab", "j", "enter", "n", "o", "esc", "]", "]", "L", "esc", "R", "R", "O", "O"}},
		{"alt+2", []string{"j", "j", "j", "tab", "tab", "enter", "esc", "S", "esc", "m", "esc", "M", "esc", "d", "esc"}},
		{"alt+3", []string{"'code:Stresswoorden'", "enter", "j", "p", "/", "'bezorgd AND NOT code:Stresswoorden'", "enter", "esc"}},
		{"alt+4", []string{"tab", "j", "j", "G", "enter", "esc", "x", "esc"}},
		{"alt+5", []string{"j"}},
		{"alt+6", []string{"j", "j", "tab", "j", "enter", "esc"}},
	} {
		s.press(visit.room)
		note(visit.room)
		for i, k := range visit.keys {
			s.press(k)
			note(visit.room + " " + strings.Join(visit.keys[:i+1], " "))
		}
	}
	for name := screen.Read; name <= screen.Replace; name++ {
		s.press("esc", "esc")
		s.send(screen.GoTo{To: name})
		note("room")
		s.press("j", "j", "enter")
		note("room j j enter")
	}
	return seen
}

// All screens of a blind coder are the same, whatever the other did, but for
// who is done; when both are done the other's work is there.
func TestNoScreenTellsABlindCoderOfAnother(t *testing.T) {
	alone := rounds(t, blindFolder(t))
	dir := blindFolder(t)
	withDaan(t, dir, false)
	blind := rounds(t, dir)
	if len(alone) != len(blind) {
		t.Fatalf("%d and %d states", len(alone), len(blind))
	}
	for i := range alone {
		if blind[i] != alone[i] {
			t.Errorf("with daan's work:\n%s\nwithout:\n%s", blind[i], alone[i])
		}
		if strings.Contains(blind[i], secret) {
			t.Errorf("it shows:\n%s", blind[i])
		}
	}
	if !strings.Contains(alone[0], "blind") {
		t.Errorf("nothing says that the study is blind:\n%s", alone[0])
	}

	dir = blindFolder(t)
	withDaan(t, dir, true)
	s := sit(t, dir, theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.size(160, 50)
	for range s.study.Interviews() {
		s.press("X", "]")
	}
	s.sees("✓2/2")
	tells := 0
	for _, v := range rounds(t, dir) {
		if strings.Contains(v, secret) || strings.Contains(v, "(daan)") {
			tells++
		}
	}
	if tells < 10 {
		t.Errorf("both are done, and %d states show daan's work", tells)
	}
}

// The reader says what done brings, and warns when what was seen is hidden
// again.
func TestDoneInTheReader(t *testing.T) {
	dir := blindFolder(t)
	withDaan(t, dir, true)
	s := sit(t, dir, theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.size(160, 50)
	s.sees("blind", "1/2")
	s.misses("− Stresswoorden")
	s.press("X")
	s.sees("het werk van anderen is nu te zien", "✓2/2", "− Stresswoorden")
	s.press("X")
	s.sees("het was open")
	s.misses("− Stresswoorden", "✓2/2")
	s.press("u")
	s.sees("✓2/2", "− Stresswoorden")
}

// TestBlindScreens: the reader while a study is blind, with the marks of who is
// done with what.
func TestBlindScreens(t *testing.T) {
	for name, look := range map[string]theme.Look{"dark": {Dark: true, Colour: true}, "light": {Colour: true}, "plain": {Dark: true}, "ascii": {Dark: true, ASCII: true}} {
		dir := blindFolder(t)
		withDaan(t, dir, true)
		s := sit(t, dir, look, phrases.Dutch)
		s.code("M2", "Bang", "bezo-eee")
		s.press("X", "]")
		for _, z := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
			s.size(z[0], z[1])
			switch {
			case name == "dark":
				golden(t, fmt.Sprintf("blind-%dx%d", z[0], z[1]), s.view())
			case z[0] == 120:
				golden(t, "blind-"+name, s.app.View())
			}
		}
	}
}
