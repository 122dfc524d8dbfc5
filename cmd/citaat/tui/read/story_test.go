package read

import (
	"context"
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
	case screen.Saving, screen.Saved, screen.Unsaved, screen.Say, screen.Failed, screen.Copy, screen.GoTo, screen.Import, screen.Back:
		s.told = append(s.told, msg)
	default:
		s.send(msg)
	}
}

// press sends keys by their names; a word in quotes is typed.
func (s *story) press(keys ...string) {
	named := map[string]tea.KeyType{"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "down": tea.KeyDown, "up": tea.KeyUp,
		"ctrl+r": tea.KeyCtrlR, "shift+right": tea.KeyShiftRight, "ctrl+u": tea.KeyCtrlU, "ctrl+s": tea.KeyCtrlS}
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
