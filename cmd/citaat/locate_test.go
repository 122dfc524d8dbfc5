package main

import (
	"testing"

	"citaat/corpus"
)

func TestFoldFindsWordsAsPeopleTypeThem(t *testing.T) {
	body := corpus.NewBody("Ik zei: ‘ach,  foto’s van thuis’.\nEn toen – na een tijd – was het “rustig” in mijn hoofd. Rustig, ja. Dus… eh... klaar…")
	for words, want := range map[string]string{
		"foto's van thuis":      "foto’s van thuis",
		"'ach, foto's":          "‘ach,  foto’s",
		"thuis'. En toen":       "thuis’.\nEn toen",
		"toen - na een tijd":    "toen – na een tijd",
		`"rustig" in mijn`:      "“rustig” in mijn",
		"RUSTIG, JA":            "Rustig, ja",
		"Dus... eh… klaar...":   "Dus… eh... klaar…",
		"dus… eh":               "Dus… eh",
		"  in mijn\thoofd.\n\n": "in mijn hoofd.",
	} {
		spans := fold(body.String()).find(words)
		if len(spans) != 1 {
			t.Errorf("%q: %d places", words, len(spans))
			continue
		}
		if got := body.Slice(spans[0]); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
	for words, n := range map[string]int{"rustig": 1, "Rustig": 1, "RUSTIG": 2, "": 0, " ": 0, "rust ig": 0, "tijd was": 0} {
		if got := len(fold(body.String()).find(words)); got != n {
			t.Errorf("%q: %d places, want %d", words, got, n)
		}
	}
}
