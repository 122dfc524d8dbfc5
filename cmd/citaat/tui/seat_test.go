package tui

import (
	"bytes"
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

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

const studyFile = `format: 1
title: Evaluatie Buurtmoeders
language: nl
groups:
  - {id: moeder, name: moeder, plural: moeders, attribution: Moeder}
  - {id: vrijwilliger, name: vrijwilliger, plural: vrijwilligers, attribution: Vrijwilliger}
coders:
  - {id: ilse, name: Ilse}
settings:
  attribution: group
`

const codesFile = `codes:
  - {id: meer-aaa, name: Meerwaarde, kind: category, colour: blue, definition: Wat het oplevert.}
  - {id: vert-bbb, name: Vertrouwen, parent: meer-aaa, kind: theme, colour: green, key: 1, definition: Zekerder over eigen kunnen., do_not_use_when: het om instanties gaat.}
  - {id: rust-ccc, name: Rust, parent: meer-aaa, kind: theme, colour: orange, key: 2, definition: Minder drukte in het hoofd.}
  - {id: stre-ddd, name: Stresswoorden, kind: category, colour: pink, definition: Woorden voor spanning.}
  - {id: bezo-eee, name: Bezorgd, parent: stre-ddd, kind: wording, colour: sky, key: 3, definition: Het woord bezorgd.}
`

const peopleFile = `- {id: M1, group: moeder, consent: {scope: [take_part, quote]}}
- {id: M2, group: moeder, consent: {scope: [take_part]}}
- {id: M3, group: moeder}
- {id: V1, group: vrijwilliger}
`

var talks = map[string]string{
	"M1": `[1 00:00:03] I: Hoe was dat voor u, de eerste weken?

[2 00:00:09] M1: Ik had niet echt stress, maar wel bezorgd. En dan kwam zij en dan was het, eh, rustig in mijn hoofd. Dat is heel wat.

[3 00:00:31] I: U zei net bezorgd. Waarover?

[4 00:00:35] T: Over de echo 👶 en over het geld, ja. Zij was erg bezorgd, zegt ze. Later durfde ik zelf te bellen.
`,
	"M2": `[1 00:00:02] I: Was u bang?

[2 00:00:08] M2: Bang niet. Bezorgder dan mijn man, dat wel. Ik slaap slecht als het buiten stil is.
`,
	"M3": `[1 00:00:01] I: Wat heeft het u gebracht?

[2 00:00:07] M3: قالت إن الأمر هادئ. Ik durf nu zelf naar de dokter. Ik ben niet meer zo bezorgd om alles.
`,
	"V1": `[1 00:00:01] I: Wat ziet u bij de moeders?

[2 00:00:05] V1: Zij motiveert mij, Fatima. Ze komt binnen met haar schouders hoog en gaat weg met haar schouders laag.
`,
}

// newFolder writes a small study.
func newFolder(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "onderzoek")
	write := func(name, text string) {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("codebook.yaml", codesFile)
	write("participants.yaml", peopleFile)
	for id, talk := range talks {
		head := "---\nid: " + id + "\nparticipants: [" + id + "]\ndate: 2026-05-12\nspeakers:\n  - {label: I, role: interviewer}\n  - {label: " + id + ", role: respondent, participant: " + id + "}\n"
		if id == "M1" {
			head += "  - {label: T, role: interpreter, participant: M1}\n"
		}
		write("transcripts/"+id+".md", head+"---\n\n"+talk)
	}
	write("study.yaml", studyFile)
	return dir
}

// seat is somebody at the interface: an app whose commands are run at once,
// one after the other, and whose clock stands still but for what is saved.
type seat struct {
	t      testing.TB
	app    app
	study  *coding.Study
	copied bytes.Buffer
	quit   bool
}

func furnished(look theme.Look, lang phrases.Lang) house {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.TrueColor)
	noon := time.Date(2026, 11, 24, 14, 2, 11, 0, time.UTC)
	return house{
		ctx: context.Background(), book: phrases.For(lang), theme: theme.New(r, look), now: func() time.Time { return noon },
		tick: hurry, env: func(string) string { return "" },
		out: io.Discard, dir: "/home/ilse", desks: &desks{},
	}
}

// hurry ticks at once, for searches that wait for a silence, and never for
// what is looked at now and again.
func hurry(d time.Duration, then func(time.Time) tea.Msg) tea.Cmd {
	if d >= looking {
		return nil
	}
	return func() tea.Msg { return then(time.Time{}) }
}

