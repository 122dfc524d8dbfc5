package tui

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/codes"
	"citaat/cmd/citaat/tui/find"
	"citaat/cmd/citaat/tui/lens"
	"citaat/cmd/citaat/tui/memos"
	"citaat/cmd/citaat/tui/people"
	"citaat/cmd/citaat/tui/quotes"
	"citaat/cmd/citaat/tui/read"
	"citaat/cmd/citaat/tui/replace"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/export"
)

// TestFilterIsSeenEverywhere: one filter narrows every screen, every screen says
// so in its title line, and one key shows everything again.
func TestFilterIsSeenEverywhere(t *testing.T) {
	s := sit(t, newFolder(t), theme.Look{Dark: true}, phrases.Dutch)
	s.size(120, 40)
	s.coded()
	s.press("'F'")
	s.sees("Filters", "moeders", "vrijwilligers", "geen filter: alles is te zien (4 interviews)")
	s.press("tab", "down", " ", "enter") // the second group
	s.sees("filter: vrijwilligers · 1 van 4 interviews", "V1", "motiveert mij")
	s.misses("M2 ")
	for _, to := range []string{"alt+2", "alt+3", "alt+4", "alt+6", "alt+m", "alt+1"} {
		s.press(to)
		if s.app.at == 3 {
			s.press("'bezorgd'", "enter")
			s.misses("maar wel", "treffers · ")
			s.press("esc")
		}
		s.sees("filter: vrijwilligers · 1 van 4 interviews")
	}
	s.press("alt+f")
	s.sees("Filter uit", "M2 ")
	s.misses("filter:")
}

// TestFilterThatNothingPasses: the screen says why it is empty and which key
// shows everything again; the keys of the screen do nothing unseen.
func TestFilterThatNothingPasses(t *testing.T) {
	s := sit(t, newFolder(t), theme.Look{Dark: true}, phrases.Dutch)
	s.coded()
	s.app.house.lens.Set(lens.Filter{Modes: []string{"phone"}})
	next, cmd := s.app.refilter()
	s.app = next
	s.run(cmd)
	for _, z := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		s.size(z[0], z[1])
		s.sees("Niets past bij het filter", "telefonisch", "alt+f")
	}
	s.size(80, 24)
	golden(t, "filter-empty-80x24", s.view())
	before := len(s.study.Codings())
	s.press("c", "enter", "1")
	if len(s.study.Codings()) != before {
		t.Error("something was coded on a screen that does not show it")
	}
	s.press("'F'")
	s.sees("Filters", "0 van 4")
	s.press("ctrl+x")
	s.sees("M1")
}

