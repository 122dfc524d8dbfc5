package memos

import (
	"strings"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/note"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// Speak is the screen in words.
func (m Model) Speak() screen.Speech {
	say := m.c.Book.Say
	s := screen.Speech{Where: say("memo.screen")}
	e, some := m.chosen()
	switch {
	case m.note.Active():
		return m.note.Speak()
	case m.picking != nil:
		return m.picking.Speak()
	case m.typing:
		s.Field, s.Typed = strings.TrimSuffix(say("memo.search-label"), ":"), m.input.Value()
		s.More = []string{say("memo.count", phrases.Args{"Count": len(m.list.rows)})}
		return s
	case !some:
		s.Now = say("memo.empty")
		if !m.loaded {
			s.Now = say("memo.loading")
		} else if len(m.snap.entries) > 0 {
			s.Now = say("memo.not-found")
		}
		return s
	case m.link >= 0:
		s.Now = say("memo.on-link", phrases.Args{"Name": frame.Clean(note.Links(e.Text)[m.link].Name)})
		return s
	}
	s.Now = frame.Clean(e.Text)
	about := say(kindWord(e.kind))
	if e.place != "" {
		about += " " + e.place
	}
	s.More = []string{about, say("memo.by", phrases.Args{"Coder": string(e.Coder), "Time": e.Changed.Local().Format("02-01-2006 15:04")})}
	if e.Source != "" {
		s.More = append(s.More, say("memo.source-label")+" "+frame.Clean(e.Source))
	}
	s.More = append(s.More, say("memo.of", phrases.Args{"N": m.at + 1, "Of": len(m.list.rows)}), say(sorted(m.wish.order)))
	return s
}
