package replace

import (
	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// Speak is the screen in words: which coding, what was coded, and the place that
// is chosen.
func (m Model) Speak() screen.Speech {
	say := m.c.Book.Say
	s := screen.Speech{Where: say("replace.screen")}
	d, some := m.current()
	if !some {
		if m.loaded {
			s.Now = say("replace.empty")
		} else {
			s.Now = say("replace.busy")
		}
		return s
	}
	s.Where += ", " + m.state(d)
	s.Now = frame.Clean(m.name(d.Code)) + ", " + say("replace.by", phrases.Args{"Coder": string(d.Coder), "Interview": string(d.Interview),
		"Date": d.Made.Local().Format("02-01-2006")})
	s.More = append(s.More, say("replace.was")+": “"+frame.Clean(d.Quote)+"”")
	switch c, ok := m.chosen(); {
	case ok:
		s.More = append(s.More, say("replace.candidate", phrases.Args{"N": m.choice + 1, "Of": len(m.options.list)})+": "+c.place+", "+
			say("replace.alike", phrases.Args{"N": c.Same, "Of": c.Of})+": “"+frame.Clean(c.Words)+"”")
	case m.options.done:
		s.More = append(s.More, say("replace.none"))
	default:
		s.More = append(s.More, say("replace.looking"))
	}
	if !m.decides() {
		s.More = append(s.More, say("replace.theirs", phrases.Args{"Coder": string(d.Coder)}))
	}
	return s
}
