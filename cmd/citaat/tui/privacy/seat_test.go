package privacy

import (
	"context"
	"flag"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	_ "github.com/charmbracelet/x/exp/golden" // declares -update

	"citaat/cmd/citaat/desk"
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

func (s *seat) look(_ context.Context, words []string, step func(done, of int)) ([]Finding, error) {
	step(1, 1)
	list := s.findings
	for _, w := range words {
		if w == "buurvrouw" {
			list = append(slices.Clip(list), at("V1", 300, privacy.Name, "De ", w, " kwam.", w, "[naam-3]", "V1:9"))
		}
	}
	return list, nil
}

func (s *seat) redact(_ context.Context, list []coding.Redaction) (coding.Erased, error) {
	s.redacted = append(s.redacted, list)
	var left []Finding
	for _, f := range s.findings {
		gone := false
		for _, r := range list {
			gone = gone || r.Interview == f.Interview && r.Span == f.Span && r.Of == f.Of
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

func at(id corpus.TranscriptID, start corpus.Offset, kind privacy.Kind, before, text, after, alike, mark, place string) Finding {
	c := privacy.Candidate{Kind: kind, Text: text, Alike: alike, Sure: kind == privacy.BSN,
		Span: corpus.Span{Start: start, End: start + corpus.Offset(len(text))}}
	return Finding{desk.Exposure{Candidate: c, Interview: id, Left: before, Right: after, Mark: mark}, place}
}

func findings() []Finding {
	list := []Finding{
		at("M1", 20, privacy.Name, "Toen kwam ", "Samira", " bij ons thuis, en dat was fijn.", "samira", "[naam-1]", "M1:4"),
		at("M1", 80, privacy.Place, "Wij wonen nu in ", "Almelo", ", vlak bij mijn zus.", "almelo", "[plaats-1]", "M1:9"),
		at("M3", 5, privacy.Name, "Dat was ", "Samira's", " idee, om samen te gaan.", "samira", "[naam-1]", "M3:2"),
		at("M3", 95, privacy.Phone, "U kunt mij bellen op ", "06-12345678", " als er iets is.", "0612345678", "[telefoonnummer]", "M3:17"),
		at("M3", 210, privacy.Name, "En toen zei ", "Roos", ": kom maar binnen, het is hier warm.", "roos", "[naam-2]", "M3:31"),
		at("V1", 12, privacy.BSN, "Het nummer was ", "123456782", ", dat weet ik nog.", "123456782", "[bsn]", "V1:3"),
		at("", 3, privacy.Name, "Bij ", "Samira", " nog eens navragen.", "samira", "[naam-1]", "memo bij M3"),
	}
	list[6].Of = coding.TextName{Kind: "memo", ID: "01J", Field: "text"}
	return list
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
