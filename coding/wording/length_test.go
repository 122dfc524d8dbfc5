package wording

import "testing"

func TestWordsCountsWhatWasSaid(t *testing.T) {
	for text, want := range map[string]int{
		"":                            0,
		"(…) […] [naam vrijwilliger]": 0,
		"Dan was het rustig (…) in mijn hoofd. ": 7,
		"Zij motiveert me, [naam], zo'n vrouw!":  5,
	} {
		if got := Words(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
