package bring

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// wide breaks no line.
const wide = 400

// Speak is the room in words.
func (m Model) Speak() screen.Speech {
	say := m.c.Book.Say
	f, ok := m.here()
	switch {
	case m.choosing != nil:
		return m.choosing.Speak()
	case m.window != nil:
		return m.window.Speak()
	case !ok:
		return screen.Speech{Where: say("bring.screen"), Now: say("bring.empty")}
	}
	s := screen.Speech{Where: say("bring.screen") + ", " + say(map[pane]string{inList: "bring.files", inChoices: "bring.choices", inText: "bring.text"}[m.focus])}
	if p := words(m.progress(wide)); p != "" {
		s.More = append(s.More, p)
	}
	name := frame.Clean(f.name)
	switch m.focus {
	case inChoices:
		s.Aside = append(s.Aside, name)
		for _, l := range m.choiceLines(wide) {
			switch t := words(l.text); {
			case t == "":
			case l.row == m.row:
				s.Now = t
			default:
				s.Aside = append(s.Aside, t)
			}
		}
	case inText:
		if f.whole() && m.scroll.turn < len(f.plan.Transcript.Turns) {
			t := f.plan.Transcript.Turns[m.scroll.turn]
			s.Now = string(t.Speaker) + ": " + frame.Clean(t.Text)
		}
		if m.explains {
			s.Now = words(strings.Join(m.explanation(f, wide), " "))
		}
	default:
		s.Now = m.heard(m.at)
		if m.tells {
			for _, l := range m.outcome(wide) {
				s.More = append(s.More, words(l))
			}
		}
		for _, l := range m.choiceLines(wide) {
			if t := words(l.text); t != "" {
				s.Aside = append(s.Aside, t)
			}
		}
	}
	return s
}

// heard is a file of the list in words.
func (m Model) heard(i int) string {
	f, say := m.files[i], m.c.Book.Say
	parts := []string{frame.Clean(f.name), say(stateName(m.stateOf(i)))}
	if f.whole() && f.there == "" {
		parts = append(parts, string(f.id()))
		if g := m.groupName(f.group()); g != "" {
			parts = append(parts, frame.Clean(g))
		}
		parts = append(parts, say("bring.turns", phrases.Args{"Count": len(f.plan.Transcript.Turns)}))
	}
	if s := m.fault(i); s != "" {
		parts = append(parts, frame.Clean(s))
	}
	for _, s := range m.why(i) {
		parts = append(parts, s.In(m.c.Book))
	}
	if m.may(i) && len(m.files) > 1 {
		key := "bring.not-ticked"
		if m.wanted(i) {
			key = "bring.ticked"
		}
		parts = append(parts, say(key))
	}
	return strings.Join(append(parts, say("bring.nth", phrases.Args{"N": i + 1, "Of": len(m.files)})), ", ")
}

func stateName(s state) string {
	switch s {
	case failed, refused:
		return "bring.state-failed"
	case there:
		return "bring.state-there"
	case changed:
		return "bring.state-changed"
	case clash:
		return "bring.state-clash"
	case asks:
		return "bring.state-asks"
	case ready:
		return "bring.state-ready"
	case written:
		return "bring.state-written"
	}
	return "bring.state-waiting"
}

// words is a line without what is drawn.
func words(s string) string {
	s = strings.NewReplacer("‹ ", "", " ›", "", "▲ ", "", "▸ ", "", "– ", "").Replace(ansi.Strip(s))
	s = strings.Map(func(r rune) rune {
		if r >= '▁' && r <= '▏' || r == '█' {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
