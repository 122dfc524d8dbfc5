package codes

import (
	"maps"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// side is where a passage is sent.
type side int

const (
	undecided side = iota
	toA
	toB
	stays
)

// splitting is the walk through the passages of a code. It is kept when it is
// left half-way.
type splitting struct {
	code     coding.Code
	passages []coding.Coding // one's own, by interview and place
	others   int             // those of others, which stay
	to       [2]coding.Code  // A and B
	made     [2]bool         // that are new
	sent     map[coding.CodingID]side
	at       int
	around   map[coding.CodingID]surroundings
}

// surroundings are the words around a passage.
type surroundings struct{ place, before, words, after string }

// reach is how many code points of text are shown on each side of a passage.
const reach = 220

// askSide asks for the first or the second code to send passages to.
func (m Model) askSide(w splitting, n int) (Model, tea.Cmd) {
	title := m.say("codes.split-first", phrases.Args{"What": w.code.Name})
	if n == 1 {
		title = m.say("codes.split-second", phrases.Args{"What": w.code.Name, "First": w.to[0].Name})
	}
	items := m.items(func(to coding.CodeID) string {
		if to == w.code.ID || n == 1 && to == w.to[0].ID {
			return m.say("codes.itself")
		}
		return ""
	})
	p := picking{title: title, counts: true, picker: pick.New(m.c.Theme, m.c.Book, pick.Options{Title: title, NewWord: "widgets.pick-new"}, items)}
	p.about = func(m Model) []string {
		lines := []string{m.say("codes.split-about")}
		if w.others > 0 {
			lines = append(lines, m.say("codes.stay", phrases.Args{"Count": w.others}))
		}
		return lines
	}
	p.then = func(m Model, o pick.Outcome) (Model, tea.Cmd) {
		if o.New != "" {
			w.to[n] = coding.Code{ID: coding.NewCodeID(o.New), Name: o.New, Parent: w.code.Parent, Kind: w.code.Kind, Colour: w.code.Colour}
			w.made[n] = true
		} else {
			w.to[n], _ = m.snap.book.Code(coding.CodeID(o.IDs[0]))
			w.made[n] = false
		}
		if n == 0 {
			return m.askSide(w, 1)
		}
		return m.walk(w)
	}
	if n == 1 {
		p.back = func(m Model) (Model, tea.Cmd) { return m.askSide(w, 0) }
	}
	m.win = p
	return m.count([]coding.CodeID{w.code.ID})
}

// walk shows the passage that is next.
func (m Model) walk(w splitting) (Model, tea.Cmd) {
	m.win = w
	var cmds []tea.Cmd
	for _, i := range []int{w.at, w.at + 1} { // the next one is read ahead
		if i >= len(w.passages) {
			continue
		}
		p, study := w.passages[i], m.c.Study
		if _, known := w.around[p.ID]; !known {
			cmds = append(cmds, screen.Do(func() tea.Msg { return around{p.ID, surround(study, p)} }))
		}
	}
	return m, tea.Batch(cmds...)
}

func surround(study Study, c coding.Coding) surroundings {
	t, err := study.Transcript(c.Interview)
	if err != nil || c.Lost {
		return surroundings{place: string(c.Interview), words: c.Quote}
	}
	body := t.Body()
	from, to := max(c.Span.Start-reach, 0), min(c.Span.End+reach, body.Len())
	return surroundings{place: t.Place(c.Span), words: turned(body.Slice(c.Span)),
		before: turned(lastWords(body.Slice(corpus.Span{Start: from, End: c.Span.Start}), from > 0)),
		after:  turned(firstWords(body.Slice(corpus.Span{Start: c.Span.End, End: to}), to < body.Len()))}
}

// turned shows where another turn begins: question and answer do not run together.
func turned(s string) string { return strings.ReplaceAll(s, "\n", " / ") }

// lastWords and firstWords are a text without the word that was cut in two.
func lastWords(s string, cut bool) string {
	if _, rest, ok := strings.Cut(s, " "); cut && ok {
		return "… " + rest
	}
	return s
}

func firstWords(s string, cut bool) string {
	if i := strings.LastIndexByte(s, ' '); cut && i >= 0 {
		return s[:i] + " …"
	}
	return s
}

func (w splitting) hear(m Model, msg tea.Msg) (Model, tea.Cmd) {
	if a, ok := msg.(around); ok {
		w.around = maps.Clone(w.around)
		w.around[a.id] = a.surroundings
		m.win = w
	}
	return m, nil
}

const (
	doA    screen.Action = "codes.split-a"
	doB    screen.Action = "codes.split-b"
	doStay screen.Action = "codes.split-stay"
	doBack screen.Action = "codes.split-back"
	doFwd  screen.Action = "codes.split-forward"
	doDone screen.Action = "codes.split-done"
	doRest screen.Action = "codes.split-later"
)

func (w splitting) keys(m Model) screen.Table {
	return screen.Table{Modal: true, Bindings: []screen.Binding{
		{Action: doA, Keys: []string{"a"}, Help: "codes.split-a", Footer: 1},
		{Action: doB, Keys: []string{"b"}, Help: "codes.split-b", Footer: 2},
		{Action: doStay, Keys: []string{" "}, Shown: m.say("codes.space"), Help: "codes.split-stay", Footer: 3},
		{Action: doBack, Keys: []string{"left", "k", "up"}, Shown: "←", Help: "codes.split-back"},
		{Action: doFwd, Keys: []string{"right", "j", "down"}, Shown: "→", Help: "codes.split-forward"},
		{Action: doDone, Keys: []string{"enter"}, Help: "codes.split-done", Footer: 4},
		{Action: doRest, Keys: []string{"esc"}, Help: "codes.split-later", Footer: 5},
	}}
}

func (w splitting) press(m Model, k tea.KeyMsg) (Model, tea.Cmd) {
	b, ok := w.keys(m).On(k)
	if !ok {
		return m, nil
	}
	switch b.Action {
	case doA:
		return m.walk(w.send(toA))
	case doB:
		return m.walk(w.send(toB))
	case doStay:
		return m.walk(w.send(stays))
	case doBack:
		w.at = max(w.at-1, 0)
		return m.walk(w)
	case doFwd:
		w.at = min(w.at+1, len(w.passages)-1)
		return m.walk(w)
	case doDone:
		return m.finish(w)
	}
	m.win = nil
	m = m.keepSplit(w)
	return m, screen.Tell(screen.Say{Sentence: phrases.Make("codes.split-kept", phrases.Args{"Count": w.decided()})})
}

// keepSplit keeps what was decided for the next time.
func (m Model) keepSplit(w splitting) Model {
	m.splits = maps.Clone(m.splits)
	delete(m.splits, w.code.ID)
	if w.decided() > 0 {
		m.splits[w.code.ID] = w
	}
	return m
}

// send decides about the passage that is shown and goes to the next.
func (w splitting) send(to side) splitting {
	if w.at >= len(w.passages) {
		return w
	}
	w.sent = maps.Clone(w.sent)
	w.sent[w.passages[w.at].ID] = to
	w.at = min(w.at+1, len(w.passages)-1)
	return w
}

func (w splitting) decided() (n int) {
	for _, p := range w.passages {
		if w.sent[p.ID] != undecided {
			n++
		}
	}
	return n
}

func (w splitting) tally(to side) (n int) {
	for _, p := range w.passages {
		if w.sent[p.ID] == to {
			n++
		}
	}
	return n
}

// finish writes what was decided as one thing to undo. What was not decided
// stays where it is.
func (m Model) finish(w splitting) (Model, tea.Cmd) {
	m.win = nil
	a, b := w.tally(toA), w.tally(toB)
	if a+b == 0 {
		m = m.keepSplit(w)
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("codes.split-nothing")})
	}
	m.splits = maps.Clone(m.splits)
	delete(m.splits, w.code.ID)
	sent := map[coding.CodingID]coding.CodeID{}
	for _, p := range w.passages { // one that went meanwhile is not among them
		if to := w.sent[p.ID]; to == toA || to == toB {
			sent[p.ID] = w.to[to-toA].ID
		}
	}
	say := phrases.Make("codes.was-split", phrases.Args{"What": w.code.Name, "A": a, "First": w.to[0].Name, "B": b, "Second": w.to[1].Name})
	m.wanted = w.code.ID
	return m, m.c.Writer.Do(say, func(batch *coding.Batch) error {
		for i, c := range w.to {
			if w.made[i] && slices.Contains(slices.Collect(maps.Values(sent)), c.ID) {
				if _, err := batch.AddCode(c); err != nil {
					return err
				}
			}
		}
		_, err := batch.Split(sent)
		return err
	})
}

