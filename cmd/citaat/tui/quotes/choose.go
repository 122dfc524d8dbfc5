package quotes

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/coding/wording"
	"citaat/corpus/phrases"
	"citaat/export"
)

// choice is how a passage is published now.
func choice(p *export.Passage) coding.Choice {
	c := coding.Choice{Chosen: p.Chosen, Remark: p.Remark, Order: p.Order}
	if p.Worded {
		c.Published = p.Quotation
	}
	return c
}

// star chooses a passage as a quotation, behind those of its theme, or drops it.
func (m Model) star() (Model, tea.Cmd) {
	k, ok := m.current()
	switch {
	case !ok:
		return m, nil
	case k.Secret && !k.Chosen:
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("quotes.secret", phrases.Args{"Participant": string(k.Participant)})})
	case k.Lost && !k.Chosen:
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("quotes.lost-off")})
	}
	c := choice(&k.Passage)
	c.Chosen = !c.Chosen
	say := phrases.Make("quotes.dropped", phrases.Args{"Place": k.Place})
	if c.Chosen {
		c.Order = m.lastOrder(k.Code) + 1
		say = phrases.Make("quotes.starred", phrases.Args{"Place": k.Place})
	}
	at := m.at
	m, cmd := m.put(k, c, say)
	if c.Chosen { // it went up: go on with the next one of the list
		m.at = at + 1
	} else {
		m.at = at
	}
	return m.follow(), cmd
}

// put shows a choice and asks for it to be saved.
func (m Model) put(k card, c coding.Choice, say phrases.Sentence) (Model, tea.Cmd) {
	id := coding.CodingID(k.ID)
	cmd := m.c.Writer.Do(say, func(b *coding.Batch) error { return b.Choose(id, c) })
	return m.change(k.ID, c), cmd
}

// lastOrder is the place of the last chosen passage of a theme.
func (m Model) lastOrder(code string) float64 {
	last := 0.0
	for _, p := range m.snap.material.Passages {
		if p.Code == code && p.Chosen {
			last = max(last, p.Order)
		}
	}
	return last
}

// shift moves a chosen quotation up or down among those of its theme.
func (m Model) shift(by int) (Model, tea.Cmd) {
	k, ok := m.current()
	if !ok || !k.Chosen {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("quotes.order-off")})
	}
	var list []*export.Passage // the chosen ones of the theme, in order
	at := -1
	for _, p := range m.snap.material.Passages {
		if p.Code == k.Code && p.Chosen {
			if p.ID == k.ID {
				at = len(list)
			}
			list = append(list, p)
		}
	}
	to := at + by
	if at < 0 || to < 0 || to >= len(list) {
		return m, nil
	}
	list[at], list[to] = list[to], list[at]
	changed := map[coding.CodingID]coding.Choice{}
	for i, p := range list {
		c := choice(p)
		if c.Order != float64(i+1) {
			c.Order = float64(i + 1)
			changed[coding.CodingID(p.ID)] = c
		}
	}
	cmd := m.c.Writer.Do(phrases.Make("quotes.ordered"), func(b *coding.Batch) error {
		for _, p := range list {
			if c, ok := changed[coding.CodingID(p.ID)]; ok {
				if err := b.Choose(coding.CodingID(p.ID), c); err != nil {
					return err
				}
			}
		}
		return nil
	})
	for id, c := range changed {
		m = m.change(string(id), c)
	}
	return m, cmd
}

// quotation is a passage as it is quoted.
func (m Model) quotation(p *export.Passage) string {
	s := wording.Format(m.c.Book, p.Quotation, "", "", false)
	if p.Attribution != "" {
		s += " " + p.Attribution
	}
	return s
}

// copyOne puts the passage on the clipboard.
func (m Model) copyOne() (Model, tea.Cmd) {
	k, ok := m.current()
	if !ok {
		return m, nil
	}
	return m, screen.Tell(screen.Copy{Text: m.quotation(&k.Passage), Say: phrases.Make("quotes.copied", phrases.Args{"Place": k.Place})})
}

// copyChosen puts the chosen quotations of the board on the clipboard.
func (m Model) copyChosen() (Model, tea.Cmd) {
	var lines []string
	for _, k := range m.cards {
		if k.Chosen && !k.Secret && !k.Lost {
			lines = append(lines, m.quotation(&k.Passage))
		}
	}
	if len(lines) == 0 {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("quotes.none-chosen")})
	}
	return m, screen.Tell(screen.Copy{Text: strings.Join(lines, "\n"), Say: phrases.Make("quotes.copied-all", phrases.Args{"Count": len(lines)})})
}
