package quotes

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/coding/wording"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// editing is the wording of one passage while it is adjusted.
type editing struct {
	card    card
	source  wording.Source
	plain   string // the wording if nobody adjusts it
	said    string // the passage as it was said
	text    editor
	past    []editor // for undo, the newest last
	future  []editor // for redo
	remark  editor
	onWords bool // the keys go to the wording, else to the remark
	n       int  // number of the newest check
	verdict wording.Verdict
	known   bool // the verdict is of the text as it stands
	options wording.Options
}

// edit opens the wording of the chosen passage.
func (m Model) edit() (Model, tea.Cmd) {
	k, ok := m.current()
	if !ok {
		return m, nil
	}
	if k.Lost {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("quotes.lost-off")})
	}
	study := m.c.Study
	return m, screen.Do(func() tea.Msg {
		t, err := study.Transcript(k.Interview)
		if err != nil {
			return opened{err: err}
		}
		return opened{card: k, source: wording.Of(t, k.Span), said: asSaid(t, k.Span)}
	})
}

// asSaid is a passage as it was said; where several speak, with who says what.
func asSaid(t *corpus.Transcript, s corpus.Span) string {
	from, to := t.TurnsIn(s)
	if to-from < 2 {
		return t.Body().Slice(s)
	}
	var parts []string
	for _, u := range t.Turns[from:to] {
		parts = append(parts, string(u.Speaker)+": "+t.Body().Slice(u.Span.Common(s)))
	}
	return strings.Join(parts, " ")
}

func (m Model) onOpened(msg opened) (Model, tea.Cmd) {
	if msg.err != nil {
		return m, screen.Tell(screen.Failed{Err: msg.err})
	}
	s := m.snap.settings.Settings
	e := editing{card: msg.card, source: msg.source, plain: msg.source.Quote(), said: frame.Clean(msg.said), onWords: true,
		options: wording.Options{Hesitations: s.Hesitations, DropHesitations: s.DropHesitations},
		remark:  newEditor(msg.card.choice.Remark)}
	e.text = newEditor(e.plain)
	if msg.card.choice.Published != "" {
		e.text = newEditor(msg.card.choice.Published)
	}
	e.text.at = 0
	m.editing = &e
	if left, ok := m.left[e.card.ID]; ok {
		e.text, e.past, e.future, e.remark, e.onWords = left.text, left.past, left.future, left.remark, left.onWords
		m, cmd := m.check()
		return m, tea.Batch(cmd, screen.Tell(screen.Say{Sentence: phrases.Make("quotes.left-back")}))
	}
	return m.check()
}

// leaveEditing closes the window. What was typed and is not kept is there again
// when it is opened on the same passage.
func (m Model) leaveEditing() (Model, tea.Cmd) {
	e := m.editing
	m.editing = nil
	if len(e.past) == 0 && e.remark.String() == e.card.choice.Remark {
		return m.forget(e.card.ID), nil
	}
	m = m.forget(e.card.ID)
	m.left[e.card.ID] = e
	return m, screen.Tell(screen.Say{Sentence: phrases.Make("quotes.left-typed")})
}

// forget drops what was typed at a passage.
func (m Model) forget(id coding.CodingID) Model {
	left := map[coding.CodingID]*editing{}
	for other, e := range m.left {
		if other != id {
			left[other] = e
		}
	}
	m.left = left
	return m
}

// check compares the wording with what was said, in a command: a long passage
// takes a moment, and typing goes on.
func (m Model) check() (Model, tea.Cmd) {
	e := *m.editing
	e.n++
	e.known = false
	m.editing = &e
	n, text, src, o := e.n, e.text.String(), e.source, e.options
	return m, screen.Do(func() tea.Msg { return checked{n, wording.Check(text, src, o)} })
}

func (m Model) onChecked(msg checked) Model {
	if m.editing == nil || msg.n != m.editing.n {
		return m
	}
	e := *m.editing
	e.verdict, e.known = msg.verdict, true
	m.editing = &e
	return m
}

