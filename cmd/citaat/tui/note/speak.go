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
		return m.picking.picker.Speak()
	case !m.loaded && !m.typed():
		s.Now = say("memo.loading")
	case m.typing != nil:
		t := *m.typing
		n, of := t.text.lines()
		s.Field, s.Typed = say("memo.line", phrases.Args{"N": n, "Of": of}), spoken(t.text)
		if t.onSource {
			s.Field, s.Typed = strings.TrimSuffix(say("memo.source-label"), ":"), t.source.String()
		}
		if t.memo == "" && m.about == "" {
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

// lines is in which line the cursor stands, of how many.
func (e area) lines() (n, of int) {
	for i, r := range e.text {
		if r == '\n' {
			if of++; i < e.at {
				n++
			}
		}
	}
	return n + 1, of + 1
}

// spoken is the line that the cursor stands in.
func spoken(e area) string {
	return strings.TrimSpace(string(e.text[e.lineStart():e.lineEnd()]))
}
