package people

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
)

// Speak is the screen in words.
func (m Model) Speak() screen.Speech {
	say := m.Book.Say
	where := say("people.screen") + ", " + m.tabs()[m.list].name
	switch {
	case m.note.Active():
		return m.note.Speak()
	case m.sheet != nil:
		return m.sheet.spoken()
	case m.window != nil:
		return m.window.Speak()
	case !m.loaded:
		return screen.Speech{Where: where, Now: say("people.loading")}
	}
	s := screen.Speech{Where: where}
	r, ok := m.row()
	switch {
	case !ok && m.list == talks:
		s.Now = say("people.no-talks")
	case !ok:
		s.Now = say("people.none")
	case m.list == study:
		s.Now = frame.Clean(strings.TrimSpace(strings.TrimPrefix(r.name, "+ ") + ". " + r.detail))
	default:
		var parts []string
		for _, c := range m.columns(10000) {
			if v := strings.TrimSpace(strings.TrimLeft(c.text(r), "✓✗?+")); v != "" {
				parts = append(parts, c.name+" "+frame.Clean(v))
			}
		}
		s.Now = strings.Join(parts, ", ")
	}
	for _, l := range m.summaryLines(10000) {
		if l = strings.Join(strings.Fields(ansi.Strip(l)), " "); l != "" {
			s.More = append(s.More, l)
		}
	}
	return s
}
