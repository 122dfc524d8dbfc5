package bring

import (
	"cmp"
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/chart"
	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// all is the files that go in together: they are read, shown in one list, and
// written when the user agrees.
type all struct {
	files []file
	of    int
	stage stage
	at    int // the file that is being written
	begun time.Time
	top   int
}

type stage int

const (
	reading stage = iota
	shown         // the user is to agree
	writing
	over
)

// written tells that the study's queue is done with a file.
type written struct {
	number int
	err    error
}

// together reads this file and all that follow.
func (m Model) together() (Model, tea.Cmd) {
	m.all = &all{files: []file{*m.file}, of: len(m.paths), begun: m.c.Now()}
	return m.fetch(m.paths[1])
}

func (m Model) allRead(f file) (Model, tea.Cmd) {
	a := *m.all
	a.files = append(slices.Clone(a.files), f.besides(a.files))
	m.all = &a
	if len(a.files) < a.of {
		m, cmd := m.fetch(m.paths[len(a.files)])
		m.slow = m.c.Now().Sub(a.begun) >= patient // all of them together, not the next one
		return m, cmd
	}
	a.stage = shown
	return m, nil
}

// besides refuses a file that would get in the way of one before it.
func (f file) besides(others []file) file {
	if !f.ready() {
		return f
	}
	for _, o := range others {
		if !o.ready() {
			continue
		}
		switch id := o.plan.Transcript.ID; {
		case o.draft.SHA256 == f.draft.SHA256:
			f.there = id
		case strings.EqualFold(string(id), string(f.plan.Transcript.ID)):
			f.err = phrases.Fail("bring.twice", phrases.Args{"Interview": string(id), "Other": o.name})
		}
	}
	return f
}

// pressAll answers a key while files go in together. Esc stops the reading, or
// the writing after the file that is on its way.
func (m Model) pressAll(k tea.KeyMsg) (Model, tea.Cmd) {
	a := *m.all
	m.all = &a
	switch key := k.String(); {
	case key == "down" || key == "j":
		a.top++
	case key == "up" || key == "k":
		a.top = max(a.top-1, 0)
	case key == "esc" && a.stage == reading:
		m = m.stop()
		m.all = nil
		return m, nil
	case key == "esc" && a.stage == shown:
		m.all = nil
	case key == "esc" && a.stage == writing:
		a.stage = over
	case key == "enter" && a.stage == shown:
		a.stage, a.begun, a.at = writing, m.c.Now(), -1
		return m.writeNext()
	case (key == "enter" || key == "esc") && a.stage == over:
		return m.close()
	}
	return m, nil
}

// writeNext writes the next file that can be written.
func (m Model) writeNext() (Model, tea.Cmd) {
	a := *m.all
	m.all = &a
	for a.at++; a.at < len(a.files) && !a.files[a.at].ready(); a.at++ {
	}
	if a.at == len(a.files) {
		a.stage = over
		return m, nil
	}
	m.number++
	n := m.number
	m.slow = true // the list is there already
	write, fate := m.ask(a.files[a.at])
	return m, tea.Sequence(write, screen.Do(func() tea.Msg { return written{n, fate()} }))
}

// onWritten remembers how a file fared, and goes on.
func (m Model) onWritten(msg written) (Model, tea.Cmd) {
	if m.all == nil || msg.number != m.number {
		return m, nil
	}
	a := *m.all
	a.files = slices.Clone(a.files)
	m.all = &a
	f := &a.files[a.at]
	if f.err = msg.err; f.err == nil {
		f.in, m.last = true, f.plan.Transcript.ID
	}
	if a.stage == over { // stopped meanwhile
		return m, nil
	}
	return m.writeNext()
}

// allKeys are the keys while files go in together.
func (a all) keys(key func(screen.Action, string, string, string, int) screen.Binding) screen.Table {
	esc, move := key("bring.esc", "esc", "", "bring.stop", 3), key("bring.row", "down", "↑ ↓", "bring.row", 2)
	switch a.stage {
	case reading, writing:
		return screen.Table{Modal: true, Bindings: []screen.Binding{esc}}
	case shown:
		return screen.Table{Modal: true, Bindings: []screen.Binding{key("bring.in", "enter", "", "bring.in", 1), move, esc}}
	}
	return screen.Table{Modal: true, Bindings: []screen.Binding{key("bring.on", "enter", "", "bring.close", 1), move}}
}

// viewAll draws the list, and above it how far the work is.
func (m Model) viewAll(width, height int) string {
	a, th, say := *m.all, m.c.Theme, m.c.Book.Say
	ready, in := 0, 0
	for _, f := range a.files {
		if f.ready() {
			ready++
		}
		if f.in {
			in++
		}
	}
	head := ""
	switch a.stage {
	case reading:
		if m.slow {
			head = m.bar(len(a.files), a.of, width) + say("bring.reading-of", phrases.Args{"Done": len(a.files), "Of": a.of}) + m.left(len(a.files), a.of)
		}
	case shown:
		head = th.Heading.Render(say("bring.all-ready", phrases.Args{"Count": ready}))
	case writing:
		head = m.bar(in, in+ready, width) + say("bring.writing-of", phrases.Args{"Done": in, "Of": in + ready}) + m.left(in, in+ready)
	case over:
		head = th.Good.Render(say("bring.all-in", phrases.Args{"Count": in}))
		if ready > 0 {
			head += th.Warn.Render("  " + say("bring.stopped", phrases.Args{"Count": ready}))
		}
	}
	lines := []string{" " + head, ""}
	list := m.listed(width - 4)
	room := max(height-4, 1)
	list = list[min(a.top, max(len(list)-room, 0)):]
	for _, l := range list[:min(len(list), room)] {
		lines = append(lines, " "+l)
	}
	return frame.Pane(th, say("bring.all-title", phrases.Args{"Count": a.of}), strings.Join(lines, "\n"), width, min(len(lines)+2, height), true)
}

// listed is a line for a file, and for one that fails its reason below it.
func (m Model) listed(width int) []string {
	th, say := m.c.Theme, m.c.Book.Say
	var lines []string
	for _, f := range m.all.files {
		line, style := frame.Clean(f.name), th.Dim
		switch {
		case f.in:
			line, style = m.sign("✓ ", "+ ")+line+m.sign(" → ", " -> ")+string(f.plan.Transcript.ID), th.Good
		case f.there != "":
			line = "  " + line + ": " + say("bring.all-there", phrases.Args{"Interview": string(f.there)})
		case !f.ready():
			lines = append(lines, th.Warn.Render(ansi.Truncate("! "+line, width, "…")))
			for _, l := range frame.Wrap(frame.Clean(m.c.Book.Error(f.err)), width-4) {
				lines = append(lines, "    "+th.Warn.Render(l))
			}
			continue
		default:
			line, style = "  "+line+m.sign(" → ", " -> ")+m.summary(f), th.Text
		}
		lines = append(lines, style.Render(ansi.Truncate(line, width, "…")))
	}
	return lines
}

// summary is what a file would become: M3 · moeder · 52 turns · I, M3, T?
func (m Model) summary(f file) string {
	group := m.c.Book.Say("bring.all-no-group")
	for _, g := range f.groups {
		if g.ID == f.group() {
			group = cmp.Or(g.Name, string(g.ID))
		}
	}
	var who []string
	for _, s := range f.plan.Speakers {
		label := string(s.Label)
		if s.Guessed {
			label += "?"
		}
		who = append(who, label)
	}
	return strings.Join([]string{f.id(), frame.Clean(group),
		m.c.Book.Say("bring.turns", phrases.Args{"Count": len(f.plan.Transcript.Turns)}), strings.Join(who, ", ")}, m.sign(" · ", " - "))
}

// bar shows how much is done.
func (m Model) bar(done, of, width int) string {
	w := min(width/4, 24)
	return m.c.Theme.Good.Render(frame.Fit(chart.Bar(float64(done), float64(of), w, m.c.Theme.ASCII), w)) + " "
}

// left is how long it will still take, once that can be told.
func (m Model) left(done, of int) string {
	spent := m.c.Now().Sub(m.all.begun)
	if done == 0 || spent < time.Second {
		return ""
	}
	left := spent / time.Duration(done) * time.Duration(of-done)
	return ", " + m.c.Book.Say("bring.left", phrases.Args{"Count": int(left.Seconds()) + 1})
}

func (m Model) sign(s, ascii string) string {
	if m.c.Theme.ASCII {
		return ascii
	}
	return s
}
