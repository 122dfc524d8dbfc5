package save

import (
	"os"
	"regexp"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// TestEveryDeedHasAName: of all operations that a log can hold and that can be
// taken back, in both languages, and what is unknown is no gap.
func TestEveryDeedHasAName(t *testing.T) {
	source, err := os.ReadFile("../../../../coding/event.go")
	if err != nil {
		t.Fatal(err)
	}
	other := deed(nil)
	for _, m := range regexp.MustCompile(`Op = "([a-z]+)"`).FindAllStringSubmatch(string(source), -1) {
		key := deed([]coding.Op{coding.Op(m[1])})
		if key == other && m[1] != string(coding.OpUndo) && m[1] != string(coding.OpRedo) {
			t.Errorf("%s has no name", m[1])
		}
		for _, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
			if said := phrases.For(lang).Say(key); strings.Contains(said, "‹") {
				t.Errorf("%s: %s", lang, said)
			}
		}
	}
	if deed([]coding.Op{coding.OpInterview, coding.OpTranscript, coding.OpImport}) != "update.op" {
		t.Error("a corrected version that is taken back is called after its front matter")
	}
	if deed([]coding.Op{"of-a-newer-version"}) != other {
		t.Error("an unknown operation gets the name of another")
	}
}

type undoing struct{ err error }

func (u undoing) Undo() (coding.Undone, error) {
	return coding.Undone{Ops: []coding.Op{coding.OpCode}, Events: 3, Where: coding.Passage{Interview: "M1", Span: corpus.Span{Start: 1, End: 2}}}, u.err
}
func (u undoing) Redo() (coding.Undone, error) { return u.Undo() }

// says runs a command and gives the sentence that it told.
func says(cmd tea.Cmd, b *phrases.Book) (sentence string, undo bool) {
	msg := cmd()
	for _, one := range sequence(msg) {
		if s, u := says(one, b); s != "" {
			return s, u
		}
	}
	if say, ok := msg.(screen.Say); ok {
		return say.Sentence.In(b), say.Undo
	}
	return "", false
}

func TestUndoSaysWhatAndWhere(t *testing.T) {
	b := phrases.For(phrases.Dutch)
	for again, want := range map[bool]string{false: "Ongedaan gemaakt: coderen (3 stuks)", true: "Opnieuw gedaan: coderen (3 stuks)"} {
		cmd, where := writer(t, nil).Undo(undoing{}, b, again)
		if got, undo := says(cmd, b); got != want || undo != again {
			t.Errorf("says %q, undo %v", got, undo)
		}
		if where().Interview != "M1" {
			t.Errorf("the place is %v", where())
		}
	}
	cmd, where := writer(t, nil).Undo(undoing{phrases.Fail("app.no-clipboard")}, b, false)
	if got, _ := says(cmd, b); got != "" || where().Interview != "" {
		t.Errorf("what was refused says %q at %v", got, where())
	}
}