// sit opens a folder; "" is the start screen.
func sit(t testing.TB, dir string, look theme.Look, lang phrases.Lang) *seat {
	t.Helper()
	h := furnished(look, lang)
	s := &seat{t: t}
	h.out = &s.copied
	h.open = func(ctx context.Context, dir string) (*desk.Desk, error) {
		d, err := desk.Open(ctx, dir, coding.Options{Coder: "ilse", Now: h.now})
		if err == nil {
			s.study = d.Study
			t.Cleanup(func() { d.Close() }) //nolint:errcheck // the folder goes too
		}
		return d, err
	}
	if dir != "" {
		d, err := h.open(context.Background(), dir)
		if err != nil {
			t.Fatal(err)
		}
		h = h.with(d)
	}
	return s.down(h)
}

// down sits down in a house.
func (s *seat) down(h house) *seat {
	s.app = newApp(h)
	s.size(80, 24)
	s.run(s.app.Init())
	return s
}

func (s *seat) size(w, h int) { s.send(tea.WindowSizeMsg{Width: w, Height: h}) }

func (s *seat) send(msg tea.Msg) {
	next, cmd := s.app.Update(msg)
	s.app = next.(app)
	s.run(cmd)
}

// run runs a command and what comes of it.
func (s *seat) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.IsValid() && v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range v.Len() { // a batch or a sequence
			s.run(v.Index(i).Interface().(tea.Cmd))
		}
		return
	}
	switch msg.(type) {
	case nil:
	case tea.QuitMsg:
		s.quit = true
	default:
		s.send(msg)
	}
}

// press presses keys by name; 'words' are typed.
func (s *seat) press(keys ...string) {
	s.t.Helper()
	for _, k := range keys {
		if text, ok := strings.CutPrefix(k, "'"); ok {
			for _, r := range strings.TrimSuffix(text, "'") {
				s.send(key(string(r)))
			}
			continue
		}
		s.send(key(k))
	}
}

func key(name string) tea.KeyMsg {
	named := map[string]tea.KeyType{
		"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"home": tea.KeyHome, "end": tea.KeyEnd, "backspace": tea.KeyBackspace, "shift+right": tea.KeyShiftRight, "shift+up": tea.KeyShiftUp,
		"ctrl+o": tea.KeyCtrlO, "ctrl+u": tea.KeyCtrlU, "ctrl+b": tea.KeyCtrlB, "ctrl+c": tea.KeyCtrlC, "ctrl+z": tea.KeyCtrlZ, "ctrl+s": tea.KeyCtrlS, "ctrl+r": tea.KeyCtrlR,
		"ctrl+right": tea.KeyCtrlRight, "ctrl+n": tea.KeyCtrlN, "ctrl+a": tea.KeyCtrlA, "f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f6": tea.KeyF6, "f7": tea.KeyF7, "f8": tea.KeyF8, " ": tea.KeySpace,
	}
	if t, ok := named[name]; ok {
		k := tea.KeyMsg{Type: t}
		if t == tea.KeySpace {
			k.Runes = []rune(" ")
		}
		return k
	}
	if rest, ok := strings.CutPrefix(name, "alt+"); ok {
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(rest), Alt: true}
	}
	if k, ok := screen.Press(name); ok {
		return k
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}

func (s *seat) view() string { return ansi.Strip(s.app.View()) }

func (s *seat) sees(words ...string) {
	s.t.Helper()
	v := s.view()
	for _, w := range words {
		if !strings.Contains(v, w) {
			s.t.Errorf("%q is not on the screen:\n%s", w, v)
		}
	}
}

func (s *seat) misses(words ...string) {
	s.t.Helper()
	v := s.view()
	for _, w := range words {
		if strings.Contains(v, w) {
			s.t.Errorf("%q is on the screen:\n%s", w, v)
		}
	}
}

// code gives words of an interview a code.
func (s *seat) code(id corpus.TranscriptID, words string, code coding.CodeID) coding.CodingID {
	s.t.Helper()
	var made coding.CodingID
	err := s.study.Do(func(b *coding.Batch) error {
		t, err := s.study.Transcript(id)
		if err != nil {
			return err
		}
		at := strings.Index(t.Body().String(), words)
		if at < 0 {
			s.t.Fatalf("nobody says %q", words)
		}
		span := corpus.Span{Start: t.Body().Offset(at), End: t.Body().Offset(at + len(words))}
		made, err = b.Code(coding.Passage{Interview: id, Span: span}, code, "")
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return made
}

// coded gives a folder some codings, so that there is something to quote.
func (s *seat) coded() {
	s.t.Helper()
	s.code("M1", "En dan kwam zij en dan was het, eh, rustig in mijn hoofd. Dat is heel wat.", "vert-bbb")
	s.code("M1", "Later durfde ik zelf te bellen.", "vert-bbb")
	s.code("M2", "Ik slaap slecht als het buiten stil is.", "vert-bbb")
	s.code("M3", "Ik durf nu zelf naar de dokter.", "vert-bbb")
	s.code("V1", "Zij motiveert mij, Fatima.", "vert-bbb")
	s.code("M1", "maar wel bezorgd", "bezo-eee")
	s.send(watched{study: s.study, title: s.app.house.title, changed: true})
}
