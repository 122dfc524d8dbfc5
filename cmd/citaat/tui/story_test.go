package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus/phrases"
)

func dutch(t testing.TB) *seat {
	return sit(t, newFolder(t), theme.Look{Dark: true, Colour: true}, phrases.Dutch)
}

func (s *seat) codings(code coding.CodeID) (n int) {
	for _, c := range s.study.Codings() {
		if c.Code == code {
			n++
		}
	}
	return n
}

// TestFindAndCodeTogether: hits as one types, several coded at once, one undo.
func TestFindAndCodeTogether(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.press("g", "3", "'bezorgd'")
	s.sees("4 treffers · 3 van 3 moeders", "M1:2", "M3:2", "‹bezorgd›", "‹Bezorgder›")
	s.press("enter")
	s.sees("‹bezorgd›", "3 treffers")
	s.press(" ", " ", "c", "'ver'", "enter")
	if n := s.codings("vert-bbb"); n != 2 {
		t.Fatalf("%d codings, want 2", n)
	}
	s.sees("2 zinnen gecodeerd met Meerwaarde/Vertrouwen (u ongedaan)", "bewaard 14:02:11", "▌Vertrouwen")
	for _, c := range s.study.Codings() {
		if !strings.HasSuffix(c.Quote, ".") {
			t.Errorf("not a sentence: coding %s", c.ID)
		}
	}
	s.press("u")
	if n := s.codings("vert-bbb"); n != 0 {
		t.Errorf("%d codings are left after one undo", n)
	}
	s.sees("Ongedaan gemaakt: coderen (2 stuks)")
}

// TestThereAndBack: enter goes to the place, esc back to the same hits.
func TestThereAndBack(t *testing.T) {
	s := dutch(t)
	s.press("g", "3", "'bezorgd'", "enter", "j", "j")
	before := s.view()
	s.press("enter")
	if s.app.at != screen.Read {
		t.Fatal("still searching")
	}
	s.sees("› M3", "durf nu zelf")
	s.press("esc")
	if now := s.view(); now != before {
		t.Errorf("the hits are not as they were:\n%s\nwere:\n%s", now, before)
	}
}

// TestSaidButNotCodedSo: one key leaves out what is coded so already.
func TestSaidButNotCodedSo(t *testing.T) {
	s := dutch(t)
	s.code("M1", "maar wel bezorgd", "bezo-eee")
	s.press("g", "3", "'bezorgd'", "enter")
	s.sees("3 treffers")
	s.press("-", "'Stress'", "enter")
	s.sees("bezorgd NIET code:Stresswoorden", "2 treffers")
	s.misses("maar wel ‹bezorgd›")
}

