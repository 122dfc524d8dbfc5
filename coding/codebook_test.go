package coding

import (
	"errors"
	"strings"
	"testing"
)

func TestACodeIsFoundByPathTailOrID(t *testing.T) {
	cb := NewCodebook([]Code{
		{ID: "meerwaarde-qtq", Name: "Meerwaarde"},
		{ID: "vertrouwen-qsu", Name: "Vertrouwen", Parent: "meerwaarde-qtq"},
		{ID: "rust-bvn", Name: "Rust", Parent: "meerwaarde-qtq"},
		{ID: "verbeterpunt-cbb", Name: "Verbeterpunt"},
		{ID: "rust-aab", Name: "Rust", Parent: "verbeterpunt-cbb"},
	})
	for want, id := range map[string]CodeID{
		"Meerwaarde/Vertrouwen":   "vertrouwen-qsu",
		"/meerwaarde/VERTROUWEN/": "vertrouwen-qsu",
		"vertrouwen":              "vertrouwen-qsu",
		"vertrouwen-qsu":          "vertrouwen-qsu",
		" Vertrouwen-QSU ":        "vertrouwen-qsu",
		"RUST-AAB":                "rust-aab",
		"verbeterpunt/rust":       "rust-aab",
		"Verbeterpunt":            "verbeterpunt-cbb",
	} {
		if got, err := cb.Find(want); got != id || err != nil {
			t.Errorf("%q: %q, %v", want, got, err)
		}
	}
	if _, err := cb.Find("rust"); err == nil || !strings.Contains(err.Error(), "Verbeterpunt/Rust") {
		t.Errorf("an ambiguous tail: %v", err)
	}
	for _, none := range []string{"", "trouwen", "aarde/Vertrouwen", "qsu"} {
		if id, err := cb.Find(none); !errors.Is(err, ErrNoCode) {
			t.Errorf("%q: %q, %v", none, id, err)
		}
	}
}
