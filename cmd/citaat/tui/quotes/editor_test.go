package quotes

import (
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"citaat/cmd/citaat/tui/theme"
)

// at is an editor with its cursor at the first ^ and, if there is a second, a
// selection between the two.
func at(s string) editor {
	before, rest, _ := strings.Cut(s, "^")
	e := newEditor(before + rest)
	e.at = utf8.RuneCountInString(before)
	if inner, after, two := strings.Cut(rest, "^"); two {
		e = newEditor(before + inner + after)
		e.from, e.selected = utf8.RuneCountInString(before), true
		e.at = e.from + utf8.RuneCountInString(inner)
	}
	return e
}

func TestOmissionsAndInsertions(t *testing.T) {
	for _, c := range []struct{ before, omitted, inserted string }{
		{"Dan was het ^eh rustig", "Dan was het (…) rustig", "Dan was het […] rustig"},
		{"Dan was het e^h rustig", "Dan was het (…) rustig", "Dan was het […] rustig"},
		{"Dan ^was het eh^ rustig", "Dan (…) rustig", "Dan […] rustig"},
		{"Dan ^was^(…) rustig", "Dan (…) rustig", "Dan […] (…) rustig"},
		{"Dan (…) ^was (…) rustig", "Dan (…) rustig", "Dan (…) […] (…) rustig"},
		{"Zij motiveert me, ^Fatima.", "Zij motiveert me, (…).", "Zij motiveert me, […]."},
		{"^", "(…)", "[…]"},
	} {
		if got := at(c.before).omit().String(); got != c.omitted {
			t.Errorf("%q: omitted %q, want %q", c.before, got, c.omitted)
		}
		e := at(c.before).insert()
		if got := e.String(); !strings.HasPrefix(c.before, "Dan ^was^") && got != c.inserted {
			t.Errorf("%q: inserted %q, want %q", c.before, got, c.inserted)
		}
		e, _ = e.press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("naam")}, 80)
		if !strings.Contains(e.String(), "[naam]") {
			t.Errorf("%q: typing does not go between the brackets: %q", c.before, e.String())
		}
	}
}

// TestTypingKeepsWhatMayBePublished: one line, nothing that a terminal obeys.
func TestTypingKeepsWhatMayBePublished(t *testing.T) {
	e, _ := newEditor("").press(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("a\nb\x1b[31m\u202Ec"), Paste: true}, 80)
	if e.String() != "a b[31mc" {
		t.Errorf("%q", e.String())
	}
}

// TestEditorKeepsGraphemesWhole: whatever is pressed, the cursor stands on a
// border, no line is too wide, and the lines together are the text.
func TestEditorKeepsGraphemesWhole(t *testing.T) {
	th := theme.New(lipgloss.NewRenderer(io.Discard), theme.Look{Dark: true})
	g := rapid.SampledFrom([]string{"a", "b ", " ", "é", "e\u0301", "漢", "\U0001F468\u200D\U0001F469\u200D\U0001F467", "ر", "(…)", "🇳🇱"})
	keys := rapid.SampledFrom([]tea.KeyType{tea.KeyLeft, tea.KeyRight, tea.KeyUp, tea.KeyDown, tea.KeyShiftLeft, tea.KeyShiftRight,
		tea.KeyCtrlLeft, tea.KeyCtrlRight, tea.KeyHome, tea.KeyEnd, tea.KeyBackspace, tea.KeyDelete, tea.KeyCtrlW})
	rapid.Check(t, func(t *rapid.T) {
		e := newEditor(strings.Join(rapid.SliceOfN(g, 0, 40).Draw(t, "text"), ""))
		width := rapid.IntRange(8, 40).Draw(t, "width")
		for _, k := range rapid.SliceOfN(keys, 0, 30).Draw(t, "keys") {
			e, _ = e.press(tea.KeyMsg{Type: k}, width)
			if !border(e, e.at) {
				t.Fatalf("the cursor stands within a grapheme of %q: %d", e.String(), e.at)
			}
		}
		var all strings.Builder
		for _, l := range e.lines(width) {
			all.WriteString(string(e.text[l.start:l.end]))
		}
		if all.String() != e.String() {
			t.Fatalf("lines %q of %q", all.String(), e.String())
		}
		for _, l := range e.view(th, nil, width) {
			if n := ansi.StringWidth(l); n > width {
				t.Fatalf("a line of %d in %d: %q", n, width, l)
			}
		}
	})
}

func border(e editor, at int) bool {
	rest, state, pos := e.String(), -1, 0
	for rest != "" && pos < at {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		pos += utf8.RuneCountInString(cluster)
	}
	return pos == at
}

// TestAClickPutsTheCursorWhereItPoints: on every letter that is shown, also wide
// ones, and up and down stay in the lines as they are shown.
func TestAClickPutsTheCursorWhereItPoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := newEditor(strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"moeder", "漢字", "👶", "a", "é", "هادئ", "–"}), 1, 20).Draw(t, "words"), " "))
		width := rapid.IntRange(8, 40).Draw(t, "width")
		rows := e.rows(width)
		for y, l := range rows {
			col := 0
			for i := l.start; i < l.end; i = e.next(i) {
				if got := e.click(col, y, width); got != i {
					t.Fatalf("row %d column %d: %d, want %d", y, col, got, i)
				}
				col += ansi.StringWidth(string(e.text[i:e.next(i)]))
			}
			e.at = l.start
			if down := e.vertical(1, width); y+1 < len(rows) && down != rows[y+1].start {
				t.Fatalf("down from %d: %d, want %d", l.start, down, rows[y+1].start)
			}
		}
	})
}
