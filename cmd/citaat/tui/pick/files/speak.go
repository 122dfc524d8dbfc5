package files

import "citaat/cmd/citaat/tui/screen"

// Speak is the chooser in words.
func (m Model) Speak() screen.Speech {
	s := m.picker.Speak()
	if m.err != nil {
		s.More = append(s.More, m.book.Say("widgets.unreadable-folder"))
	}
	return s
}
