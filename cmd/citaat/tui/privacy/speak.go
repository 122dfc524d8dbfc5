package privacy

import (
	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// Speak is the screen in words: what is judged, how often and where it stands,
// and what would replace it.
func (m Model) Speak() screen.Speech {
	say := m.c.Book.Say
	s := screen.Speech{Where: say("masking.screen")}
	g, some := m.current()
	switch {
	case m.adding:
		s.Where, s.Now, s.Typed = say("masking.add"), say("masking.add-how"), m.input.Value()
		return s
	case m.fault != nil:
		s.Now = m.c.Book.Error(m.fault)
		return s
	case !m.loaded:
		s.Now = say("masking.looking")
		return s
	case !some && m.only != "" && len(m.findings) > 0:
		s.Now = say("masking.empty-here", phrases.Args{"Interview": string(m.only)})
		return s
	case !some:
		s.Now, s.More = say("masking.empty"), []string{say("masking.remains")}
		return s
	case m.naming:
		s.Where, s.Now, s.Typed = say("masking.name"), say("masking.name-how", phrases.Args{"Count": len(g.places)}), m.input.Value()
		return s
	case m.asking:
		s.Where, s.Now = say("masking.carry-out"), say("masking.ask", phrases.Args{"Count": len(m.masks), "Interviews": m.masksIn()})
		s.More = []string{say("masking.for-good"), say("masking.no-key")}
		return s
	}
	f, _ := m.chosen()
	around := frame.Clean(f.Left + f.Text + f.Right)
	state := say("masking.spoken-open")
	switch n := m.masked(g); {
	case n == len(g.places):
		state = say("masking.spoken-marked")
	case n > 0:
		state = say("masking.spoken-some", phrases.Args{"Count": n})
	}
	if m.pane == inPlaces {
		s.Where = say("masking.places", phrases.Args{"Count": len(g.places)})
		s.Now = frame.Clean(f.In) + ": " + around
		if _, is := m.masks[f.spot()]; is {
			s.More = append(s.More, say("masking.spoken-marked"))
		}
		return s
	}
	s.Now = frame.Clean(g.text) + ", " + g.kind.Sentence(1).In(m.c.Book) + ", " + say("masking.places", phrases.Args{"Count": len(g.places)}) + ", " + state
	s.More = append(s.More, say("masking.would")+" "+frame.Clean(m.mark(g)), frame.Clean(f.In)+": "+around)
	if len(m.masks) > 0 {
		s.More = append(s.More, say("masking.marked", phrases.Args{"Count": len(m.masks)}))
	}
	return s
}

// masksIn is in how many interviews something is to be replaced.
func (m Model) masksIn() int {
	in := map[string]bool{}
	for _, f := range m.findings {
		if _, ok := m.masks[f.spot()]; ok && f.Interview != "" {
			in[string(f.Interview)] = true
		}
	}
	return len(in)
}
