package text

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// pens are the styles of the text, worked out once.
type pens struct {
	text, dim, clock, speaker          theme.Pen
	hit, current, held, selected       theme.Pen
	cursor, cursorInside, cursorAbsent theme.Pen
	hues                               [theme.Hues]theme.Pen
	letters                            [theme.Hues]theme.Pen
	bar                                string
}

func newPens(th theme.Theme) *pens {
	p := &pens{
		text: theme.PenOf(th.Text), dim: theme.PenOf(th.Dim), clock: theme.PenOf(th.Clock), speaker: theme.PenOf(th.Speaker),
		hit: theme.PenOf(th.Hit), current: theme.PenOf(th.Current), held: theme.PenOf(th.Struck), selected: theme.PenOf(th.Selected),
		cursor: theme.PenOf(th.Cursor), cursorInside: theme.PenOf(th.Text.Bold(true).Underline(true)),
		cursorAbsent: theme.PenOf(th.Text.Underline(true)), bar: "▌",
	}
	if th.ASCII {
		p.bar = "|"
	}
	for i := range p.hues {
		p.hues[i] = theme.PenOf(th.Hue(theme.Hue(i)))
		p.letters[i] = theme.PenOf(th.Hue(theme.Hue(i)).Bold(true))
	}
	return p
}

// drawing is what drawing one frame needs to know.
type drawing struct {
	m      Model
	marks  []int // of the visible part, in order
	labels []int // marks whose label waits for a row
	lined  bool  // a line of words has been drawn
	sel    corpus.Span
	cur    Mark
	cells  []cell
	b      strings.Builder
}

// View draws the visible lines, exactly as many as the text is high.
func (m Model) View() string {
	f := &drawing{m: m, sel: m.Selection()}
	if m.empty() {
		return strings.Repeat("\n", max(m.height-1, 0))
	}
	f.cur, _ = m.Current()
	f.find()
	s, seen := m.top, 0
	for ; seen < m.height && s.turn < len(m.t.Turns); seen++ {
		for s.turn < len(m.t.Turns) && s.row >= m.rows(s.turn) {
			s = spot{s.turn + 1, 0}
		}
		if s.turn == len(m.t.Turns) {
			break
		}
		if seen > 0 {
			f.b.WriteByte('\n')
		}
		f.row(s)
		s.row++
	}
	if n := m.height - max(seen, 1); n > 0 {
		f.b.WriteString(strings.Repeat("\n", n))
	}
	return f.b.String()
}

// find looks up the marks of the visible part.
func (f *drawing) find() {
	m := f.m
	end := m.step(m.top, m.height-1)
	lay := m.cache.turn(m.t, end.turn)
	row := min(max(end.row-m.head(), 0), len(lay.lines)-1)
	seen := corpus.Span{Start: m.t.Turns[m.top.turn].Span.Start, End: m.t.Turns[end.turn].Span.Start + lay.lines[row].offEnd}
	if first := m.cache.turn(m.t, m.top.turn); m.top.row > m.head() {
		seen.Start += first.lines[min(m.top.row-m.head(), len(first.lines)-1)].off
	}
	m.marks.touching(seen, func(i int) { f.marks = append(f.marks, i) })
}

// row draws one row of a turn.
func (f *drawing) row(s spot) {
	f.b.WriteString(spaces(f.m.left0()))
	head := f.m.head()
	used := 0
	switch {
	case s.row < head-1:
	case s.row == head-1:
		used = f.heading(s.turn)
	default:
		used = f.line(s.turn, s.row-head, !f.lined)
		f.lined = true
	}
	f.label(used)
}

// label draws the next label that waits, at the right of a row.
func (f *drawing) label(used int) {
	w := f.m.labels()
	if w == 0 || len(f.labels) == 0 {
		return
	}
	gap := f.m.gutter() + f.m.textWidth() + 2 - used
	if gap < 1 {
		return // a long heading: the label waits for the next row
	}
	k := f.m.marks.marks[f.labels[0]]
	f.labels = f.labels[1:]
	text := frame.Clean(k.Label)
	if k.Star {
		text = "★ " + text
		if f.m.theme.ASCII {
			text = "* " + frame.Clean(k.Label)
		}
	}
	f.b.WriteString(spaces(gap))
	f.b.WriteString(f.m.pens.letters[hueOf(k)].Draw(letterOf(k)))
	f.b.WriteByte(' ')
	f.b.WriteString(f.m.pens.hues[hueOf(k)].Draw(ansi.Truncate(text, max(w-3, 1), "…")))
}

