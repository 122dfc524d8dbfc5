package text

import (
	"cmp"
	"slices"
	"time"

	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Options are the switches of the text.
type Options struct {
	HideInterviewer bool // leave out the interviewer's turns
	TurnNumbers     bool // show the numbers by which turns are cited
	Reading         bool // lines of at most 70 columns, blank lines, full contrast
	NoLabels        bool // no labels beside the text
}

// Model is the text of one interview with a cursor, a selection, marks and
// hits. It is a value; copies share the cache of layouts.
type Model struct {
	theme theme.Theme
	pens  *pens
	book  *phrases.Book
	now   func() time.Time
	t     *corpus.Transcript
	opts  Options
	cache *cache
	marks *index
	hits  []corpus.Span
	held  []corpus.Span // words that are struck through

	width, height int
	blurred       bool
	hides         bool   // the interviewer's turns are left out
	current       string // id of the current mark
	cursor        corpus.Offset
	goal          int // the column that up and down keep to
	sel           selection
	top           spot
	click         click
}

// New makes an empty text of 80 by 24.
func New(th theme.Theme, book *phrases.Book) Model {
	m := Model{theme: th, pens: newPens(th), book: book, now: time.Now, width: 80, height: 24, marks: newIndex(nil)}
	m.cache = newCache(nil, m.textWidth())
	return m
}

// WithClock makes the text tell the time by another clock: double clicks.
func (m Model) WithClock(now func() time.Time) Model { m.now = now; return m }

// Show shows a transcript from its start, without marks and hits.
func (m Model) Show(t *corpus.Transcript) Model {
	m.t, m.cursor, m.goal, m.sel, m.top, m.current = t, 0, 0, selection{}, spot{}, ""
	m.marks, m.hits, m.held = newIndex(nil), nil, nil
	m.cache = newCache(t, m.textWidth())
	return m.hiding().land(0)
}

// Replace shows an edited version of the transcript and stays at the cursor.
// The selection is dropped: its offsets may not hold any more.
func (m Model) Replace(t *corpus.Transcript) Model {
	at := m.cursor
	m.t, m.sel = t, selection{}
	m.cache = newCache(t, m.textWidth())
	return m.hiding().land(at)
}

// Transcript is what is shown; nil: nothing yet.
func (m Model) Transcript() *corpus.Transcript { return m.t }

// SetMarks lays other marks over the text. It lays out nothing anew.
func (m Model) SetMarks(marks []Mark) Model { m.marks = newIndex(marks); return m }

// SetCurrent names the mark whose words are underlined; "" is none.
func (m Model) SetCurrent(id string) Model { m.current = id; return m }

// Current is the mark whose words are underlined.
func (m Model) Current() (Mark, bool) {
	i := slices.IndexFunc(m.marks.marks, func(k Mark) bool { return k.ID == m.current })
	if i < 0 || m.current == "" {
		return Mark{}, false
	}
	return m.marks.marks[i], true
}

// SetHits highlights found words; hits that overlap become one.
func (m Model) SetHits(hits []corpus.Span) Model {
	sorted := slices.Clone(hits)
	slices.SortFunc(sorted, func(a, b corpus.Span) int { return cmp.Compare(a.Start, b.Start) })
	m.hits = nil
	for _, h := range sorted {
		if n := len(m.hits); n > 0 && h.Start < m.hits[n-1].End {
			m.hits[n-1].End = max(m.hits[n-1].End, h.End)
		} else if !h.Empty() {
			m.hits = append(m.hits, h)
		}
	}
	return m
}

// SetSize gives the text its room. Cursor and selection stay in view.
func (m Model) SetSize(width, height int) Model {
	if width == m.width && height == m.height {
		return m
	}
	m.width, m.height = max(width, minWidth), max(height, 1)
	return m.relayout()
}

// SetOptions changes the switches.
func (m Model) SetOptions(o Options) Model {
	m.opts = o
	return m.hiding().relayout().land(m.cursor)
}

// Options are the switches as they stand.
func (m Model) Options() Options { return m.opts }

// SetBlurred tells the text that the keys go elsewhere.
func (m Model) SetBlurred(b bool) Model { m.blurred = b; return m }

// SetTheme changes the colours.
func (m Model) SetTheme(th theme.Theme) Model { m.theme, m.pens = th, newPens(th); return m }

func (m Model) relayout() Model {
	if w := m.textWidth(); m.cache.width != w {
		m.cache = newCache(m.t, w)
	}
	m.top = m.clamp(spot{m.top.turn, 0})
	return m.follow()
}

// Cursor is the first code point of the grapheme under the cursor.
func (m Model) Cursor() corpus.Offset { return m.cursor }

// Turn is the index of the turn under the cursor, or -1 without a text.
func (m Model) Turn() int {
	if m.empty() {
		return -1
	}
	return m.t.TurnIndex(m.cursor)
}

// Under is the span of the grapheme under the cursor.
func (m Model) Under() corpus.Span {
	if m.empty() {
		return corpus.Span{}
	}
	return m.grapheme(m.cursor)
}

// JumpTo puts the cursor on the grapheme that holds an offset, drops the
// selection, and shows it with some lines around.
func (m Model) JumpTo(at corpus.Offset) Model {
	m.sel = selection{}
	m = m.land(at)
	if !m.empty() {
		m.top = m.clamp(m.step(m.spotOf(m.cursor), -m.height/3))
	}
	return m.follow()
}

func (m Model) empty() bool { return m.t == nil || len(m.t.Turns) == 0 }

// land puts the cursor on the grapheme that holds an offset, on a turn that is
// not hidden, and keeps it in view.
func (m Model) land(at corpus.Offset) Model {
	if m.empty() {
		m.cursor = 0
		return m
	}
	at = min(max(at, 0), m.t.Body().Len())
	i := m.t.TurnIndex(at)
	if m.hidden(i) {
		i = m.unhidden(i)
		at = m.t.Turns[i].Span.Start
	}
	m.cursor = m.grapheme(at).Start
	m.goal = m.column(m.cursor)
	return m.follow()
}