func (e editing) keys() screen.Table {
	enter := screen.Binding{Action: "quotes.enter", Keys: []string{"enter"}, Help: "quotes.keep", Footer: 1}
	field := screen.Binding{Action: "quotes.field", Keys: []string{"tab"}, Help: "quotes.remark-short", Footer: 4}
	esc := screen.Binding{Action: "quotes.esc", Keys: []string{"esc"}, Help: "quotes.close", Footer: 5}
	if !e.onWords {
		field.Help = "quotes.words-short"
		return screen.Table{Typing: true, Modal: true, Bindings: []screen.Binding{enter, field, esc}}
	}
	return screen.Table{Typing: true, Modal: true, Bindings: []screen.Binding{enter,
		{Action: "quotes.omit", Keys: []string{"ctrl+o"}, Help: "quotes.omit", Footer: 2},
		{Action: "quotes.insert", Keys: []string{"ctrl+b"}, Help: "quotes.insert", Footer: 3},
		field, esc,
		{Action: "quotes.literal", Keys: []string{"ctrl+l"}, Help: "quotes.literal"},
		{Action: "quotes.edit-undo", Keys: []string{"ctrl+z"}, Help: "quotes.edit-undo"},
		{Action: "quotes.edit-redo", Keys: []string{"ctrl+y", "ctrl+r"}, Shown: "ctrl+y", Help: "quotes.edit-redo"},
	}}
}

func (m Model) pressEditing(k tea.KeyMsg) (Model, tea.Cmd) {
	e := *m.editing
	width := m.editWidth()
	was, changed := e.text, false
	switch key := k.String(); {
	case key == "esc":
		return m.leaveEditing()
	case key == "enter":
		return m.keep()
	case key == "tab" || key == "shift+tab":
		e.onWords = !e.onWords
	case !e.onWords:
		e.remark, _ = e.remark.press(k, width)
	case key == "ctrl+z":
		return m.back()
	case key == "ctrl+y" || key == "ctrl+r":
		return m.forth()
	case key == "ctrl+o":
		e.text, changed = e.text.omit(), true
	case key == "ctrl+b":
		e.text, changed = e.text.insert(), true
	case key == "ctrl+l":
		e.text, changed = newEditor(e.plain), true
	default:
		e.text, changed = e.text.press(k, width)
	}
	if changed {
		if !typedOn(was, e.text) || len(e.past) == 0 { // a word that is typed is one step back
			e.past = append(e.past[:len(e.past):len(e.past)], was)
		}
		e.future = nil
	}
	m.editing = &e
	if changed {
		return m.check()
	}
	return m, nil
}

// typedOn tells whether one text is the other with a letter typed behind a
// letter.
func typedOn(was, now editor) bool {
	return len(now.text) == len(was.text)+1 && now.at == was.at+1 && was.at > 0 && wordly(now.text[was.at]) && wordly(was.text[was.at-1])
}

// back takes back what was typed last, forth brings it back.
func (m Model) back() (Model, tea.Cmd) {
	e := *m.editing
	n := len(e.past)
	if n == 0 {
		return m, nil
	}
	e.future = append(e.future[:len(e.future):len(e.future)], e.text)
	e.text, e.past = e.past[n-1], e.past[:n-1]
	m.editing = &e
	return m.check()
}

func (m Model) forth() (Model, tea.Cmd) {
	e := *m.editing
	n := len(e.future)
	if n == 0 {
		return m, nil
	}
	e.past = append(e.past[:len(e.past):len(e.past)], e.text)
	e.text, e.future = e.future[n-1], e.future[:n-1]
	m.editing = &e
	return m.check()
}

// keep saves the wording and the remark; a quotation that is adjusted is meant
// to be published, so it is chosen.
func (m Model) keep() (Model, tea.Cmd) {
	e := *m.editing
	m.editing = nil
	m = m.forget(e.card.ID)
	c := e.card.choice
	c.Published = strings.Join(strings.Fields(e.text.String()), " ")
	if c.Published == e.plain {
		c.Published = ""
	}
	c.Remark = strings.TrimSpace(e.remark.String())
	key := "quotes.kept"
	switch {
	case c == e.card.choice:
		return m, nil
	case !c.Chosen && m.refused(e.card).Key == "":
		c.Chosen, c.Order = true, m.lastOrder(e.card.Code)+1
	}
	if v := wording.Check(e.text.String(), e.source, e.options); !v.OK {
		key = "quotes.kept-differs"
	}
	m.writing = &e
	var a amend
	a.add(e.card.ID, e.card.choice, c)
	return m.put(a, phrases.Make(key, phrases.Args{"Place": m.place(e.card)}))
}

// again opens the wording that could not be written, as it was typed.
func (m Model) again() Model {
	if m.writing != nil && m.editing == nil {
		m.editing = m.writing
	}
	m.writing = nil
	return m
}
