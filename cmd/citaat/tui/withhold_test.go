package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// plainWords is what the reader says to who hears it.
func (s *seat) plainWords() string {
	sp := s.app.screens[s.app.at].(screen.Spoken).Speak()
	return strings.Join(append([]string{sp.Where, sp.Now}, sp.More...), " ")
}

// A bit that a participant wants left out is struck where it is read, cannot be
// copied or chosen, and comes back with the same key or with undo.
func TestABitIsLeftOut(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.coded()
	s.readAt("M3", "Ik durf nu zelf")
	s.press("z")
	s.sees("⊘ niet gebruik", "M3:2 wordt niet gebruikt")
	if n := len(s.study.WithheldIn("M3")); n != 1 {
		t.Fatalf("%d withheld passages", n)
	}
	if !strings.Contains(s.app.View(), "\x1b[2;9m") && !strings.Contains(s.app.View(), "\x1b[9;2m") {
		t.Error("the words are not struck through")
	}
	if !strings.Contains(s.plainWords(), "Gemarkeerd als niet gebruiken") {
		t.Errorf("who hears it is not told: %s", s.plainWords())
	}
	s.copied.Reset()
	s.press("y")
	s.sees("is gemarkeerd als niet gebruiken")
	if s.copied.Len() > 0 {
		t.Error("it was copied")
	}
	s.press("*")
	s.press("u")
	if n := len(s.study.WithheldIn("M3")); n != 0 || strings.Contains(s.view(), "⊘ niet gebruik") {
		t.Errorf("after undo %d are left", n)
	}
	s.press("z", "z")
	if n := len(s.study.WithheldIn("M3")); n != 0 {
		t.Error("the same key does not bring it back")
	}
}

// What was chosen before somebody took a consent back, or before the words were
// withheld, is shown as barred on the board with the reason, is not copied, and
// goes into no file for others.
func TestTheBoardShowsWhatIsBarred(t *testing.T) {
	s := dutch(t)
	s.app.house.dir = t.TempDir()
	s.size(120, 40)
	s.coded()
	s.press("g", "4", "*", "*", "j", "*", "*")
	chosenBefore := len(chosen(s.study))
	err := s.study.Do(func(b *coding.Batch) error {
		tr, err := s.study.Transcript("M3")
		if err != nil {
			return err
		}
		at := strings.Index(tr.Body().String(), "zelf naar")
		start := tr.Body().Offset(at)
		if _, err := b.Withhold(coding.Passage{Interview: "M3", Span: corpus.Span{Start: start, End: start + 4}}, ""); err != nil {
			return err
		}
		return b.ChangeParticipant(corpus.Participant{ID: "M1", Group: "moeder", Consent: corpus.Consent{Date: "2026-05-04", Scope: []corpus.Scope{corpus.ScopeTakePart}}})
	})
	if err != nil {
		t.Fatal(err)
	}
	s.send(watched{study: s.study, title: s.app.house.title, changed: true})
	if chosenBefore < 3 || len(chosen(s.study)) != chosenBefore {
		t.Fatalf("%d chosen before, %d now", chosenBefore, len(chosen(s.study)))
	}
	s.press("gg")
	s.sees("⊘ niet citeren", "⊘ M1 heeft niet ingestemd met citeren. Het gaat in geen bestand voor anderen", "⊘ niet gebruiken")
	s.copied.Reset()
	s.press("y")
	if s.copied.Len() > 0 {
		t.Error("a barred quotation was copied")
	}
	if !strings.Contains(s.plainWords(), "niet ingestemd met citeren") {
		t.Errorf("who hears it is not told: %s", s.plainWords())
	}
	s.press("x", "right", "enter", "enter")
	s.sees("gekozen citaten gaan niet mee:", "toestemming om te citeren", "M3:2 bij Meerwaarde/Vertrouwen. De passage is gemarkeerd als")
	data, err := os.ReadFile(filepath.Join(s.app.house.dir, "citaten-om-te-delen.xlsx"))
	if err != nil || len(data) == 0 {
		t.Fatal(err)
	}
}

