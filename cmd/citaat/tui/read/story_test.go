package read

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"citaat/cmd/citaat/tui/save"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

const talkM1 = `---
id: M1
participants: [M1]
date: 2026-05-12
interpreter: {present: true, gender: v}
duration: 38
speakers:
  - {label: I, role: interviewer}
  - {label: M1, role: respondent, participant: M1}
  - {label: T, role: interpreter, participant: M1}
---

[1 00:12:04] I: Hoe was dat voor u, de eerste weken?

[2 00:12:09] M1: Ik had niet echt stress, maar wel bezorgd. En dan kwam zij en dan was het rustig in mijn hoofd. Dat is heel wat.

[3 00:12:31] I: U zei net bezorgd. Waarover?

[4 00:12:35] T: Over de echo 👶 en over het geld, ja. Niemand legde mij iets uit toen.

[5] M1: Ja.
`

const talkV1 = `---
id: V1
participants: [V1]
speakers:
  - {label: I, role: interviewer}
  - {label: V1, role: respondent, participant: V1}
---

[1] I: Wat doet u precies?

[2] V1: Ik luister. Daarna bellen wij samen met de gemeente.
`

// story is a study on disk with the screen open on it, and a root that runs
// commands and notes what the screen tells it.
type story struct {
	t     *testing.T
	study *coding.Study
	queue *coding.Queue
	m     Model
	told  []tea.Msg
}

type clock struct{ at time.Time }

func (c *clock) now() time.Time { c.at = c.at.Add(time.Second); return c.at }

func newFolder(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "study")
	err := coding.Create(dir, corpus.Settings{Title: "Evaluatie Moedermaatjes", Language: "nl", Groups: []corpus.Group{
		{ID: "moeder", Name: "moeder", Plural: "moeders", Attribution: "Moeder"}, {ID: "vrijwilliger", Attribution: "Vrijwilliger"}}})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"transcripts/M1.md": talkM1, "transcripts/V1.md": talkV1,
		"participants.yaml": "- {id: M1, group: moeder}\n- {id: V1, group: vrijwilliger}\n",
		"codebook.yaml": `codes:
  - {id: meer-aaa, name: Meerwaarde, kind: category, colour: blue}
  - {id: vert-aaa, name: Vertrouwen, parent: meer-aaa, kind: theme, key: 1, colour: green, definition: Zekerder over eigen kunnen als moeder., do_not_use_when: voor vertrouwen in instanties.}
  - {id: oor-aaa, name: Luisterend oor, parent: meer-aaa, kind: theme, key: 2, colour: pink}
  - {id: zorg-aaa, name: Bezorgd, kind: wording, key: 3, colour: orange}
`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func open(t *testing.T, dir string, o coding.Options, look theme.Look) *story {
	t.Helper()
	if o.Coder == "" {
		o.Coder = "ilse"
	}
	c := &clock{time.Date(2026, 5, 12, 14, 2, 0, 0, time.UTC)}
	if o.Now == nil {
		o.Now = c.now
	}
	study, err := coding.Open(context.Background(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	q := coding.NewQueue()
	t.Cleanup(func() { q.Close(); study.Close() })
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.TrueColor)
	s := &story{t: t, study: study, queue: q}
	s.m = New(Config{Study: study, Writer: save.New(study, q, c.now), Theme: theme.New(r, look), Book: phrases.For(phrases.Dutch), Now: c.now})
	s.run(s.m.Init())
	s.size(120, 38)
	return s
}

func newStory(t *testing.T) *story {
	t.Helper()
	return open(t, newFolder(t), coding.Options{}, theme.Look{Dark: true})
}

func (s *story) size(w, h int) { s.send(screen.Size{Width: w, Height: h}) }

func (s *story) send(msg tea.Msg) {
	n, cmd := s.m.Update(msg)
	s.m = n.(Model)
	s.run(cmd)
}

// run does what Bubble Tea and the root do with a command.
func (s *story) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if cmds := reflect.ValueOf(msg); cmds.Kind() == reflect.Slice { // a batch or a sequence
		for i := range cmds.Len() {
			s.run(cmds.Index(i).Interface().(tea.Cmd))
		}
		return
	}
	switch msg := msg.(type) {
	case nil:
	case screen.Changed:
		s.send(msg)
	case screen.Saving, screen.Saved, screen.Unsaved, screen.Say, screen.Failed, screen.Copy, screen.GoTo, screen.Import:
		s.told = append(s.told, msg)
	default:
		s.send(msg)
	}
}

