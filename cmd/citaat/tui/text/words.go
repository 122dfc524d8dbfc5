package text

import (
	"sort"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus"
)

// look is how a cell is drawn; the later ones win.
type look int

const (
	ordinary look = iota
	current
	held
	hit
	selected
	cursor
	cursorInside
	cursorAbsent
)

// cursorPen is how the cursor is drawn where it stands alone.
func (m Model) cursorPen() look {
	if m.blurred {
		return cursorAbsent
	}
	return cursor
}

// words draws the cells of a line, as few pieces as there are styles.
func (f *drawing) words(turn int, text string) {
	base := f.m.t.Turns[turn].Span.Start
	end := base + f.cells[len(f.cells)-1].off + f.cells[len(f.cells)-1].runes
	hits := f.m.hitsIn(corpus.Span{Start: base + f.cells[0].off, End: end})
	var piece strings.Builder
	was := ordinary
	for i, c := range f.cells {
		is := f.look(corpus.Span{Start: base + c.off, End: base + c.off + c.runes}, hits)
		if i > 0 && is != was {
			f.b.WriteString(f.pen(was, turn).Draw(piece.String()))
			piece.Reset()
		}
		was = is
		g := text[c.at:c.end]
		if len(g) > 1 || g[0] < 0x20 || g[0] == 0x7f {
			g = shown(g)
		}
		piece.WriteString(g)
	}
	f.b.WriteString(f.pen(was, turn).Draw(piece.String()))
}

// look tells how the cell of a span is drawn.
func (f *drawing) look(s corpus.Span, hits []corpus.Span) look {
	inside := s.Overlaps(f.sel)
	if s.Holds(f.m.cursor) {
		if inside && !f.m.blurred {
			return cursorInside
		}
		if !inside {
			return f.m.cursorPen()
		}
	}
	if inside {
		return selected
	}
	for _, h := range hits {
		if s.Overlaps(h) {
			return hit
		}
	}
	for _, h := range f.m.held {
		if s.Overlaps(h) {
			return held
		}
	}
	if s.Overlaps(f.cur.Span) {
		return current
	}
	return ordinary
}

// pen is the pen of a look in a turn.
func (f *drawing) pen(l look, turn int) theme.Pen {
	p := f.m.pens
	switch l {
	case current:
		return p.current
	case held:
		return p.held
	case hit:
		return p.hit
	case selected:
		return p.selected
	case cursor:
		return p.cursor
	case cursorInside:
		return p.cursorInside
	case cursorAbsent:
		return p.cursorAbsent
	}
	if !f.m.opts.Reading && f.m.t.Speaker(f.m.t.Turns[turn].Speaker).Voice() == corpus.Question {
		return p.dim
	}
	return p.text
}

// hitsIn are the hits that touch a span. Hits do not overlap each other.
func (m Model) hitsIn(s corpus.Span) []corpus.Span {
	from := sort.Search(len(m.hits), func(i int) bool { return m.hits[i].End > s.Start })
	to := from
	for to < len(m.hits) && m.hits[to].Start < s.End {
		to++
	}
	return m.hits[from:to]
}

func letterOf(k Mark) string {
	l := frame.Clean(k.Letter)
	if ansi.StringWidth(l) != 1 {
		return "?"
	}
	return l
}

func hueOf(k Mark) theme.Hue {
	return theme.Hue((int(k.Hue)%theme.Hues + theme.Hues) % theme.Hues)
}

func spaces(n int) string {
	const many = "                                                                                "
	if n <= 0 {
		return ""
	}
	if n <= len(many) {
		return many[:n]
	}
	return strings.Repeat(" ", n)
}
