package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// mixed are files as a folder of a project holds them.
var mixed = map[string]string{
	"M1.txt":       "Interviewer: Hoe was het eerste bezoek?\n\nFadila Benali: Heel anders dan ik dacht.\n",
	"M5.txt":       "Interviewer: Hoe gaat het, eh, met u?\n\nFadila Benali: Goed, uhm, beter dan eerst.\n\nTolk: Zij zegt dat het beter gaat, en dat zij nu zelf durft te bellen.\n\nInterviewer: Belde zij vaak?\n\nF. Benali: Ja, eh, elke week.\n\nInterviewer: En nu?\n\nFadila Benali: Nu bel ik zelf.\n\nTolk: Dat doet zij sinds de zomer.\n\nF. Benali: Sinds de zomer, ja.\n",
	"M6.vtt":       "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\nIlse Inden: Wat ging er goed?\n\n2\n00:00:05.000 --> 00:00:09.000\nSamira Haddou: Zij kwam altijd op tijd.\n",
	"M7.txt":       "Hoe begon het?\n\nMet een folder in de wachtkamer, die heb ik meegenomen naar huis.\n\nEn toen?\n\nToen heb ik gebeld, en een week later stond zij voor de deur.\n\nHoe was dat?\n\nSpannend. Maar zij lachte, en toen was het goed.\n",
	"V5-kopie.txt": "Interviewer: Hoe gaat het, eh, met u?\n\nFadila Benali: Goed, uhm, beter dan eerst.\n\nTolk: Zij zegt dat het beter gaat, en dat zij nu zelf durft te bellen.\n\nInterviewer: Belde zij vaak?\n\nF. Benali: Ja, eh, elke week.\n\nInterviewer: En nu?\n\nFadila Benali: Nu bel ik zelf.\n\nTolk: Dat doet zij sinds de zomer.\n\nF. Benali: Sinds de zomer, ja.\n",
	"z-leeg.docx":  "",
}

// room is somebody in the room with the mixed files read.
func room(t *testing.T, look theme.Look, lang phrases.Lang) *seat {
	t.Helper()
	s := sit(t, newFolder(t), look, lang)
	s.app.house.dir = folderOf(t, mixed)
	s.size(120, 40)
	s.send(screen.Import{})
	s.press("ctrl+a", "enter")
	return s
}

func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func bringStates() []state {
	return []state{
		{"bring-changed", nil},
		{"bring-list", []string{"j"}},
		{"bring-choices", []string{"tab", "j", "j"}},
		{"bring-interview", []string{"enter"}},
		{"bring-speakers", []string{"esc", "j", "j", "j", "j", "right"}},
		{"bring-speaker", []string{"enter"}},
		{"bring-cleaning", []string{"esc", "G", "k", "k", "k", "k", "right"}},
		{"bring-text", []string{"tab", "j"}},
		{"bring-explain", []string{"e"}},
		{"bring-unlabelled", []string{"esc", "esc", "j", "j"}},
		{"bring-alternate", []string{"tab", "right"}},
		{"bring-failed", []string{"esc", "G"}},
		{"bring-done", []string{"enter"}},
	}
}

// TestBringScreens: every state of the room at three sizes; the looks at the
// size that most have.
func TestBringScreens(t *testing.T) {
	looks := map[string]theme.Look{"dark": {Dark: true, Colour: true}, "light": {Colour: true}, "plain": {Dark: true}}
	for name, look := range looks {
		s := room(t, look, phrases.Dutch)
		for _, st := range bringStates() {
			s.press(st.keys...)
			for _, z := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
				s.size(z[0], z[1])
				switch {
				case name == "dark":
					golden(t, fmt.Sprintf("%s-%dx%d", st.name, z[0], z[1]), s.view())
				case z[0] == 120 && st.name == "bring-choices":
					golden(t, fmt.Sprintf("%s-%s", st.name, name), s.app.View())
				}
			}
		}
	}
}

// TestBringKeepsToItsSize: in every state, at every size and in ASCII, nothing is
// wider or higher than the window, in both languages, and no sentence is missing.
func TestBringKeepsToItsSize(t *testing.T) {
	for _, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
		s := room(t, theme.Look{Dark: true, ASCII: true}, lang)
		for _, st := range bringStates() {
			s.press(st.keys...)
			for w := 30; w <= 200; w += 17 {
				for _, h := range []int{8, 12, 24, 40} {
					s.size(w, h)
					s.fits(st.name, w, h)
				}
			}
			for _, b := range s.app.table().Bindings {
				for _, key := range []string{b.Help, b.Short, b.Group, b.Disabled.Key} {
					if key != "" && strings.Contains(s.app.house.book.Say(key), "‹") {
						t.Errorf("%s: no sentence for %s", lang, key)
					}
				}
			}
			s.size(120, 40)
		}
	}
}

