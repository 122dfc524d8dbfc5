package read

import (
	"strings"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/text"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Speak is the screen in words: the turn at the cursor, what is selected, and
// the codes here.
func (m Model) Speak() screen.Speech {
	switch {
	case m.note.Active():
		return m.note.Speak()
	case m.picking != nil:
		return m.picking.picker.Speak()
	case m.correcting != nil:
		return m.speakCorrecting()
	case m.outside != nil:
		return m.speakOutside()
	case m.snap.transcript == nil:
		return screen.Speech{Where: m.book.Say("read.screen"), Now: m.empty()}
	case m.focus == left:
		return m.speakList()
	case m.focus == right:
		return m.speakCodes()
	}
	s := screen.Speech{Where: m.book.Say("read.screen") + ", " + m.heading()}
	if m.borders != "" {
		s.Where = m.book.Say("read.choosing-words")
	}
	i := m.text.Turn()
	if i < 0 {
		s.Now = m.book.Say("read.no-words")
		return s
	}
	s.Now = m.spokenTurn(i)
	if m.text.HasSelection() {
		s.More = append(s.More, m.book.Say("read.selected", phrases.Args{"Words": frame.Clean(m.snap.transcript.Body().Slice(m.text.Selection()))}))
	} else {
		word := text.Around(m.snap.transcript, m.text.Under(), text.Word)
		s.More = append(s.More, m.book.Say("read.cursor-at", phrases.Args{"Words": frame.Clean(m.snap.transcript.Body().Slice(word))}))
	}
	if _, held := m.withheldHere(); held {
		s.More = append(s.More, m.book.Say("consent.spoken"))
	}
	for _, c := range m.here() {
		s.More = append(s.More, m.spokenCoding(c))
	}
	if n := len(m.codesIn(m.snap.transcript.Turns[i].Span)); n > 0 {
		s.More = append(s.More, m.book.Say("read.turn-codes", phrases.Args{"Codes": strings.Join(m.codesIn(m.snap.transcript.Turns[i].Span), ", ")}))
	}
	if m.snap.settings.Blind || len(m.snap.done[m.open].Coders) > 0 {
		s.More = append(s.More, m.doneSpoken()...)
	}
	return s
}

// spokenTurn is a turn in words: its number, who speaks and when, what is said.
func (m Model) spokenTurn(i int) string {
	t := m.snap.transcript
	u := t.Turns[i]
	sp := t.Speaker(u.Speaker)
	parts := []string{m.book.Say("read.turn-number", phrases.Args{"Turn": u.Number.String()}), string(u.Speaker), m.role(sp)}
	if sp.Voice() == corpus.Rendered {
		parts = append(parts, m.book.Say("widgets.rendered"))
	}
	if u.Time >= 0 {
		parts = append(parts, u.Time.String())
	}
	return strings.Join(parts, ", ") + ": " + frame.Clean(u.Text)
}

// spokenCoding is a coding in words.
func (m Model) spokenCoding(c coding.Coding) string {
	parts := []string{m.snap.name(c.Code)}
	switch c.Stance {
	case coding.For:
		parts = append(parts, m.book.Say("read.spoken-for"))
	case coding.Against:
		parts = append(parts, m.book.Say("read.spoken-against"))
	}
	if c.Choice.Chosen {
		parts = append(parts, m.book.Say("read.spoken-chosen"))
	}
	if c.Memos > 0 {
		parts = append(parts, m.book.Say("read.spoken-memos", phrases.Args{"Count": c.Memos}))
	}
	if c.Coder != m.snap.coder {
		parts = append(parts, string(c.Coder))
	}
	return m.book.Say("read.coded-here", phrases.Args{"Coding": strings.Join(parts, ", "), "Words": m.words(c.Span, 200)})
}

// codesIn are the names of the codes that a turn has, each once.
func (m Model) codesIn(span corpus.Span) []string {
	seen := map[coding.CodeID]bool{}
	var names []string
	for _, k := range m.text.MarksIn(span) {
		if c, ok := m.coding(coding.CodingID(k.ID)); ok && !seen[c.Code] {
			seen[c.Code] = true
			names = append(names, m.snap.name(c.Code))
		}
	}
	return names
}

func (m Model) speakList() screen.Speech {
	s := screen.Speech{Where: m.book.Say("read.interviews")}
	rows := m.rows()
	if m.row >= len(rows) {
		return s
	}
	r := rows[m.row]
	v, ok := m.snap.interview(r.id)
	if !ok {
		s.Now = r.group
		return s
	}
	_, n := m.snap.spans(r.id)
	s.Now = string(v.ID) + ", " + strings.ReplaceAll(m.about(v), " · ", ", ") + ", " + m.book.Say("read.codings", phrases.Args{"Count": n})
	return s
}

func (m Model) speakCodes() screen.Speech {
	s := screen.Speech{Where: m.book.Say("read.codes")}
	if m.code >= len(m.snap.tree) {
		return s
	}
	c := m.snap.tree[m.code]
	s.Now = strings.Join(m.snap.codebook.Names(c.ID), ", ") + ", " + m.book.Say("read.codings", phrases.Args{"Count": m.snap.counts[c.ID]})
	if c.Definition != "" {
		s.More = append(s.More, c.Definition)
	}
	return s
}

func (m Model) speakCorrecting() screen.Speech {
	c := m.correcting
	u := c.base.Turns[c.turn]
	s := screen.Speech{Where: m.book.Say("read.correct-title", phrases.Args{"Place": string(c.base.ID) + ":" + u.Number.String()}), Typed: c.words.String()}
	if c.onClock {
		s.Now, s.Typed = m.book.Say("read.correct-time"), c.clock.String()
	}
	heard := "read.not-listened"
	if c.listened {
		heard = "read.is-listened"
	}
	s.More = append(s.More, m.book.Say(heard))
	for _, l := range c.ahead {
		s.More = append(s.More, frame.Clean(l.Text))
	}
	if c.known && len(c.ahead) == 0 && !c.same() {
		s.More = append(s.More, m.book.Say("read.correct-touches-none"))
	}
	return s
}

func (m Model) speakOutside() screen.Speech {
	o := m.outside
	s := screen.Speech{Where: m.book.Say("read.outside-title", phrases.Args{"Interview": string(o.draft.Interview)})}
	for i, l := range o.lines {
		if i == 0 {
			s.Now = frame.Clean(l.Text)
		} else {
			s.More = append(s.More, frame.Clean(l.Text))
		}
	}
	return s
}

var _ screen.Spoken = Model{}
