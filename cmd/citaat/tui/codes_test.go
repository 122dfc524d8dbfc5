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
	"citaat/corpus/phrases"
)

// TestCodebookStory: a code is made, renamed, two are moved at once, two
// merged, one split; undone to the start everything is as it was.
func TestCodebookStory(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.coded()
	start := s.files()
	s.press("g", "2")
	s.sees("Meerwaarde", "Vertrouwen", "5    4", "Nieuwste fragmenten")

	s.press("a", "'Humor'", "enter")
	s.sees("Code Humor gemaakt (u ongedaan)", "Humor")
	s.press("r", "home", "'Samen '", "enter")
	s.sees("Samen Humor")
	humor, _ := s.study.Codebook().Find("Samen Humor")

	s.press("gg", "j", " ", " ", "v", "'stress'") // Vertrouwen and Rust
	s.sees("2 codes verplaatsen naar", "Raakt 5 coderingen: 5 van u", "4 deelnemers")
	s.press("enter")
	cb := s.study.Codebook()
	if cb.Path("vert-bbb") != "Stresswoorden/Vertrouwen" || cb.Path("rust-ccc") != "Stresswoorden/Rust" {
		t.Fatalf("moved to %s and %s", cb.Path("vert-bbb"), cb.Path("rust-ccc"))
	}

	s.to("rust-ccc")
	s.press(" ")
	s.to("bezo-eee")
	s.press(" ", "M", "'Humor'")
	s.sees("2 codes laten opgaan in", "Raakt 1 codering")
	s.press("enter")
	if c, _ := s.study.Codebook().Code("rust-ccc"); c.MergedInto != humor || s.codings(humor) != 1 {
		t.Fatalf("Rust went up in %q, %d codings", c.MergedInto, s.codings(humor))
	}

	s.to("vert-bbb")
	s.press("s", "'Zelf bellen'", "enter", "'Samen'", "enter")
	s.sees("Fragment 1 van 5 · 0 beslist", "a  Zelf bellen")
	s.send(key("aa")) // typed quickly, they come together
	s.press("esc")
	s.sees("2 beslissingen onthouden")
	if s.codings("vert-bbb") != 5 {
		t.Fatal("a split that was left half-way changed something")
	}
	s.press("s")
	s.sees("Fragment 3 van 5 · 2 beslist")
	s.press("b", " ", "enter")
	bellen, err := s.study.Codebook().Find("Zelf bellen")
	if err != nil || s.codings(bellen) != 2 || s.codings(humor) != 2 || s.codings("vert-bbb") != 2 {
		t.Fatalf("%v: %d, %d, %d", err, s.codings(bellen), s.codings(humor), s.codings("vert-bbb"))
	}
	end := s.files()

	for range 5 {
		s.press("u")
	}
	if got := s.files(); got != start {
		t.Errorf("undone to the start:\n%s\nwant\n%s", got, start)
	}
	for range 5 {
		s.press("ctrl+r")
	}
	if got := s.files(); got != end {
		t.Errorf("redone to the end:\n%s\nwant\n%s", got, end)
	}
}

// files is what the study's files and codings come down to.
func (s *seat) files() string {
	s.t.Helper()
	yaml, err := s.study.Codebook().YAML(true)
	if err != nil {
		s.t.Fatal(err)
	}
	out := string(yaml)
	for _, c := range s.study.Codings() {
		out += fmt.Sprintln(c.ID, c.Code, c.Span, c.Choice)
	}
	return out
}

// to stands on a code.
func (s *seat) to(id coding.CodeID) {
	s.t.Helper()
	s.send(screen.GoTo{To: screen.Codes, Code: string(id)})
}

