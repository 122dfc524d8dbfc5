package read

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/coding/wording"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// copy puts the selection, the current coding or the turn on the clipboard as
// a quotation, with its marks and attribution. A chosen coding is copied in
// its published wording.
func (m Model) copy() (Model, tea.Cmd) {
	t, span := m.snap.transcript, m.text.Passage()
	var choice coding.Choice
	if cur, ok := m.text.Current(); ok && !m.text.HasSelection() && cur.Span.Holds(m.text.Cursor()) {
		span = cur.Span
		c, _ := m.coding(coding.CodingID(cur.ID))
		choice = c.Choice
	}
	if span.Empty() {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("read.no-words")})
	}
	if why := m.barred(span, choice.Published); why.Key != "" {
		return m, screen.Tell(screen.Say{Sentence: why})
	}
	words := choice.Published
	if words == "" {
		words = wording.Quote(t, span)
	}
	by, via := m.attribution(t, span)
	text := wording.Format(phrases.For(m.language()), words, by, choice.Remark, via)
	return m, screen.Tell(screen.Copy{Text: text, Say: phrases.Make("read.copied", phrases.Args{"Place": t.Place(span)})})
}

// language is that of the study, in which it publishes.
func (m Model) language() phrases.Lang {
	if lang, ok := phrases.Parse(m.snap.settings.Language); ok {
		return lang
	}
	return m.book.Lang()
}

// attribution says of whom the words are: the group or, by setting, the
// participant; and whether it is told that an interpreter rendered them.
func (m Model) attribution(t *corpus.Transcript, span corpus.Span) (by string, via bool) {
	p := t.ParticipantOf(span)
	by = m.snap.settings.Group(m.snap.groups[p]).Attribution
	if m.snap.settings.Settings.Attribution == "participant" || by == "" {
		by = string(p)
	}
	from, to := t.TurnsIn(span)
	for _, u := range t.Turns[from:to] {
		via = via || t.Speaker(u.Speaker).Voice() == corpus.Rendered
	}
	return by, via && m.snap.settings.Settings.ViaInterpreter
}
