package read

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// picking is an open picker and what is done with what was picked.
type picking struct {
	picker pick.Model
	then   func(Model, pick.Outcome) (Model, tea.Cmd)
}

func (m Model) choose(p pick.Model, then func(Model, pick.Outcome) (Model, tea.Cmd)) Model {
	m.picking = &picking{p, then}
	return m
}

func (m Model) pressPicking(k tea.KeyMsg) (Model, tea.Cmd) {
	p := *m.picking
	var o pick.Outcome
	p.picker, o = p.picker.Update(k)
	return m.answerPicking(p, o)
}

func (m Model) answerPicking(p picking, o pick.Outcome) (Model, tea.Cmd) {
	m.picking = &p
	switch {
	case o.Cancelled:
		m.picking = nil
	case o.Done:
		m.picking = nil
		return p.then(m, o)
	}
	return m, nil
}

// here are the codings under the cursor or, with a selection, those that share
// words with it; the current one first.
func (m Model) here() []coding.Coding {
	if m.snap.transcript == nil {
		return nil
	}
	where := m.text.Under()
	if m.text.HasSelection() {
		where = m.text.Selection()
	}
	var out []coding.Coding
	for _, k := range m.text.MarksIn(where) {
		c, ok := m.coding(coding.CodingID(k.ID))
		if !ok {
			continue
		}
		if cur, ok := m.text.Current(); ok && cur.ID == k.ID {
			out = append([]coding.Coding{c}, out...)
		} else {
			out = append(out, c)
		}
	}
	return out
}

func (m Model) coding(id coding.CodingID) (coding.Coding, bool) {
	for _, c := range m.snap.codings {
		if c.ID == id {
			return c, true
		}
	}
	return coding.Coding{}, false
}

// onTarget does something with the coding that is meant: the current one, the
// only one here, or the one that the user picks. mine: only one's own.
func (m Model) onTarget(mine bool, then func(Model, coding.Coding) (Model, tea.Cmd)) (Model, tea.Cmd) {
	here := m.here()
	if mine {
		here = own(here, m.snap.coder)
	}
	if len(here) == 0 {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make(noneChosen)})
	}
	if cur, ok := m.text.Current(); len(here) == 1 || ok && cur.ID == string(here[0].ID) {
		return then(m, here[0])
	}
	var items []pick.Item
	for _, c := range here {
		it := pick.Item{ID: string(c.ID), Title: m.snap.letter(c.Code) + "  " + m.snap.name(c.Code), Detail: m.words(c.Span, 200)}
		if c.Coder != m.snap.coder {
			it.Count = string(c.Coder)
		}
		items = append(items, it)
	}
	p := pick.New(m.theme, m.book, pick.Options{Title: m.book.Say("read.which-coding")}, items)
	return m.choose(p, func(m Model, o pick.Outcome) (Model, tea.Cmd) {
		c, ok := m.coding(coding.CodingID(o.IDs[0]))
		if !ok {
			return m, nil
		}
		return then(m, c)
	}), nil
}

func (m Model) codeArgs(c coding.Coding) phrases.Args {
	return phrases.Args{"Code": m.snap.name(c.Code)}
}

func (m Model) remove(c coding.Coding) (Model, tea.Cmd) {
	m.text = m.text.SetCurrent("")
	return m.write(phrases.Make("read.removed", m.codeArgs(c)), func(b *coding.Batch) error { return b.Uncode(c.ID) })
}

func (m Model) pickRecode(c coding.Coding) (Model, tea.Cmd) {
	title := m.book.Say("read.pick-recode", m.codeArgs(c))
	return m.choose(m.codePicker(title, false), func(m Model, o pick.Outcome) (Model, tea.Cmd) {
		id := coding.CodeID(o.IDs[0])
		m.recent = remember(m.recent, id)
		say := phrases.Make("read.recoded", phrases.Args{"From": m.snap.name(c.Code), "To": m.snap.name(id)})
		return m.write(say, func(b *coding.Batch) error { return b.Recode(c.ID, id) })
	}), nil
}

// changeBorders selects the words of a coding; enter makes the selection its
// new passage.
func (m Model) changeBorders(c coding.Coding) (Model, tea.Cmd) {
	m.borders = c.ID
	m.focus = middle
	m.text = m.text.Select(c.Span).SetCurrent(string(c.ID))
	return m, screen.Tell(screen.Say{Sentence: phrases.Make("read.borders-how")})
}

func (m Model) applyBorders() (Model, tea.Cmd) {
	id, span, placing := m.borders, m.trimmed(m.text.Selection()), m.placing
	c, ok := m.coding(id)
	if placing && span.Empty() {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("read.lost-how")})
	}
	m.borders, m.placing = "", false
	m.text = m.text.ClearSelection()
	if !ok || span.Empty() || span == c.Span && !c.Unsure {
		return m, nil
	}
	m, cmd := m.write(phrases.Make("read.bordered", m.codeArgs(c)), func(b *coding.Batch) error { return b.SetBorders(id, span) })
	if placing {
		cmd = tea.Sequence(screen.Tell(screen.Back{}), cmd)
	}
	return m, cmd
}

func (m Model) star(c coding.Coding) (Model, tea.Cmd) {
	choice, key := c.Choice, "read.starred"
	if choice.Chosen = !choice.Chosen; !choice.Chosen {
		key = "read.unstarred"
	}
	return m.write(phrases.Make(key, m.codeArgs(c)), func(b *coding.Batch) error { return b.Rechoose(c.ID, c.Choice, choice) })
}

// stance says for or against; the same key again takes it back.
func (m Model) stance(c coding.Coding, s coding.Stance) (Model, tea.Cmd) {
	key := map[coding.Stance]string{coding.For: "read.is-for", coding.Against: "read.is-against"}[s]
	if c.Stance == s {
		s, key = "", "read.is-neither"
	}
	return m.write(phrases.Make(key, m.codeArgs(c)), func(b *coding.Batch) error { return b.SetStance(c.ID, s) })
}

// next goes to the next or previous found words or, where nothing was looked
// for, coding.
func (m Model) next(step int) (Model, tea.Cmd) {
	if len(m.hits) > 0 {
		return m.nextHit(step)
	}
	k, ok := m.text.NextMark()
	if step < 0 {
		k, ok = m.text.PreviousMark()
	}
	if !ok {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("read.no-more-codings")})
	}
	m.text = m.text.JumpTo(k.Span.Start).SetCurrent(k.ID)
	return m, nil
}

func (m Model) nextHit(step int) (Model, tea.Cmd) {
	at := m.text.Cursor()
	var to *corpus.Span
	for i, h := range m.hits {
		if step > 0 && h.Start > at && (to == nil || h.Start < to.Start) || step < 0 && h.Start < at && (to == nil || h.Start > to.Start) {
			to = &m.hits[i]
		}
	}
	if to == nil {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("read.no-more-hits")})
	}
	m.text = m.text.JumpTo(to.Start)
	return m, nil
}
