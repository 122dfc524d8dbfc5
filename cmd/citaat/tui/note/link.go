package note

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/coding/memolink"
	"citaat/corpus/phrases"
)

// Follow goes where a link leads. Where it may lead to several things, ask makes
// a message of a picker of them; its ids are read by TargetOf.
func Follow(c Config, names *memolink.Names, name string, ask func(pick.Model) tea.Msg) tea.Cmd {
	if names == nil {
		return nil
	}
	return screen.Do(func() tea.Msg {
		found := names.Resolve(name)
		switch len(found) {
		case 0:
			return screen.Say{Sentence: phrases.Make("memo.link-nowhere", phrases.Args{"Name": frame.Clean(name)})}
		case 1:
			return Go(c.Study, found[0])()
		}
		var items []pick.Item
		for _, t := range found {
			items = append(items, pick.Item{ID: targetID(t), Title: described(c, t)})
		}
		title := c.Book.Say("memo.link-which", phrases.Args{"Name": frame.Clean(name)})
		return ask(pick.New(c.Theme, c.Book, pick.Options{Title: title}, items))
	})
}

// described names a target in a picker.
func described(c Config, t memolink.Target) string {
	if t.Kind == memolink.OnMemo {
		if k, ok := c.Study.Memo(coding.EventID(t.ID)); ok {
			return clean(k)
		}
		return t.ID
	}
	return About(c.Study, c.Book, t.MemoTarget)
}

func targetID(t memolink.Target) string { return t.Kind + " " + t.ID }

// TargetOf is the target under an id of a picker that Follow gave.
func TargetOf(id string) memolink.Target {
	kind, rest, _ := strings.Cut(id, " ")
	return memolink.Target{MemoTarget: coding.MemoTarget{Kind: kind, ID: rest}}
}

// offers are what a link can be about, for the picker.
func offers(study Study, book *phrases.Book, names *memolink.Names, memos []coding.Memo) []pick.Item {
	var items []pick.Item
	add := func(kind, id, title, note string) {
		t := memolink.Target{MemoTarget: coding.MemoTarget{Kind: kind, ID: id}}
		items = append(items, pick.Item{ID: names.Write(t), Title: title, Count: note})
	}
	for _, v := range study.Interviews() {
		add(coding.OnInterview, string(v.ID), string(v.ID), book.Say("memo.kind-interview"))
	}
	cb := study.Codebook()
	for _, id := range cb.Branch("") {
		if c, _ := cb.Code(id); c.InUse() {
			add(coding.OnCode, string(id), path(cb, id), book.Say("memo.kind-code"))
		}
	}
	for _, p := range study.Participants() {
		add(coding.OnParticipant, string(p.ID), string(p.ID), book.Say("memo.kind-participant"))
	}
	for _, k := range memos[:min(len(memos), newest)] {
		add(memolink.OnMemo, string(k.ID), clean(k), book.Say("memo.kind-memo"))
	}
	return items
}

// newest is how many memos are offered: the newest ones.
const newest = 1000

// offer opens the picker of what a link can be about. It is asked for when [[
// was typed.
func (m Model) offer() Model {
	if len(m.offers) == 0 {
		return m
	}
	p := pick.New(m.c.Theme, m.c.Book, pick.Options{Title: m.c.Book.Say("memo.link-to")}, m.offers)
	m.picking = &picking{picker: p, typed: true, then: func(m Model, name string) (Model, tea.Cmd) {
		t := *m.typing
		t.text = t.text.insert(name + memolink.Close)
		m.typing = &t
		return m, nil
	}}
	return m
}
