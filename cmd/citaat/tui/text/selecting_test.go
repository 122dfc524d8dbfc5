package text

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

func do(m Model, actions ...screen.Action) Model {
	for _, a := range actions {
		m, _ = m.Do(a)
	}
	return m
}

func (m Model) quote() string { return m.t.Body().Slice(m.Selection()) }

func at(t *testing.T, m Model, words string) Model {
	t.Helper()
	body := m.t.Body()
	i := strings.Index(body.String(), words)
	if i < 0 {
		t.Fatalf("nobody says %q", words)
	}
	return m.JumpTo(body.Offset(i))
}

func TestSelectByUnits(t *testing.T) {
	m := at(t, model(oddities(), 80, 20), "wel bezorgd")
	for _, c := range []struct {
		actions []screen.Action
		want    string
	}{
		{[]screen.Action{Begin}, "w"},
		{[]screen.Action{Begin, GrowWord}, "wel"},
		{[]screen.Action{Begin, GrowWord, GrowWord}, "wel bezorgd"},
		{[]screen.Action{Begin, GrowSentence}, "Ik had niet echt stress, maar wel bezorgd."},
		{[]screen.Action{Begin, GrowSentence, GrowSentence}, "Ik had niet echt stress, maar wel bezorgd. En dan kwam zij en dan was het rustig in mijn hoofd."},
		{[]screen.Action{Begin, GrowTurn}, "Ik had niet echt stress, maar wel bezorgd. En dan kwam zij en dan was het rustig in mijn hoofd. Dat is heel wat."},
		{[]screen.Action{Begin, GrowWord, Right, Right}, "wel b"},
		{[]screen.Action{Begin, GrowWord, OtherEnd, LastWord}, "maar wel"},
		{[]screen.Action{SelectRight, SelectRight}, "wel"},
		{[]screen.Action{SelectWord, SelectWord}, "wel bezorgd"},
		{[]screen.Action{SelectLeft, SelectLeft}, "r w"},
		{[]screen.Action{SelectRight, Right}, ""}, // a plain move drops what shift selected
		{[]screen.Action{Begin, GrowWord, Unselect}, ""},
	} {
		if got := do(m, c.actions...).quote(); got != c.want {
			t.Errorf("%v: %q, want %q", c.actions, got, c.want)
		}
	}
}

func TestSelectEmojiAndAccentsWhole(t *testing.T) {
	m := at(t, model(oddities(), 80, 20), "\U0001F468")
	if got := do(m, Begin).quote(); got != "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466" {
		t.Errorf("a family is torn apart: %q", got)
	}
	if got := m.Select(corpus.Span{Start: m.cursor + 2, End: m.cursor + 3}).quote(); !strings.HasPrefix(got, "\U0001F468") {
		t.Errorf("a span within a grapheme is not widened: %q", got)
	}
	m = at(t, m, "ź")
	if got := do(m, Begin, Right).quote(); got != "ź\u1ecd\u0301" {
		t.Errorf("accents come off: %q", got)
	}
}

func TestSelectionOverTurns(t *testing.T) {
	m := at(t, model(oddities(), 60, 20), "heel wat")
	m = do(m, Begin, NextTurn, LineEnd)
	if got := m.quote(); got != "heel wat.\nU zei net bezorgd. Waarover?" {
		t.Errorf("selected %q", got)
	}
	m, ok := at(t, m, "rustig").ClearSelection().WithQuestion()
	if !ok || !strings.HasPrefix(m.quote(), "Hoe was dat voor u") || !strings.HasSuffix(m.quote(), "Dat is heel wat.") {
		t.Errorf("the question is not taken in: %q", m.quote())
	}
}

func TestResizeKeepsSelectionAndCursor(t *testing.T) {
	m := do(at(t, model(oddities(), 80, 12), "rustig"), Begin, GrowSentence)
	want := m.quote()
	for _, w := range []int{30, 120, 20, 80} {
		m = m.SetSize(w, 5)
		if m.quote() != want {
			t.Errorf("width %d: selection %q", w, m.quote())
		}
		if !m.sees(m.spotOf(m.cursor)) {
			t.Errorf("width %d: the cursor is out of view", w)
		}
	}
}

