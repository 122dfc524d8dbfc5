package tui

import (
	"reflect"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

// listener is somebody who hears the interface: what is written, in order.
type listener struct {
	t     *testing.T
	seat  *seat
	heard heard
	lines []string
}

func listen(t *testing.T, lang phrases.Lang) *listener {
	s := sit(t, newFolder(t), theme.Look{Dark: true}, lang)
	s.app.house.plain = true
	l := &listener{t: t, seat: s, heard: hear(s.app)}
	l.send(tea.WindowSizeMsg{Width: 400, Height: 24})
	return l
}

func (l *listener) send(msg tea.Msg) {
	next, cmd := l.heard.Update(msg)
	l.heard = next.(heard)
	l.run(cmd)
}

func (l *listener) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	v := reflect.ValueOf(msg)
	switch {
	case !v.IsValid():
	case v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]():
		for i := range v.Len() {
			l.run(v.Index(i).Interface().(tea.Cmd))
		}
	case v.Type().Name() == "printLineMessage": // what the terminal is to keep
		l.lines = append(l.lines, strings.Split(v.Field(0).String(), "\n")...)
	default:
		l.send(msg)
	}
}

// press presses keys and gives what is said meanwhile.
func (l *listener) press(keys ...string) string {
	l.lines = nil
	for _, k := range keys {
		if text, ok := strings.CutPrefix(k, "'"); ok {
			for _, r := range strings.TrimSuffix(text, "'") {
				l.send(key(string(r)))
			}
			continue
		}
		l.send(key(k))
	}
	return strings.Join(l.lines, "\n")
}

func (l *listener) hears(said string, words ...string) {
	l.t.Helper()
	for _, w := range words {
		if !strings.Contains(said, w) {
			l.t.Errorf("%q is not said:\n%s", w, said)
		}
	}
}

// TestCodingByEar: a sentence gets a code from the start to the end, and it is
// taken back, by what is said alone.
func TestCodingByEar(t *testing.T) {
	l := listen(t, phrases.Dutch)
	l.hears(strings.Join(l.lines, "\n"), "citaat in gewone tekst", "f2 zegt waar u bent", "M1", "Hoe was dat voor u")
	l.hears(l.press("}"), "Ik had niet echt stress")
	l.press("v", "s")
	said := l.press("c")
	l.hears(said, "Coderen", "Meerwaarde", "1 van 5")
	if said := l.press("'vert'"); strings.Count(said, "\n") > 8 {
		t.Errorf("typing says too much:\n%s", said)
	}
	if l.heard.View() != "> vert" {
		t.Errorf("the prompt is %q", l.heard.View())
	}
	l.hears(l.press("enter"), "Gecodeerd: Vertrouwen", "(u ongedaan)")
	if n := len(l.seat.study.Codings()); n != 1 {
		t.Fatalf("%d codings", n)
	}
	l.hears(l.press("f2"), "Evaluatie Buurtmoeders", "bewaard")
	l.hears(l.press("f3"), "Toetsen hier: c, coderen")
	l.hears(l.press("u"), "Ongedaan gemaakt: coderen")
	l.hears(l.press("?"), "Toetsen van dit scherm", "c, coderen met een code uit de lijst", "f2, waar ben ik?")
}

// TestNothingIsDrawnByEar: on no screen, and under no key, comes a line drawn, a
// sequence or an empty line.
func TestNothingIsDrawnByEar(t *testing.T) {
	l := listen(t, phrases.English)
	l.seat.coded()
	var all []string
	for _, keys := range [][]string{{"g2"}, {"j", "j", "enter", "esc"}, {"g3", "'bezorgd'", "enter", "j"}, {"g4", "*", "j", "x"}, {"esc", "g6", "j"}, {"gm"}, {"F"}, {"esc", ":", "'quot'"}, {"esc"}, {"g1", "n", "f2", "f3"}} {
		all = append(all, l.press(keys...))
	}
	for _, line := range strings.Split(strings.Join(all, "\n"), "\n") {
		if strings.ContainsAny(line, "\x1b│─╭╮╰╯▌█‹") {
			t.Errorf("says %q", line)
		}
	}
	for _, w := range []string{"4 hits", "Quotations", "Memos", "Filters"} {
		l.hears(strings.Join(all, "\n"), w)
	}
}