func (s *seat) fits(name string, w, h int) {
	s.t.Helper()
	lines := strings.Split(s.app.View(), "\n")
	if len(lines) != h {
		s.t.Fatalf("%s, %dx%d: %d lines", name, w, h, len(lines))
	}
	for i, l := range lines {
		if n := ansi.StringWidth(l); n > w {
			s.t.Fatalf("%s, %dx%d: line %d is %d wide: %q", name, w, h, i, n, ansi.Strip(l))
		}
		if strings.Contains(l, "<bring.") || strings.IndexFunc(l, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
			s.t.Fatalf("%s, %dx%d: line %d holds %q", name, w, h, i, ansi.Strip(l))
		}
	}
}

// TestBringASpeaker: two names become one speaker, an interpreter speaks for
// somebody or for herself, a label is typed; what comes in is that.
func TestBringASpeaker(t *testing.T) {
	s := room(t, theme.Look{Dark: true}, phrases.Dutch)
	s.press("j", "tab", "G", "k", "k", "k", "k", "k", "k") // the last speaker: F. Benali
	s.press("enter")
	s.sees("“F. Benali”", "Zelfde als")
	s.press("tab", "right", "right", "enter")
	s.press("k", "enter", "tab", "tab", "backspace", "'TOLK'", "tab", "'M9'", "enter") // the interpreter
	s.sees("TOLK", "voor M9")
	s.press("tab", "enter")
	in, ok := s.study.Interview("M5")
	if !ok {
		t.Fatalf("M5 did not come in:\n%s", s.view())
	}
	got := map[corpus.Label]corpus.Speaker{}
	for _, sp := range in.Speakers {
		got[sp.Label] = sp
	}
	if len(got) != 3 || got["M5"].Role != corpus.Respondent || got["TOLK"].Role != corpus.Interpreter || got["TOLK"].Participant != "M9" {
		t.Errorf("speakers %+v", in.Speakers)
	}
	if text, _ := s.study.Transcript("M5"); text.Turns[4].Speaker != "M5" {
		t.Errorf("the last turn is %s's", text.Turns[4].Speaker)
	}
	s.nothingOf("Fadila", "Benali")
}

// TestBringAChoiceThatCannotBe: it is told, keeps the file out, and can be put
// right where it was made.
func TestBringAChoiceThatCannotBe(t *testing.T) {
	s := bringing(t, map[string]string{"M7.txt": rawTalk})
	s.press("enter", "tab", "G", "k", "k", "k", "k", "k", "k", "enter") // the respondent
	s.press("tab", "tab", "backspace", "backspace", "'I'", "enter")
	s.sees("hebben verschillende rollen", "1 kan niet", "“Fadila Benali”")
	s.press("esc", "enter")
	if _, there := s.study.Interview("M7"); there {
		t.Fatal("it came in")
	}
	s.press("tab", "enter", "tab", "tab", "backspace", "backspace", "'M7'", "enter")
	s.sees("1 klaar om in te lezen")
}

// TestBringAlike: what was decided about one file holds for all, and is taken
// back with one key.
func TestBringAlike(t *testing.T) {
	talk := func(word string) string {
		return "Anna Bos: Hoe was het, eh, " + word + "?\n\nBram Vos: Goed, uhm. En jij?\n\nAnna Bos: Ook?\n\nBram Vos: Ja.\n"
	}
	s := bringing(t, map[string]string{"A1.txt": talk("eerst"), "A2.txt": talk("toen"), "A3.txt": talk("later")})
	s.press("ctrl+a", "enter")
	s.sees("3 met een vraag", "geraden")
	s.press("tab", "j", "j", "right", "j", "j", "j", "right", "left") // the group, and who interviews
	s.press("G", "k", "k", "k", "k", "right", "esc")                  // the fillers
	s.press("A")
	s.sees("Ook voor 2 andere bestanden", "3 klaar om in te lezen")
	s.press("G")
	s.sees("‹ moeder ›", "gaan eruit ›  × 2")
	s.press("u")
	s.sees("1 klaar om in te lezen")
	s.press("gg", "A", "enter")
	s.sees("3 interviews ingelezen")
	for _, id := range []corpus.TranscriptID{"A1", "A2", "A3"} {
		text, err := s.study.Transcript(id)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(text.Turns[1].Text, "uhm") || text.Turns[0].Speaker != "I" || text.Turns[1].Speaker != corpus.Label(id) {
			t.Errorf("%s: %+v", id, text.Turns[:2])
		}
		if p, _ := s.study.Participant(corpus.ParticipantID(id)); p.Group != "moeder" {
			t.Errorf("%s is in group %q", id, p.Group)
		}
	}
	s.nothingOf("Anna Bos", "Bram Vos")
}

