package aloud

import (
	"strings"
	"testing"

	"citaat/cmd/citaat/tui/screen"
)

func said(lines []string) string { return strings.Join(lines, " / ") }

func TestOnlyWhatChangedIsSaid(t *testing.T) {
	at := screen.Speech{Where: "Lezen, M1", Now: "Beurt 2, M1: Ik had geen stress.", More: []string{"Geen codes", "27 coderingen"}}
	coded := at
	coded.More = []string{"Code Vertrouwen", "28 coderingen"}
	moved := coded
	moved.Now = "Beurt 3, interviewer: Waarover?"
	elsewhere := screen.Speech{Where: "Citaten", Now: "Vertrouwen", More: coded.More}
	for name, c := range map[string]struct {
		before, after screen.Speech
		want          string
	}{
		"nothing":   {at, at, ""},
		"a code":    {at, coded, "Code Vertrouwen / 28 coderingen"},
		"a turn":    {coded, moved, "Beurt 3, interviewer: Waarover?"},
		"a screen":  {moved, elsewhere, "Citaten / Vertrouwen / Code Vertrouwen / 28 coderingen"},
		"at first":  {screen.Speech{}, at, "Lezen, M1 / Beurt 2, M1: Ik had geen stress. / Geen codes / 27 coderingen"},
		"a field":   {screen.Speech{Field: "Naam", Typed: "ab"}, screen.Speech{Field: "Leeftijd", Typed: "29"}, "Leeftijd: 29"},
		"in it":     {screen.Speech{Field: "Naam", Typed: "ab"}, screen.Speech{Field: "Naam", Typed: "abc", Aside: []string{"drie"}}, ""},
		"a letter":  {screen.Speech{Where: "Zoek", Typed: "a"}, screen.Speech{Where: "Zoek", Typed: "ab"}, ""},
		"two alike": {screen.Speech{}, screen.Speech{Now: "M1", More: []string{"M1"}}, "M1"},
	} {
		if got := said(Changes(c.before, c.after)); got != c.want {
			t.Errorf("%s: says %q, want %q", name, got, c.want)
		}
	}
}

func TestBackFromAWindowSaysOnlyWhatIsNew(t *testing.T) {
	at := screen.Speech{Where: "Lezen, M1", Now: "Beurt 2: Ik had geen stress.", More: []string{"Geen codes"}}
	coded := at
	coded.More = []string{"Code Vertrouwen"}
	if got := said(Back(at, coded)); got != "Lezen, M1 / Code Vertrouwen" {
		t.Errorf("says %q", got)
	}
}

// TestNothingDrawnAndNothingObeyed: what comes from a file commands no terminal.
func TestNothingDrawnAndNothingObeyed(t *testing.T) {
	for _, l := range append(All(screen.Speech{Now: "a\x1b[31mrood\x1b[0m\nb\x07"}), Lines("╭» Voor wie ──╮\n│ ▌ werkbestand │\n╰──────────────╯")...) {
		for _, r := range l {
			if r < 0x20 || r >= 0x2500 && r <= 0x259f {
				t.Errorf("%q holds %U", l, r)
			}
		}
	}
	if got := said(Lines("╭» Voor wie ──╮\n│ ▌ werkbestand │\n╰──────────────╯")); got != "» Voor wie / werkbestand" {
		t.Errorf("a window is said as %q", got)
	}
}