// Before a file for others is written the disclosure check is shown; esc goes
// back with nothing written, enter goes on, and the log keeps the reason.
func TestTheDisclosureCheckIsShownFirst(t *testing.T) {
	s := dutch(t)
	s.app.house.dir = t.TempDir()
	s.size(120, 40)
	s.coded()
	s.press("g", "4", "G", "*") // V1, the only volunteer, who names somebody
	file := filepath.Join(s.app.house.dir, "citaten-om-te-delen.xlsx")
	s.press("x", "right", "enter")
	s.sees("Controle op herkenbaarheid", "één deelnemer in het onderzoek past hierbij", "Nog niets is geschreven")
	if !strings.Contains(s.plainWords(), "één deelnemer") {
		t.Errorf("who hears it is not told: %s", s.plainWords())
	}
	s.press("esc")
	s.sees("om te delen")
	if _, err := os.Stat(file); err == nil || len(s.study.Files()) > 0 {
		t.Fatal("it was written before anybody decided")
	}
	s.press("enter", "'zij vindt het goed'", "enter")
	s.sees("Geëxporteerd: 1 citaat")
	files := s.study.Files()
	if len(files) != 1 || files[0].Why != "zij vindt het goed" || files[0].Name != filepath.Base(file) || len(files[0].People) != 1 {
		t.Errorf("the journal says %+v", files)
	}
	for _, f := range files[0].Findings {
		if strings.Contains(f, "Fatima") {
			t.Error("the journal holds a word of the file")
		}
	}
}

// What was kept too long is told at the start.
func TestWhatWasKeptTooLongIsTold(t *testing.T) {
	dir := newFolder(t)
	before := sit(t, dir, theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	err := before.study.Do(func(b *coding.Batch) error {
		return b.ChangeParticipant(corpus.Participant{ID: "M1", Group: "moeder", Consent: corpus.Consent{Date: "2019-01-01", Scope: []corpus.Scope{corpus.ScopeQuote}, Until: "2020-01-01"}})
	})
	if err != nil {
		t.Fatal(err)
	}
	before.close()
	s := sit(t, dir, theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.size(120, 40)
	s.sees("M1 mocht niet langer bewaard worden")
	s.size(160, 40)
	s.press("g", "6", "tab")
	s.sees("Bewaren t/m", "2020-01-01 !")
}

// The screens that show it, at three sizes, light, without colour and in ASCII.
func TestWithholdScreens(t *testing.T) {
	prepare := func(look theme.Look) *seat {
		s := sit(t, newFolder(t), look, phrases.Dutch)
		s.app.house.dir = t.TempDir()
		s.size(120, 40)
		s.coded()
		s.press("g", "4", "*", "*", "*", "*", "g", "1")
		s.readAt("M3", "Ik durf nu zelf")
		s.press("z")
		return s
	}
	states := []state{
		{"withheld-read", nil},
		{"withheld-board", []string{"g", "4", "gg", "j", "j", "j"}},
		{"withheld-find", []string{"g", "3", "'dokter'", "enter"}},
		{"disclosure", []string{"g", "4", "G", "*", "x", "right", "enter"}},
	}
	s := prepare(theme.Look{Dark: true, Colour: true})
	for _, st := range states {
		s.press(st.keys...)
		for _, z := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
			s.size(z[0], z[1])
			if st.name != "disclosure" { // the folder's name differs
				golden(t, st.name+"-"+sizeName(z), s.view())
			}
		}
		for w := 30; w <= 200; w += 17 {
			s.size(w, 8)
			for i, l := range strings.Split(s.app.View(), "\n") {
				if n := ansi.StringWidth(l); n > w {
					t.Fatalf("%s at %d: line %d is %d wide", st.name, w, i, n)
				}
			}
		}
		s.size(120, 40)
	}
	for name, look := range map[string]theme.Look{"light": {Colour: true}, "plain": {Dark: true}, "ascii": {Dark: true, ASCII: true}} {
		s := prepare(look)
		s.size(80, 24)
		golden(t, "withheld-read-"+name, s.view())
		s.press("g", "3", "'dokter'", "enter")
		s.sees("~~dokter~~")
	}
}

// A codebook that leaves goes through the same gate, and is written down.
func TestTheCodebookLeavesChecked(t *testing.T) {
	s := dutch(t)
	s.app.house.dir = t.TempDir()
	s.size(120, 40)
	s.coded()
	err := s.study.Do(func(b *coding.Batch) error {
		c := s.study.Codebook().Codes()[1]
		c.Definition = "Bel 06-12345678."
		return b.ChangeCode(c)
	})
	if err != nil {
		t.Fatal(err)
	}
	s.press("g", "2", "x", "enter")
	s.sees("Controle op herkenbaarheid", "een telefoonnummer")
	if left, _ := os.ReadDir(s.app.house.dir); len(left) > 0 || len(s.study.Files()) > 0 {
		t.Fatal("it was written before anybody decided")
	}
	s.press("enter")
	s.sees("Codeboek met")
	files := s.study.Files()
	if len(files) != 1 || strings.Join(files[0].Findings, "") != "words 1" {
		t.Errorf("the journal says %+v", files)
	}
}
