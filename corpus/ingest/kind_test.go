package ingest

import (
	"strings"
	"testing"

	"citaat/corpus/phrases"
)

// Every kind, format and note can be said in both languages.
func TestSentences(t *testing.T) {
	var all []phrases.Sentence
	for k := range kinds {
		all = append(all, Skipped{Kind: k, Count: 3, Words: 12}.Sentence())
	}
	for _, f := range []Format{Labels, Table, TeamsDocx, WordTranscribe, Meet, Otter, NoScribe, F4, TeamsVTT, StreamVTT, ZoomVTT, WhisperVTT, PlainVTT, Own} {
		all = append(all, f.Sentence())
	}
	for _, key := range []string{"ingest.note.clamped", "ingest.note.merged", "ingest.note.doubts"} {
		all = append(all, phrases.Make(key, phrases.Args{"Count": 1}), phrases.Make(key, phrases.Args{"Count": 2}))
	}
	for _, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
		book, seen := phrases.For(lang), map[string]bool{}
		for _, s := range all {
			said := s.In(book)
			if said == "" || strings.ContainsAny(said, "‹›<>") || seen[said] {
				t.Errorf("%s in %s: %q", s.Key, lang, said)
			}
			seen[said] = true
		}
	}
}

// Both catalogues have the same keys.
func TestCataloguesMatch(t *testing.T) {
	var sets [2][]string
	for i, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
		keys, err := phrases.Keys(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range keys {
			if strings.HasPrefix(k, "ingest.") {
				sets[i] = append(sets[i], k)
			}
		}
	}
	if a, b := strings.Join(sets[0], " "), strings.Join(sets[1], " "); a != b || a == "" {
		t.Errorf("Dutch has %s\nEnglish has %s", a, b)
	}
}