func (w splitting) draw(m Model, width, height int) string {
	th, say := m.c.Theme, m.say
	width = min(width, 96)
	room := max(height-12, 3)
	title := say("codes.split-title", phrases.Args{"What": w.code.Name})
	lines := []string{" " + frame.Ends(say("codes.split-progress", phrases.Args{"At": w.at + 1, "Of": len(w.passages), "Done": w.decided()}),
		th.Dim.Render(w.spot().place)+" ", width-3), ""}
	text := w.text(m, width-4, room)
	lines = append(lines, text...)
	lines = append(lines, "")
	choice := func(to side, key, name string) string {
		mark := "  "
		if w.at < len(w.passages) && w.sent[w.passages[w.at].ID] == to {
			mark = m.sign("▸ ", "> ")
		}
		return " " + mark + frame.Ends(th.Key.Render(key)+"  "+frame.Clean(name), say("codes.passages", phrases.Args{"Count": w.tally(to)})+" ", width-6)
	}
	lines = append(lines, choice(toA, "a", w.to[0].Name), choice(toB, "b", w.to[1].Name), choice(stays, say("codes.space"), say("codes.split-leave", phrases.Args{"What": w.code.Name})))
	if w.others > 0 {
		lines = append(lines, " "+th.Dim.Render(say("codes.stay", phrases.Args{"Count": w.others})))
	}
	return frame.Pane(th, title, strings.Join(lines, "\n"), width, min(len(lines)+2, height), true)
}

