package tui

import (
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// rooms of a large study, by what they are called in the figures.
var halls = []struct {
	name string
	to   screen.Name
}{{"read", screen.Read}, {"codes", screen.Codes}, {"find", screen.Find}, {"quotes", screen.Quotes}, {"people", screen.People}, {"memos", screen.Memos}, {"replace", screen.Replace}}

// BenchmarkFirstDraw is from the key that asks for a screen to its first frame;
// ms-loaded is until all it shows of a large study is there.
func BenchmarkFirstDraw(b *testing.B) {
	s := sit(b, large(b), theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.size(120, 40)
	for _, hall := range halls {
		b.Run(hall.name, func(b *testing.B) {
			var first, loaded time.Duration
			n := 0
			b.ReportAllocs()
			for b.Loop() {
				touch(b, s.study) // what is kept for a version does not help
				s.app.screens[hall.to] = nil
				start := time.Now()
				next, cmd := s.app.Update(screen.GoTo{To: hall.to})
				s.app = next.(app)
				if s.app.View() == "" {
					b.Fatal("nothing")
				}
				first += time.Since(start)
				s.run(cmd)
				if s.app.View() == "" {
					b.Fatal("nothing")
				}
				loaded += time.Since(start)
				n++
			}
			b.ReportMetric(float64(first.Microseconds())/1000/float64(n), "ms-first")
			b.ReportMetric(float64(loaded.Microseconds())/1000/float64(n), "ms-loaded")
		})
	}
}

// touch adds a coding.
func touch(b *testing.B, s *coding.Study) {
	b.Helper()
	v := s.Interviews()[0]
	at := v.Length / 2
	c := coding.Passage{Interview: v.ID}
	c.Span.Start, c.Span.End = at, at+20
	if err := s.Do(func(batch *coding.Batch) error {
		batch.Memo(coding.MemoTarget{Kind: coding.OnInterview, ID: string(v.ID)}, "x", "")
		_, err := batch.Code(c, s.Codebook().Codes()[5].ID, "")
		return err
	}); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkCodeKey is a key that codes the words at the cursor of a large study:
// until the frame after the key, and until the coding is on disk and drawn.
func BenchmarkCodeKey(b *testing.B) {
	s := sit(b, large(b), theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.size(120, 40)
	digit := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("1")}
	var first, drawn time.Duration
	n := 0
	for b.Loop() {
		s.press("w")
		start := time.Now()
		next, cmd := s.app.Update(digit)
		s.app = next.(app)
		if s.app.View() == "" {
			b.Fatal("nothing")
		}
		first += time.Since(start)
		s.run(cmd)
		if s.app.View() == "" {
			b.Fatal("nothing")
		}
		drawn += time.Since(start)
		n++
	}
	b.ReportMetric(float64(first.Microseconds())/1000/float64(n), "ms-first")
	b.ReportMetric(float64(drawn.Microseconds())/1000/float64(n), "ms-drawn")
}
