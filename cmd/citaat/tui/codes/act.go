package codes

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// top is the id of the item that stands for no parent.
const topItem = "/"

// what names the codes that are meant: one by its name, several by how many.
func (m Model) what(ids []coding.CodeID) string {
	if len(ids) == 1 {
		c, _ := m.snap.book.Code(ids[0])
		return c.Name
	}
	return m.say("codes.several", phrases.Args{"Count": len(ids)})
}

// items are the codes in use to pick from; off tells why one cannot be picked.
func (m Model) items(off func(coding.CodeID) string) []pick.Item {
	cb := m.snap.book
	var items []pick.Item
	for _, id := range cb.Branch("") {
		c, _ := cb.Code(id)
		if !c.InUse() {
			continue
		}
		items = append(items, pick.Item{ID: string(id), Title: strings.Join(cb.Names(id), " › "), Detail: firstOf(c.Definition, c.Short),
			Count: m.say("codes.passages", phrases.Args{"Count": m.snap.stat(id).all}), Off: off(id)})
	}
	return items
}

func firstOf(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

// branches are codes with all that stands under them.
func (m Model) branches(ids []coding.CodeID) []coding.CodeID {
	var all []coding.CodeID
	for _, id := range ids {
		all = append(all, m.snap.book.Branch(id)...)
	}
	return all
}

// askParent asks under which code the codes that are meant are to stand.
func (m Model) askParent() (Model, tea.Cmd) {
	ids := m.meant()
	cb := m.snap.book
	items := append([]pick.Item{{ID: topItem, Title: m.say("codes.to-top")}}, m.items(func(to coding.CodeID) string {
		for _, id := range ids {
			if cb.Within(to, id) {
				return m.say("codes.itself")
			}
		}
		return ""
	})...)
	title := m.say("codes.move-title", phrases.Args{"What": m.what(ids)})
	m.win = picking{title: title, counts: true, picker: pick.New(m.c.Theme, m.c.Book, pick.Options{Title: title}, items),
		about: func(m Model) []string { return []string{m.say("codes.move-about")} },
		then: func(m Model, o pick.Outcome) (Model, tea.Cmd) {
			parent := coding.CodeID(o.IDs[0])
			if parent == topItem {
				parent = ""
			}
			return m.change(ids, "codes.moved", func(c *coding.Code) { c.Parent = parent })
		}}
	return m.count(m.branches(ids))
}

// change gives the codes that are meant other fields, as one thing to undo.
func (m Model) change(ids []coding.CodeID, said string, how func(*coding.Code)) (Model, tea.Cmd) {
	say := phrases.Make(said, phrases.Args{"What": m.what(ids)})
	m.wanted = ids[0]
	m = m.unmarked()
	return m, m.c.Writer.Do(say, func(b *coding.Batch) error {
		for _, id := range ids {
			c, ok := b.Codebook().Code(id)
			if !ok {
				return phrases.Fail("coding.code.unknown", phrases.Args{"Code": string(id)}).Because(coding.ErrNoCode)
			}
			how(&c)
			if err := b.ChangeCode(c); err != nil {
				return err
			}
		}
		return nil
	})
}

// askMerge asks in which code the codes that are meant are to go up. A code
// that went up before brings along what one left there.
func (m Model) askMerge() (Model, tea.Cmd) {
	ids := m.meant()
	cb := m.snap.book
	if c, _ := cb.Code(ids[0]); len(ids) == 1 && c.MergedInto != "" {
		return m.askBring(c)
	}
	items := m.items(func(to coding.CodeID) string {
		for _, id := range ids {
			if to != id && cb.Within(to, id) {
				return m.say("codes.itself")
			}
		}
		if len(ids) == 1 && to == ids[0] {
			return m.say("codes.itself")
		}
		return ""
	})
	title := m.say("codes.merge-title", phrases.Args{"What": m.what(ids)})
	parent, _ := cb.Code(ids[0])
	m.win = picking{title: title, counts: true,
		picker: pick.New(m.c.Theme, m.c.Book, pick.Options{Title: title, NewWord: "widgets.pick-new"}, items),
		about: func(m Model) []string {
			lines := []string{m.say("codes.merge-about")}
			if s := m.staying(); s != "" {
				lines = append(lines, s)
			}
			return lines
		},
		then: func(m Model, o pick.Outcome) (Model, tea.Cmd) { return m.merge(ids, o, parent) }}
	return m.count(ids)
}

// merge lets codes go up in another, which may be new or one of them.
func (m Model) merge(ids []coding.CodeID, o pick.Outcome, like coding.Code) (Model, tea.Cmd) {
	into, made := coding.CodeID(""), coding.Code{}
	name := o.New
	if o.New != "" {
		made = coding.Code{ID: coding.NewCodeID(o.New), Name: o.New, Parent: like.Parent, Kind: like.Kind, Colour: like.Colour}
		into = made.ID
	} else {
		into = coding.CodeID(o.IDs[0])
		c, _ := m.snap.book.Code(into)
		name = c.Name
	}
	var from []coding.CodeID
	for _, id := range ids {
		if id != into {
			from = append(from, id)
		}
	}
	say := phrases.Make("codes.merged", phrases.Args{"What": m.what(from), "Into": name})
	m = m.unmarked()
	m.wanted = into
	return m, m.c.Writer.Do(say, func(b *coding.Batch) error {
		if o.New != "" {
			if _, err := b.AddCode(made); err != nil {
				return err
			}
		}
		_, err := b.MergeAll(from, into)
		return err
	})
}

// askBring offers to bring along one's own codings that stayed with a code
// that went up in another.
func (m Model) askBring(c coding.Code) (Model, tea.Cmd) {
	into := c.MergedInto
	to, _ := m.snap.book.Code(into)
	args := phrases.Args{"What": c.Name, "Into": to.Name}
	m.win = asking{title: m.say("codes.bring-title", args), yes: "codes.bring",
		lines: func(m Model) []string { return append([]string{m.say("codes.bring-about", args)}, m.touching()...) },
		answer: func(m Model) (Model, tea.Cmd) {
			m.wanted = into
			return m, m.c.Writer.Do(phrases.Make("codes.merged", args), func(b *coding.Batch) error {
				_, err := b.Merge(c.ID, into)
				return err
			})
		}}
	return m.count([]coding.CodeID{c.ID})
}

// askColour asks for the colour of the codes that are meant.
func (m Model) askColour() (Model, tea.Cmd) {
	ids := m.meant()
	title := m.say("codes.colour-title", phrases.Args{"What": m.what(ids)})
	var items []pick.Item
	for _, name := range theme.HueNames() {
		h, _ := theme.ParseHue(name)
		items = append(items, pick.Item{ID: name, Title: m.sign("▌", "|") + " " + m.hue(h), Detail: m.say("codes.colour-detail")})
	}
	c, _ := m.snap.book.Code(ids[0])
	m.win = picking{title: title, counts: true,
		picker: pick.New(m.c.Theme, m.c.Book, pick.Options{Title: title}, items).Choose(theme.HueOf(c.Colour, string(c.ID)).Name()),
		about:  func(m Model) []string { return []string{m.say("codes.colour-about")} },
		then: func(m Model, o pick.Outcome) (Model, tea.Cmd) {
			return m.change(ids, "codes.coloured", func(c *coding.Code) { c.Colour = o.IDs[0] })
		}}
	return m.count(ids)
}

// hue names a colour.
func (m Model) hue(h theme.Hue) string {
	return m.say([]string{"coding.colour.blue", "coding.colour.orange", "coding.colour.green", "coding.colour.pink",
		"coding.colour.sky", "coding.colour.vermillion", "coding.colour.yellow", "coding.colour.grey"}[h])
}

// askRetire asks whether codes are not to be used any more, or again.
func (m Model) askRetire() (Model, tea.Cmd) {
	ids := m.meant()
	c, _ := m.snap.book.Code(ids[0])
	args := phrases.Args{"What": m.what(ids)}
	if !c.InUse() {
		m.win = asking{title: m.say("codes.restore-title", args), yes: "codes.restore",
			lines: func(m Model) []string { return append([]string{m.say("codes.restore-about")}, m.touching()...) },
			answer: func(m Model) (Model, tea.Cmd) {
				return m.change(ids, "codes.restored", func(c *coding.Code) { c.Retired, c.MergedInto = false, "" })
			}}
	} else {
		m.win = asking{title: m.say("codes.retire-title", args), yes: "codes.retire",
			lines:  func(m Model) []string { return append([]string{m.say("codes.retire-about")}, m.touching()...) },
			answer: m.retire(ids)}
	}
	return m.count(ids)
}

func (m Model) retire(ids []coding.CodeID) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) {
		next := m.index(ids[len(ids)-1]) + 1
		m, cmd := m.change(ids, "codes.retired", func(c *coding.Code) { c.Retired, c.Key = true, 0 })
		m.wanted = ""
		m, looked := m.stand(next, 1)
		return m, tea.Batch(cmd, looked)
	}
}

