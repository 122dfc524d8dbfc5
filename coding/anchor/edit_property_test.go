package anchor

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"citaat/corpus"
)

// said is a word of a story in which every word occurs once, so that it is
// known which words survive an edit.
type said struct {
	text string
	gap  string // behind it
	old  int    // index in the old story; -1: it came with the edit
	new  int    // index in the new story; -1: it went
}

// story is a text before and after an edit whose every word is known.
type story struct {
	before, after []said
	fresh         int // words made so far, so that none is made twice
}

// word makes a word that shares no letter with another: Chinese letters, some
// with a combining mark, some emoji. It
// is so long that it is never taken for chance.
func (s *story) word(t *rapid.T) string {
	s.fresh++
	n := s.fresh
	switch rapid.IntRange(0, 9).Draw(t, "kind") {
	case 0:
		return strings.Repeat(string(rune(0x1f300+n%700)), 5)
	case 1:
		return string([]rune{rune(0x4e00 + 5*n), rune(0x4e01 + 5*n), 0x030c, rune(0x4e02 + 5*n), rune(0x4e03 + 5*n)})
	}
	return string([]rune{rune(0x4e00 + 5*n), rune(0x4e01 + 5*n), rune(0x4e02 + 5*n), rune(0x4e03 + 5*n), rune(0x4e04 + 5*n)})
}

var gaps = rapid.SampledFrom([]string{" ", " ", " ", "\n", ", ", ". ", "… "})

func draw(t *rapid.T) *story {
	s := &story{}
	n := rapid.IntRange(1, 30).Draw(t, "words")
	for i := range n {
		s.before = append(s.before, said{s.word(t), gaps.Draw(t, "gap"), i, -1})
	}
	busy := rapid.IntRange(0, 60).Draw(t, "busy")
	near := false // the word before was changed beyond recognition
	for i := range s.before {
		w := s.before[i]
		if rapid.IntRange(0, 99).Draw(t, "op") >= busy {
			near = false
			if rapid.IntRange(0, 9).Draw(t, "regap") == 0 {
				w.gap = gaps.Draw(t, "gap")
			}
			s.keep(i, w)
			continue
		}
		switch op := rapid.SampledFrom([]string{"delete", "replace", "insert", "correct"}).Draw(t, "kind"); {
		case op == "delete":
			near = true
		case op == "replace":
			s.come(t)
			near = true
		case op == "correct" && !near && len([]rune(w.text)) == 5 && i > 0 && !slices.Contains([]rune(w.text), 0x030c):
			// its neighbours stay, so that it is plainly one for one
			r := []rune(w.text)
			w.text = string(slices.Delete(r, i%4, i%4+1))
			s.keep(i, w)
			if i+1 < len(s.before) {
				busy = 0
			}
		default:
			s.come(t)
			near = false
			s.keep(i, w)
		}
	}
	if rapid.Bool().Draw(t, "at the end") {
		s.come(t)
	}
	return s
}

func (s *story) keep(i int, w said) {
	s.before[i].new = len(s.after)
	w.new = len(s.after)
	s.after = append(s.after, w)
}

func (s *story) come(t *rapid.T) {
	for range rapid.IntRange(1, 3).Draw(t, "come") {
		s.after = append(s.after, said{s.word(t), gaps.Draw(t, "gap"), -1, len(s.after)})
	}
}

func tell(words []said) (string, []corpus.Span) {
	var b strings.Builder
	var at []corpus.Span
	n := 0
	for _, w := range words {
		b.WriteString(w.text + w.gap)
		at = append(at, span(n, n+len([]rune(w.text))))
		n += len([]rune(w.text + w.gap))
	}
	return b.String(), at
}

