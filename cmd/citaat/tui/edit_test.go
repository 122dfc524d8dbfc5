package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/examples"
)

// to puts the reader's cursor on words of an interview.
func (s *seat) readAt(id corpus.TranscriptID, words string) {
	s.t.Helper()
	t, err := s.study.Transcript(id)
	if err != nil {
		s.t.Fatal(err)
	}
	i := strings.Index(t.Body().String(), words)
	if i < 0 {
		s.t.Fatalf("%q is not in %s", words, id)
	}
	at := t.Body().Offset(i)
	s.send(screen.GoTo{To: screen.Read, At: screen.Place{Interview: id, Span: corpus.Span{Start: at, End: at + 1}}})
}

// said is what an interview says in a turn.
func (s *seat) turn(id corpus.TranscriptID, n int) corpus.Turn {
	s.t.Helper()
	t, err := s.study.Transcript(id)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, u := range t.Turns {
		if u.Number == (corpus.TurnNumber{Number: n}) {
			return u
		}
	}
	s.t.Fatalf("%s has no turn %d", id, n)
	return corpus.Turn{}
}

// on is the words that a coding stands on.
func (s *seat) words(id coding.CodingID) string {
	s.t.Helper()
	c, ok := s.study.Coding(id)
	if !ok {
		return "(gone)"
	}
	if c.Lost {
		return "(lost)"
	}
	t, err := s.study.Transcript(c.Interview)
	if err != nil {
		s.t.Fatal(err)
	}
	return t.Body().Slice(c.Span)
}

// byHand edits a transcript in another program; forget: without the earlier text.
func (s *seat) byHand(id corpus.TranscriptID, old, now string, forget bool) {
	s.t.Helper()
	path := filepath.Join(s.study.Dir(), "transcripts", string(id)+".md")
	data, err := os.ReadFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	if !strings.Contains(string(data), old) {
		s.t.Fatalf("%q is not in %s", old, id)
	}
	if forget {
		if err := os.RemoveAll(filepath.Join(s.study.Local(), "bodies")); err != nil {
			s.t.Fatal(err)
		}
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(data), old, now, 1)), 0o600); err != nil {
		s.t.Fatal(err)
	}
	if _, err := s.study.Refresh(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
	s.send(watched{study: s.study, title: s.app.house.title, changed: true})
}

func erase(n int) []string {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = "backspace"
	}
	return keys
}

// A typing error is corrected in the reader; the codings stay on their words, a
// chosen quotation that is no longer verbatim is shown with its old and new
// wording, and one key takes it all back.
func TestATypingErrorIsCorrectedInTheReader(t *testing.T) {
	s := sit(t, newFolder(t), theme.Look{Dark: true}, phrases.Dutch)
	s.size(120, 40)
	plain := s.code("M1", "maar wel bezorgd", "bezo-eee")
	chosen := s.code("M1", "En dan kwam zij en dan was het, eh, rustig in mijn hoofd.", "vert-bbb")
	if err := s.study.Do(func(b *coding.Batch) error {
		return b.Choose(chosen, coding.Choice{Chosen: true, Published: "(…) dan was het (…) rustig in mijn hoofd."})
	}); err != nil {
		t.Fatal(err)
	}
	s.send(watched{study: s.study, changed: true})
	before := s.turn("M1", 2)
	s.readAt("M1", "in mijn hoofd. Dat")
	s.press("E", "'heel '")
	s.sees("M1:2 verbeteren", "opname opnieuw beluisterd", "1 gekozen citaat wordt geraakt", "niet meer letterlijk")
	s.send(tea.KeyMsg{Type: tea.KeyCtrlL})
	s.press("enter")
	s.sees("1 gekozen citaat wordt geraakt", "Was: “(…) dan was het (…) rustig in mijn hoofd.”")
	if got := s.words(chosen); got != "En dan kwam zij en dan was het, eh, rustig heel in mijn hoofd." {
		t.Errorf("the quotation stands on %q", got)
	}
	if got := s.words(plain); got != "maar wel bezorgd" {
		t.Errorf("another coding stands on %q", got)
	}
	events := s.study.Events()
	if e := events[len(events)-1]; e.Op != coding.OpTranscript || !e.Edit.Listened || e.Coder != "ilse" {
		t.Errorf("the journal says %+v", e)
	}
	s.press("enter") // to the board
	if s.app.at != screen.Quotes {
		t.Errorf("enter leads to screen %d", s.app.at)
	}
	s.press("alt+1", "u")
	if got := s.turn("M1", 2); got.Text != before.Text {
		t.Errorf("taken back to %q", got.Text)
	}
	if got := s.words(chosen); got != "En dan kwam zij en dan was het, eh, rustig in mijn hoofd." {
		t.Errorf("the quotation stands on %q", got)
	}
}

