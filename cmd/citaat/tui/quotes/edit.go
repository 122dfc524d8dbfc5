package quotes

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
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
	remark  editor
	onWords bool // the keys go to the wording, else to the remark
	n       int  // number of the newest check
	verdict wording.Verdict
	known   bool // the verdict is of the text as it stands
	options wording.Options
}

// Answers to the commands of this window.
type (
	opened struct {
		card   card
		source wording.Source
		said   string
		err    error
	}
	checked struct {
		n       int
		verdict wording.Verdict
	}
)

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
		return opened{card: k, source: wording.Of(t, k.Span), said: t.Body().Slice(k.Span)}
	})
}

func (m Model) onOpened(msg opened) (Model, tea.Cmd) {
	if msg.err != nil {
		return m, screen.Tell(screen.Failed{Err: msg.err})
	}
	s := m.snap.settings.Settings
	e := editing{card: msg.card, source: msg.source, plain: msg.source.Quote(), said: frame.Clean(msg.said), onWords: true,
		options: wording.Options{Hesitations: s.Hesitations, DropHesitations: s.DropHesitations},
		remark:  newEditor(msg.card.Remark)}
	e.text = newEditor(e.plain)
	if msg.card.Worded {
		e.text = newEditor(msg.card.Quotation)
	}
	e.text.at = 0
	m.editing = &e
	return m.check()
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
	bs := []screen.Binding{
		{Action: "quotes.enter", Keys: []string{"enter"}, Help: "quotes.keep", Footer: 1},
		{Action: "quotes.omit", Keys: []string{"ctrl+o"}, Shown: "ctrl+o", Help: "quotes.omit", Footer: 2},
		{Action: "quotes.insert", Keys: []string{"ctrl+b"}, Shown: "ctrl+b", Help: "quotes.insert", Footer: 3},
		{Action: "quotes.field", Keys: []string{"tab"}, Help: "quotes.remark-short", Footer: 4},
		{Action: "quotes.esc", Keys: []string{"esc"}, Help: "quotes.close", Footer: 5},
	}
	if !e.onWords {
		bs = append(bs[:1], bs[3:]...)
		bs[1].Help = "quotes.words-short"
	}
	return screen.Table{Modal: true, Bindings: bs}
}

func (m Model) pressEditing(k tea.KeyMsg) (Model, tea.Cmd) {
	e := *m.editing
	width := m.editWidth()
	changed := false
	switch key := k.String(); {
	case key == "esc":
		m.editing = nil
		return m, nil
	case key == "enter":
		return m.keep()
	case key == "tab" || key == "shift+tab":
		e.onWords = !e.onWords
	case !e.onWords:
		e.remark, _ = e.remark.press(k, width)
	case key == "ctrl+o":
		e.text, changed = e.text.omit(), true
	case key == "ctrl+b":
		e.text, changed = e.text.insert(), true
	case key == "ctrl+r":
		e.text, changed = newEditor(e.plain), true
	default:
		e.text, changed = e.text.press(k, width)
	}
	m.editing = &e
	if changed {
		return m.check()
	}
	return m, nil
}

// keep saves the wording and the remark; a quotation that is adjusted is meant
// to be published, so it is chosen.
func (m Model) keep() (Model, tea.Cmd) {
	e := *m.editing
	m.editing = nil
	c := choice(&e.card.Passage)
	c.Published = strings.Join(strings.Fields(e.text.String()), " ")
	if c.Published == e.plain {
		c.Published = ""
	}
	c.Remark = strings.TrimSpace(e.remark.String())
	key := "quotes.kept"
	switch {
	case c == choice(&e.card.Passage):
		return m, nil
	case !c.Chosen && !e.card.Secret:
		c.Chosen, c.Order = true, m.lastOrder(e.card.Code)+1
	}
	if v := wording.Check(e.text.String(), e.source, e.options); !v.OK {
		key = "quotes.kept-differs"
	}
	m.writing = &e
	return m.put(e.card, c, phrases.Make(key, phrases.Args{"Place": e.card.Place}))
}

// again opens the wording that could not be written, as it was typed.
func (m Model) again() Model {
	if m.writing != nil && m.editing == nil {
		m.editing = m.writing
	}
	m.writing = nil
	return m
}

func (m Model) editWidth() int { return min(m.width, 96) - 4 }

// drawEditing draws the window: what was said, the wording, the verdict.
func (m Model) drawEditing(width, height int) string {
	e, th, say := *m.editing, m.c.Theme, m.c.Book.Say
	inner := width - 4
	var wrong []corpus.Span
	if e.known {
		for _, d := range e.verdict.Differences {
			wrong = append(wrong, d.Span)
		}
	}
	words := e.text
	remark := e.remark
	if !e.onWords {
		words.at, words.selected = -1, false
	} else {
		remark.at, remark.selected = -1, false
	}
	edited := words.view(th, wrong, inner)
	verdict := m.verdict(e, inner)
	note := remark.view(th, nil, inner-2)
	room := max(height-2-6-len(edited)-len(verdict)-len(note), 1)
	said := frame.Wrap(e.said, inner)
	if len(said) > room {
		said = append(said[:room-1], "…")
	}
	var lines []string
	add := func(title string, on bool, body []string) {
		if on {
			title = th.Key.Render("» " + title)
		} else {
			title = th.Heading.Render(title)
		}
		lines = append(lines, title)
		lines = append(lines, body...)
	}
	for i := range said {
		said[i] = th.Dim.Render(said[i])
	}
	add(say("quotes.said"), false, said)
	add(say("quotes.wording"), e.onWords, edited)
	lines = append(lines, verdict...)
	lines = append(lines, "")
	add(say("quotes.remark"), !e.onWords, note)
	if !e.onWords || len(e.remark.text) == 0 {
		lines = append(lines, th.Dim.Render(say("quotes.remark-about")))
	}
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	title := say("quotes.edit-title", phrases.Args{"Place": e.card.Place})
	return frame.Pane(th, title, strings.Join(lines, "\n"), width, min(len(lines)+2, height), true)
}

// mostDifferences is how many differences are told at once.
const mostDifferences = 3

// verdict tells how the wording compares with what was said.
func (m Model) verdict(e editing, width int) []string {
	th, say := m.c.Theme, m.c.Book.Say
	v := e.verdict
	switch {
	case !e.known:
		return []string{th.Dim.Render(say("quotes.checking"))}
	case v.OK:
		s := m.sign("✓", "v") + " " + say("quotes.verbatim")
		if v.Omissions > 0 {
			s += " · " + say("quotes.omissions", phrases.Args{"Count": v.Omissions})
		}
		if v.Insertions > 0 {
			s += " · " + say("quotes.insertions", phrases.Args{"Count": v.Insertions})
		}
		if n := len(v.Dropped); n > 0 {
			s += " · " + say("quotes.hesitations", phrases.Args{"Count": n})
		}
		return []string{th.Good.Render(s)}
	}
	out := []string{th.Warn.Render(m.sign("✗", "x") + " " + say("quotes.differences", phrases.Args{"Count": len(v.Differences)}))}
	for i, d := range v.Differences {
		if i == mostDifferences {
			out = append(out, th.Dim.Render("  …"))
			break
		}
		for _, l := range frame.Wrap(frame.Clean(d.Text.In(m.c.Book)), width-2) {
			out = append(out, "  "+l)
		}
	}
	return out
}
