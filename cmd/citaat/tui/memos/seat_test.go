package memos

import (
	"context"
	"flag"
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
	_ "github.com/charmbracelet/x/exp/golden" // declares -update
	"github.com/muesli/termenv"

	"citaat/cmd/citaat/tui/save"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

const talk = `---
id: M1
participants: [M1]
speakers:
  - {label: I, role: interviewer}
  - {label: M1, role: respondent, participant: M1}
---

[1] I: Hoe was dat voor u?

[2] M1: Het was rustig in mijn hoofd. Ik was niet bezorgd.
`

// seat is somebody at the screen, whose commands are run at once.
type seat struct {
	t     testing.TB
	dir   string
	study *coding.Study
	m     Model
	told  []tea.Msg
	clock time.Time
}

// now goes on by a minute at every look.
func (s *seat) now() time.Time { s.clock = s.clock.Add(time.Minute); return s.clock }

func folder(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "study")
	err := coding.Create(dir, corpus.Settings{Title: "Proef", Language: "nl", Coders: []corpus.Coder{{ID: "ilse"}, {ID: "daan"}}})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"transcripts/M1.md": talk, "participants.yaml": "- {id: M1}\n- {id: M7}\n", "codebook.yaml": `codes:
  - {id: meer-aaa, name: Meerwaarde}
  - {id: rust-bbb, name: Rust, parent: meer-aaa}
  - {id: bezo-ccc, name: Bezorgdheid, parent: meer-aaa}
  - {id: kalm-ddd, name: Kalmte, retired: true}
`} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func (s *seat) open(coder corpus.CoderName) *coding.Study {
	s.t.Helper()
	study, err := coding.Open(context.Background(), s.dir, coding.Options{Coder: coder, Now: s.now})
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(study.Close)
	return study
}

func (s *seat) code(words string, code coding.CodeID) (made coding.CodingID) {
	s.t.Helper()
	err := s.study.Do(func(b *coding.Batch) error {
		t, err := s.study.Transcript("M1")
		if err != nil {
			return err
		}
		at := strings.Index(t.Body().String(), words)
		span := corpus.Span{Start: t.Body().Offset(at), End: t.Body().Offset(at + len(words))}
		made, err = b.Code(coding.Passage{Interview: "M1", Span: span}, code, "")
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return made
}

func (s *seat) memo(study *coding.Study, kind, id, text, source string) (made coding.EventID) {
	s.t.Helper()
	err := study.Do(func(b *coding.Batch) error {
		made = b.Memo(coding.MemoTarget{Kind: kind, ID: id}, text, source)
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return made
}

// furnish writes a memo of every kind: those on M1 and of daan last.
func (s *seat) furnish() {
	s.t.Helper()
	ilse, daan := s.study, s.open("daan")
	rust, gone := s.code("rustig in mijn hoofd", "rust-bbb"), s.code("niet bezorgd", "bezo-ccc")
	s.memo(ilse, coding.OnStudy, "", "Waar gaat dit onderzoek eigenlijk over?\nOver rust, denk ik steeds vaker. Zie [[Rust]] en [[M1:2]].", "")
	s.memo(ilse, coding.OnStudy, "", "Vertrouwen groeit langzaam; vergelijk [[Bezorgdheid]].", "Möllering (2006), Trust")
	s.memo(ilse, coding.OnInterview, "M1", "Sterk interview, met [[Niemand]] erbij.", "")
	s.memo(daan, coding.OnParticipant, "M7", "Nog bellen.", "")
	s.memo(ilse, coding.OnCode, "rust-bbb", "Rust is ook: niet hoeven kiezen.", "")
	s.memo(ilse, coding.OnCode, "kalm-ddd", "Weggelaten: te dicht bij rust.", "")
	s.memo(ilse, coding.OnCoding, string(rust), "Kernpassage.", "")
	s.memo(daan, coding.OnCoding, string(gone), "Twijfel: is dit wel bezorgdheid?", "")
	if err := ilse.Do(func(b *coding.Batch) error { return b.Uncode(gone) }); err != nil {
		s.t.Fatal(err)
	}
	if _, err := ilse.Refresh(context.Background()); err != nil {
		s.t.Fatal(err)
	}
}

func sit(t testing.TB, dir string, look theme.Look) *seat {
	t.Helper()
	s := &seat{t: t, dir: dir, clock: time.Date(2026, 11, 24, 13, 0, 0, 0, time.Local)}
	s.study = s.open("ilse")
	q := coding.NewQueue()
	t.Cleanup(q.Close)
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.TrueColor)
	s.m = New(Config{Study: s.study, Writer: save.New(s.study, q, s.now), Theme: theme.New(r, look), Book: phrases.For(phrases.Dutch)})
	return s
}

// full is a seat at the screen of a study with memos.
func full(t testing.TB, look theme.Look) *seat {
	s := sit(t, folder(t), look)
	s.furnish()
	s.run(s.m.Init())
	s.size(120, 30)
	return s
}

func (s *seat) size(w, h int) { s.send(screen.Size{Width: w, Height: h}) }

func (s *seat) send(msg tea.Msg) {
	next, cmd := s.m.Update(msg)
	s.m = next.(Model)
	s.run(cmd)
}

func (s *seat) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.IsValid() && v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range v.Len() {
			s.run(v.Index(i).Interface().(tea.Cmd))
		}
		return
	}
	if msg != nil {
		s.told = append(s.told, msg)
		s.send(msg)
	}
}

func (s *seat) press(keys ...string) {
	named := map[string]tea.KeyType{"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "down": tea.KeyDown, "up": tea.KeyUp, "ctrl+s": tea.KeyCtrlS}
	for _, k := range keys {
		text, quoted := strings.CutPrefix(k, "'")
		switch kind, ok := named[k]; {
		case ok:
			s.send(tea.KeyMsg{Type: kind})
		case quoted:
			for _, r := range strings.TrimSuffix(text, "'") {
				s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
			}
		default:
			s.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(k)})
		}
	}
}

func (s *seat) view() string { return ansi.Strip(s.m.View(s.m.width, s.m.height)) }

func (s *seat) sees(words ...string) {
	s.t.Helper()
	for _, w := range words {
		if !strings.Contains(s.view(), w) {
			s.t.Errorf("%q is not on the screen:\n%s", w, s.view())
		}
	}
}

func (s *seat) misses(words ...string) {
	s.t.Helper()
	for _, w := range words {
		if strings.Contains(s.view(), w) {
			s.t.Errorf("%q is on the screen:\n%s", w, s.view())
		}
	}
}

// gone is where the screen last asked to go.
func (s *seat) gone() (to screen.GoTo) {
	for _, msg := range s.told {
		if g, ok := msg.(screen.GoTo); ok {
			to = g
		}
	}
	return to
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.MkdirAll("testdata", 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs:\n%s\nwant:\n%s", name, got, want)
	}
}