// What is typed in a turn and not saved is there again; another's change of the
// same turn is not overwritten; control characters and line breaks are told of.
func TestWhatIsTypedInATurnIsNotLost(t *testing.T) {
	s := sit(t, newFolder(t), theme.Look{Dark: true}, phrases.Dutch)
	s.readAt("M2", "Bang niet.")
	s.press("E", "'Nou. '", "esc")
	s.sees("Niet bewaard")
	s.press("E")
	s.sees("Nou. Bang niet.", "nog niet bewaard")
	s.byHand("M2", "Bang niet. Bezorgder", "Nee. Bezorgder", false)
	s.press("enter")
	s.sees("Een ander veranderde intussen ook beurt 2")
	if got := s.turn("M2", 2).Text; !strings.HasPrefix(got, "Nee. Bezorgder") {
		t.Errorf("overwritten: %q", got)
	}
	s.readAt("V1", "Zij motiveert")
	s.press("E")
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("Ja.\nNou\u202e, "), Paste: true})
	s.press("enter")
	if got := s.turn("V1", 2).Text; !strings.HasPrefix(got, "Ja. Nou, Zij motiveert") {
		t.Errorf("it says %q", got)
	}
	s.sees("onzichtbaar stuurteken weggelaten")
	s.readAt("V1", "Ja. Nou")
	s.press("E", "tab")
	s.press(erase(8)...)
	s.press("'5:61'", "enter")
	s.sees("Dat is geen tijd")
	s.press(erase(4)...)
	s.press("'1:05'", "enter")
	if got := s.turn("V1", 2).Time; got != 65 {
		t.Errorf("the time is %v", got)
	}
}

// Codings in doubt of all interviews are decided on one by one: confirmed, placed
// by hand, dropped, and each is taken back.
func TestCodingsInDoubtAreDecidedOn(t *testing.T) {
	s := sit(t, newFolder(t), theme.Look{Dark: true}, phrases.Dutch)
	s.size(120, 40)
	rewritten := s.code("M1", "En dan kwam zij en dan was het, eh, rustig in mijn hoofd.", "vert-bbb")
	gone := s.code("M2", "Ik slaap slecht als het buiten stil is.", "rust-ccc")
	other := s.code("V1", "Zij motiveert mij, Fatima.", "vert-bbb")
	s.byHand("M1", "En dan kwam zij en dan was het, eh, rustig in mijn hoofd.", "Toen is zij gekomen. Rustig werd het pas weken later in mijn hoofd.", true)
	s.byHand("M2", "Ik slaap slecht als het buiten stil is.", "Verder gaat alles goed hoor.", true)
	s.byHand("V1", "Zij motiveert mij, Fatima.", "Zij motiveert ons, die Fatima.", true)
	s.press("alt+1")
	s.readAt("M1", "Ik had niet")
	s.press("L")
	s.sees("Wat gecodeerd was", "1 van 3 · plaats kwijt", "woorden gelijk", "Toen is zij gekomen")
	s.press("enter")
	s.sees("Vertrouwen staat op M1:2", "van 2 · plaats kwijt", "Nergens staat iets")
	if got := s.words(rewritten); !strings.Contains(got, "in mijn hoofd") {
		t.Errorf("placed on %q", got)
	}
	s.press("v")
	if s.app.at != screen.Read {
		t.Fatalf("v leads to screen %d", s.app.at)
	}
	s.readAt("M2", "Verder gaat")
	s.press("esc")
	s.press("gl")
	s.press("d")
	if got := s.words(gone); got != "(gone)" {
		t.Errorf("dropped, it stands on %q", got)
	}
	s.press("u")
	if got := s.words(gone); got != "(lost)" {
		t.Errorf("taken back, it stands on %q", got)
	}
	s.sees("opnieuw geplaatst", "2 van 2")
	s.press("enter")
	if c, _ := s.study.Coding(other); c.Unsure || c.Lost {
		t.Errorf("confirmed, it is %+v", c)
	}
	s.press("u", "u")
	if c, _ := s.study.Coding(other); !c.Unsure {
		t.Errorf("taken back, it is %+v", c)
	}
}

// By hand: the reader lets words be chosen and comes back.
func TestWordsAreChosenByHand(t *testing.T) {
	s := sit(t, newFolder(t), theme.Look{Dark: true}, phrases.Dutch)
	gone := s.code("M2", "Ik slaap slecht als het buiten stil is.", "rust-ccc")
	s.byHand("M2", "Ik slaap slecht als het buiten stil is.", "Verder gaat alles goed hoor.", true)
	s.press("gl", "v")
	s.sees("Selecteer de woorden")
	s.press("G", "v", "(", "enter")
	if s.app.at != screen.Replace {
		t.Errorf("it comes back to screen %d", s.app.at)
	}
	if got := s.words(gone); got == "(lost)" || got == "" {
		t.Errorf("placed on %q", got)
	}
	s.sees("Alle coderingen staan op hun woorden")
}