// TestBringAFolder: a folder as projects have them, in a dozen formats, with a
// broken file, one twice and one without labels, comes in as far as it can.
func TestBringAFolder(t *testing.T) {
	const from = "../../../corpus/ingest/testdata"
	dir := t.TempDir()
	for as, name := range map[string]string{"D1.vtt": "teams.vtt", "D2.vtt": "zoom.vtt", "D3.srt": "namen.srt", "D4.html": "noscribe.html", "D5.otr": "otranscribe.otr",
		"D6.json": "whisperx.json", "D7.txt": "utf16le.txt", "D8.txt": "windows1252.txt", "D9.txt": "zonder-labels.txt", "D10.txt": "otter.txt", "D11.txt": "windows1252.txt"} {
		data, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, as), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "z-kapot.docx"), []byte("PK\x03\x04 en dan niets"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := sit(t, newFolder(t), theme.Look{Dark: true}, phrases.Dutch)
	s.app.house.dir = dir
	s.size(120, 40)
	s.send(screen.Import{})
	s.press("ctrl+a", "enter")
	s.sees("10 met een vraag", "2 kunnen niet")
	for _, l := range []string{"D2.vtt", "D9.txt", "D10.txt"} { // in the order in which people count
		before, after, _ := strings.Cut(s.view(), l)
		if l == "D10.txt" && (!strings.Contains(before, "D9.txt") || !strings.Contains(after, "z-kapot")) {
			t.Errorf("the order of the list:\n%s", s.view())
		}
	}
	s.press("ctrl+a", "enter")
	s.sees("9 interviews ingelezen", "Niet ingelezen", "D9.txt", "D11.txt", "z-kapot.docx")
	if n := len(s.study.Interviews()); n != len(talks)+9 {
		t.Errorf("%d interviews", n)
	}
	s.press("enter")
	if s.app.at != screen.Privacy {
		t.Errorf("on screen %d", s.app.at)
	}
}

// TestBringStopsWriting: esc stops after what is on its way; that is in and
// stays, the rest is still in the list.
func TestBringStopsWriting(t *testing.T) {
	files := map[string]string{}
	for i := range 20 {
		files[fmt.Sprintf("M%d.txt", i+10)] = other(strings.Repeat("a", i+1))
	}
	s := bringing(t, files)
	s.press("ctrl+a", "enter")
	s.sees("20 klaar om in te lezen")
	late := s.pressAndWait("enter")
	s.sees("0 van 20 ingelezen")
	s.press("esc")
	s.sees("stopt na wat onderweg is")
	s.run(late)
	s.sees("1 interview ingelezen", "19 klaar om in te lezen", "Gestopt: 19 bestanden")
	if n := len(s.study.Interviews()); n != len(talks)+1 {
		t.Errorf("%d interviews", n)
	}
	s.press("enter")
	s.sees("20 interviews ingelezen")
}

// TestBringWithoutLabels: a text of which nobody said who speaks comes in only
// when somebody says that two take turns.
func TestBringWithoutLabels(t *testing.T) {
	s := bringing(t, map[string]string{"M7.txt": mixed["M7.txt"]})
	s.press("enter", "enter")
	if _, there := s.study.Interview("M7"); there {
		t.Fatal("it came in without speakers")
	}
	s.sees("geen labels van sprekers")
	s.press("tab", "right", "esc", "enter")
	text, err := s.study.Transcript("M7")
	if err != nil {
		t.Fatalf("%v:\n%s", err, s.view())
	}
	if text.Speaker(text.Turns[0].Speaker).Role != corpus.Interviewer || text.Speaker(text.Turns[1].Speaker).Role != corpus.Respondent {
		t.Errorf("turns %+v", text.Turns[:2])
	}
}

