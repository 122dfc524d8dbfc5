package coding

import (
	"strings"
	"testing"
)

// A text that quotes withheld words loses them, however they are written, and a
// text that only has a few words in common with them loses nothing.
func TestTextsLoseTheSecretsTheyQuote(t *testing.T) {
	s := NewSecrets([]string{"Toen sloeg hij mij, waar de kinderen bij waren.", "bij de rechter", "heel erg"})
	for text, want := range map[string]string{
		"Zie: “Toen sloeg hij mij, waar de kinderen bij waren”. Zwaar.":  "Zie: “[…]”. Zwaar.",
		"toen  sloeg hij mij waar\nde kinderen bij waren":                "[…]",
		"Ze zei dat hij toen… sloeg hij mij waar de kinderen, en verder": "Ze zei dat hij […], en verder",
		"Toen sloeg hij mij":                       "Toen sloeg hij mij", // four words of nine
		"waar de kinderen bij zaten":               "waar de kinderen bij zaten",
		"Ze stond bij de rechter; Bij de Rechter!": "Ze stond […]!",
		"heel erg": "heel erg",
		"":         "",
		"toen sloeg hij mij waar de kinderen bij waren toen sloeg hij mij waar de kinderen bij waren": "[…]",
	} {
		if got := s.Without(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
		if s.Quoted(text) != strings.Contains(want, Hidden) {
			t.Errorf("%q: quoted %v", text, s.Quoted(text))
		}
	}
	if (Secrets{}).Quoted("wat dan ook maar hier staat") {
		t.Error("no secrets, and yet one was quoted")
	}
}
