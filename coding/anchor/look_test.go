package anchor

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"citaat/corpus"
)

// A place that may hold other words than were coded is never called sure.
func TestWhatIsSure(t *testing.T) {
	in := func(passage string) string { return strings.Replace(story1, passage, "⟦"+passage+"⟧", 1) }
	for _, c := range []struct {
		name, made, now string
		sure            bool
	}{
		{"as it was", in("niet bij"), story1, true},
		{"a short one whose context stayed", in("niet bij"), "😀 " + strings.Replace(story1, "hij werkte", "die werkte", 1), true},
		{"a short one said elsewhere", in("niet bij"), "Ik was toen zo vreselijk bang. En later wilde zij er toch liever niet bij zijn, dat vond ik jammer.", false},
		{"a long sentence that was moved", in("Zij kwam elke week bij ons thuis en dat gaf rust."),
			"Zij kwam elke week bij ons thuis en dat gaf rust. " + strings.Replace(story1, "Zij kwam elke week bij ons thuis en dat gaf rust. ", "", 1), true},
		{"a letter in a long passage", in("Zij kwam elke week bij ons thuis en dat gaf rust."), strings.Replace(story1, "elke week", "elke weken", 1), true},
		{"words in a long passage", in("Zij kwam elke week bij ons thuis en dat gaf rust."), strings.Replace(story1, "elke week bij ons", "iedere dag naar ons", 1), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := NewFinder(corpus.NewBody(c.now)).Look(anchorOf(t, c.made))
			if !ok {
				t.Fatal("not found")
			}
			if got.Sure != c.sure {
				t.Errorf("sure %v on %s", got.Sure, mark(c.now, got.Span))
			}
		})
	}
}

// The place where the words stand, changed, is among the candidates, also when
// no rule may take it.
func TestCandidates(t *testing.T) {
	in := func(passage string) string { return strings.Replace(story1, passage, "⟦"+passage+"⟧", 1) }
	for _, c := range []struct{ name, made, now string }{
		{"half of the words are others", in("Zij kwam elke week bij ons thuis en dat gaf rust."),
			strings.Replace(story1, "Zij kwam elke week bij ons thuis en dat gaf rust.", "⟦Zij kwam iedere dag even langs en dat gaf rust.⟧", 1)},
		{"said twice now", in("heel veel rust"), "heel veel rust. ⟦heel veel rust⟧"},
	} {
		t.Run(c.name, func(t *testing.T) {
			now, want := marked(t, c.now)
			got := NewFinder(corpus.NewBody(now)).Candidates(anchorOf(t, c.made), 5)
			for _, s := range got {
				if s.Overlaps(want) {
					return
				}
			}
			t.Errorf("not among %d candidates: %s", len(got), c.now)
		})
	}
	if got := NewFinder(corpus.NewBody("")).Candidates(anchorOf(t, in("rust")), 5); len(got) > 0 {
		t.Errorf("candidates in nothing: %v", got)
	}
}

func TestSpotAndAlike(t *testing.T) {
	before, after := "a bb cc dd e", "a bb xx yy zz dd e"
	e := Diff(before, after)
	runes := []rune(after)
	for _, c := range []struct {
		from, to int
		want     string
	}{{5, 7, "xx yy zz"}, {2, 7, "bb xx yy zz"}, {8, 10, "dd"}} {
		s := e.Spot(span(c.from, c.to))
		if got := strings.TrimSpace(string(runes[s.Start:s.End])); got != c.want {
			t.Errorf("%q stood at %q, want %q", before[c.from:c.to], got, c.want)
		}
	}
	if same, of := Alike("maar wel bezorgd", "maar wel heel bezorgt"); same != 3 || of != 4 {
		t.Errorf("%d of %d", same, of)
	}
	texts := rapid.StringOfN(rapid.SampledFrom([]rune("aab é\n.,😀م")), 0, 30, -1)
	rapid.Check(t, func(t *rapid.T) {
		before, after := texts.Draw(t, "before"), texts.Draw(t, "after")
		n := len([]rune(before))
		from := rapid.IntRange(0, n).Draw(t, "from")
		to := rapid.IntRange(from, n).Draw(t, "to")
		s := Diff(before, after).Spot(span(from, to))
		if s.Start < 0 || s.End < s.Start || int(s.End) > len([]rune(after)) {
			t.Fatalf("out of the text: %v", s)
		}
	})
}
