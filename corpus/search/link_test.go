package search

import (
	"context"
	"slices"
	"testing"

	"citaat/corpus"
)

// TestCodesThatMeet are codings beside others: overlapping, and in one turn.
func TestCodesThatMeet(t *testing.T) {
	m := mothers()
	m1 := m.list[0]
	turn4 := m1.Turns[3].Span
	m.codings["M1"] = []Coding{
		{"bez1", "c1", span(m1, "niet echt bezorgd")}, // turn 2
		{"str1", "c2", span(m1, "echt bezorgd. Maar")},
		{"steun1", "c3", span(m1, "over de echo")},
		{"steun2", "c3", span(m1, "Mijn moeder was")},                                          // turn 4
		{"steun3", "c3", corpus.Span{Start: turn4.Start + 5, End: m1.Turns[4].Span.Start + 8}}, // turns 4 and 5
		{"bez2", "c1", span(m1, "Spannend")},                                                   // turn 5
	}
	delete(m.codings, "M2")
	x := indexed(t, m)
	for query, want := range map[string][]string{
		// a coding is not beside itself, though it is of the code and of the one above it
		"code:stresswoorden overlapping code:stresswoorden":                                          {"bez1", "str1"},
		"code:stresswoorden/bezorgd overlapping code:stresswoorden":                                  {"bez1"},
		"code:stresswoorden overlapping code:steun":                                                  {"bez2"},
		"code:steun overlapping code:stresswoorden":                                                  {"steun3"},
		"code:stresswoorden within-turn code:steun":                                                  {"bez1", "str1", "bez2"},
		"code:steun within-turn code:steun":                                                          {"steun2", "steun3"},
		"code:steun overlapping code:steun within-turn code:stresswoorden":                           {"steun3"},
		"code:steun NOT code:steun overlapping code:steun":                                           {"steun1"},
		"code:steun overlapping code:steun code:stresswoorden":                                       {"steun3", "bez2"},
		"(code:stresswoorden OR code:steun) zelfde-beurt (code:stresswoorden/bezorgd OF code:steun)": {"bez1", "str1", "steun1", "steun2", "steun3", "bez2"},
	} {
		for name, by := range map[string]*Index{"scan": NewIndex(""), "index": x} {
			r, err := by.Find(context.Background(), m, mustParse(t, query), Options{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, h := range r.Hits {
				got = append(got, h.Coding)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: %s: %v, want %v", name, query, got, want)
			}
		}
	}
}

// TestHalfTypedLinkIsNoError, and in small letters its word is a word where no
// code follows.
func TestHalfTypedLinkIsNoError(t *testing.T) {
	for _, src := range []string{"code:steun overlapping", "code:steun OVERLAPT", "code:steun within-turn (code:steun"} {
		if _, err := ParseTyping(src); err != nil {
			t.Errorf("%s: %v", src, err)
		}
	}
	for _, src := range []string{"overlapping", "de overlapping van zorg", "overlapping code:steun"} {
		if _, err := Parse(src); err != nil {
			t.Errorf("%s: %v", src, err)
		}
	}
}
