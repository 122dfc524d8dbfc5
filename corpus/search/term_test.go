package search

import (
	"testing"

	"pgregory.net/rapid"
)

// TestWhatAMatchMustHold is the longest piece that is plain to see.
func TestWhatAMatchMustHold(t *testing.T) {
	for expr, want := range map[string]string{
		".*[aeo]xyz.*": "xyz", "bezorg(d|de)": "bezorg", "(ab)+c?": "ab", "a|b": "", "(?i)stress": "", "x{2,}y": "x", "a*": "", "[ab]c": "c", "moe.er": "moe",
	} {
		if got := must(expr); got != want {
			t.Errorf("%s must hold %q, not %q", expr, got, want)
		}
	}
}

// TestPatternsAreRightAboutTheirWords: the shortcut changes no answer.
func TestPatternsAreRightAboutTheirWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		expr := rapid.StringOfN(rapid.RuneFrom([]rune("aabbc.*+?|()[]{}2,^$\\éi")), 0, 12, -1).Draw(t, "expression")
		p, err := compilePattern(expr)
		if err != nil {
			t.Skip()
		}
		w := rapid.StringOfN(rapid.RuneFrom([]rune("abcei")), 0, 8, -1).Draw(t, "word")
		if got, want := p.holds("nl", w, nil), p.re.MatchString(w); got != want {
			t.Fatalf("/%s/ of %s: %v, the expression itself says %v", expr, w, got, want)
		}
	})
}