// TestBringACorrectedVersion: a file with the id of an interview changes it only
// when it is ticked, and its codings stay.
func TestBringACorrectedVersion(t *testing.T) {
	first := map[string]string{"M5.txt": strings.ReplaceAll(mixed["M6.vtt"], "altijd op tijd", "altijd op tijt")}
	s := bringing(t, map[string]string{"M6.vtt": first["M5.txt"]})
	s.press("enter", "enter", "enter")
	s.code("M6", "Zij kwam", "vert-bbb")
	s.app.screens[screen.Bring] = nil
	s.app.house.dir = folderOf(t, map[string]string{"M6.vtt": mixed["M6.vtt"]})
	s.send(screen.Import{})
	s.press("enter")
	s.sees("M6 is er al", "1 van 2 beurten anders", "Wat er verandert")
	s.press("enter")
	if text, _ := s.study.Transcript("M6"); !strings.Contains(text.Turns[1].Text, "tijt") {
		t.Fatal("changed without being ticked")
	}
	s.press(" ", "enter")
	s.sees("M6 is bijgewerkt")
	if text, _ := s.study.Transcript("M6"); !strings.Contains(text.Turns[1].Text, "op tijd") || s.codings("vert-bbb") != 1 {
		t.Errorf("%q, %d codings", text.Turns[1].Text, s.codings("vert-bbb"))
	}
	s.press("esc", "u")
	s.sees("Ongedaan gemaakt: een interview bijwerken")
	if text, _ := s.study.Transcript("M6"); !strings.Contains(text.Turns[1].Text, "tijt") || s.codings("vert-bbb") != 1 {
		t.Errorf("taken back it is %q, %d codings", text.Turns[1].Text, s.codings("vert-bbb"))
	}
}

// TestBringByMouse: files are chosen, ticked and opened, choices changed, panes
// scrolled.
func TestBringByMouse(t *testing.T) {
	s := room(t, theme.Look{Dark: true}, phrases.Dutch)
	s.click("M6.vtt")
	s.sees("╮╭ M6.vtt")
	s.clickAt(3, 4)
	s.sees("[x] ? M5.txt")
	s.click("M6.vtt")
	s.click("M6.vtt")
	s.sees("» M6.vtt")
	s.click("Groep")
	s.click("Groep")
	s.sees("‹ vrijwilliger ›")
	s.send(tea.MouseMsg{X: 5, Y: 5, Button: tea.MouseButtonWheelDown, Action: tea.MouseActionPress})
	s.sees("» M7.txt")
	s.click("terug")
	s.sees("» Bestanden")
}

// TestBringIsHeard: what is drawn is said too: the file one stands on and how it
// stands, the choice, the turn.
func TestBringIsHeard(t *testing.T) {
	s := room(t, theme.Look{Dark: true}, phrases.Dutch)
	s.press("j")
	says := func(words ...string) {
		t.Helper()
		sp := s.app.speak()
		all := sp.Where + "\n" + sp.Now + "\n" + strings.Join(sp.More, "\n")
		for _, w := range words {
			if !strings.Contains(all, w) {
				t.Errorf("%q is not said:\n%s", w, all)
			}
		}
		if strings.ContainsAny(all, "│╭█▌‹›") {
			t.Errorf("what is drawn is said:\n%s", all)
		}
	}
	says("Inlezen, Bestanden", "M5.txt, ", "aangevinkt", "bestand 2 van 6")
	s.press("tab", "j", "j")
	says("Keuzes", "Groep moeder")
	s.press("tab")
	says("I: Hoe gaat het, eh, met u?")
	s.press("esc", "G")
	says("z-leeg.docx, kan niet worden ingelezen, het bestand is leeg")
}

// TestBringAFileThatWentAway: it is told without its path, and the others go on.
func TestBringAFileThatWentAway(t *testing.T) {
	s := bringing(t, map[string]string{"M7.txt": mixed["M5.txt"], "M8.txt": rawTalk})
	if err := os.Remove(filepath.Join(s.app.house.dir, "M7.txt")); err != nil {
		t.Fatal(err)
	}
	s.press("ctrl+a", "enter")
	s.sees("het bestand is er niet meer", "1 klaar om in te lezen")
	s.misses(s.app.house.dir)
}

// TestBringSomebodyElse: a name that was read as speech becomes a speaker when
// somebody says so.
func TestBringSomebodyElse(t *testing.T) {
	s := bringing(t, map[string]string{"M7.txt": rawTalk + "\nOpa: Ik ook, hoor.\n"})
	s.press("enter")
	s.sees("Opa: Ik ook, hoor.")
	s.press("tab", "G", "k", "k", "k", "k", "k", "enter")
	s.sees("Zoals het bestand die zet")
	s.press("'Opa'", "enter")
	s.sees("“Opa”", "spreekbeurt 1 van 5")
	s.press("u")
	s.misses("“Opa”")
}