// askDelete asks whether a code can be thrown away; one that holds something
// can only be retired or go up in another.
func (m Model) askDelete() (Model, tea.Cmd) {
	ids := m.meant()
	args := phrases.Args{"What": m.what(ids)}
	m.win = asking{title: m.say("codes.delete-title", args), yes: "codes.delete-now",
		lines: func(m Model) []string {
			if m.full(ids) {
				return append(m.touching(), m.say("codes.delete-full"))
			}
			return append(m.touching(), m.say("codes.delete-about"))
		},
		more: []screen.Binding{
			{Action: doRetire, Keys: []string{"t"}, Help: "codes.retire-short", Footer: 2},
			{Action: doMerge, Keys: []string{"M"}, Help: "codes.merge-short", Footer: 3},
		},
		other: func(m Model, a screen.Action) (Model, tea.Cmd) { return m.do(a) },
		answer: func(m Model) (Model, tea.Cmd) {
			next := m.index(ids[len(ids)-1]) + 1
			m = m.unmarked()
			cmd := m.c.Writer.Do(phrases.Make("codes.deleted", args), func(b *coding.Batch) error {
				for i := len(ids) - 1; i >= 0; i-- { // what stands under another goes first
					if err := b.DeleteCode(ids[i]); err != nil {
						return err
					}
				}
				return nil
			})
			m, looked := m.stand(next, 1)
			return m, tea.Batch(cmd, looked)
		}}
	return m.count(ids)
}

// full tells whether something hangs on codes that would be lost.
func (m Model) full(ids []coding.CodeID) bool {
	return m.touch != nil && m.touch.Codings+m.touch.Memos > 0
}

// shift moves a code up or down among those under the same parent.
func (m Model) shift(by int) (Model, tea.Cmd) {
	id := m.at
	if _, ok := m.snap.book.Beside(id, by); !ok {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("codes.at-end")})
	}
	c, _ := m.code()
	cmd := m.c.Writer.Do(phrases.Make("codes.shifted", phrases.Args{"What": c.Name}), func(b *coding.Batch) error {
		b.Shift(id, by)
		return nil
	})
	m.ahead = true
	m.snap.book = m.snap.book.Shifted(id, by) // shown at once; the disk follows
	return m.build().follow(), cmd
}
