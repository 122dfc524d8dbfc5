package files

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"

	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

func tree(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range []string{"Onderzoek/study.yaml", "Map/Eerste.docx", "Map/tweede.VTT", "Map/plaatje.png", ".geheim/x.docx", "Map/diep/derde.txt"} {
		p := filepath.Join(dir, f)
		if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// press sends keys and lets the chooser's commands run.
func press(m Model, keys ...tea.KeyMsg) (Model, Outcome) {
	var o Outcome
	for _, k := range keys {
		var cmd tea.Cmd
		if m, o, cmd = m.Update(k); cmd != nil {
			m, _, _ = m.Update(cmd())
		}
	}
	return m, o
}

func typed(s string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)} }

func open(t *testing.T, o Options, dir string) Model {
	t.Helper()
	m, cmd := New(theme.New(lipgloss.NewRenderer(io.Discard), theme.Look{}), phrases.For(phrases.English), o, dir)
	m, _, _ = m.Update(cmd())
	return m
}

func TestChoosesFilesToImport(t *testing.T) {
	dir := tree(t)
	enter, tab := tea.KeyMsg{Type: tea.KeyEnter}, tea.KeyMsg{Type: tea.KeyTab}
	m := open(t, Options{Title: "Import", Extensions: []string{".docx", ".vtt"}, Several: true}, dir)
	m, o := press(m, typed("map"), enter, typed("eerste"), tab)
	if o.Done || m.Dir() != filepath.Join(dir, "Map") {
		t.Fatalf("in %s, %+v", m.Dir(), o)
	}
	view := m.View(60, 14)
	if strings.Contains(view, "png") {
		t.Errorf("a picture is offered:\n%s", view)
	}
	m, o = press(m, tea.KeyMsg{Type: tea.KeyCtrlU}, typed("tweede"), tab, enter)
	want := []string{filepath.Join(dir, "Map", "Eerste.docx"), filepath.Join(dir, "Map", "tweede.VTT")}
	if !o.Done || !slices.Equal(o.Paths, want) {
		t.Errorf("chose %v, want %v", o.Paths, want)
	}
	m, _ = press(m, tea.KeyMsg{Type: tea.KeyCtrlU}, tea.KeyMsg{Type: tea.KeyBackspace})
	if m.Dir() != dir {
		t.Errorf("backspace went to %s", m.Dir())
	}
}

func TestOpensAStudy(t *testing.T) {
	dir := tree(t)
	m := open(t, Options{Title: "Open", Holds: "study.yaml"}, dir)
	if v := m.View(60, 14); !strings.Contains(v, "study") || strings.Contains(v, "geheim") {
		t.Errorf("folders:\n%s", v)
	}
	if _, o := press(m, typed("onderzoek"), tea.KeyMsg{Type: tea.KeyEnter}); !slices.Equal(o.Paths, []string{filepath.Join(dir, "Onderzoek")}) {
		t.Errorf("chose %+v", o)
	}
}

func TestAnOlderReadingIsDropped(t *testing.T) {
	dir := tree(t)
	m := open(t, Options{Title: "Open", Holds: "study.yaml"}, dir)
	m, old := m.enter(filepath.Join(dir, "Map"))
	m, newer := m.enter(filepath.Join(dir, "Map", "diep"))
	m, _, _ = m.Update(newer())
	m, _, _ = m.Update(old())
	if m.Dir() != filepath.Join(dir, "Map", "diep") {
		t.Errorf("shows %s", m.Dir())
	}
}

func TestUnreadableFolderIsSaid(t *testing.T) {
	m := open(t, Options{Title: "Open"}, tree(t))
	m, cmd := m.enter(filepath.Join(m.Dir(), "niet-hier"))
	m, _, _ = m.Update(cmd())
	if !strings.Contains(m.View(60, 14), "cannot be read") {
		t.Errorf("nothing is said:\n%s", m.View(60, 14))
	}
}

// TestMarksStayInAnotherFolder: what is marked is still chosen after going to
// another folder, and enter on a folder goes into it whatever is marked.
func TestMarksStayInAnotherFolder(t *testing.T) {
	dir := tree(t)
	enter, tab, back := tea.KeyMsg{Type: tea.KeyEnter}, tea.KeyMsg{Type: tea.KeyTab}, tea.KeyMsg{Type: tea.KeyBackspace}
	m := open(t, Options{Title: "Import", Extensions: []string{".docx", ".vtt", ".txt"}, Several: true}, filepath.Join(dir, "Map"))
	m, o := press(m, typed("eerste"), tab, typed("diep"), enter)
	if o.Done || m.Dir() != filepath.Join(dir, "Map", "diep") {
		t.Fatalf("in %s, %+v", m.Dir(), o)
	}
	if v := m.View(60, 14); !strings.Contains(v, "take 1 marked file") {
		t.Errorf("the mark is not shown:\n%s", v)
	}
	both := []string{filepath.Join(dir, "Map", "Eerste.docx"), filepath.Join(dir, "Map", "diep", "derde.txt")}
	if _, o := press(m, typed("derde"), tab, enter); !slices.Equal(o.Paths, both) {
		t.Errorf("chose %v, want %v", o.Paths, both)
	}
	if _, o := press(m, enter); !slices.Equal(o.Paths, both[:1]) {
		t.Errorf("chose %v", o.Paths)
	}
	if _, o := press(m, tab); o.Done {
		t.Error("tab on what is marked ends the choosing")
	}
	m, _ = press(m, back)
	if _, o := press(m, typed("tweede"), enter); m.Dir() != filepath.Join(dir, "Map") || !slices.Equal(o.Paths, both[:1]) {
		t.Errorf("back in %s the mark is gone: %v", m.Dir(), o.Paths)
	}
}

// TestChooserMouse: a click marks a file and goes into a folder.
func TestChooserMouse(t *testing.T) {
	dir := tree(t)
	m := open(t, Options{Title: "Import", Extensions: []string{".docx", ".vtt"}, Several: true}, filepath.Join(dir, "Map"))
	click := func(words string) Outcome {
		t.Helper()
		for y, l := range strings.Split(m.View(60, 14), "\n") {
			if strings.Contains(l, words) {
				var o Outcome
				var cmd tea.Cmd
				if m, o, cmd = m.Mouse(tea.MouseMsg{X: 8, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}, 60, 14); cmd != nil {
					m, _, _ = m.Update(cmd())
				}
				return o
			}
		}
		t.Fatalf("%q is not there:\n%s", words, m.View(60, 14))
		return Outcome{}
	}
	click("Eerste.docx")
	click("diep/")
	if m.Dir() != filepath.Join(dir, "Map", "diep") {
		t.Fatalf("in %s", m.Dir())
	}
	if o := click("take 1 marked"); !slices.Equal(o.Paths, []string{filepath.Join(dir, "Map", "Eerste.docx")}) {
		t.Errorf("chose %+v", o)
	}
}

// TestTellsWhatFilesAre: what a file is by its first bytes stands beside its name,
// and no more of it is read than that.
func TestTellsWhatFilesAre(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"een.txt": "WEBVTT\n", "twee.txt": strings.Repeat("x", 5000), "leeg.txt": ""} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	most := 0
	kind := func(head []byte) string {
		most = max(most, len(head))
		if strings.HasPrefix(string(head), "WEBVTT") {
			return "captions"
		}
		return "other"
	}
	view := open(t, Options{Title: "Import", Extensions: []string{".txt"}, Kind: kind}, dir).View(70, 20)
	for _, want := range []string{"captions", "other"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not shown:\n%s", want, view)
		}
	}
	if most != headBytes {
		t.Errorf("%d bytes were read", most)
	}
}
