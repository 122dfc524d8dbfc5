package privacy

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
	_ "github.com/charmbracelet/x/exp/golden" // declares -update

	"citaat/cmd/citaat/tui/save"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
)

// seat is somebody at the screen, whose commands are run at once. It stands in
// for the study too: what was spared or replaced is not found again.
type seat struct {
	t        testing.TB
	m        Model
	findings []Finding
	writes   int
	redacted [][]coding.Redaction
	told     []string
	book     *phrases.Book
}

func (s *seat) Do(func(*coding.Batch) error) error { s.writes++; return nil }

func (s *seat) look(_ context.Context, step func(done, of int)) ([]Finding, error) {
	step(1, 1)
	return s.findings, nil
}

func (s *seat) redact(_ context.Context, list []coding.Redaction) (coding.Erased, error) {
	s.redacted = append(s.redacted, list)
	var left []Finding
	for _, f := range s.findings {
		gone := false
		for _, r := range list {
			gone = gone || r.Interview == f.At.Interview && r.Span == f.At.Span && r.Of == f.At.Of
		}
		if !gone {
			left = append(left, f)
		}
	}
	s.findings = left
	return coding.Erased{Cuts: len(list), Interviews: 1}, nil
}

func sit(t testing.TB, look theme.Look, lang phrases.Lang, findings []Finding) *seat {
	t.Helper()
	q := coding.NewQueue()
	t.Cleanup(q.Close)
	s := &seat{t: t, findings: findings, book: phrases.For(lang)}
	clock := time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC)
	s.m = New(Config{Look: s.look, Redact: s.redact, Theme: theme.New(lipgloss.NewRenderer(io.Discard), look), Book: s.book,
		Writer: save.New(s, q, func() time.Time { return clock }),
		Tick:   func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }})
	s.run(s.m.Init())
	return s
}

// run runs commands and those they lead to.
func (s *seat) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.IsValid() && v.Kind() == reflect.Slice {
		for i := range v.Len() {
			if c, ok := v.Index(i).Interface().(tea.Cmd); ok {
				s.run(c)
			}
		}
		return
	}
	s.send(msg)
}

func (s *seat) send(msg tea.Msg) {
	if msg == nil {
		return
	}
	if say, ok := msg.(screen.Say); ok {
		s.told = append(s.told, say.Sentence.In(s.book))
	}
	n, cmd := s.m.Update(msg)
	s.m = n.(Model)
	s.run(cmd)
}

func (s *seat) press(keys ...string) {
	s.t.Helper()
	for _, k := range keys {
		msg, ok := screen.Press(k)
		if !ok {
			s.t.Fatalf("no key %q", k)
		}
		s.send(msg)
	}
}

func (s *seat) view(width, height int) string {
	s.send(screen.Size{Width: width, Height: height})
	v := s.m.View(width, height)
	lines := strings.Split(v, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

func at(id corpus.TranscriptID, start, end corpus.Offset, mark string) coding.Redaction {
	return coding.Redaction{Interview: id, Span: corpus.Span{Start: start, End: end}, With: mark}
}

func findings() []Finding {
	c := func(k privacy.Kind, text, alike string, sure bool) privacy.Candidate {
		return privacy.Candidate{Kind: k, Text: text, Alike: alike, Sure: sure}
	}
	return []Finding{
		{c(privacy.Name, "Samira", "samira", false), at("M1", 20, 26, "[naam-1]"), "M1:4", "Toen kwam ", " bij ons thuis, en dat was fijn."},
		{c(privacy.Place, "Almelo", "almelo", false), at("M1", 80, 86, "[plaats-1]"), "M1:9", "Wij wonen nu in ", ", vlak bij mijn zus."},
		{c(privacy.Name, "Samira's", "samira", false), at("M3", 5, 13, "[naam-1]"), "M3:2", "Dat was ", " idee, om samen te gaan."},
		{c(privacy.Phone, "06-12345678", "0612345678", false), at("M3", 95, 106, "[telefoonnummer]"), "M3:17", "U kunt mij bellen op ", " als er iets is."},
		{c(privacy.Name, "Roos", "roos", false), at("M3", 210, 214, "[naam-2]"), "M3:31", "En toen zei ", ": kom maar binnen, het is hier warm."},
		{c(privacy.BSN, "123456782", "123456782", true), at("V1", 12, 21, "[bsn]"), "V1:3", "Het nummer was ", ", dat weet ik nog."},
		{c(privacy.Name, "Samira", "samira", false), coding.Redaction{Of: coding.TextName{Kind: "memo", ID: "01J", Field: "text"}, Span: corpus.Span{Start: 3, End: 9}, With: "[naam-1]"},
			"memo bij M3", "Bij ", " nog eens navragen."},
	}
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