// press sends keys by their names; a word in quotes is typed.
func (s *story) press(keys ...string) {
	named := map[string]tea.KeyType{"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "down": tea.KeyDown, "up": tea.KeyUp,
		"ctrl+r": tea.KeyCtrlR, "shift+right": tea.KeyShiftRight, "ctrl+u": tea.KeyCtrlU}
	for _, k := range keys {
		if kind, ok := named[k]; ok {
			s.send(tea.KeyMsg{Type: kind})
			continue
		}
		s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(strings.Trim(k, "'"))})
	}
}

// on puts the cursor on words of the open interview.
func (s *story) on(words string) {
	s.t.Helper()
	body := s.m.text.Transcript().Body()
	i := strings.Index(body.String(), words)
	if i < 0 {
		s.t.Fatalf("nobody says %q", words)
	}
	s.m.text = s.m.text.JumpTo(body.Offset(i))
}

// codings are those of M1 in short: code, words, star, stance.
func (s *story) codings() string {
	s.t.Helper()
	var out []string
	for _, c := range s.study.CodingsIn("M1") {
		line := s.study.Codebook().Path(c.Code) + ": " + s.m.text.Transcript().Body().Slice(c.Span)
		if c.Choice.Chosen {
			line += " *"
		}
		if c.Stance != "" {
			line += " " + string(c.Stance)
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func (s *story) want(what string) {
	s.t.Helper()
	if got := s.codings(); got != what {
		s.t.Errorf("codings:\n%s\nwant:\n%s", got, what)
	}
}

func (s *story) said() string {
	for i := len(s.told) - 1; i >= 0; i-- {
		switch msg := s.told[i].(type) {
		case screen.Say:
			return msg.Sentence.In(s.m.book)
		case screen.Failed:
			return s.m.book.Error(msg.Err)
		}
	}
	return ""
}

// saving is the last that was told about saving.
func (s *story) saving() string {
	for i := len(s.told) - 1; i >= 0; i-- {
		switch s.told[i].(type) {
		case screen.Saved:
			return "saved"
		case screen.Unsaved:
			return "unsaved"
		case screen.Saving:
			return "saving"
		}
	}
	return ""
}

func (s *story) view() string { return ansi.Strip(s.m.View(s.m.width, s.m.height)) }

func TestCodeASelection(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "w", "w", "w", "c", "'vertr'", "enter")
	s.want("Meerwaarde/Vertrouwen: rustig in mijn hoofd")
	if s.saving() != "saved" || s.said() != "Gecodeerd: Vertrouwen" {
		t.Errorf("told %q, %q", s.saving(), s.said())
	}
	if s.m.text.HasSelection() {
		t.Error("the selection stays after coding")
	}
	for _, want := range []string{"V Vertrouwen", "Hier"} {
		if !strings.Contains(s.view(), want) {
			t.Errorf("no %q:\n%s", want, s.view())
		}
	}
	s.press("u")
	s.want("")
	s.press("ctrl+r")
	s.want("Meerwaarde/Vertrouwen: rustig in mijn hoofd")
}

func TestSeveralCodesAndANewOneInOneGo(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "c", "'vertrouwen'", "tab", "ctrl+u", "'bezorgd'", "tab", "ctrl+u", "'kalmte'", "up", "enter")
	s.want("Meerwaarde/Vertrouwen: rustig\nBezorgd: rustig\nMeerwaarde/kalmte: rustig")
	s.press("u")
	s.want("")
	if _, err := s.study.Codebook().Find("kalmte"); err == nil {
		t.Error("undo leaves the new code")
	}
}

func TestQuickCodeTakesTheTurn(t *testing.T) {
	s := newStory(t)
	s.on("bezorgd. En")
	s.press("3")
	s.want("Bezorgd: Ik had niet echt stress, maar wel bezorgd. En dan kwam zij en dan was het rustig in mijn hoofd. Dat is heel wat.")
}

func TestInVivo(t *testing.T) {
	s := newStory(t)
	s.on("niet echt stress")
	s.press("v", "w", "w", "w", "i")
	s.want("niet echt stress: niet echt stress")
}

func TestChangeACoding(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "1")
	s.press("*", "+")
	s.want("Meerwaarde/Vertrouwen: rustig * for")
	s.press("+", "-")
	s.want("Meerwaarde/Vertrouwen: rustig * against")
	s.press("r", "'luisterend'", "enter")
	s.want("Meerwaarde/Luisterend oor: rustig * against")
	s.press("e", "s", "enter")
	s.want("Meerwaarde/Luisterend oor: En dan kwam zij en dan was het rustig in mijn hoofd. * against")
	s.press("d")
	s.want("")
	for range 7 {
		s.press("u")
	}
	s.want("Meerwaarde/Vertrouwen: rustig")
}

