package quotes

import (
	"slices"
	"strings"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/pick"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/export"
)

// pin is a filter that is on. There is one of each kind: another value takes
// its place.
type pin struct{ kind, value string }

// The kinds of filters.
const (
	byGroup       = "group"
	byParticipant = "participant"
	byCoder       = "coder"
	byCode        = "code"
	byStance      = "stance"
	byChosen      = "chosen"
	byUse         = "use"
)

// Values of filters that have two.
const (
	yes = "yes"
	no  = "no"
)

// pinned is the value of a kind of filter.
func (m Model) pinned(kind string) (string, bool) {
	for _, p := range m.pins {
		if p.kind == kind {
			return p.value, true
		}
	}
	return "", false
}

// pin puts a filter on, or off if it was on; the newest stands last.
func (m Model) pin(p pin) Model {
	on := slices.Contains(m.pins, p)
	m.pins = slices.DeleteFunc(slices.Clone(m.pins), func(o pin) bool { return o.kind == p.kind })
	if !on {
		m.pins = append(m.pins, p)
	}
	return m.show()
}

// passes tells whether the filters let a passage through.
func (m Model) passes(k card) bool {
	return !slices.ContainsFunc(m.pins, func(p pin) bool { return !m.fits(k, p) })
}

func (m Model) fits(k card, p pin) bool {
	switch p.kind {
	case byGroup:
		return string(k.group) == p.value
	case byParticipant:
		return string(k.who) == p.value
	case byCoder:
		return slices.ContainsFunc(k.all(), func(g *coding.Coding) bool { return string(g.Coder) == p.value })
	case byStance:
		return slices.ContainsFunc(k.all(), func(g *coding.Coding) bool { return string(g.Stance) == p.value })
	case byChosen:
		return k.choice.Chosen == (p.value == yes)
	case byUse:
		return (k.choice.Used != "") == (p.value == yes)
	case byCode:
		return m.beside(k, coding.CodeID(p.value))
	}
	return true
}

// beside tells whether a code, or one below it, lies on the words of a passage.
func (m Model) beside(k card, code coding.CodeID) bool {
	i := slices.IndexFunc(m.snap.themes, func(b branch) bool { return b.id == code })
	if i < 0 {
		return false
	}
	within := m.snap.themes[i].within
	if slices.Contains(within, k.Code) {
		return true
	}
	for _, g := range m.snap.talks[k.Interview].list {
		if g.Span.Start >= k.Span.End {
			break
		}
		if !g.Lost && g.Span.Overlaps(k.Span) && slices.Contains(within, g.Code) {
			return true
		}
	}
	return false
}

// said is a filter in words.
func (m Model) said(p pin) string {
	say := m.c.Book.Say
	switch p.kind {
	case byGroup:
		return say("quotes.filter-group", phrases.Args{"Group": m.plural(corpus.GroupID(p.value))})
	case byParticipant:
		return say("quotes.filter-group", phrases.Args{"Group": frame.Clean(p.value)})
	case byCoder:
		return say("quotes.filter-coder", phrases.Args{"Coder": frame.Clean(p.value)})
	case byCode:
		return say("quotes.filter-code", phrases.Args{"Code": frame.Clean(m.snap.path[coding.CodeID(p.value)])})
	}
	switch p {
	case pin{byChosen, yes}:
		return say("quotes.filter-chosen")
	case pin{byChosen, no}:
		return say("quotes.filter-unchosen")
	case pin{byUse, yes}:
		return say("quotes.filter-used")
	case pin{byUse, no}:
		return say("quotes.filter-unused")
	case pin{byStance, string(coding.For)}:
		return say("quotes.filter-for")
	case pin{byStance, string(coding.Against)}:
		return say("quotes.filter-against")
	}
	return say("quotes.filter-neither")
}

// filters are all that are on, in words.
func (m Model) filters() []string {
	var list []string
	for _, p := range m.pins {
		list = append(list, m.said(p))
	}
	return list
}

// filter is the part of the study that the board shows, for a file; the code
// that is shown is not told among the filters, for the file's tables do.
func (m Model) filter(all bool) export.Filter {
	f := export.Filter{Words: m.filters()}
	if b, ok := m.branch(); ok && !all {
		f.Codes = []coding.CodeID{m.theme}
		f.Words = append([]string{frame.Clean(b.path)}, f.Words...)
	}
	for _, p := range m.pins {
		switch p.kind {
		case byGroup:
			f.Groups = []corpus.GroupID{corpus.GroupID(p.value)}
		case byParticipant:
			f.Participants = []corpus.ParticipantID{corpus.ParticipantID(p.value)}
		case byCoder:
			f.Coders = []corpus.CoderName{corpus.CoderName(p.value)}
		case byCode:
			f.With = []coding.CodeID{coding.CodeID(p.value)}
		case byStance:
			f.Stances = []string{p.value}
		case byUse:
			if f.Use = export.Others; p.value == yes {
				f.Use = export.Those
			}
		case byChosen:
			if f.Choice = export.Others; p.value == yes {
				f.Choice = export.Those
			}
		}
	}
	return f
}

// pickFilter asks which filter is put on or taken off.
func (m Model) pickFilter() Model {
	var items []pick.Item
	add := func(kind string, values ...string) {
		for _, v := range values {
			p := pin{kind, v}
			it := pick.Item{ID: kind + " " + v, Title: m.said(p), Count: m.sign("○", "o")}
			if slices.Contains(m.pins, p) {
				it.Count = m.sign("●", "x")
			}
			items = append(items, it)
		}
	}
	add(byChosen, yes, no)
	add(byUse, yes, no)
	for _, g := range m.snap.groups {
		add(byGroup, string(g))
	}
	add(byStance, string(coding.Against), string(coding.For), "")
	if len(m.snap.coders) > 1 {
		for _, c := range m.snap.coders {
			add(byCoder, string(c))
		}
	}
	for _, s := range m.everybody() {
		add(byParticipant, string(s.who))
	}
	for _, b := range m.snap.themes {
		if b.passages > 0 {
			add(byCode, string(b.id))
		}
	}
	p := pick.New(m.c.Theme, m.c.Book, pick.Options{Title: m.c.Book.Say("quotes.filter-title")}, items)
	m.picking = &p
	return m
}

// picked puts on what was picked.
func (m Model) picked(o pick.Outcome) Model {
	switch {
	case o.Cancelled:
		m.picking = nil
	case o.Done && len(o.IDs) > 0:
		m.picking = nil
		kind, value, _ := strings.Cut(o.IDs[0], " ")
		return m.pin(pin{kind, value})
	}
	return m
}