// spot is the passage that is shown with the words around it.
func (w splitting) spot() surroundings {
	if w.at >= len(w.passages) {
		return surroundings{}
	}
	p := w.passages[w.at]
	if s, known := w.around[p.ID]; known {
		return s
	}
	return surroundings{place: string(p.Interview), words: p.Quote}
}

// text draws the passage with the words around it, dimmed, as one running text;
// where it does not all fit, the passage goes before.
func (w splitting) text(m Model, width, room int) []string {
	s, th := w.spot(), m.c.Theme
	before, words, after := frame.Clean(s.before), frame.Clean(s.words), frame.Clean(s.after)
	from := len([]rune(before))
	to := from + len([]rune(words))
	var out []string
	first, last, at := -1, 0, 0
	text := []rune(before + words + after)
	for i, line := range frame.Wrap(string(text), width) {
		var b strings.Builder
		run, inside := []rune{}, false
		flush := func() {
			if inside {
				b.WriteString(th.Current.Render(string(run)))
			} else if len(run) > 0 {
				b.WriteString(th.Dim.Render(string(run)))
			}
			run = run[:0]
		}
		for _, r := range line {
			for at < len(text) && text[at] != r { // a space that the break took
				at++
			}
			if in := at >= from && at < to; in != inside {
				flush()
				inside = in
			}
			if inside {
				last = i
				if first < 0 {
					first = i
				}
			}
			run = append(run, r)
			at++
		}
		flush()
		out = append(out, " "+b.String())
	}
	if len(out) <= room {
		return out
	}
	top := max(min((first+last+1-room+1)/2, first), 0)
	return out[min(top, len(out)-room):][:room]
}

func (w splitting) speak(m Model) screen.Speech {
	where := m.say("codes.split-title", phrases.Args{"What": w.code.Name}) + ". " +
		m.say("codes.split-progress", phrases.Args{"At": w.at + 1, "Of": len(w.passages), "Done": w.decided()})
	s := w.spot()
	return screen.Speech{Where: where, Now: s.place + ": " + frame.Clean(s.words),
		More: []string{"a: " + w.to[0].Name, "b: " + w.to[1].Name, m.say("codes.space") + ": " + m.say("codes.split-leave", phrases.Args{"What": w.code.Name})}}
}
