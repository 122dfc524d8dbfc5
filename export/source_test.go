package export

import (
	"strings"
	"testing"

	"citaat/coding"
	"citaat/corpus"
)

// TestFiltersOfTheBoard: each filter takes what it says and nothing else, and a
// working file tells which were on.
func TestFiltersOfTheBoard(t *testing.T) {
	s := study(t, "ilse")
	calm := code(t, s, "rustig in mijn hoofd", "vt-aaa")
	worry := code(t, s, "maar wel bezorgd", "bz-aaa")
	code(t, s, "niet echt stress, maar wel bezorgd", "st-aaa")
	do(t, s, func(b *coding.Batch) error { return b.SetStance(worry, coding.Against) })
	do(t, s, func(b *coding.Batch) error { return b.Choose(calm, coding.Choice{Chosen: true, Used: "hoofdstuk 3"}) })
	for name, c := range map[string]struct {
		f    Filter
		want string
	}{
		"against":     {Filter{Stances: []string{"against"}}, "maar wel bezorgd"},
		"neither":     {Filter{Stances: []string{""}}, "rustig in mijn hoofd|niet echt stress, maar wel bezorgd"},
		"used":        {Filter{Use: Those}, "rustig in mijn hoofd"},
		"not used":    {Filter{Use: Others}, "niet echt stress, maar wel bezorgd|maar wel bezorgd"},
		"with":        {Filter{Codes: []coding.CodeID{"st-aaa"}, With: []coding.CodeID{"bz-aaa"}}, "niet echt stress, maar wel bezorgd|maar wel bezorgd"},
		"chosen":      {Filter{Choice: Those}, "rustig in mijn hoofd"},
		"another":     {Filter{Coders: []corpus.CoderName{"daan"}}, ""},
		"both":        {Filter{Coders: []corpus.CoderName{"ilse"}, Stances: []string{"against"}, Use: Those}, ""},
		"with itself": {Filter{With: []coding.CodeID{"vt-aaa"}}, "rustig in mijn hoofd"},
	} {
		var got []string
		for _, p := range collected(t, s, c.f).Passages {
			got = append(got, p.Text)
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s: %q, want %q", name, g, c.want)
		}
	}
	m := collected(t, s, Filter{Stances: []string{"against"}, Words: []string{"alleen tegen"}})
	if data, _ := written(t, Markdown, m, dutch(Options{})); !strings.Contains(string(data), "Let op: niet het hele onderzoek. Filter: alleen tegen") {
		t.Errorf("the filter is not told:\n%s", data)
	}
	if data, _ := written(t, Markdown, m, dutch(Options{Share: true})); strings.Contains(string(data), "alleen tegen") {
		t.Error("a filter, which may name a participant, is told to outsiders")
	}
	data, _ := written(t, Markdown, collected(t, s, Filter{}), dutch(Options{}))
	if !strings.Contains(string(data), "· ★ · in rapport: hoofdstuk 3") {
		t.Errorf("where it is used is not told:\n%s", data)
	}
}