// TestQueryErrors are shown under the character, until they are mended.
func TestQueryErrors(t *testing.T) {
	s := dutch(t)
	s.press("g", "3", "'angst code:Nergens'", "enter")
	s.sees("▲")
	lines := strings.Split(s.view(), "\n")
	q, at := []rune(lines[1]), strings.IndexRune(lines[2], '▲')
	if col := len([]rune(lines[2][:at])); !strings.HasPrefix(string(q[col:]), "code") && !strings.HasPrefix(string(q[col:]), "Nergens") {
		t.Errorf("the mark stands under %q", string(q[col:]))
	}
	s.press("backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "'Rust'")
	s.misses("▲")
}

// TestBoard: choose, order, adjust the wording with the check running, undo.
func TestBoard(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.coded()
	s.press("g", "4")
	s.sees("Meerwaarde › Vertrouwen", "5 fragmenten · 3 van 3 moeders, 1 van 1 vrijwilliger", "gekozen 0")
	s.press("*", "*") // M1 twice
	s.sees("gekozen 2", "✓ letterlijk", "M1:4 gekozen als citaat (u ongedaan)")
	s.press("*") // M2 did not agree to be quoted
	s.sees("M2 heeft niet ingestemd met citeren", "gekozen 2")
	s.press("G", "*", "gg", "J")
	s.sees("⚠ M1 levert 2 van de 3 gekozen citaten: meer dan een derde")
	var order []string
	for _, c := range chosen(s.study) {
		order = append(order, c.Quote[:5])
	}
	if got := strings.Join(order, "|"); got != "Later|En da|Zij m" {
		t.Errorf("order %s", got)
	}
	s.press("u")
	if got := chosen(s.study)[0].Quote[:5]; got != "En da" {
		t.Errorf("first after undo: %s", got)
	}
}

// chosen are the chosen codings in the order of publication.
func chosen(study *coding.Study) []coding.Coding {
	var list []coding.Coding
	for _, c := range study.Codings() {
		if c.Choice.Chosen {
			i := 0
			for i < len(list) && list[i].Choice.Order <= c.Choice.Order {
				i++
			}
			list = append(list[:i], append([]coding.Coding{c}, list[i:]...)...)
		}
	}
	return list
}

// TestWording: the check runs while one types; keys mark what is left out.
func TestWording(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.coded()
	s.press("g", "4", "enter")
	s.sees("Zoals gezegd", "Zoals gepubliceerd", "✓ letterlijk")
	s.press("'Zz '")
	s.sees("✗ wijkt op")
	s.press("backspace", "backspace", "backspace")
	s.sees("✓ letterlijk")
	s.press("ctrl+o")
	s.sees("(…) dan kwam zij", "1 weglating")
	s.press("end", "'[x]'", "backspace", "backspace", "backspace", "tab", "'spreekt over zichzelf'", "enter")
	c := chosen(s.study)
	if len(c) != 1 || !strings.HasPrefix(c[0].Choice.Published, "(…) dan kwam zij") || c[0].Choice.Remark != "spreekt over zichzelf" {
		t.Fatalf("%d chosen", len(c))
	}
	s.sees("– Moeder (spreekt over zichzelf)")
}

// TestExportToShare leaves out what may not leave, and says so.
func TestExportToShare(t *testing.T) {
	s := dutch(t)
	s.app.house.dir = t.TempDir()
	s.size(120, 40)
	s.coded()
	s.press("g", "4", "*", "enter", "'Gisteren '", "enter", "x", "right", "enter")
	s.sees("Geëxporteerd: 1 citaat", "1 gekozen citaat gaat niet mee:", "citaten-om-te-delen.xlsx")
	if _, err := os.Stat(filepath.Join(s.app.house.dir, "citaten-om-te-delen.xlsx")); err != nil {
		t.Error(err)
	}
	s.press("esc", "x", "right")
	s.sees("Dit bestand bestaat al en wordt vervangen")
}

// TestExportStops: esc ends an export that is busy, and the file that was there
// is what it was.
func TestExportStops(t *testing.T) {
	s := dutch(t)
	s.app.house.dir = t.TempDir()
	s.size(120, 40)
	s.coded()
	path := filepath.Join(s.app.house.dir, "citaten-werkbestand.xlsx")
	if err := os.WriteFile(path, []byte("van gisteren"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.press("g", "4", "*", "x")
	s.sees("citaten-werkbestand.xlsx", "Dit bestand bestaat al")
	next, busy := s.app.Update(key("enter"))
	s.app = next.(app)
	s.press("esc")
	s.sees("Wordt gestopt")
	s.run(busy)
	s.sees("Gestopt: er is niets geschreven", "Dit bestand bestaat al")
	if data, err := os.ReadFile(path); err != nil || string(data) != "van gisteren" {
		t.Errorf("the file is %d bytes, %v", len(data), err)
	}
	if in, err := os.ReadDir(s.app.house.dir); err != nil || len(in) != 1 {
		t.Errorf("%v %v", in, err)
	}
	s.press("enter") // and it can be asked again
	s.sees("Geëxporteerd")
}

// TestNoExportAmongTheTranscripts: a table there would be taken for an interview.
func TestNoExportAmongTheTranscripts(t *testing.T) {
	s := dutch(t)
	s.app.house.dir = filepath.Join(s.study.Dir(), coding.TranscriptFolder)
	s.size(120, 40)
	s.coded()
	s.press("g", "4", "x", "enter")
	s.sees("Niet geëxporteerd", "in de map transcripts komt geen ander bestand")
	if in, err := os.ReadDir(s.app.house.dir); err != nil || len(in) != len(talks) {
		t.Errorf("%v %v", in, err)
	}
}

// TestFirstCodes: where there are no codes yet the picker says what to do, and a
// second code is not put under the first unless somebody wants that.
func TestFirstCodes(t *testing.T) {
	dir := newFolder(t)
	if err := os.WriteFile(filepath.Join(dir, "codebook.yaml"), []byte("codes: []\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := sit(t, dir, theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.press("c")
	s.sees("typ de naam van de eerste")
	s.press("'Rust'", "enter", "c", "'Angst'")
	s.sees("onder nog in te delen")
	s.press("right")
	s.sees("onder Rust")
	s.press("left", "enter")
	for _, c := range s.study.Codebook().Codes() {
		if c.Parent != "" {
			t.Errorf("%s is under %s", c.Name, c.Parent)
		}
	}
}

// TestDigitOfNoCode: a digit that stands for nothing says so.
func TestDigitOfNoCode(t *testing.T) {
	s := dutch(t)
	s.press("9")
	s.sees("Bij 9 hoort nog geen code")
	if n := len(s.study.Codings()); n != 0 {
		t.Errorf("%d codings", n)
	}
}

// TestCopy puts quotations on the clipboard as they are published.
func TestCopy(t *testing.T) {
	s := dutch(t)
	s.coded()
	s.press("g", "4", "*", "Y")
	if s.copied.Len() == 0 {
		t.Error("nothing was sent to the clipboard")
	}
	s.sees("1 citaat gekopieerd")
}

// TestKeysThatHoldEverywhere.
func TestKeysThatHoldEverywhere(t *testing.T) {
	s := dutch(t)
	s.press("alt+3")
	s.sees("Zoek:")
	s.press("'g4q?'") // typed, not obeyed
	s.sees("g4q?")
	s.press("alt+4")
	s.sees("Citaten")
	s.press("ctrl+c")
	s.sees("Met q sluit u af")
	s.press("ctrl+s")
	s.sees("Alles is bewaard")
	s.press("?")
	s.sees("Toetsen van dit scherm", "kiezen als citaat")
	s.press("x") // closes help, exports nothing
	s.misses("Toetsen van dit scherm", "Voor wie")
	s.press(":", "'export'", "enter")
	s.sees("Voor wie")
	s.press("esc", "esc", "esc", "esc", "esc")
	if s.quit {
		t.Error("esc quits")
	}
	s.press("q")
	if !s.quit {
		t.Error("q does not quit")
	}
}

// TestSeveralRunesInOneMessage: what arrives together is pressed one by one.
func TestSeveralRunesInOneMessage(t *testing.T) {
	s := dutch(t)
	s.coded()
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("g4")})
	s.sees("Citaten")
	s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("jj*")})
	if n := len(chosen(s.study)); n != 0 { // the third passage is M2's
		t.Errorf("%d chosen", n)
	}
	s.sees("M2 heeft niet ingestemd")
}

// TestAnotherProcess: what another coder writes shows up.
func TestAnotherProcess(t *testing.T) {
	dir := newFolder(t)
	s := sit(t, dir, theme.Look{Dark: true}, phrases.Dutch)
	s.press("g", "4")
	s.sees("Er is nog niets gecodeerd")
	other := sit(t, dir, theme.Look{Dark: true}, phrases.Dutch)
	other.code("M1", "rustig in mijn hoofd", "vert-bbb")
	changed, err := s.study.Refresh(t.Context())
	s.send(watched{study: s.study, title: s.app.house.title, changed: changed, err: err})
	s.sees("rustig in mijn hoofd")
}

// TestPanicIsASentence: a mistake reaches neither the terminal nor the work.
func TestPanicIsASentence(t *testing.T) {
	s := dutch(t)
	s.app.screens[screen.Read] = broken{s.app.screens[screen.Read]}
	s.press("j")
	s.sees("Er ging iets mis in citaat zelf")
	s.misses("geheime woorden")
}

type broken struct{ screen.Screen }

func (b broken) Update(tea.Msg) (screen.Screen, tea.Cmd) { panic("geheime woorden") }

// TestStart: an empty place leads to a study by keyboard alone.
func TestStart(t *testing.T) {
	s := sit(t, "", theme.Look{Dark: true}, phrases.Dutch)
	where := t.TempDir()
	s.app.house.dir, s.app.house.config = where, t.TempDir()
	s.app.screens[screen.Start] = s.app.house.build(screen.Start)
	s.run(s.app.screens[screen.Start].Init())
	s.sees("Nieuw onderzoek", "Nog niets eerder geopend")
	s.press("n", "enter")
	s.press("'Évaluatie wijk'", "tab", "tab", "'moeder, vrijwilliger'", "enter")
	s.sees("Évaluatie wijk", "Nog geen interviews")
	settings := s.study.Settings()
	if settings.Language != "nl" || len(settings.Groups) != 2 || s.study.Dir() != filepath.Join(where, "evaluatie-wijk") {
		t.Errorf("made %+v in %s", settings, s.study.Dir())
	}
	again := sit(t, "", theme.Look{Dark: true}, phrases.English)
	again.app.house.config = s.app.house.config
	again.app.screens[screen.Start] = again.app.house.build(screen.Start)
	again.run(again.app.screens[screen.Start].Init())
	again.sees("Opened before", "Évaluatie wijk")
	again.press("1")
	again.sees("No interviews yet")
}

// TestMouse: a click chooses a hit, a second one opens it; the wheel moves.
func TestMouse(t *testing.T) {
	s := dutch(t)
	s.press("alt+3", "'bezorgd'", "enter")
	click := tea.MouseMsg{X: 20, Y: 5, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}
	row := strings.Split(s.view(), "\n")[5]
	s.send(click)
	if now := strings.Split(s.view(), "\n")[5]; !strings.HasPrefix(now, "▸") || now[len("▸"):] != row[1:] {
		t.Errorf("clicked %q, chosen %q", row, now)
	}
	s.send(tea.MouseMsg{Button: tea.MouseButtonWheelUp, Action: tea.MouseActionPress, X: 20, Y: 5})
	if now := strings.Split(s.view(), "\n")[4]; !strings.HasPrefix(now, "▸") {
		t.Errorf("the wheel does not move: %q", now)
	}
	s.send(click)
	s.send(click)
	if s.app.at != screen.Read {
		t.Error("a second click does not open")
	}
	s.coded()
	s.size(120, 40)
	s.press("g4")
	s.send(tea.MouseMsg{X: 50, Y: 5, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	if line := strings.Split(s.view(), "\n")[5]; !strings.Contains(line, "▸") {
		t.Errorf("not chosen: %q", line)
	}
	s.send(tea.MouseMsg{X: 5, Y: 6, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	s.sees("» Thema's", "Stresswoorden › Bezorgd")
}
