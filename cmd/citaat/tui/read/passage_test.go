package read

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"citaat/cmd/citaat/tui/save"
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
)

func TestMemo(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "1", "m", "'Dit gaat over '", "'slaap'", "esc")
	memos := s.study.Memos()
	if len(memos) != 1 || memos[0].Text != "Dit gaat over slaap" || memos[0].On.Kind != "coding" {
		t.Fatalf("memos %+v", memos)
	}
	s.press("m", "enter", "'!'", "ctrl+s")
	if memos = s.study.Memos(); len(memos) != 1 || memos[0].Text != "Dit gaat over slaap!" {
		t.Errorf("memos %+v", memos)
	}
	s.press("M", "'Sterk interview'", "esc")
	if memos = s.study.Memos(); len(memos) != 2 || memos[0].On != (coding.MemoTarget{Kind: "interview", ID: "M1"}) {
		t.Errorf("memos %+v", memos)
	}
	if !strings.Contains(s.view(), "✎1") {
		t.Errorf("the memo is not shown:\n%s", s.view())
	}
}

func TestQuestionIsTakenIn(t *testing.T) {
	s := newStory(t)
	s.on("geld")
	s.press("v", "s", "a", "c", "'vertr'", "enter")
	s.want("Meerwaarde/Vertrouwen: U zei net bezorgd. Waarover?\nOver de echo 👶 en over het geld, ja.")
}

func TestTurnsKeepTheirCodings(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "1")
	s.on("En dan kwam")
	s.press("S")
	if n := len(s.m.text.Transcript().Turns); n != 6 {
		t.Errorf("%d turns after the split", n)
	}
	s.want("Meerwaarde/Vertrouwen: rustig")
	s.on("rustig")
	s.press("P", "'T'", "enter")
	if u := s.m.text.Transcript().Turns[2]; u.Speaker != "T" || u.Number.String() != "2a" {
		t.Errorf("turn %s of %s", u.Number, u.Speaker)
	}
	s.on("Ik had")
	s.press("J")
	if n := len(s.m.text.Transcript().Turns); n != 5 {
		t.Errorf("%d turns after joining", n)
	}
	if got := s.said(); !strings.Contains(got, "de woorden van T zijn nu van M1") {
		t.Errorf("another's words become hers unseen: %q", got)
	}
	s.press("u", "u", "u")
	if got := s.m.text.Transcript().Turns[1].Text; !strings.HasSuffix(got, "heel wat.") {
		t.Errorf("undone to %q", got)
	}
	s.want("Meerwaarde/Vertrouwen: rustig")
}

func TestLostCodingIsPlacedAnew(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "w", "w", "w", "1")
	path := filepath.Join(s.study.Dir(), "transcripts", "M1.md")
	edited := strings.Replace(talkM1, "Ik had niet echt stress, maar wel bezorgd. En dan kwam zij en dan was het rustig in mijn hoofd. Dat is heel wat.", "Iets heel anders.", 1)
	if err := os.WriteFile(path, []byte(edited), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.study.Refresh(context.Background()); err != nil {
		t.Fatal(err)
	}
	s.send(screen.Changed{})
	if !strings.Contains(s.view(), "1 opnieuw te plaatsen") {
		t.Fatalf("nothing is said of it:\n%s", s.view())
	}
	s.told = nil
	s.press("L")
	to, ok := s.told[len(s.told)-1].(screen.GoTo)
	if !ok || to.To != screen.Replace || to.Coding == "" {
		t.Fatalf("L asks for %+v", s.told)
	}
	s.send(screen.GoTo{To: screen.Read, At: screen.Place{Interview: "M1"}, Coding: to.Coding}) // from there, by hand
	s.on("heel anders")
	s.press("v", "w", "w", "enter")
	s.want("Meerwaarde/Vertrouwen: heel anders")
	if !slices.Contains(s.told, tea.Msg(screen.Back{})) {
		t.Error("it does not go back")
	}
	s.press("u")
	s.want("Meerwaarde/Vertrouwen: ")
}

