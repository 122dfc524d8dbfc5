package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

// session is a day by ear: each line is what is pressed at once.
const session = `}
v s
c
'vert'
enter
m
'Let op:' enter 'hier aarzelt zij'
up
esc
F
down enter enter
alt+f
esc
g 3
'bezorgd'
enter
j
c 'bez' enter
g 4
*
enter
ctrl+o
ctrl+z
tab
'met tolk'
esc
x
right
down
esc
g 6
enter
tab
'x'
esc
g m
/ 'aarzelt'
enter
u
g 1
n
?`

func TestADayByEar(t *testing.T) {
	for _, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
		l := listen(t, lang)
		out := strings.Join(l.lines, "\n") + "\n"
		for _, keys := range strings.Split(session, "\n") {
			said := l.press(pressed(keys)...)
			out += "\n[" + keys + "]\n" + said
			if said != "" {
				out += "\n"
			}
			if view := l.heard.View(); view != "> " {
				out += view + "\n"
			}
		}
		golden(t, "plain-day-"+string(lang), out)
	}
}

// pressed are the keys of a line; what stands between quotes is typed.
func pressed(line string) []string {
	var keys []string
	for line != "" {
		end := strings.IndexByte(line, ' ')
		if strings.HasPrefix(line, "'") {
			end = strings.IndexByte(line[1:], '\'') + 2
		}
		if end < 0 || end >= len(line) {
			return append(keys, line)
		}
		keys, line = append(keys, line[:end]), strings.TrimPrefix(line[end:], " ")
	}
	return keys
}

// TestANewStudyByEar: outside a study one hears where one is too.
func TestANewStudyByEar(t *testing.T) {
	s := sit(t, "", theme.Look{Dark: true}, phrases.Dutch)
	s.app.house.plain = true
	l := &listener{t: t, seat: s, heard: hear(s.app)}
	l.send(tea.WindowSizeMsg{Width: 400, Height: 24})
	out := strings.Join(l.lines, "\n") + "\n"
	for _, keys := range []string{"j", "n", "'Wijk'", "tab", "right", "tab", "'moeder'", "f2", "esc"} {
		out += "\n[" + keys + "]\n" + l.press(keys) + "\n"
	}
	golden(t, "plain-start", out)
}

// TestTheTourIsHeard: what the coach asks is said, and again to who asks.
func TestTheTourIsHeard(t *testing.T) {
	s := learning(t, exampleFolder(t), phrases.Dutch)
	s.app.house.plain = true
	l := &listener{t: t, seat: s, heard: hear(s.app)}
	l.send(tea.WindowSizeMsg{Width: 400, Height: 24})
	l.hears(strings.Join(l.lines, "\n"), "Rondleiding 1 van 10. Loop door het gesprek", "f7 overslaan")
	said := l.press("j", "j", "j")
	l.hears(said, "Rondleiding 2 van 10. Goed zo. Kies een zin")
	if strings.Count(said, "Rondleiding") != 1 {
		t.Errorf("the coach says it again:\n%s", said)
	}
	l.hears(l.press("f2"), "Rondleiding 2 van 10")
	l.hears(l.press("f8"), "De rondleiding wacht")
}
