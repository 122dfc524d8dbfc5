package bindings

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// TestWhatDoesNotHoldIsTold with its line and its cure, and all else holds.
func TestWhatDoesNotHoldIsTold(t *testing.T) {
	for text, want := range map[string]string{
		"read.cdoe: Z":               "1: de opdracht read.cdoe bestaat niet. Bedoelt u read.code?",
		"\n# eigen\nread.code: foo":  "3: de toets foo bestaat niet. Een toets heet",
		"read.code: ctrl+1":          "1: ctrl+1 geeft een terminal niet door",
		"read.code: cmd+k":           "1: cmd+k geeft een terminal niet door",
		"read.code: esc":             "1: esc is een toets met een vaste betekenis",
		"read.code: Enter":           "1: Enter is een toets met een vaste betekenis",
		"read.code: 4":               "1: 4 is een toets met een vaste betekenis",
		"read.code: ctrl+c":          "1: ctrl+c is een toets met een vaste betekenis",
		"read.quick: Z":              "1: de toets van read.quick ligt vast",
		"app.back: Z":                "1: de toets van app.back ligt vast",
		"read.code: m":               "1: m doet op hetzelfde scherm al read.memo",
		"app.quit: m":                "1: m doet op hetzelfde scherm al read.memo",
		"read.code: \"?\"":           "1: ? doet op hetzelfde scherm al app.help",
		"read.code: Z\nread.memo: Z": "2: Z doet op hetzelfde scherm al read.code",
		"read.code: Z\nread.code: Q": "2: ", // yaml itself refuses it
		"read.code:":                 "1: bij read.code staat geen toets",
		"read.code: []":              "1: bij read.code staat geen toets",
		"- read.code":                "1: dit is geen lijst van opdrachten",
		"read.code: {a: b":           "1: dit is geen lijst van opdrachten",
	} {
		_, faults := Parse("keys.yaml", []byte(text))
		if len(faults) == 0 {
			t.Errorf("%q holds", text)
			continue
		}
		for _, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
			said := faults.Say(phrases.For(lang))
			if strings.Contains(said, "‹") || lang == phrases.Dutch && !strings.HasPrefix(said, "keys.yaml:"+want) {
				t.Errorf("%q: %s", text, said)
			}
		}
	}
}

// TestGoodLinesHold, in all the ways in which a key can be written, also those
// that change places.
func TestGoodLinesHold(t *testing.T) {
	text := "read.code: m\nread.memo: c\nread.star: [f9, Alt+K, ctrl+Y]\nread.recode: shift+q\nfind.mark: f5\nquotes.star: gq\nread.nothing: Z\n"
	set, faults := Parse("keys.yaml", []byte(text))
	if len(faults) > 1 || len(faults) == 0 || faults[0].Line != 7 {
		t.Errorf("%v", faults)
	}
	for a, want := range map[screen.Action]string{"read.code": "m", "read.memo": "c", "read.recode": "Q", "read.star": "f9 alt+K ctrl+y", "find.mark": "f5", "quotes.star": "gq"} {
		if got := strings.Join(set[a], " "); got != want {
			t.Errorf("%s: %q, want %q", a, got, want)
		}
	}
}

// TestLoad: no file is no fault.
func TestLoad(t *testing.T) {
	dir := t.TempDir()
	if set, faults := Load(dir); len(set) > 0 || len(faults) > 0 {
		t.Errorf("%v %v", set, faults)
	}
	if err := os.WriteFile(filepath.Join(dir, File), []byte("read.code: Z\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if set, faults := Load(dir); !set.Has("read.code") || len(faults) > 0 {
		t.Errorf("%v %v", set, faults)
	}
}

// TestApply: the user's key is named and does it, another action that had it
// gives it up, esc stays, and where text is typed nothing changes.
func TestApply(t *testing.T) {
	table := screen.Table{Bindings: []screen.Binding{
		{Action: "out", Keys: []string{"esc", "x"}},
		{Action: "up", Keys: []string{"k", "up"}, Shown: "k ↑"},
	}}
	press := func(name string) tea.KeyMsg {
		k, ok := screen.Press(name)
		if !ok {
			t.Fatalf("no key %s", name)
		}
		return k
	}
	got := Set{"out": {"k"}}.Apply(table)
	for name, want := range map[string]screen.Action{"k": "out", "esc": "out", "x": "", "up": "up"} {
		if b, _ := got.On(press(name)); b.Action != want {
			t.Errorf("%s does %q, want %q", name, b.Action, want)
		}
	}
	if got.Bindings[0].Written() != "k" || got.Bindings[1].Written() != "up" {
		t.Errorf("%s %s", got.Bindings[0].Written(), got.Bindings[1].Written())
	}
	table.Typing = true
	if b, _ := (Set{"out": {"k"}}).Apply(table).On(press("x")); b.Action != "out" {
		t.Error("a window got other keys")
	}
}

// TestEveryOwnKeyCanBeGiven: what the program has for keys a user may write.
func TestEveryOwnKeyCanBeGiven(t *testing.T) {
	for _, a := range Actions() {
		for _, k := range a.Keys {
			if _, ok := screen.Press(k); !ok || Normal(k) != k {
				t.Errorf("%s: %q comes out as %q, %v", a.Action, k, Normal(k), ok)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"read.code: Z", "read.code: [a, b]", "a: {b: c}", "- x", "\x00", "? [a]\n: b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		set, faults := Parse("keys.yaml", []byte(text))
		for a, keys := range set {
			for _, k := range keys {
				if _, ok := screen.Press(k); !ok || reserved(k) {
					t.Errorf("%s got the key %q", a, k)
				}
			}
		}
		if len(faults) > 0 && strings.Contains(faults.Say(phrases.For(phrases.Dutch)), "‹bind") {
			t.Errorf("%q", faults.Say(phrases.For(phrases.Dutch)))
		}
	})
}
