package read

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// copy puts the selection, the current coding or the turn on the clipboard as
// a quotation, with its marks and attribution.
func (m Model) copy() (Model, tea.Cmd) {
	span := m.text.Passage()
	if cur, ok := m.text.Current(); ok && !m.text.HasSelection() && cur.Span.Holds(m.text.Cursor()) {
		span = cur.Span
	}
	if span.Empty() {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("read.no-words")})
	}
	t := m.snap.transcript
	say := phrases.Make("read.copied", phrases.Args{"Place": t.Place(span)})
	return m, screen.Tell(screen.Copy{Text: m.quotation(t, span), Say: say})
}

// quotation is a passage as it is quoted: in quotation marks, attributed to
// the group. A passage of several voices keeps its labels, a line each.
func (m Model) quotation(t *corpus.Transcript, span corpus.Span) string {
	from, to := t.TurnsIn(span)
	by := m.attribution(t, span)
	if to-from == 1 {
		return "“" + strings.TrimSpace(t.Body().Slice(span)) + "” – " + by
	}
	var lines []string
	for _, u := range t.Turns[from:to] {
		words := strings.TrimSpace(t.Body().Slice(u.Span.Common(span)))
		if words == "" {
			continue
		}
		lines = append(lines, m.speakerName(t, u.Speaker, by)+": “"+words+"”")
	}
	return strings.Join(lines, "\n") + "\n– " + by
}

func (m Model) speakerName(t *corpus.Transcript, l corpus.Label, by string) string {
	switch sp := t.Speaker(l); sp.Voice() {
	case corpus.Question:
		return m.book.Say("widgets.interviewer")
	case corpus.Remark:
		return m.book.Say("widgets.interpreter")
	case corpus.Own, corpus.Rendered:
		return by
	}
	return string(l)
}

// attribution says of whom the words are: the group, or by setting the
// participant, and by setting that an interpreter rendered them.
func (m Model) attribution(t *corpus.Transcript, span corpus.Span) string {
	p := t.ParticipantOf(span)
	by := m.snap.settings.Group(m.snap.groups[p]).Attribution
	if m.snap.settings.Settings.Attribution == "participant" || by == "" {
		by = string(p)
	}
	if !m.snap.settings.Settings.ViaInterpreter {
		return by
	}
	from, to := t.TurnsIn(span)
	for _, u := range t.Turns[from:to] {
		if t.Speaker(u.Speaker).Voice() == corpus.Rendered {
			return by + ", " + m.book.Say("read.via-interpreter")
		}
	}
	return by
}
