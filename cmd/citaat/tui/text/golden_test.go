package text

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

var update = flag.Bool("update", false, "write the golden files")

func colours() theme.Theme {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.TrueColor)
	return theme.New(r, theme.Look{Dark: true, Colour: true})
}

func noColours() theme.Theme {
	return theme.New(lipgloss.NewRenderer(io.Discard), theme.Look{Dark: true})
}

func interview(texts ...string) *corpus.Transcript {
	meta := corpus.Meta{ID: "M3", Participants: []corpus.ParticipantID{"M3"}, Speakers: []corpus.Speaker{
		{Label: "I", Role: corpus.Interviewer},
		{Label: "M3", Role: corpus.Respondent, Participant: "M3"},
		{Label: "T", Role: corpus.Interpreter, Participant: "M3"},
	}}
	labels := []corpus.Label{"I", "M3", "I", "T"}
	var turns []corpus.Turn
	for i, s := range texts {
		turns = append(turns, corpus.Turn{Speaker: labels[i%4], Time: corpus.Clock(724 + 7*i), Text: s})
	}
	return corpus.NewTranscript(meta, turns)
}

// oddities is a talk with everything that is hard to draw.
func oddities() *corpus.Transcript {
	return interview(
		"Hoe was dat voor u, de eerste weken?",
		"Ik had niet echt stress, maar wel bezorgd. En dan kwam zij en dan was het rustig in mijn hoofd. Dat is heel wat.",
		"U zei net bezorgd. Waarover?",
		"Over de baby \U0001F476\U0001F3FD, en mijn gezin \U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466 \U0001F1F3\U0001F1F1\U0001F1E7\U0001F1EA. Cafe\u0301 z\u0301o\u0323\u0301 e\u0308n ni\u00ebt.",
		"مرحبا، كيف حالك؟ أنا بخير والحمد لله. كنت قلقة جدا في الأسابيع الأولى.",
		"\u0301begin met een los accent, en क्षि देवनागरी, ไทยแลนด์ประเทศไทย, می\u200cخواهم.",
		"",
		"漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字 Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
		strings.Repeat("a  b ", 40),
		strings.Repeat("\u0301", 9)+"x"+strings.Repeat("\u0301", 30)+" einde\u00a0vast",
	)
}

func marks() []Mark {
	return []Mark{
		{ID: "a", Span: corpus.Span{Start: 37, End: 120}, Hue: 0, Letter: "V", Label: "Vertrouwen", Star: true},
		{ID: "b", Span: corpus.Span{Start: 60, End: 90}, Hue: 1, Letter: "B", Label: "Bezorgdheid"},
		{ID: "c", Span: corpus.Span{Start: 100, End: 300}, Hue: 2, Letter: "L", Label: "Luisterend oor"},
	}
}

func model(t *corpus.Transcript, w, h int) Model {
	return New(noColours(), phrases.For(phrases.Dutch)).SetSize(w, h).Show(t)
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if *update {
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

// TestNoLineIsWider draws every width from 20 to 120, everywhere in the text.
func TestNoLineIsWider(t *testing.T) {
	talk := oddities()
	for w := 20; w <= 120; w++ {
		for _, o := range []Options{{}, {Reading: true}, {TurnNumbers: true, HideInterviewer: true}} {
			m := New(colours(), phrases.For(phrases.Dutch)).SetOptions(o).SetSize(w, 9).Show(talk).SetMarks(marks())
			for at := corpus.Offset(0); at < talk.Body().Len(); at += 40 {
				view := m.JumpTo(at).View()
				lines := strings.Split(view, "\n")
				if len(lines) != 9 {
					t.Fatalf("width %d: %d lines of 9", w, len(lines))
				}
				for i, l := range lines {
					if n := ansi.StringWidth(l); n > w {
						t.Fatalf("width %d, %+v, offset %d, line %d is %d wide: %q", w, o, at, i, n, l)
					}
				}
			}
		}
	}
}

func TestFrames(t *testing.T) {
	talk := oddities()
	for _, w := range []int{20, 40, 80, 120} {
		m := model(talk, w, 30).SetMarks(marks())
		golden(t, fmt.Sprintf("start-%d", w), ansi.Strip(m.View()))
		golden(t, fmt.Sprintf("end-%d", w), ansi.Strip(m.JumpTo(talk.Body().Len()).View()))
	}
	m := New(colours(), phrases.For(phrases.English)).SetSize(90, 12).Show(talk).SetMarks(marks())
	m = m.SetHits([]corpus.Span{{Start: 70, End: 77}}).SetCurrent("c").Select(corpus.Span{Start: 110, End: 135})
	golden(t, "coloured", m.View())
	golden(t, "no-colour", m.SetTheme(noColours()).View())
	golden(t, "reading", ansi.Strip(m.SetOptions(Options{Reading: true, TurnNumbers: true}).SetSize(110, 16).View()))
	golden(t, "hidden", ansi.Strip(m.SetOptions(Options{HideInterviewer: true}).View()))
}
