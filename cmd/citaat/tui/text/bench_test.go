package text

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus"
	"citaat/corpus/corpustest"
	"citaat/corpus/phrases"
)

// million is a transcript of a million characters with five thousand codings.
func million() (*corpus.Transcript, []Mark) {
	var turns []corpus.Turn
	var meta corpus.Meta
	n := 0
	for i := 0; n < 1_000_000; i++ {
		t := corpustest.Generate(uint64(i), 1, 200)[0]
		meta = t.Meta
		for _, u := range t.Turns {
			u.Number = corpus.TurnNumber{Number: len(turns) + 1}
			turns = append(turns, u)
			n += len(u.Text)
		}
	}
	t := corpus.NewTranscript(meta, turns)
	r := rand.New(rand.NewPCG(1, 2))
	var marks []Mark
	for i := range 5000 {
		start := corpus.Offset(r.IntN(int(t.Body().Len()) - 400))
		marks = append(marks, Mark{
			ID: string(rune('a'+i%26)) + string(rune(0x100+i)), Hue: theme.Hue(i % 8), Letter: "V", Label: "Vertrouwen",
			Span: corpus.Span{Start: start, End: start + 20 + corpus.Offset(r.IntN(350))},
		})
	}
	return t, marks
}

// BenchmarkKeyToFrame presses keys of every kind, jumps far away now and then,
// and draws after each, as Bubble Tea does.
func BenchmarkKeyToFrame(b *testing.B) {
	t, marks := million()
	m := New(colours(), phrases.For(phrases.Dutch)).SetSize(200, 60).Show(t).SetMarks(marks)
	keys := []screen.Action{Down, Down, Right, NextWord, PageDown, Begin, GrowSentence, SelectDown, Unselect, NextTurn, HalfUp, TextEnd, TextStart}
	r := rand.New(rand.NewPCG(3, 4))
	measure(b, func(i int) int {
		if i%7 == 0 {
			m = m.JumpTo(corpus.Offset(r.IntN(int(t.Body().Len()))))
		} else {
			m, _ = m.Do(keys[i%len(keys)])
		}
		return len(m.View())
	})
}

// BenchmarkCodingToFrame lays new marks over the text, as after each coding.
func BenchmarkCodingToFrame(b *testing.B) {
	t, marks := million()
	m := New(colours(), phrases.For(phrases.Dutch)).SetSize(200, 60).Show(t)
	measure(b, func(int) int {
		m = m.SetMarks(marks)
		return len(m.View())
	})
}

// BenchmarkResizeToFrame lays out anew at another width.
func BenchmarkResizeToFrame(b *testing.B) {
	t, marks := million()
	m := New(colours(), phrases.For(phrases.Dutch)).Show(t).SetMarks(marks).JumpTo(500_000)
	measure(b, func(i int) int {
		m = m.SetSize(80+i%100, 60)
		return len(m.View())
	})
}

// BenchmarkWrap wraps the whole million, which no key ever does.
func BenchmarkWrap(b *testing.B) {
	t, _ := million()
	b.SetBytes(int64(len(t.Body().String())))
	b.ReportAllocs()
	for b.Loop() {
		for i := range t.Turns {
			wrap(t.Turns[i].Text, 80)
		}
	}
}

func measure(b *testing.B, step func(i int) int) {
	b.ReportAllocs()
	var took []time.Duration
	i := 0
	for b.Loop() {
		start := time.Now()
		step(i)
		took = append(took, time.Since(start))
		i++
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
}

// BenchmarkOneTurn is a text without turns, as a bad import gives: a million
// characters in one, with letters that are not ASCII.
func BenchmarkOneTurn(b *testing.B) {
	t, marks := million()
	whole := strings.ReplaceAll(t.Body().String(), "\n", " é ")
	one := corpus.NewTranscript(t.Meta, []corpus.Turn{{Speaker: t.Turns[1].Speaker, Text: whole}})
	m := New(colours(), phrases.For(phrases.Dutch)).SetSize(200, 60).Show(one).SetMarks(marks)
	m.View()
	keys := []screen.Action{Down, NextWord, PageDown, NextSentence, Begin, GrowSentence, Unselect, TextEnd, HalfUp, TextStart}
	r := rand.New(rand.NewPCG(3, 4))
	measure(b, func(i int) int {
		if i%7 == 0 {
			m = m.JumpTo(corpus.Offset(r.IntN(int(one.Body().Len()))))
		} else {
			m, _ = m.Do(keys[i%len(keys)])
		}
		return len(m.View())
	})
}