func editStates(s *seat) []state {
	s.coded()
	s.code("M2", "Bezorgder dan mijn man, dat wel.", "bezo-eee")
	id := s.code("V1", "gaat weg met haar schouders laag", "vert-bbb")
	if err := s.study.Do(func(b *coding.Batch) error { return b.Choose(id, coding.Choice{Chosen: true}) }); err != nil {
		s.t.Fatal(err)
	}
	s.byHand("M1", "En dan kwam zij en dan was het, eh, rustig in mijn hoofd.", "Toen is zij gekomen. Rustig werd het pas later in mijn hoofd.", true)
	s.byHand("M3", "Ik durf nu zelf naar de dokter.", "Dat doe ik.", true)
	s.readAt("V1", "haar schouders laag")
	return []state{
		{"correct", []string{"E", "'Heel '"}},
		{"correct-clock", []string{"tab"}},
		{"replace", []string{"esc", "gl"}},
		{"replace-next", []string{"n"}},
	}
}

func TestEditScreens(t *testing.T) {
	for name, look := range map[string]theme.Look{"dark": {Dark: true, Colour: true}, "light": {Colour: true}, "plain": {Dark: true, ASCII: true}} {
		s := sit(t, newFolder(t), look, phrases.Dutch)
		for _, st := range editStates(s) {
			s.press(st.keys...)
			for _, z := range [][2]int{{80, 24}, {120, 40}, {200, 60}, {30, 8}} {
				s.size(z[0], z[1])
				lines := strings.Split(s.view(), "\n")
				if len(lines) != z[1] {
					t.Errorf("%s at %v has %d lines", st.name, z, len(lines))
				}
				switch {
				case name == "dark" && z[0] > 30:
					golden(t, fmt.Sprintf("%s-%dx%d", st.name, z[0], z[1]), s.view())
				case z[0] == 120:
					golden(t, fmt.Sprintf("%s-%s", st.name, name), s.app.View())
				}
			}
			for w := 30; w <= 200; w += 17 {
				s.size(w, 24)
				for i, l := range strings.Split(s.app.View(), "\n") {
					if n := ansi.StringWidth(l); n > w {
						t.Errorf("%s, %d wide: line %d is %d wide: %q", st.name, w, i, n, ansi.Strip(l))
					}
				}
			}
			s.size(120, 40)
		}
	}
}

// By mouse: a click on the place that is chosen confirms it; and all of it can be
// heard.
func TestCodingsInDoubtByMouse(t *testing.T) {
	s := sit(t, newFolder(t), theme.Look{Dark: true}, phrases.Dutch)
	s.size(120, 40)
	id := s.code("V1", "Zij motiveert mij, Fatima.", "vert-bbb")
	s.byHand("V1", "Zij motiveert mij, Fatima.", "Zij motiveert ons, die Fatima. Ja, zij motiveert mij zo.", true)
	s.press("gl")
	said := s.app.screens[screen.Replace].(screen.Spoken).Speak()
	if !strings.HasPrefix(said.Where, "Opnieuw plaatsen, 1 van 1") || !strings.Contains(said.Now, "Vertrouwen") || len(said.More) < 2 ||
		!strings.Contains(said.More[1], "woorden gelijk") {
		t.Errorf("it is heard as %+v", said)
	}
	s.click("Wat gecodeerd was") // that side decides nothing
	if c, _ := s.study.Coding(id); !c.Unsure {
		t.Fatalf("decided by a click beside it: %+v", c)
	}
	s.click("motiveert mij zo")
	if c, _ := s.study.Coding(id); c.Lost || c.Unsure {
		t.Errorf("it is %+v", c)
	}
	s.sees("Alle coderingen staan op hun woorden")
	if said := s.app.screens[screen.Replace].(screen.Spoken).Speak(); !strings.Contains(said.Now, "Alle coderingen") {
		t.Errorf("the empty screen is heard as %+v", said)
	}
}

// Every code of the example is had with c, one or two letters, and enter.
func TestAnyCodeTakesFourKeys(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "voorbeeld")
	if err := os.CopyFS(dir, examples.Study()); err != nil {
		t.Fatal(err)
	}
	s := sit(t, dir, theme.Look{Dark: true}, phrases.Dutch)
	var letters []string
	for a := 'a'; a <= 'z'; a++ {
		letters = append(letters, string(a))
		for b := 'a'; b <= 'z'; b++ {
			letters = append(letters, string(a)+string(b))
		}
	}
	first := map[string]string{}
	for _, l := range letters {
		s.press("c", "'"+l+"'")
		for _, row := range strings.Split(s.view(), "\n") {
			if _, rest, ok := strings.Cut(row, "▸ "); ok && strings.Contains(row, " › ") {
				if first[l] == "" {
					first[l] = rest
				}
			}
		}
		s.press("esc")
	}
	for _, c := range s.study.Codebook().Codes() {
		if c.Kind == coding.Category || c.Retired || c.Parent == "" {
			continue
		}
		found := false
		for _, row := range first {
			found = found || strings.Contains(row, " › "+c.Name)
		}
		if !found {
			t.Errorf("%s takes more than two letters", c.Name)
		}
	}
}