// TestCodesOfOthersStay: what another coded stays with a code that is merged,
// is counted before, and comes along when its owner says so.
func TestCodesOfOthersStay(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.coded()
	daan, err := coding.Open(s.app.house.ctx, s.study.Dir(), coding.Options{Coder: "daan"})
	if err != nil {
		t.Fatal(err)
	}
	defer daan.Close()
	at := s.study.CodingsIn("V1")[0]
	if err := daan.Do(func(b *coding.Batch) error {
		_, err := b.Code(coding.Passage{Interview: "V1", Span: at.Span}, "vert-bbb", "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if err := daan.Do(func(b *coding.Batch) error { _, err := b.Merge("vert-bbb", "rust-ccc"); return err }); err != nil {
		t.Fatal(err)
	}
	if _, err := s.study.Refresh(s.app.house.ctx); err != nil {
		t.Fatal(err)
	}
	s.send(watched{study: s.study, title: s.app.house.title, changed: true})
	s.press("g", "2")
	s.sees("5 coderingen van u bleven achter (M: meenemen)", "Vertrouwen → Rust")
	s.to("vert-bbb")
	s.press("M")
	s.sees("Jouw coderingen staan nog op Vertrouwen")
	s.press("enter")
	if s.codings("vert-bbb") != 0 || s.codings("rust-ccc") != 6 {
		t.Errorf("%d left, %d brought along", s.codings("vert-bbb"), s.codings("rust-ccc"))
	}
	s.to("rust-ccc")
	s.press("M")
	s.sees("5 van u, 1 van daan", "1 codering van een ander blijft staan")
}

// TestCodesRetireDeleteOrder: the smaller things, each one key and one undo.
func TestCodesRetireDeleteOrder(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.coded()
	s.press("g", "2")
	s.to("vert-bbb")
	s.press("X")
	s.sees("Dit kan niet weg", "Raakt 5 coderingen")
	s.press("t")
	s.sees("Vertrouwen niet meer gebruiken", "blijft staan")
	s.press("enter")
	if c, _ := s.study.Codebook().Code("vert-bbb"); !c.Retired || s.codings("vert-bbb") != 5 {
		t.Fatalf("%+v", c)
	}
	s.press("w")
	s.sees("Niet meer in gebruik (1)")
	s.to("vert-bbb")
	s.press("t", "enter")
	if c, _ := s.study.Codebook().Code("vert-bbb"); c.Retired {
		t.Fatal("not used again")
	}
	s.to("rust-ccc")
	s.press("K")
	if ids := s.study.Codebook().Children("meer-aaa"); ids[0] != "rust-ccc" {
		t.Fatalf("order %v", ids)
	}
	s.press("X")
	s.sees("weggooien kan")
	s.press("enter")
	if _, there := s.study.Codebook().Code("rust-ccc"); there {
		t.Fatal("an empty code was not deleted")
	}
	s.press("u")
	if ids := s.study.Codebook().Children("meer-aaa"); len(ids) != 2 || ids[0] != "rust-ccc" {
		t.Fatalf("after undo %v", ids)
	}
	s.to("rust-ccc")
	s.press("c", "'roze'", "enter")
	if c, _ := s.study.Codebook().Code("rust-ccc"); c.Colour != "pink" {
		t.Errorf("colour %s", c.Colour)
	}
}

// TestCodesWaysOut: a passage opens in its interview, the board and the search
// open on the code.
func TestCodesWaysOut(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.coded()
	s.press("g", "2")
	s.to("bezo-eee")
	s.press("tab", "enter")
	if s.app.at != screen.Read {
		t.Fatal("still at the codes")
	}
	s.sees("› M1")
	s.press("g", "2")
	s.to("vert-bbb")
	s.press("b")
	s.sees("Meerwaarde › Vertrouwen", "5 fragmenten")
	s.press("esc", "f")
	s.sees(`code:"Meerwaarde/Vertrouwen"`)
}

// TestCodebookFiles: what is written comes in again as it was; what a file by
// another brings is shown before, and is undone with one key.
func TestCodebookFiles(t *testing.T) {
	dir := newFolder(t)
	files := filepath.Join(t.TempDir(), "uit")
	if err := os.MkdirAll(files, 0o700); err != nil {
		t.Fatal(err)
	}
	s := sit(t, dir, theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.app.house.dir = files
	s.size(120, 40)
	s.press("g", "2", "x", "enter")
	s.sees("Codeboek met 5 codes geschreven")
	data, err := os.ReadFile(filepath.Join(files, "codeboek.csv"))
	if err != nil || !strings.Contains(string(data), "Meerwaarde/Vertrouwen;thema;") {
		t.Fatalf("%v\n%s", err, data)
	}
	s.press("I", "'codeboek'", "enter")
	s.sees("0 nieuw · 0 veranderd · 5 gelijk · 0 overgeslagen")
	s.press("enter")
	more := string(data) + "Meerwaarde/Humor;thema;Samen lachen;;;;;paars;;;;\r\n"
	if err := os.WriteFile(filepath.Join(files, "codeboek.csv"), []byte(strings.Replace(more, "Minder drukte in het hoofd.", "Stilte.", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	start := s.files()
	s.press("I", "'codeboek'", "enter")
	s.sees("1 nieuw · 1 veranderd · 4 gelijk", "! Meerwaarde/Humor: nieuw; de kleur “paars” bestaat niet", "~ Meerwaarde/Rust: verandert: Definitie")
	s.press("enter")
	s.sees("1 nieuw, 1 veranderd (u ongedaan)", "Humor")
	s.press("u")
	if got := s.files(); got != start {
		t.Errorf("after one undo:\n%s\nwant\n%s", got, start)
	}
	s.press("x", "enter")
	s.sees("enter vervangen")
}

// TestCodesMouse: a click chooses, a second one opens, the wheel moves.
func TestCodesMouse(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.coded()
	s.press("g", "2")
	y := s.line("R Rust")
	click := tea.MouseMsg{X: 12, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}
	s.send(click)
	s.sees("» Codeboek", "Meerwaarde › Rust")
	s.send(click)
	s.sees("» Code Rust")
	s.press("esc")
	s.send(tea.MouseMsg{X: 12, Y: y, Button: tea.MouseButtonWheelUp})
	s.sees("Meerwaarde › Vertrouwen")
	s.send(tea.MouseMsg{X: 100, Y: 30, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	at := s.line("M1:2")
	place := tea.MouseMsg{X: 80, Y: at, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}
	s.send(place)
	s.send(place)
	if s.app.at != screen.Read {
		t.Errorf("a click on the chosen passage does not open it:\n%s", s.view())
	}
}

// TestCodesWindowMouse: what is open over the codebook answers the mouse too, and
// a click beside it closes it.
func TestCodesWindowMouse(t *testing.T) {
	s := dutch(t)
	s.coded()
	s.size(120, 40)
	s.press("g", "2")
	s.to("vert-bbb")
	click := func(words string) {
		t.Helper()
		y := s.line(words)
		x := ansi.StringWidth(strings.Split(strings.Split(s.view(), "\n")[y], words)[0])
		s.send(tea.MouseMsg{X: x + 1, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	}
	s.press("v")
	s.sees("verplaatsen naar")
	click("bovenaan, onder geen code")
	s.misses("verplaatsen naar")
	s.sees("Nog in te delen (1)")
	s.press("u", "enter")
	click("Toets")
	click("Toets") // a click on what is chosen changes it
	s.sees("nog niet bewaard")
	s.press("esc", "M")
	s.sees("laten opgaan in")
	s.send(tea.MouseMsg{X: 1, Y: 38, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	s.misses("laten opgaan in")
}

// TestCodesFormComesBack: esc in a form loses nothing that was typed; saving it
// does not bring it back.
func TestCodesFormComesBack(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.press("g", "2", "gg", "enter", "tab", "tab", "tab", "tab", "tab", "' Lang verhaal'", "esc")
	s.misses("» Code Meerwaarde")
	s.sees("wat u typte staat er nog")
	s.press("j", "enter")
	s.misses("Lang verhaal")
	s.press("esc", "k", "enter")
	s.sees("Lang verhaal", "nog niet bewaard")
	s.press("enter", "enter")
	s.sees("Lang verhaal")
	s.misses("nog niet bewaard")
}

// TestCodesNarrowed: what is not seen cannot be changed by accident, and what
// was marked while other words were typed stays meant.
func TestCodesNarrowed(t *testing.T) {
	s := dutch(t)
	s.size(120, 40)
	s.press("g", "2", "z", "'qqq'", "enter", "enter")
	s.sees("Geen code met deze letters")
	s.misses("» Code ")
	s.press("esc", "z", "'vert'", "enter", " ", "z", "backspace", "backspace", "backspace", "backspace", "'rust'", "enter", " ", "v")
	s.sees("2 codes verplaatsen naar")
}

// line is the first line of the screen that holds some words.
func (s *seat) line(words string) int {
	for i, l := range strings.Split(s.view(), "\n") {
		if strings.Contains(l, words) {
			return i
		}
	}
	s.t.Fatalf("%q is not on the screen:\n%s", words, s.view())
	return 0
}

// TestCodesSpoken: the screen can be heard, its windows too.
func TestCodesSpoken(t *testing.T) {
	s := dutch(t)
	s.coded()
	s.press("g", "2")
	s.to("vert-bbb")
	speech := s.app.screens[screen.Codes].(screen.Spoken).Speak()
	if want := "Meerwaarde, Vertrouwen. thema. 5 coderingen · 4 deelnemers. toets 1"; speech.Now != want {
		t.Errorf("%q, want %q", speech.Now, want)
	}
	s.press("t")
	speech = s.app.screens[screen.Codes].(screen.Spoken).Speak()
	if !strings.Contains(speech.Now, "Raakt 5 coderingen") {
		t.Errorf("%+v", speech)
	}
}
