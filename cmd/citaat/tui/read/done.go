package read

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// done says that the coder is done with the open interview, or is not after all.
func (m Model) done() (Model, tea.Cmd) {
	if m.snap.transcript == nil {
		return m, nil
	}
	id, study, is := m.open, m.study, !m.snap.done[m.open].Mine
	return m, m.writer.Ask(func() (screen.Say, error) {
		showed := study.ShowedOthers(id)
		err := study.Do(func(b *coding.Batch) error { return b.Done(id, is) })
		return screen.Say{Sentence: phrases.Make(saidDone(study, id, is, showed), phrases.Args{"Interview": string(id)}), Undo: true}, err
	})
}

// saidDone is the key of what is said: also whether the work of others shows now,
// and that what was seen cannot be unseen.
func saidDone(study Study, id corpus.TranscriptID, is, showed bool) string {
	switch blind := study.Settings().Blind; {
	case is && blind && study.ShowedOthers(id):
		return "blind.said-done-open"
	case is && blind && study.Hidden(id):
		return "blind.said-done-waits"
	case is:
		return "blind.said-done"
	case showed:
		return "blind.said-not-done-showed"
	}
	return "blind.said-not-done"
}

// doneMark tells in a row of the list who is done: a sign for oneself, and how
// many of the coders.
func (m Model) doneMark(d coding.Doneness) string {
	mark := ""
	if d.Mine {
		mark = m.sign("✓", "v")
	}
	if d.Of > 1 && len(d.Coders) > 0 {
		mark += strconv.Itoa(len(d.Coders)) + "/" + strconv.Itoa(d.Of)
	}
	return mark
}

// doneWidth is how wide these marks are; where nobody is done with anything
// they take no room.
func (m Model) doneWidth() int {
	width := 0
	for _, d := range m.snap.done {
		if len(d.Coders) > 0 {
			width = max(width, ansi.StringWidth(m.doneMark(d))+1)
		}
	}
	return width
}

// doneSpoken tells in words how far coders are, and what is kept hidden.
func (m Model) doneSpoken() []string {
	d := m.snap.done[m.open]
	args := phrases.Args{"Done": len(d.Coders), "Count": d.Of}
	said := m.book.Say("blind.spoken-others", args)
	if d.Mine {
		said = m.book.Say("blind.spoken-done", args)
	}
	if m.snap.hidden {
		return []string{m.book.Say("blind.spoken"), said}
	}
	return []string{said}
}
