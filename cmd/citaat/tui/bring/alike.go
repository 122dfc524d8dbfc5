package bring

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/ingest"
	"citaat/corpus/phrases"
)

// alike gives all other files of the list what was decided about the chosen one:
// cleaning, language, that speakers take turns, the group where somebody chose
// it, and the roles of speakers who have the same name there.
func (m Model) alike() (Model, tea.Cmd) {
	from := m.files[m.at]
	var which []int
	var was []file
	m.files = slices.Clone(m.files)
	for i, f := range m.files {
		if i == m.at || !f.read || f.in || f.sent || f.there != "" || f.draft.SHA256 == "" {
			continue
		}
		which, was = append(which, i), append(was, f)
		m.files[i] = f.like(from)
	}
	if len(which) == 0 {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("bring.alike-none")})
	}
	m = m.remember(was)
	m, cmd := m.replan(which)
	return m, tea.Batch(cmd, screen.Tell(screen.Say{Sentence: phrases.Make("bring.alike-done", phrases.Args{"Count": len(which)}), Undo: true}))
}

// like is the file with the choices of another.
func (f file) like(from file) file {
	if f.draft.Format != ingest.Own {
		f.choices.Cleaning = from.choices.Cleaning
		f.choices.Language = from.choices.Language
	}
	if f.draft.Alternates && len(from.choices.Alternate) > 0 {
		f.choices.Alternate = from.choices.Alternate
	}
	if from.chosen {
		f.choices.Group, f.chosen = from.choices.Group, true
	}
	for _, c := range from.choices.Speakers {
		i := slices.IndexFunc(f.plan.Speakers, func(s ingest.Assigned) bool { return s.Found == c.Found })
		if i < 0 {
			continue
		}
		own := ingest.SpeakerChoice{Found: c.Found, Role: c.Role, OwnWords: c.OwnWords, Label: c.Label}
		if string(c.Label) == string(from.id()) || string(c.Participant) == string(c.Label) { // it was called after that interview
			own.Label = f.label(c.Role, i)
		}
		f = f.speak(own)
	}
	return f
}
