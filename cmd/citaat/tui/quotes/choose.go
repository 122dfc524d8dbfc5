package quotes

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// amend is a change of how some codings are published: what was seen and what
// it becomes, in order.
type amend []struct {
	id       coding.CodingID
	was, now coding.Choice
}

func (a *amend) add(id coding.CodingID, was, now coding.Choice) {
	*a = append(*a, struct {
		id       coding.CodingID
		was, now coding.Choice
	}{id, was, now})
}

// put shows changes and asks for them to be saved, as one.
func (m Model) put(a amend, say phrases.Sentence) (Model, tea.Cmd) {
	changed := map[coding.CodingID]coding.Choice{}
	for _, c := range a {
		changed[c.id] = c.now
	}
	cmd := m.c.Writer.Do(say, func(b *coding.Batch) error {
		for _, c := range a {
			if err := b.Rechoose(c.id, c.was, c.now); err != nil {
				return err
			}
		}
		return nil
	})
	return m.change(changed), cmd
}

// refused tells why a passage cannot be chosen, or nothing.
func (m Model) refused(k card) phrases.Sentence {
	if k.Lost {
		return phrases.Make("quotes.lost-off")
	}
	return m.barred(k)
}

// starred is the change that chooses a passage, behind those of its theme, or
// drops it with all that others chose of the same words.
func (m Model) starred(k card) (amend, phrases.Sentence) {
	var a amend
	if !k.choice.Chosen {
		now := k.choice
		now.Chosen, now.Order = true, m.lastOrder(k.Code)+1
		a.add(k.ID, k.choice, now)
		return a, phrases.Make("quotes.starred", phrases.Args{"Place": m.place(k)})
	}
	for _, g := range k.all() {
		if was := m.choiceOf(g); was.Chosen {
			now := was
			now.Chosen = false
			a.add(g.ID, was, now)
		}
	}
	return a, phrases.Make("quotes.dropped", phrases.Args{"Place": m.place(k)})
}

// star chooses the passage or drops it; having chosen it goes on with the next
// one of the list.
func (m Model) star() (Model, tea.Cmd) {
	k, ok := m.current()
	if !ok {
		return m, nil
	}
	if why := m.refused(k); why.Key != "" && !k.choice.Chosen {
		return m, screen.Tell(screen.Say{Sentence: why})
	}
	at := m.at
	if !k.choice.Chosen {
		at++
	}
	a, say := m.starred(k)
	m, cmd := m.put(a, say)
	m.at = at
	return m.follow(), cmd
}

// lastOrder is the place of the last chosen passage of a theme.
func (m Model) lastOrder(code coding.CodeID) float64 {
	last := 0.0
	for _, g := range m.snap.codings[code] {
		if c := m.choiceOf(g); c.Chosen {
			last = max(last, c.Order)
		}
	}
	return last
}

// shift moves the chosen quotation up or down among those of its theme that
// are in sight.
func (m Model) shift(by int) (Model, tea.Cmd) { return m.moveTo(m.at, m.at+by) }

// moveTo moves the chosen quotation at one place of the board to that of
// another of its theme.
func (m Model) moveTo(from, to int) (Model, tea.Cmd) {
	if from >= len(m.cards) || !m.cards[from].choice.Chosen {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("quotes.order-off")})
	}
	k := m.cards[from]
	if to < 0 || to >= len(m.cards) || !m.cards[to].choice.Chosen || m.cards[to].Code != k.Code {
		return m, nil
	}
	target := m.cards[to].ID
	// All chosen ones of the theme count, also those that a filter hides.
	hidden := m
	hidden.pins = nil
	var list []card
	at, goal := -1, -1
	for _, c := range hidden.gather(branch{within: []coding.CodeID{k.Code}}) {
		if !c.choice.Chosen {
			break
		}
		if c.ID == k.ID {
			at = len(list)
		}
		if c.ID == target {
			goal = len(list)
		}
		list = append(list, c)
	}
	orders := make([]float64, len(list))
	for i, c := range list {
		orders[i] = c.choice.Order
	}
	changed := coding.Reorder(orders, at, goal)
	var a amend
	for i, c := range list {
		if order, ok := changed[i]; ok {
			now := c.choice
			now.Order = order
			a.add(c.ID, c.choice, now)
		}
	}
	if len(a) == 0 {
		return m, nil
	}
	return m.put(a, phrases.Make("quotes.ordered"))
}

// copyOne puts the passage on the clipboard.
func (m Model) copyOne() (Model, tea.Cmd) {
	k, ok := m.current()
	if !ok {
		return m, nil
	}
	study, reader, n := m.c.Study, m.snap.reader, m.snap.n
	return m, screen.Do(func() tea.Msg {
		read := m
		if m.detail(k) == nil { // a second speaker in it may not be quoted
			read, _ = read.onDetails(readDetails(n, study, reader, []*coding.Coding{k.Coding}))
		}
		if why := read.barred(k); why.Key != "" {
			return screen.Say{Sentence: why}
		}
		return screen.Copy{Text: read.quotation(k), Say: phrases.Make("quotes.copied", phrases.Args{"Place": read.place(k)})}
	})
}

// copyChosen puts the chosen quotations of the board on the clipboard, as they
// are printed. What was not read yet is read for it.
func (m Model) copyChosen() (Model, tea.Cmd) {
	var list []card
	var want []*coding.Coding
	for _, k := range m.cards {
		if k.choice.Chosen && !k.Lost {
			list = append(list, k)
			if m.detail(k) == nil {
				want = append(want, k.Coding)
			}
		}
	}
	if len(list) == 0 {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("quotes.none-chosen")})
	}
	study, reader, n := m.c.Study, m.snap.reader, m.snap.n
	return m, screen.Do(func() tea.Msg {
		read := m
		read, _ = read.onDetails(readDetails(n, study, reader, want))
		var lines []string
		for _, k := range list {
			if read.barred(k).Key == "" {
				lines = append(lines, read.quotation(k))
			}
		}
		return screen.Copy{Text: strings.Join(lines, "\n"), Say: phrases.Make("quotes.copied-all", phrases.Args{"Count": len(lines)})}
	})
}
