package bring

import (
	"path/filepath"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// Speak is the window in words.
func (m Model) Speak() screen.Speech {
	say := m.c.Book.Say
	switch {
	case m.all != nil:
		return m.speakAll()
	case len(m.paths) == 0:
		return m.chooser.Speak()
	}
	s := screen.Speech{Where: say("bring.title", phrases.Args{"N": m.of - len(m.paths) + 1, "Of": m.of}) + ", " + frame.Clean(filepath.Base(m.paths[0]))}
	lines := words(m.lines(wide, wide))[1:] // the first is the name of the file
	f := m.file
	if f == nil || f.there != "" || f.plan.Transcript == nil {
		s.More = lines
		return s
	}
	if m.row == rowID {
		s.Field, s.Typed = say("bring.id"), f.id()
	}
	answers := words(m.answers(wide))
	for i, l := range answers {
		l, here := strings.CutPrefix(l, "» ")
		switch {
		case here && m.row != rowID:
			s.Now = l
		case !here && i > 0:
			s.Aside = append(s.Aside, l)
		}
	}
	for _, l := range lines { // what is wrong, and how it begins
		if l = strings.TrimPrefix(l, "» "); l != s.Now && !holds(answers, l) {
			s.More = append(s.More, l)
		}
	}
	return s
}

// speakAll says how far it is; the files are for who asks.
func (m Model) speakAll() screen.Speech {
	lines := words(strings.Split(m.viewAll(wide, wide), "\n"))
	s := screen.Speech{Where: m.c.Book.Say("bring.all-title", phrases.Args{"Count": m.all.of})}
	if len(lines) > 1 {
		s.Now, s.Aside = lines[1], lines[2:]
	}
	return s
}

// wide is a width and a height that break no line.
const wide = 400

func holds(answers []string, line string) bool {
	for _, a := range answers {
		if strings.TrimPrefix(a, "» ") == line {
			return true
		}
	}
	return false
}

// words are lines without what is drawn.
func words(lines []string) []string {
	var out []string
	for _, l := range lines {
		if l = strings.Join(strings.Fields(strings.Trim(ansi.Strip(l), "│╭╮╰╯─‹› ")), " "); l != "" {
			out = append(out, strings.NewReplacer(" ‹ ", " ", " ›", "").Replace(l))
		}
	}
	return out
}
