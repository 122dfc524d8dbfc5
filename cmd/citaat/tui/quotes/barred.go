package quotes

import (
	"slices"

	"citaat/cmd/citaat/tui/frame"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// barred tells why a passage may not be a quotation (any more): somebody whose
// words it holds does not allow it, or part of it is not to be used. The empty
// sentence: it may. What was not read yet is judged by what is known.
func (m Model) barred(k card) phrases.Sentence {
	d := m.detail(k)
	switch {
	case k.ended || d != nil && d.Ended:
		return phrases.Make("consent.board.ended", phrases.Args{"Participant": string(k.who)})
	case m.secret(k):
		return phrases.Make("quotes.secret", phrases.Args{"Participant": string(k.who)})
	case m.held(k):
		return phrases.Make("consent.choose.withheld", phrases.Args{"Place": m.place(k)})
	}
	return phrases.Sentence{}
}

// held tells whether part of a passage is not to be used. Where the text was
// read it is known whether the wording leaves that out.
func (m Model) held(k card) bool {
	if d := m.detail(k); d != nil && (d.Worded && d.Quotation == k.choice.Published || !d.Worded && k.choice.Published == "") {
		return d.Withheld
	}
	return slices.ContainsFunc(m.snap.withheld[k.Interview], func(w coding.Withheld) bool { return !w.Lost && !k.Lost && w.Span.Overlaps(k.Span) })
}

// barredState is what stands beside such a passage.
func (m Model) barredState(k card) string {
	say := m.c.Book.Say
	switch {
	case m.secret(k) && !k.choice.Chosen:
		return m.c.Theme.Warn.Render(say("quotes.no-consent"))
	case m.secret(k):
		return m.c.Theme.Bad.Render(m.sign("⊘ ", "x ") + say("quotes.no-consent"))
	}
	return m.c.Theme.Bad.Render(m.sign("⊘ ", "x ") + say("consent.label"))
}

// barredLines say under the passage one stands on why it is barred.
func (m Model) barredLines(i, room int) []string {
	k := m.cards[i]
	if i != m.at || m.barred(k).Key == "" {
		return nil
	}
	var lines []string
	for _, s := range frame.Wrap(m.sign("⊘ ", "x ")+m.barredSaid(k), room) {
		lines = append(lines, "    "+m.c.Theme.Warn.Render(s))
	}
	return lines
}

// barredSaid is the reason, and for a chosen quotation what that means.
func (m Model) barredSaid(k card) string {
	s := m.barred(k).In(m.c.Book)
	if k.choice.Chosen {
		s += ". " + m.c.Book.Say("consent.board.not-out")
	}
	return s
}