func TestCopyAsQuotation(t *testing.T) {
	s := newStory(t)
	copied := func() string {
		for i := len(s.told) - 1; i >= 0; i-- {
			if c, ok := s.told[i].(screen.Copy); ok {
				return c.Text
			}
		}
		return ""
	}
	s.on("Dat is heel")
	s.press("v", "s", "y")
	if got := copied(); got != "“Dat is heel wat.” – Moeder" {
		t.Errorf("copied %q", got)
	}
	s.press("a", "y")
	if got := copied(); !strings.HasPrefix(got, "“I: Hoe was dat voor u, de eerste weken? R: Ik had") || !strings.HasSuffix(got, "heel wat.” – Moeder") {
		t.Errorf("copied %q", got)
	}
}

func TestNextCodingAndHits(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "1")
	s.on("geld")
	s.press("v", "w", "2", "gg")
	var seen []string
	for range 3 {
		s.press("n")
		if k, ok := s.m.text.Current(); ok {
			seen = append(seen, k.Label)
		}
	}
	if got := strings.Join(seen, ", "); got != "Vertrouwen, Luisterend oor, Luisterend oor" || !strings.Contains(s.said(), "Geen codering meer") {
		t.Errorf("n went to %s and said %q", got, s.said())
	}
	body := s.m.text.Transcript().Body()
	hit := func(w string) corpus.Span {
		i := body.Offset(strings.Index(body.String(), w))
		return corpus.Span{Start: i, End: i + corpus.Offset(len(w))}
	}
	s.send(screen.GoTo{To: screen.Read, At: screen.Place{Interview: "M1", Span: hit("stress")}, Hits: []corpus.Span{hit("stress"), hit("Niemand")}})
	s.press("n")
	if s.m.text.Cursor() != hit("Niemand").Start {
		t.Errorf("n does not go to the next hit but to %d", s.m.text.Cursor())
	}
	s.press("esc")
	if _, ok := s.told[len(s.told)-1].(screen.Back); !ok || len(s.m.hits) > 0 {
		t.Errorf("esc does not go back to the search: told %T", s.told[len(s.told)-1])
	}
}

func TestOtherInterviewAndBack(t *testing.T) {
	s := newStory(t)
	s.on("geld")
	at := s.m.text.Cursor()
	s.press("]")
	if s.m.Open() != "V1" {
		t.Fatalf("open is %s", s.m.Open())
	}
	s.press("[")
	if s.m.Open() != "M1" || s.m.text.Cursor() != at {
		t.Errorf("back in %s at %d, was at %d", s.m.Open(), s.m.text.Cursor(), at)
	}
	s.press("o", "'V1'", "enter")
	if s.m.Open() != "V1" {
		t.Errorf("the picker opened %s", s.m.Open())
	}
	s.press("tab", "k", "enter")
	if s.m.Open() != "M1" || s.m.focus != middle {
		t.Errorf("the list opened %s", s.m.Open())
	}
}

// failing is a study whose disk is full.
type failing struct {
	*coding.Study
	err error
}

func (f *failing) Do(do func(*coding.Batch) error) error {
	if f.err != nil {
		return f.err
	}
	return f.Study.Do(do)
}

func TestSaysNotSaved(t *testing.T) {
	s := newStory(t)
	f := &failing{s.study, errors.Join(coding.ErrNotSaved, errors.New("no space left"))}
	s.m.writer = save.New(f, s.queue, nil)
	s.on("rustig")
	s.press("1")
	s.want("")
	if s.saving() != "unsaved" {
		t.Errorf("after a failed write: %s", s.saving())
	}
	f.err = nil
	s.press("2")
	if s.saving() != "saved" {
		t.Errorf("after a good write: %s", s.saving())
	}
}

func TestEmptyStudySaysWhatToDo(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "leeg")
	if err := coding.Create(dir, corpus.Settings{Title: "Leeg", Language: "nl"}); err != nil {
		t.Fatal(err)
	}
	s := open(t, dir, coding.Options{}, theme.Look{})
	if !strings.Contains(s.view(), "Nog geen interviews") {
		t.Errorf("empty:\n%s", s.view())
	}
	s.press("i")
	if _, ok := s.told[len(s.told)-1].(screen.Import); !ok {
		t.Errorf("told %T", s.told[len(s.told)-1])
	}
	s.press("c", "1", "m", "u", "tab", "n")
}
