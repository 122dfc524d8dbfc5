package find

import (
	"context"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/search"
)

// most is how many hits are shown; the counts are of all.
const most = 5000

// row is a hit as it is shown.
type row struct {
	search.Line
	place    string // M3:142
	time     string
	group    string // the name of the participant's group
	rendered bool   // in an interpreter's words
	held     bool   // some of it is not to be used
	tags     []tag  // what the hit's words are coded with
}

type tag struct {
	name string
	hue  theme.Hue
}

func (r row) id() hitID { return hitID{r.Transcript, r.Span, r.Coding} }

// context is how many columns around a hit are kept: enough for four lines of
// a wide screen.
const around = 240

// rower makes rows, reading each interview once.
type rower struct {
	c       Config
	groups  map[corpus.ParticipantID]corpus.GroupID
	names   map[corpus.GroupID]string
	blind   bool
	book    *coding.Codebook
	last    *corpus.Transcript // hits come interview by interview
	codings map[corpus.TranscriptID][]coding.Coding
	held    map[corpus.TranscriptID][]coding.Withheld
}

func newRower(c Config) *rower {
	r := &rower{c: c, groups: map[corpus.ParticipantID]corpus.GroupID{}, names: map[corpus.GroupID]string{}, book: c.Codes.Codebook(),
		codings: map[corpus.TranscriptID][]coding.Coding{}, held: map[corpus.TranscriptID][]coding.Withheld{}}
	settings := c.Study.Settings()
	r.blind = settings.Blind
	for _, g := range settings.Groups {
		r.names[g.ID] = g.Name
	}
	for _, p := range c.Study.Participants() {
		r.groups[p.ID] = p.Group
	}
	return r
}

// rows sets hits out as lines, sorted. A hit whose interview cannot be read is
// left out; the search itself tells of it.
func (r *rower) rows(ctx context.Context, hits []search.Hit, by search.Sort) ([]row, error) {
	rows := make([]row, 0, len(hits))
	for _, h := range hits {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		t, err := r.text(h.Transcript)
		if err != nil {
			continue
		}
		l := search.NewLine(t, h, search.Layout{Left: around, Right: around, Node: around, Width: ansi.StringWidth})
		l.Left, l.Node, l.Right = frame.Clean(l.Left), frame.Clean(l.Node), frame.Clean(l.Right)
		rows = append(rows, r.row(t, l))
	}
	if by == search.SortPlace {
		return rows, nil
	}
	lines := make([]search.Line, len(rows))
	at := make(map[hitID]int, len(rows))
	for i, one := range rows {
		lines[i], at[one.id()] = one.Line, i
	}
	search.SortLines(lines, by, search.Labels{
		Group: func(p corpus.ParticipantID) corpus.GroupID { return r.groups[p] },
		Codes: func(h search.Hit) string { return rows[at[hitID{h.Transcript, h.Span, h.Coding}]].told() },
	})
	sorted := make([]row, len(rows))
	for i, l := range lines {
		sorted[i] = rows[at[hitID{l.Transcript, l.Span, l.Coding}]]
	}
	return sorted, nil
}

func (r *rower) text(id corpus.TranscriptID) (*corpus.Transcript, error) {
	if r.last != nil && r.last.ID == id {
		return r.last, nil
	}
	t, err := r.c.Study.Transcript(id)
	if err != nil {
		return nil, err
	}
	r.last = t
	return t, nil
}

func (r *rower) row(t *corpus.Transcript, l search.Line) row {
	out := row{Line: l, group: r.names[r.groups[l.Participant]], place: t.Place(l.Span)}
	if i := t.TurnIndex(l.Span.Start); i >= 0 {
		out.time = t.Turns[i].Time.String()
		out.rendered = t.Speaker(t.Turns[i].Speaker).Voice() == corpus.Rendered
	}
	out.held = slices.ContainsFunc(r.withheld(l.Transcript), func(w coding.Withheld) bool { return !w.Lost && w.Span.Overlaps(l.Span) })
	if out.held {
		out.tags = append(out.tags, tag{r.c.Book.Say("consent.label"), theme.HueOf("vermillion", "")})
	}
	for _, c := range r.coded(l.Transcript) {
		if c.Lost || !c.Span.Overlaps(l.Span) || r.blind && c.Coder != r.c.Codes.Coder() {
			continue
		}
		code, _ := r.book.Code(c.Code)
		g := tag{frame.Clean(code.Name), theme.HueOf(code.Colour, string(c.Code))}
		if g.name != "" && !slices.Contains(out.tags, g) {
			out.tags = append(out.tags, g)
		}
	}
	return out
}

func (r *rower) withheld(id corpus.TranscriptID) []coding.Withheld {
	ws, ok := r.held[id]
	if !ok {
		ws = r.c.Codes.WithheldIn(id)
		r.held[id] = ws
	}
	return ws
}

func (r *rower) coded(id corpus.TranscriptID) []coding.Coding {
	cs, ok := r.codings[id]
	if !ok {
		cs = r.c.Codes.CodingsIn(id)
		r.codings[id] = cs
	}
	return cs
}

// told are the codes of a row in one string.
func (r row) told() string {
	var names []string
	for _, t := range r.tags {
		names = append(names, t.name)
	}
	return strings.Join(names, ", ")
}