// heading draws time, speaker, voice and number of a turn; it returns the
// columns used.
func (f *drawing) heading(turn int) int {
	m, u := f.m, f.m.t.Turns[turn]
	gutter, room := m.gutter(), m.gutter()+m.textWidth()+1
	who, note := m.who(turn)
	if note != "" {
		who += " · " + note
	}
	clock := u.Time.String()
	if gutter < 10 && clock != "" {
		who, clock = clock+" "+who, ""
	}
	if m.opts.TurnNumbers {
		who += " · " + u.Number.String()
	}
	f.b.WriteString(m.pens.clock.Draw(clock))
	f.b.WriteString(spaces(gutter - len(clock)))
	who = ansi.Truncate(frame.Clean(who), room-gutter, "…")
	pen := m.pens.speaker
	if m.t.Speaker(u.Speaker).Voice() == corpus.Question && !m.opts.Reading {
		pen = m.pens.dim
	}
	f.b.WriteString(pen.Draw(who))
	return gutter + ansi.StringWidth(who)
}

// who names the speaker of a turn, and in what voice where that must be told.
func (m Model) who(turn int) (name, note string) {
	sp := m.t.Speaker(m.t.Turns[turn].Speaker)
	name = string(sp.Label)
	switch sp.Voice() {
	case corpus.Question:
		name = m.book.Say("widgets.interviewer")
		if sp.Label != "I" {
			name += " " + string(sp.Label)
		}
	case corpus.Rendered:
		return string(sp.Participant), m.book.Say("widgets.rendered")
	case corpus.Remark:
		return m.book.Say("widgets.interpreter"), ""
	}
	if m.t.Turns[turn].Repeats.Number > 0 {
		note = m.book.Say("widgets.repeats", phrases.Args{"Turn": m.t.Turns[turn].Repeats.String()})
	}
	return name, note
}

// line draws the bars and the words of one line; it returns the columns used.
func (f *drawing) line(turn, i int, first bool) int {
	m, u := f.m, f.m.t.Turns[turn]
	l := m.cache.turn(m.t, turn).lines[i]
	span := corpus.Span{Start: u.Span.Start + l.off, End: u.Span.Start + l.offEnd}
	f.bars(span, first)
	f.cells = appendCells(f.cells[:0], u.Text, l)
	if len(f.cells) == 0 {
		if m.cursor == span.Start {
			f.b.WriteString(f.pen(m.cursorPen(), turn).Draw(" "))
			return m.gutter() + 1
		}
		return m.gutter()
	}
	f.words(turn, u.Text)
	last := f.cells[len(f.cells)-1]
	return m.gutter() + last.col + last.width
}

// bars draws the lanes of the margin: a letter where a mark begins or comes
// into view, a bar where it goes on, + where there are more than fit.
func (f *drawing) bars(span corpus.Span, first bool) {
	m := f.m
	lanes := m.lanes()
	at := make([]int, lanes)
	more := false
	for _, i := range f.marks {
		k := m.marks.marks[i]
		if !k.Span.Overlaps(span) {
			continue
		}
		begins := span.Holds(k.Span.Start) || first
		if begins {
			f.labels = append(f.labels, i)
		}
		switch lane := m.marks.lane[i]; {
		case lane >= lanes:
			more = true
		case begins:
			at[lane] = i + 1
		case at[lane] == 0:
			at[lane] = -(i + 1)
		}
	}
	for lane, i := range at {
		switch {
		case more && lane == lanes-1:
			f.b.WriteString(m.pens.dim.Draw("+"))
		case i > 0:
			k := m.marks.marks[i-1]
			f.b.WriteString(m.pens.letters[hueOf(k)].Draw(letterOf(k)))
		case i < 0:
			f.b.WriteString(m.pens.hues[hueOf(m.marks.marks[-i-1])].Draw(m.pens.bar))
		default:
			f.b.WriteByte(' ')
		}
	}
	f.b.WriteString(spaces(m.gutter() - lanes))
}