// TestFilterWindow at three sizes, with the mouse, and left as it was by esc.
func TestFilterWindow(t *testing.T) {
	s := sit(t, newFolder(t), theme.Look{Dark: true}, phrases.Dutch)
	s.coded()
	s.press("'F'")
	for _, z := range [][2]int{{80, 24}, {120, 40}, {200, 60}, {30, 8}} {
		s.size(z[0], z[1])
		if z[0] > 30 {
			golden(t, "filter-window-"+sizeName(z), s.view())
		} else if s.view() == "" {
			t.Error("nothing at 30x8")
		}
	}
	s.size(80, 24)
	row, column := 0, 0
	for y, l := range strings.Split(s.view(), "\n") {
		if x := strings.Index(l, "[ ] moeders"); x >= 0 {
			row, column = y, len([]rune(l[:x]))
		}
	}
	s.send(tea.MouseMsg{X: column + 1, Y: row, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	s.sees("[x] moeders", "3 van 4")
	s.press("esc")
	s.misses("filter:")
	s.press("'F'", "tab", "'vrij'", " ", "enter")
	s.sees("filter: vrijwilligers")
	s.press("alt+f", "'F'", "enter", "enter") // with enter alone: a kind, and its first value
	s.sees("filter: moeders")
}

// TestLongFilterStillTellsHowMuchPasses: words give way, numbers do not.
func TestLongFilterStillTellsHowMuchPasses(t *testing.T) {
	s := sit(t, practice(t), theme.Look{Dark: true}, phrases.Dutch)
	s.app.house.lens.Set(lens.Filter{Variables: map[string][]string{"taal": {"Pools", "Turks", "Dari", "Arabisch"}, "opleiding": {"basis", "hoger", "middelbaar"}}})
	next, cmd := s.app.refilter()
	s.app = next
	s.run(cmd)
	for _, w := range []int{60, 80, 120, 200} {
		s.size(w, 24)
		s.sees("filter: Opl", "4 van 10 interviews")
	}
}

// TestNothingGoesAroundTheLens: every method by which a screen asks for what a
// filter may hide is the lens's own; of the others it is written here why they
// are whole. A method that is new makes somebody decide.
func TestNothingGoesAroundTheLens(t *testing.T) {
	whole := map[string]string{
		"Coder": "who works", "Settings": "never filtered", "General": "never filtered", "Codebook": "never filtered: one must be able to code",
		"TranscriptOnce": "as Transcript", "Unread": "names alone: their codings are asked of the lens",
		"Transcript": "the text of an interview that a screen knows of is shown whole", "Dir": "a folder", "ReadOnly": "a state",
		"Do": "a write", "Undo": "a write", "Redo": "a write", "CanUndo": "of writes", "CanRedo": "of writes", "Find": "names of codes",
		"Local": "a folder", "Refresh": "a read of all files",
		"Doubts": "what waits for a decision hides behind no filter", "Candidates": "of one coding in doubt",
		"Revise": "an edit touches what it touches", "Touched": "an edit touches what it touches",
		"Draft": "a file that is kept", "NewDraft": "a file that is kept", "Rebase": "a file that is kept",
		"Doneness": "of an interview that a screen knows of", "Hidden": "of an interview that a screen knows of", "ShowedOthers": "of an interview that a screen knows of",
		"Touches": "a change says all that it touches, also what is hidden", "Loading": "a state",
		"WithheldIn": "what is not to be used is so for everybody, behind every filter", "Barred": "of a passage that a screen knows of",
		"CodebookToGive": "never filtered", "QuotedIn": "a file holds what it holds, whatever is filtered", "SparedIn": "what identifies nobody is so behind every filter", "Today": "a day",
		"Retentions": "of interviews that a screen knows of",
		"Searches":   "saved with the study", "FindSearch": "saved with the study",
	}
	own := lensMethods(t)
	for name, iface := range map[string]reflect.Type{
		"read": reflect.TypeFor[read.Study](), "find": reflect.TypeFor[find.Codes](), "quotes": reflect.TypeFor[quotes.Study](),
		"codes": reflect.TypeFor[codes.Study](), "people": reflect.TypeFor[people.Study](), "memos": reflect.TypeFor[memos.Study](),
		"replace": reflect.TypeFor[replace.Study](),
	} {
		for i := range iface.NumMethod() {
			if m := iface.Method(i).Name; !own[m] && whole[m] == "" {
				t.Errorf("%s asks for %s, which goes around the lens", name, m)
			}
		}
	}
}

// lensMethods are the methods that the lens declares itself.
func lensMethods(t *testing.T) map[string]bool {
	t.Helper()
	files, err := filepath.Glob("lens/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	own := map[string]bool{}
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Recv == nil {
				continue
			}
			if star, ok := fn.Recv.List[0].Type.(*ast.StarExpr); ok {
				if id, ok := star.X.(*ast.Ident); ok && id.Name == "Lens" {
					own[fn.Name.Name] = true
				}
			}
		}
	}
	return own
}

func sizeName(z [2]int) string { return fmt.Sprintf("%dx%d", z[0], z[1]) }

// TestFilesHoldWhatPasses and say which filter was on, so that nobody takes a
// part for the whole.
func TestFilesHoldWhatPasses(t *testing.T) {
	s := sit(t, practice(t), theme.Look{Dark: true}, phrases.Dutch)
	whole, err := s.app.house.collect(context.Background(), export.Filter{})
	if err != nil || len(whole.Limits) > 0 {
		t.Fatalf("%v: %v", whole.Limits, err)
	}
	s.app.house.lens.Set(lens.Filter{Groups: []corpus.GroupID{"vrijwilliger"}, Coders: []corpus.CoderName{"ilse"}})
	part, err := s.app.house.collect(context.Background(), export.Filter{Words: []string{"gekozen"}})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(part.Limits, " / "); got != "gekozen / vrijwilligers · codeur ilse" {
		t.Errorf("the files say %q", got)
	}
	if len(part.Passages) == 0 || len(part.Passages) >= len(whole.Passages) || len(part.Passages) != len(s.app.house.lens.Codings()) {
		t.Errorf("%d passages of %d", len(part.Passages), len(whole.Passages))
	}
	for _, p := range part.Passages {
		if p.Group != "vrijwilliger" || p.Coder != "ilse" {
			t.Errorf("%s of %s by %s", p.Place, p.Group, p.Coder)
		}
	}
}
