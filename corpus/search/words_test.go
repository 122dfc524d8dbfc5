package search

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"citaat/corpus"
)

func TestInflectedFormsShareAStem(t *testing.T) {
	for _, c := range []struct{ lang, words string }{
		{"nl", "zwangerschap zwangerschappen"}, {"nl", "moeder moeders"}, {"nl", "spannend spannende"},
		{"nl", "bezorgd bezorgde"}, {"nl", "man mannen"}, {"nl", "les lessen"}, {"nl", "brief brieven"},
		{"nl", "huis huizen"}, {"nl", "foto foto's"}, {"nl", "baby baby's"}, {"nl", "stress stressen"},
		{"nl", "lief lieve"}, {"nl", "week weken"}, {"nl", "groot grote"}, {"nl", "mogelijkheid mogelijkheden"},
		{"en", "worry worried worries"}, {"en", "mother mother's mothers"}, {"de", "kind kinder"},
		{"fr", "maison maisons"}, {"ar", "كتاب كتابان"}, {"tr", "ev evler"},
	} {
		ws := strings.Fields(c.words)
		for _, w := range ws[1:] {
			if a, b := stem(c.lang, fold(ws[0])), stem(c.lang, fold(w)); a != b {
				t.Errorf("%s: %s has stem %s, %s has %s", c.lang, ws[0], a, w, b)
			}
		}
	}
	for _, pair := range []string{"niet echt", "angst bang", "moeder moe", "hulp huis"} {
		a, b, _ := strings.Cut(pair, " ")
		if stem("nl", a) == stem("nl", b) {
			t.Errorf("%s and %s have one stem", a, b)
		}
	}
	if stem("bg", "жени") != "жени" || stem("xx", "woorden") != "woorden" {
		t.Error("a language without a stemmer changes words")
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Één": "een", "GEÏNTERESSEERD": "geinteresseerd", "Straße": "strasse", "İstanbul": "istanbul", "ısı": "isi",
		"Søren": "soren", "zo’n": "zo'n", "кто": "кто", "Йод": "йод", "Ελλάδα": "ελλαδα",
		"كِتَابٌ": "كتاب", "क्षि": "क्षि", "ĳs": "ijs", "e\u0301e\u0301n": "een",
	} {
		if got := fold(in); got != want {
			t.Errorf("%s folds to %s, not %s", in, got, want)
		}
	}
}

// TestWordsStandWhereTheySay: what a word's span holds folds to its term, in
// whatever script, so that folding never moves a hit.
func TestWordsStandWhereTheySay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := corpus.CleanText(rapid.StringOf(rapid.RuneFrom([]rune("abé.ï’ ĳßÉ-3,:'e\u0301İقلب 心🤰🏽क्षि\u200d "))).Draw(t, "text"))
		runes := []rune(text)
		last := word{}
		for _, w := range slices.Clone(newSplitter().split(text, 100)) {
			said := string(runes[w.span.Start-100 : w.span.End-100])
			if fold(said) != w.term {
				t.Fatalf("%q stands for %q", said, w.term)
			}
			if w.pos != last.pos+1 || w.span.Start < last.span.End {
				t.Fatalf("%v after %v", w, last)
			}
			last = w
		}
	})
}

func TestWords(t *testing.T) {
	for in, want := range map[string]string{
		"Rustig in mijn hoofd.Dat is heel wat": "rustig in mijn hoofd dat is heel wat",
		"zo’n foto's d'r m’n":                  "zo'n foto's d'r m'n",
		"moeder-kind, a.u.b. 3,5 om 12:30":     "moeder kind a u b 3,5 om 12 30",
		"… – “ja” (lacht)":                     "ja lacht",
		"家族 🤰🏽 ok":                             "家 族 ok",
	} {
		if got := strings.Join(terms(in), " "); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
