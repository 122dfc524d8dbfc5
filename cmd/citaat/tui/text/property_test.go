package text

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus"
)

// words makes turns of everything that is hard to lay out.
var words = rapid.Custom(func(t *rapid.T) string {
	g := rapid.SampledFrom([]string{
		"a", "b", "rustig", " ", " ", "  ", ". ", "? ", "-", "’", "é", "e\u0301", "\u0301", "o\u0323\u0302",
		"漢", "字", "م", "رحبا", "می\u200cخواهم", "क्षि", "ไท", "\U0001F476\U0001F3FD", "\U0001F468\u200D\U0001F469\u200D\U0001F467",
		"\U0001F1F3\U0001F1F1", "\U0001F1E7", "\u200d", "\ufe0f", "\u00a0", "❤\ufe0f", "각", "\u1112\u1161\u11ab", "langwoordzonderspaties",
	})
	return strings.Join(rapid.SliceOfN(g, 0, 40).Draw(t, "pieces"), "")
})

func talk(t *rapid.T) *corpus.Transcript {
	return interview(rapid.SliceOfN(words, 1, 6).Draw(t, "turns")...)
}

// TestRoundTrip: the offset of every grapheme goes to a cell of the screen and
// back, no cell leaves the width, and the lines of a turn hold its text whole.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.IntRange(12, 80).Draw(t, "width")
		m := model(talk(t), w, 8)
		for i, u := range m.t.Turns {
			at := 0
			for _, l := range m.cache.turn(m.t, i).lines {
				if l.at != at || u.Span.Start+l.off != m.offsetIn(i, l.at) {
					t.Fatalf("turn %d: a line begins at byte %d, offset %d after byte %d", i, l.at, l.off, at)
				}
				at = l.end
				roundTrip(t, m, i, l)
			}
			if at != len(u.Text) {
				t.Fatalf("turn %d: lines end at %d of %d", i, at, len(u.Text))
			}
		}
	})
}

func roundTrip(t *rapid.T, m Model, turn int, l line) {
	u := m.t.Turns[turn]
	for _, c := range appendCells(nil, u.Text, l) {
		at := u.Span.Start + c.off
		if got := m.at(m.spotOf(at), m.column(at)); got != at {
			t.Fatalf("offset %d is drawn at column %d, which is offset %d", at, m.column(at), got)
		}
		hanging := u.Text[c.at:c.end] == " "
		if c.col+c.width > m.textWidth() && !(hanging && c.col == m.textWidth()) {
			t.Fatalf("cell %q ends at column %d of %d", u.Text[c.at:c.end], c.col+c.width, m.textWidth())
		}
	}
	line := u.Text[l.at:l.end]
	if drawn := ansi.StringWidth(drawnWhole(line)); drawn > m.textWidth()+1 {
		t.Fatalf("the renderer takes %d columns for %q", drawn, line)
	}
}

func drawnWhole(line string) string {
	var b strings.Builder
	for line != "" {
		n, _ := next(line)
		b.WriteString(shown(line[:n]))
		line = line[n:]
	}
	return b.String()
}

// TestFastEqualsSlow: the ASCII path breaks lines where the other one does.
func TestFastEqualsSlow(t *testing.T) {
	ascii := rapid.StringOfN(rapid.SampledFrom([]rune("ab c.- ")), 1, 120, -1)
	rapid.Check(t, func(t *rapid.T) {
		s, w := ascii.Draw(t, "text"), rapid.IntRange(2, 30).Draw(t, "width")
		fast, slow := wrapASCII(s, w), wrapCells(s, w)
		if len(fast) != len(slow) {
			t.Fatalf("%d lines, %d lines", len(fast), len(slow))
		}
		for i := range fast {
			if fast[i] != slow[i] {
				t.Fatalf("line %d: %+v, %+v", i, fast[i], slow[i])
			}
		}
	})
}

var everyAction = []screen.Action{
	Left, Right, Up, Down, NextWord, LastWord, NextSentence, LastSentence, NextTurn, LastTurn, LineStart, LineEnd,
	PageDown, PageUp, HalfDown, HalfUp, TextStart, TextEnd, Begin, GrowWord, GrowSentence, GrowTurn, OtherEnd, Unselect,
	SelectLeft, SelectRight, SelectUp, SelectDown, SelectWord, SelectWordBack,
}

// TestNeverSplitsAGrapheme: whatever keys are pressed, at whatever width, the
// cursor stands on a grapheme that is shown and in view, and the selection
// begins and ends between graphemes.
func TestNeverSplitsAGrapheme(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := model(talk(t), rapid.IntRange(12, 80).Draw(t, "width"), rapid.IntRange(3, 12).Draw(t, "height"))
		for range 30 {
			switch rapid.IntRange(0, 9).Draw(t, "what") {
			case 0:
				m = m.SetSize(rapid.IntRange(12, 80).Draw(t, "w"), rapid.IntRange(3, 12).Draw(t, "h"))
			case 1:
				m = m.SetOptions(Options{HideInterviewer: rapid.Bool().Draw(t, "hide"), Reading: rapid.Bool().Draw(t, "read")})
			case 2:
				m = m.JumpTo(corpus.Offset(rapid.IntRange(-1, int(m.t.Body().Len())+1).Draw(t, "to")))
			case 3:
				m = m.Scroll(rapid.IntRange(-9, 9).Draw(t, "rows"))
			default:
				m, _ = m.Do(rapid.SampledFrom(everyAction).Draw(t, "action"))
			}
			between(t, m, m.cursor)
			s := m.Selection()
			between(t, m, s.Start)
			between(t, m, s.End)
			if at := m.spotOf(m.cursor); !m.sees(at) {
				t.Fatalf("the cursor at %+v is out of view: top %+v, %d rows", at, m.top, m.height)
			}
		}
	})
}

// between fails where an offset lies within a grapheme of its turn.
func between(t *rapid.T, m Model, at corpus.Offset) {
	turn := m.t.TurnIndex(at)
	rest := m.t.Body().Slice(corpus.Span{Start: m.t.Turns[turn].Span.Start, End: at})
	whole := m.t.Turns[turn].Text
	for len(rest) > 0 {
		g, _, _, _ := uniseg.FirstGraphemeClusterInString(whole, -1)
		if len(g) > len(rest) {
			t.Fatalf("offset %d lies within %q", at, g)
		}
		whole, rest = whole[len(g):], rest[len(g):]
	}
}

// TestMarksAreFoundByTheIndex compares the index with a look at every mark.
func TestMarksAreFoundByTheIndex(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var marks []Mark
		for range rapid.IntRange(0, 150).Draw(t, "n") {
			start := corpus.Offset(rapid.IntRange(0, 400).Draw(t, "start"))
			marks = append(marks, Mark{Span: corpus.Span{Start: start, End: start + corpus.Offset(rapid.IntRange(1, 60).Draw(t, "len"))}})
		}
		x := newIndex(marks)
		s := corpus.Span{Start: corpus.Offset(rapid.IntRange(0, 400).Draw(t, "from"))}
		s.End = s.Start + corpus.Offset(rapid.IntRange(1, 50).Draw(t, "for"))
		found := map[int]bool{}
		x.touching(s, func(i int) { found[i] = true })
		for i, k := range x.marks {
			if k.Span.Overlaps(s) != found[i] {
				t.Fatalf("mark %v and %v: %v", k.Span, s, found[i])
			}
			for j, o := range x.marks[:i] {
				if o.Span.Overlaps(k.Span) && x.lane[i] == x.lane[j] {
					t.Fatalf("%v and %v share lane %d", k.Span, o.Span, x.lane[i])
				}
			}
		}
	})
}