// expect is where the words [from, to) of the old story are in the new one, by
// the rules of Map.
func (s *story) expect(from, to int) (int, int, bool) {
	first, last := -1, -1
	for i := from; i < to; i++ {
		if s.before[i].new >= 0 {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return 0, 0, false
	}
	start, end := s.before[first].new, s.before[last].new+1
	if gone := s.run(first, -1); gone > 0 && first-gone >= from {
		for start > 0 && s.after[start-1].old < 0 {
			start--
		}
	}
	if gone := s.run(last, 1); gone > 0 && last+gone < to {
		for end < len(s.after) && s.after[end].old < 0 {
			end++
		}
	}
	return start, end, true
}

// run counts the words that went beside a word.
func (s *story) run(i, step int) int {
	n := 0
	for j := i + step; j >= 0 && j < len(s.before) && s.before[j].new < 0; j += step {
		n++
	}
	return n
}

func TestNoPassageMovesOntoOtherWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := draw(t)
		before, old := tell(s.before)
		after, now := tell(s.after)
		e := Diff(before, after)
		if got := apply(t, before, after, e); got != after {
			t.Fatalf("the edit makes %q of %q, want %q", got, before, after)
		}
		from := rapid.IntRange(0, len(old)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(old)).Draw(t, "to")
		passage := corpus.Span{Start: old[from].Start, End: old[to-1].End}
		first, last, survives := s.expect(from, to)
		got, ok := e.Map(passage)
		if ok != survives {
			t.Fatalf("%s: placed %v, survives %v\n%s\n%v", mark(before, passage), ok, survives, after, e)
		}
		if !ok {
			return
		}
		if want := (corpus.Span{Start: now[first].Start, End: now[last-1].End}); got != want {
			t.Fatalf("%s\nis at     %s\nand not at %s\n%v", mark(before, passage), mark(after, got), mark(after, want), e)
		}
		whole := !slices.ContainsFunc(s.before[from:to], func(w said) bool { return w.new < 0 })
		if back, ok := e.Reverse().Map(got); whole && (!ok || back != passage) {
			t.Fatalf("%s comes back as %s", mark(before, passage), mark(before, back))
		}
	})
}

// apply makes the new text of the old one and the words that the hunks bring.
func apply(t *rapid.T, before, after string, e Edit) string {
	old, now := []rune(before), []rune(after)
	var out []rune
	at := corpus.Offset(0)
	for _, h := range e {
		if h.Old.Start < at || h.Old.End < h.Old.Start || h.New.End < h.New.Start {
			t.Fatalf("hunks out of order: %v", e)
		}
		if h.Kind == Between && string(old[h.Old.Start:h.Old.End]) != string(now[h.New.Start:h.New.End]) {
			t.Fatalf("changed white space passes for unchanged: %v", h)
		}
		out = append(out, old[at:h.Old.Start]...)
		if int(h.New.Start) != len(out) {
			t.Fatalf("hunk %v is not at %d", h, len(out))
		}
		out = append(out, now[h.New.Start:h.New.End]...)
		at = h.Old.End
	}
	return string(append(out, old[at:]...))
}

func TestAnyTwoTexts(t *testing.T) {
	texts := rapid.StringOfN(rapid.SampledFrom([]rune("aab é\n.,😀\u200d\u0301م")), 0, 40, -1)
	rapid.Check(t, func(t *rapid.T) {
		before, after := texts.Draw(t, "before"), texts.Draw(t, "after")
		e := Diff(before, after)
		if got := apply(t, before, after, e); got != after {
			t.Fatalf("the edit makes %q of %q, want %q", got, before, after)
		}
		if got := apply(t, after, before, e.Reverse()); got != before {
			t.Fatalf("taken back it makes %q, want %q", got, before)
		}
		n := len([]rune(before))
		from := rapid.IntRange(0, n).Draw(t, "from")
		to := rapid.IntRange(from, n).Draw(t, "to")
		got, ok := e.Map(span(from, to))
		if ok && (got.Start < 0 || got.Empty() || int(got.End) > len([]rune(after))) {
			t.Fatalf("out of the text: %v", got)
		}
		if before == after && (ok != (from < to) || ok && got != span(from, to)) {
			t.Fatalf("moved without an edit: %v", got)
		}
	})
}
