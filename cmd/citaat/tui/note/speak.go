package note

import (
	"strings"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// Speak is the window in words.
func (m Model) Speak() screen.Speech {
	say := m.c.Book.Say
	s := screen.Speech{Where: m.title()}
	switch {
	case m.picking != nil:
		s.Where = say("memo.link-to")
		if it, ok := m.picking.picker.Chosen(); ok {
			s.Now = it.Title
		}
	case m.typing != nil:
		t := *m.typing
		s.Now = spoken(t.text)
		if t.onSource {
			s.Now = say("memo.source-label") + " " + t.source.String()
		}
		if t.memo == "" {
			s.More = append(s.More, say("memo.new"))
		}
	default:
		k, ok := m.chosen()
		if !ok {
			s.Now = say("memo.none-here")
			break
		}
		s.Now = frame.Clean(k.Text)
		if m.link >= 0 {
			s.Now = say("memo.on-link", phrases.Args{"Name": Links(k.Text)[m.link].Name})
		}
		s.More = append(s.More, say("memo.by", phrases.Args{"Coder": string(k.Coder), "Time": clock(k.Changed)}),
			say("memo.of", phrases.Args{"N": m.at + 1, "Of": m.rows()}))
	}
	return s
}

// spoken is the line that the cursor stands in.
func spoken(e area) string {
	return strings.TrimSpace(string(e.text[e.lineStart():e.lineEnd()]))
}