func TestChangedBordersCanBeLeft(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "1", "e", "t", "esc")
	s.want("Meerwaarde/Vertrouwen: rustig")
	if s.m.Keys().Typing || s.m.borders != "" {
		t.Error("still changing borders")
	}
}

func TestWhichCodingIsAsked(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "1", "2", "v", "w", "2", "esc")
	s.on("rustig")
	s.press("d")
	if s.m.picking == nil {
		t.Fatal("it is not asked which of three")
	}
	s.press("'vertrouwen'", "enter")
	if strings.Contains(s.codings(), "Vertrouwen") || strings.Count(s.codings(), "Luisterend") != 2 {
		t.Errorf("left:\n%s", s.codings())
	}
}

func TestOnlyTheOwnerChanges(t *testing.T) {
	dir := newFolder(t)
	s := open(t, dir, coding.Options{Coder: "bas"}, theme.Look{Dark: true})
	s.on("rustig")
	s.press("v", "w", "1")
	s = open(t, dir, coding.Options{Coder: "ilse"}, theme.Look{Dark: true})
	s.on("rustig")
	s.press("d")
	s.want("Meerwaarde/Vertrouwen: rustig")
	if !strings.Contains(s.said(), "geen codering van u") {
		t.Errorf("said %q", s.said())
	}
	if !strings.Contains(s.view(), "bas") {
		t.Errorf("nobody sees whose it is:\n%s", s.view())
	}
	s.press("*") // anybody may choose
	s.want("Meerwaarde/Vertrouwen: rustig *")
	s.press("O")
	if strings.Contains(s.view(), "bas") {
		t.Errorf("others' codings are not hidden:\n%s", s.view())
	}
}

func TestMemo(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "1", "m", "'Dit gaat over '", "esc")
	s.press("m", "'slaap'", "enter")
	memos := s.study.Memos()
	if len(memos) != 1 || memos[0].Text != "Dit gaat over slaap" || memos[0].On.Kind != "coding" {
		t.Fatalf("memos %+v", memos)
	}
	s.press("m", "'!'", "enter")
	if memos = s.study.Memos(); len(memos) != 1 || memos[0].Text != "Dit gaat over slaap!" {
		t.Errorf("memos %+v", memos)
	}
	s.press("M", "'Sterk interview'", "enter")
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
	s.press("L", "enter", "enter")
	s.on("heel anders")
	s.press("v", "w", "w", "enter")
	s.want("Meerwaarde/Vertrouwen: heel anders")
	s.press("u", "L", "enter", "'weg'", "enter")
	s.want("")
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
