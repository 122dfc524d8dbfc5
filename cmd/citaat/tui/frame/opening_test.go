package frame

import "testing"

func TestAnErrorBeginsWithACapital(t *testing.T) {
	for given, want := range map[string]string{
		"er is niets geschreven":         "Er is niets geschreven",
		"één beurt":                      "Één beurt",
		"transcripts/M1.md:12: een fout": "transcripts/M1.md:12: een fout",
		"m3 is er niet":                  "m3 is er niet",
		"Al goed":                        "Al goed",
		"nee: niets":                     "Nee: niets",
		"":                               "",
	} {
		if got := Opening(given); got != want {
			t.Errorf("%q: %q, want %q", given, got, want)
		}
	}
}
