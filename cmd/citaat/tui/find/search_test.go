package find

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/search"
)

// patientIndex answers a search only when it is cancelled.
type patientIndex struct{ begun chan context.Context }

func (x patientIndex) Find(ctx context.Context, _ search.Study, _ search.Query, _ search.Options) (search.Result, error) {
	x.begun <- ctx
	<-ctx.Done()
	return search.Result{}, ctx.Err()
}

func (x patientIndex) Count(context.Context, search.Study, search.Query, bool) (search.Summary, error) {
	return search.Summary{}, errors.New("not asked for")
}

// blank is a study with nothing in it.
type blank struct{}

func (blank) Versions() ([]search.Version, error)              { return nil, nil }
func (blank) Settings() corpus.Settings                        { return corpus.Settings{} }
func (blank) Participants() []corpus.Participant               { return nil }
func (blank) Codes(string) ([]string, error)                   { return nil, nil }
func (blank) Codings(corpus.TranscriptID) []search.Coding      { return nil }
func (blank) CodingsIn(corpus.TranscriptID) []coding.Coding    { return nil }
func (blank) Searches() []corpus.Search                        { return nil }
func (blank) WithheldIn(corpus.TranscriptID) []coding.Withheld { return nil }
func (blank) Do(func(*coding.Batch) error) error               { return nil }
func (blank) Coder() corpus.CoderName                          { return "ilse" }
func (blank) Codebook() *coding.Codebook                       { return coding.NewCodebook(nil) }
func (blank) Barred(*corpus.Transcript, corpus.Span, string) phrases.Sentence {
	return phrases.Sentence{}
}
func (blank) Transcript(corpus.TranscriptID) (*corpus.Transcript, error) {
	return nil, errors.New("none")
}

// TestNewerSearchCancelsTheOlder, whose late answer then changes nothing.
func TestNewerSearchCancelsTheOlder(t *testing.T) {
	index := patientIndex{make(chan context.Context, 2)}
	m := New(Config{Study: blank{}, Index: index, Codes: blank{}, Book: phrases.For(phrases.Dutch),
		Theme: theme.New(lipgloss.NewRenderer(io.Discard), theme.Look{Dark: true}),
		Tick:  func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }})
	answers := make(chan tea.Msg, 2)
	search := func(text string) {
		m.input.SetValue(text)
		var cmd tea.Cmd
		m, cmd = m.look(false)
		go func() { answers <- cmd() }()
	}
	search("bezorgd")
	first := <-index.begun
	search("bezorgder")
	<-index.begun
	if first.Err() == nil {
		t.Fatal("the older search goes on")
	}
	late := <-answers
	if got, ok := late.(found); !ok || got.n == m.n {
		t.Fatalf("an answer %T", late)
	}
	next, cmd := m.Update(late)
	if now := next.(Model); cmd != nil || now.fault != nil || !now.waiting {
		t.Error("the late answer was taken for that of the newer search")
	}
	m.stop()
}

// TestOneLetterIsNoSearch: results come from two letters on.
func TestOneLetterIsNoSearch(t *testing.T) {
	m := New(Config{Study: blank{}, Codes: blank{}, Book: phrases.For(phrases.Dutch),
		Theme: theme.New(lipgloss.NewRenderer(io.Discard), theme.Look{Dark: true})})
	m.input.SetValue("b")
	if next, cmd := m.look(false); cmd != nil || next.waiting {
		t.Error("searched")
	}
}

// TestAFaultWaitsUntilTypingStops: a query that is merely not finished is no
// fault while somebody types; a hesitation or enter shows it, under its
// character; once shown it stays until it is mended.
func TestAFaultWaitsUntilTypingStops(t *testing.T) {
	m := New(Config{Study: blank{}, Index: search.NewIndex(""), Codes: blank{}, Book: phrases.For(phrases.Dutch),
		Theme: theme.New(lipgloss.NewRenderer(io.Discard), theme.Look{Dark: true}),
		Tick:  func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }})
	m.width = 80
	answered := func(query string, exact bool) {
		m.input.SetValue(query)
		m, _ = m.edited()
		m.exact = exact
		m, _ = m.look(false)
		next, _ := m.Update(answer(context.Background(), m.c, m.n, query, m.sort, m.exact, false))
		m = next.(Model)
	}
	answered("bezorgd foo:bar", false)
	if m.fault != nil {
		t.Fatal("a fault while somebody types")
	}
	late, _ := m.Update(hesitated{m.n - 1})
	if late.(Model).fault != nil {
		t.Fatal("the hesitation of an older query")
	}
	next, _ := m.Update(hesitated{m.n})
	m = next.(Model)
	lines := strings.Split(ansi.Strip(m.View(80, 24)), "\n")
	at := strings.Index(lines[0], "foo")
	if m.fault == nil || ansi.StringWidth(lines[1][:strings.Index(lines[1], "▲")]) != at {
		t.Fatalf("the mark is not under the character:\n%s\n%s", lines[0], lines[1])
	}
	answered("bezorgd foo:barb", false)
	if m.fault == nil {
		t.Error("the fault flickers")
	}
	answered("bezorgd", false)
	if m.fault != nil || m.doubt != nil {
		t.Error("the fault stays after it was mended")
	}
	answered("bezorgd AND", true)
	if m.fault == nil || !m.typing {
		t.Error("enter shows no fault")
	}
}

// TestKeysWaitForWhatIsFound: who asks a query and at once marks all of it marks
// what that query finds, and nothing that stood there before.
func TestKeysWaitForWhatIsFound(t *testing.T) {
	m := New(Config{Study: blank{}, Index: search.NewIndex(""), Codes: blank{}, Book: phrases.For(phrases.Dutch),
		Theme: theme.New(lipgloss.NewRenderer(io.Discard), theme.Look{Dark: true}),
		Tick:  func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil }})
	send := func(msg tea.Msg) {
		next, _ := m.Update(msg)
		m = next.(Model)
	}
	hits := func(exact bool, at ...corpus.Offset) found {
		f := found{n: m.n, query: "praktijk", exact: exact}
		for _, o := range at {
			f.rows = append(f.rows, row{Line: search.Line{Hit: search.Hit{Transcript: "M1", Span: corpus.Span{Start: o, End: o + 8}}}})
		}
		return f
	}
	m.input.SetValue("praktijk")
	m, _ = m.edited()
	send(due{m.n})
	send(hits(false, 10, 50, 90)) // longer words too
	send(tea.KeyMsg{Type: tea.KeyEnter})
	send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("a")})
	if len(m.marked) != 0 {
		t.Error("hits of an older query are marked")
	}
	send(hits(true, 10, 50))
	if len(m.marked) != 2 {
		t.Errorf("%d marked of 2", len(m.marked))
	}
	m, _ = m.look(true)
	send(hits(true, 10)) // one is gone meanwhile
	if len(m.marked) != 1 {
		t.Errorf("%d marked of 1 that is there", len(m.marked))
	}
}

var _ screen.Screen = Model{}
