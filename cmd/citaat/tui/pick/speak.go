package pick

import (
	"strings"

	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// Speak is the picker in words: what it asks, what is chosen and what that
// means, and what is typed.
func (m Model) Speak() screen.Speech {
	s := screen.Speech{Where: m.opts.Title, Typed: m.Text()}
	it, ok := m.Chosen()
	switch {
	case ok:
		s.Now = m.spoken(it)
		s.More = append(s.More, m.book.Say("plain.place", phrases.Args{"N": m.at + 1, "Of": m.rows()}))
		for _, more := range []string{it.Detail, it.Note} {
			if more != "" {
				s.More = append(s.More, more)
			}
		}
	case m.offersNew():
		s.Now = strings.TrimPrefix(m.newRow(), "+ ")
	case len(m.items) == 0 && m.opts.NewWord != "":
		s.Now = m.book.Say("widgets.first-name")
	default:
		s.Now = m.book.Say("widgets.nothing")
	}
	return s
}

// spoken is an item in words: its name, its mark, its number among the others.
func (m Model) spoken(it Item) string {
	say := m.book.Say
	parts := []string{strings.ReplaceAll(it.Title, " › ", ", ")}
	if m.marked[it.ID] {
		parts = append(parts, say("plain.marked"))
	}
	if it.Off != "" {
		parts = append(parts, say("plain.off", phrases.Args{"Why": it.Off}))
	}
	if it.Count != "" {
		parts = append(parts, it.Count)
	}
	if it.Key != "" {
		parts = append(parts, say("plain.key", phrases.Args{"Key": it.Key}))
	}
	return strings.Join(parts, "; ")
}
