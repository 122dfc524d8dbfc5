package quotes

import (
	"cmp"
	"maps"
	"slices"

	"citaat/cmd/citaat/tui/frame"
	"citaat/coding"
	"citaat/coding/wording"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/export"
)

// card is a passage on the board: what several researchers coded alike is one,
// and the chosen one of theirs stands for all.
type card struct {
	*coding.Coding
	choice coding.Choice    // as it is shown
	alike  []*coding.Coding // all of them, itself too; nil where it is the only one
	who    corpus.ParticipantID
	group  corpus.GroupID
	secret bool // who it is of did not agree to be quoted, or does not any more
	ended  bool // it was allowed once
}

// all are the codings that a card stands for.
func (k card) all() []*coding.Coding {
	if k.alike == nil {
		return []*coding.Coding{k.Coding}
	}
	return k.alike
}

func (k card) has(id coding.CodingID) bool {
	return k.ID == id || slices.ContainsFunc(k.alike, func(g *coding.Coding) bool { return g.ID == id })
}

// stance is for or against where one of the researchers said so.
func (k card) stance() coding.Stance {
	for _, g := range k.alike {
		if g.Stance != "" {
			return g.Stance
		}
	}
	return k.Stance
}

// detail is what was read of a passage; nil until then.
func (m Model) detail(k card) *export.Passage { return m.full[k.ID].passage }

// secret tells whether somebody whose words it holds did not agree to be quoted.
func (m Model) secret(k card) bool {
	d := m.detail(k)
	return k.secret || d != nil && d.Secret
}

// place is where a passage stands: the interview until the text was read.
func (m Model) place(k card) string {
	if d := m.detail(k); d != nil {
		return frame.Clean(d.Place)
	}
	return frame.Clean(string(k.Interview))
}

// words are those to publish.
func (m Model) words(k card) string {
	d := m.detail(k)
	switch {
	case k.choice.Published != "":
		return k.choice.Published
	case d != nil && !d.Worded:
		return d.Quotation
	case d != nil:
		return d.Text
	}
	return k.Quote
}

// fault tells why the wording is not an honest one, as far as is known.
func (m Model) fault(k card) phrases.Sentence {
	if d := m.detail(k); d != nil && (d.Worded && d.Quotation == k.choice.Published || !d.Worded && k.choice.Published == "") {
		return d.Fault
	}
	return phrases.Sentence{}
}

// quotation is a passage as it is printed.
func (m Model) quotation(k card) string {
	s := wording.Format(m.c.Book, m.words(k), "", "", false)
	if by := m.attribution(k); by != "" {
		s += " " + by
	}
	return s
}

func (m Model) attribution(k card) string {
	d := m.detail(k)
	if d != nil && d.Remark == k.choice.Remark {
		return d.Attribution
	}
	return export.Attribution(m.published(), m.snap.settings, k.group, k.choice.Remark, d != nil && d.Rendered)
}

// published is the book in the language in which the study publishes.
func (m Model) published() *phrases.Book {
	if lang, ok := phrases.Parse(m.snap.settings.Language); ok {
		return phrases.For(lang)
	}
	return m.c.Book
}

// choiceOf is a choice as it is shown.
func (m Model) choiceOf(g *coding.Coding) coding.Choice {
	if c, ok := m.ahead[g.ID]; ok {
		return c
	}
	return g.Choice
}

// show puts the cards of the shown branch on the board and stays at the
// passage that is chosen there.
func (m Model) show() Model {
	was, had := m.current()
	b, _ := m.branch()
	m.cards = m.gather(b)
	m.tally = m.count()
	m.at = max(min(m.at, len(m.cards)-1), 0)
	if had {
		for i, k := range m.cards {
			if k.has(was.ID) {
				m.at = i
			}
		}
	}
	for i, b := range m.snap.themes {
		if b.id == m.theme && !m.listing {
			m.row = i
		}
	}
	return m.follow()
}

// gather makes the cards of a branch that the filters let through: by code, the
// chosen ones first and as they were ordered, then by place.
func (m Model) gather(b branch) []card {
	var all []card
	for _, code := range b.within {
		cards := m.distinct(m.snap.codings[code])
		slices.SortStableFunc(cards, before)
		all = append(all, cards...)
	}
	return all
}

// distinct makes one card of what several researchers coded alike.
func (m Model) distinct(codings []*coding.Coding) []card {
	cards := make([]card, 0, len(codings))
	for _, g := range codings {
		if n := len(cards); n > 0 && !g.Lost && !cards[n-1].Lost && cards[n-1].Interview == g.Interview && cards[n-1].Span == g.Span {
			k := &cards[n-1]
			k.alike = append(k.all(), g)
			if c := m.choiceOf(g); c.Chosen && !k.choice.Chosen {
				k.Coding, k.choice = g, c
			}
			continue
		}
		k := card{Coding: g, choice: m.choiceOf(g), who: m.snap.who(g)}
		p := m.snap.people[k.who]
		k.group, k.secret = p.Group, !p.Consent.MayQuoteOn(m.snap.today)
		k.ended = k.secret && p.Consent.MayQuote()
		cards = append(cards, k)
	}
	if len(m.pins) > 0 {
		cards = slices.DeleteFunc(cards, func(k card) bool { return !m.passes(k) })
	}
	return cards
}

// before is the order on the board within a theme. What has one place in it
// stands in the order of the interviews, which a stable sort keeps.
func before(a, b card) int {
	switch {
	case a.choice.Chosen && b.choice.Chosen:
		return cmp.Compare(a.choice.Order, b.choice.Order)
	case a.choice.Chosen:
		return -1
	case b.choice.Chosen:
		return 1
	}
	return 0
}

// change gives passages another choice on the screen at once; what the disk
// says of it comes later.
func (m Model) change(changed map[coding.CodingID]coding.Choice) Model {
	ahead := maps.Clone(m.ahead)
	if ahead == nil {
		ahead = map[coding.CodingID]coding.Choice{}
	}
	maps.Copy(ahead, changed)
	m.ahead = ahead
	return m.show()
}

// themeName is the name of a code.
func (m Model) themeName(id coding.CodeID) string {
	for _, b := range m.snap.themes {
		if b.id == id {
			return frame.Clean(b.name)
		}
	}
	return frame.Clean(string(id))
}