func TestMouse(t *testing.T) {
	now := time.Unix(0, 0)
	m := model(oddities(), 80, 20).WithClock(func() time.Time { return now })
	x, y := m.gutter()+4, 3 // "had" of M3's answer
	press := func(e tea.MouseMsg) { m, _ = m.Update(e) }
	clicks := func(n int) string {
		now = now.Add(time.Hour)
		for range n {
			press(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
			press(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionRelease})
			now = now.Add(100 * time.Millisecond)
		}
		return m.quote()
	}
	for n, want := range map[int]string{1: "", 2: "had", 3: "Ik had niet echt stress, maar wel bezorgd.", 4: m.t.Turns[1].Text} {
		if got := clicks(n); got != want {
			t.Errorf("%d clicks: %q, want %q", n, got, want)
		}
	}
	clicks(1)
	press(tea.MouseMsg{X: x, Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
	press(tea.MouseMsg{X: x + 6, Y: y, Action: tea.MouseActionMotion, Button: tea.MouseButtonLeft})
	press(tea.MouseMsg{X: x + 6, Y: y, Action: tea.MouseActionRelease})
	press(tea.MouseMsg{X: 0, Y: 0, Action: tea.MouseActionMotion})
	if got := m.quote(); !strings.HasPrefix(got, "had") || !strings.HasSuffix(got, "niet") {
		t.Errorf("dragged over %q", got)
	}
}

// TestControlCharactersNeverReachTheTerminal: also where a body holds them
// against the rules, and in labels of codes.
func TestControlCharactersNeverReachTheTerminal(t *testing.T) {
	talk := interview("vraag", "rood \x1b[31mgevaar\x1b]0;titel\x07 \u202eomgekeerd\u200b einde")
	talk.Turns[1].Text = "rood \x1b[31mgevaar\x1b]0;titel\x07 \u202e\u0085omgekeerd\u200b einde" // behind NewTranscript's back
	m := model(talk, 90, 8).SetMarks([]Mark{{ID: "x", Span: talk.Turns[1].Span, Letter: "\x1b", Label: "kwaad\x1b[2J"}})
	view := m.View()
	for _, bad := range []string{"\x1b[31m", "\x1b]", "\x07", "\x1b[2J", "\u202e", "\u0085", "\u200b"} {
		if strings.Contains(view, bad) {
			t.Errorf("%q reaches the terminal: %q", bad, view)
		}
	}
	if !strings.Contains(view, "gevaar") {
		t.Errorf("words are lost: %q", view)
	}
}

func TestMarksDoNotLayOutAnew(t *testing.T) {
	m := model(oddities(), 80, 20)
	before := m.cache
	m = m.SetMarks(marks()).SetHits([]corpus.Span{{Start: 3, End: 5}})
	if m.cache != before || m.cache.turns[0] == nil {
		t.Error("marks and hits threw the layout away")
	}
}

func TestNextMark(t *testing.T) {
	m := model(oddities(), 80, 20).SetMarks(marks())
	var got []string
	for k, ok := m.NextMark(); ok; k, ok = m.NextMark() {
		m = m.JumpTo(k.Span.Start).SetCurrent(k.ID)
		got = append(got, k.ID)
	}
	if s := strings.Join(got, ""); s != "abc" {
		t.Errorf("forward: %s", s)
	}
	k, ok := m.PreviousMark()
	if !ok || k.ID != "b" {
		t.Errorf("back: %v %v", k.ID, ok)
	}
	if got := len(m.MarksIn(corpus.Span{Start: 65, End: 66})); got != 2 {
		t.Errorf("%d marks at 65", got)
	}
}

func TestHiddenInterviewer(t *testing.T) {
	m := New(noColours(), phrases.For(phrases.Dutch)).SetSize(80, 40).SetOptions(Options{HideInterviewer: true}).Show(oddities())
	if v := m.View(); strings.Contains(v, "Waarover") || !strings.Contains(v, "rustig") {
		t.Errorf("hidden turns:\n%s", v)
	}
	m = do(m, TextStart)
	if m.Turn() != 1 {
		t.Errorf("the cursor starts in turn %d", m.Turn())
	}
}
