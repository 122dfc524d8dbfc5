package export

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"citaat/coding"
	"citaat/coding/wording"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Filter says which part of a study is wanted; the zero value takes all. A code
// includes those below it.
type Filter struct {
	Codes        []coding.CodeID
	Groups       []corpus.GroupID
	Participants []corpus.ParticipantID
}

// Collect takes what the tables are made from out of a study.
func Collect(ctx context.Context, s *coding.Study, f Filter) (Material, error) {
	c := newCollector(s, f)
	err := c.interviews(ctx)
	if err != nil {
		return Material{}, err
	}
	c.sort()
	c.m.All = c.m.Passages
	return c.m, nil
}

// collector puts a Material together.
type collector struct {
	study    *coding.Study
	settings corpus.Settings
	book     *coding.Codebook
	words    *phrases.Book // in the language of the study
	filter   Filter
	m        Material
	person   map[corpus.ParticipantID]*Person
	paths    map[coding.CodeID]string
	alone    map[coding.CodeID][]string // the path of a code as a list
	rank     map[coding.CodeID]int
	memos    map[coding.CodingID][]string
	rules    wording.Options
	place    map[corpus.TranscriptID]int
	said     map[speaking]string // attributions
}

func newCollector(s *coding.Study, f Filter) *collector {
	c := &collector{study: s, settings: s.Settings(), book: s.Codebook(), filter: f, person: map[corpus.ParticipantID]*Person{},
		paths: map[coding.CodeID]string{}, alone: map[coding.CodeID][]string{}, rank: map[coding.CodeID]int{},
		memos: map[coding.CodingID][]string{}, place: map[corpus.TranscriptID]int{}, said: map[speaking]string{}}
	c.rules = wording.Options{Hesitations: c.settings.Settings.Hesitations, DropHesitations: c.settings.Settings.DropHesitations}
	lang, _ := phrases.Parse(c.settings.Language)
	c.words = phrases.For(lang)
	c.m = Material{Title: c.settings.Title, Language: c.settings.Language, Variables: c.settings.Variables}
	for _, g := range c.settings.Groups {
		c.m.Groups = append(c.m.Groups, c.settings.Group(g.ID))
	}
	c.codes()
	c.people()
	for _, m := range slices.Backward(s.Memos()) {
		if m.On.Kind == "coding" {
			id := coding.CodingID(m.On.ID)
			c.memos[id] = append(c.memos[id], m.Text)
		}
	}
	return c
}

// wanted tells whether a code is in a wanted branch.
func (c *collector) wanted(id coding.CodeID) bool {
	return len(c.filter.Codes) == 0 || slices.ContainsFunc(c.filter.Codes, func(top coding.CodeID) bool { return c.book.Within(id, top) })
}

func (c *collector) codes() {
	for i, id := range c.book.Branch("") {
		c.rank[id] = i + 1
		code, _ := c.book.Code(id)
		if !c.wanted(id) {
			continue
		}
		line := Code{ID: string(id), Path: c.book.Names(id), Kind: string(code.Kind), Short: code.Short, Definition: code.Definition,
			UseWhen: code.UseWhen, DoNotUse: code.DoNotUse, Example: code.Example, Retired: code.Retired || code.MergedInto != "",
			Parent: code.Kind == coding.Category || len(c.book.Children(id)) > 0}
		for range len(line.Path) - 1 {
			line.Above = append(line.Above, string(code.Parent))
			code, _ = c.book.Code(code.Parent)
		}
		c.m.Codes = append(c.m.Codes, line)
	}
}

// people lists the participants, by group and id, and adds those that only an
// interview names.
func (c *collector) people() {
	var list []Person
	at := map[corpus.ParticipantID]int{}
	for _, p := range c.study.Participants() {
		at[p.ID] = len(list)
		list = append(list, Person{Participant: p})
	}
	for i, v := range c.study.Interviews() {
		c.place[v.ID] = i
		for _, id := range v.Participants {
			j, known := at[id]
			if !known {
				j = len(list)
				at[id] = j
				list = append(list, Person{Participant: corpus.Participant{ID: id}, Unlisted: true})
			}
			list[j].Interviews = append(list[j].Interviews, v.Meta)
		}
	}
	group := map[corpus.GroupID]int{}
	for i, g := range c.settings.Groups {
		group[g.ID] = i - len(c.settings.Groups)
	}
	slices.SortStableFunc(list, func(a, b Person) int {
		return cmp.Or(cmp.Compare(group[a.Group], group[b.Group]), strings.Compare(string(a.Group), string(b.Group)),
			corpus.CompareIDs(string(a.ID), string(b.ID)))
	})
	for _, p := range list {
		if c.asked(p.ID, p.Group) {
			c.m.People = append(c.m.People, p)
		}
	}
	for i := range list {
		c.person[list[i].ID] = &list[i]
	}
}

// asked tells whether a participant is among the wanted ones.
func (c *collector) asked(id corpus.ParticipantID, g corpus.GroupID) bool {
	return (len(c.filter.Groups) == 0 || slices.Contains(c.filter.Groups, g)) &&
		(len(c.filter.Participants) == 0 || slices.Contains(c.filter.Participants, id))
}

// interviews takes the passages, an interview at a time, so that no more than
// one text need be in memory.
func (c *collector) interviews(ctx context.Context) error {
	all := c.study.Codings()
	c.m.Passages = make([]*Passage, 0, len(all))
	for len(all) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := 1
		for n < len(all) && all[n].Interview == all[0].Interview {
			n++
		}
		var t *corpus.Transcript
		if _, readable := c.study.Interview(all[0].Interview); readable {
			var err error
			if t, err = c.study.Transcript(all[0].Interview); err != nil {
				return err
			}
		}
		c.passages(t, all[:n])
		all = all[n:]
	}
	return nil
}

func (c *collector) passages(t *corpus.Transcript, codings []coding.Coding) {
	together := c.together(codings)
	for i := range codings {
		if g := &codings[i]; c.wanted(g.Code) {
			p := c.passage(t, g)
			if !c.asked(p.Participant, p.Group) {
				continue
			}
			p.Codes = together[i]
			p.Again = !p.Lost && again(t, codings, g)
			c.m.Passages = append(c.m.Passages, p)
		}
	}
}

func (c *collector) passage(t *corpus.Transcript, g *coding.Coding) *Passage {
	p := &Passage{ID: string(g.ID), Interview: g.Interview, Coder: g.Coder, Code: string(g.Code), Place: string(g.Interview), Text: g.Quote,
		Remark: g.Choice.Remark, Order: g.Choice.Order, Chosen: g.Choice.Chosen, Worded: g.Choice.Published != "", Stance: string(g.Stance),
		Notes: strings.Join(c.memos[g.ID], "\n"), Lost: g.Lost || t == nil, Quotation: cmp.Or(g.Choice.Published, g.Quote)}
	if t == nil {
		return p
	}
	p.Participant = t.ParticipantOf(g.Span)
	if g.Lost && len(t.Participants) > 0 {
		p.Participant = t.Participants[0]
	}
	who := corpus.Participant{ID: p.Participant}
	if known := c.person[p.Participant]; known != nil {
		who, p.Unlisted = known.Participant, known.Unlisted
	}
	p.Group, p.Secret = who.Group, !who.Consent.MayQuote()
	if g.Lost {
		return p
	}
	from, to := t.TurnsIn(g.Span)
	for _, u := range t.Turns[from:to] {
		speaker := t.Speaker(u.Speaker)
		p.Rendered = p.Rendered || speaker.Voice() == corpus.Rendered
		if other := c.person[speaker.Participant]; other != nil {
			p.Secret = p.Secret || !other.Consent.MayQuote()
			p.Unlisted = p.Unlisted || other.Unlisted
		}
	}
	p.Span, p.Place = g.Span, t.Place(g.Span)
	p.Turn, p.Time = t.Turns[from].Number.String(), t.Turns[from].Time.String()
	p.Text = strings.Clone(t.Body().Slice(g.Span)) // a copy, so that the whole text need not stay
	c.word(t, g, p)
	return p
}

// again tells whether a passage is an answer that was given before, in her own
// words or rendered, and has the same code there.
func again(t *corpus.Transcript, codings []coding.Coding, g *coding.Coding) bool {
	from, to := t.TurnsIn(g.Span)
	repeats := false
	for _, u := range t.Turns[from:to] {
		if !t.Speaker(u.Speaker).Voice().OfParticipant() {
			continue
		}
		i, known := t.Turn(u.Repeats)
		if u.Repeats.Number == 0 || !known {
			return false // something in it is said for the first time
		}
		first := t.Turns[i].Span
		if !slices.ContainsFunc(codings, func(o coding.Coding) bool { return o.Code == g.Code && !o.Lost && o.Span.Overlaps(first) }) {
			return false
		}
		repeats = true
	}
	return repeats
}

// together are, for each coding, the paths of all codes on at least one of its
// characters, in the order of the codebook. The codings are in order of place.
func (c *collector) together(codings []coding.Coding) [][]string {
	codes := make([][]coding.CodeID, len(codings))
	for i := range codings {
		a := &codings[i]
		codes[i] = append(codes[i], a.Code)
		for j := i + 1; !a.Lost && j < len(codings) && codings[j].Span.Start < a.Span.End; j++ {
			if b := &codings[j]; a.Span.Overlaps(b.Span) {
				codes[i] = append(codes[i], b.Code)
				codes[j] = append(codes[j], a.Code)
			}
		}
	}
	paths := make([][]string, len(codings))
	for i, ids := range codes {
		paths[i] = c.pathsOf(ids)
	}
	return paths
}

func (c *collector) pathsOf(ids []coding.CodeID) []string {
	slices.SortFunc(ids, func(a, b coding.CodeID) int {
		return cmp.Or(cmp.Compare(c.rank[a], c.rank[b]), strings.Compare(string(a), string(b)))
	})
	ids = slices.Compact(ids)
	if len(ids) == 1 {
		if c.alone[ids[0]] == nil {
			c.alone[ids[0]] = []string{c.path(ids[0])}
		}
		return c.alone[ids[0]]
	}
	paths := make([]string, len(ids))
	for i, id := range ids {
		paths[i] = c.path(id)
	}
	return paths
}

func (c *collector) path(id coding.CodeID) string {
	p, known := c.paths[id]
	if !known {
		p = c.book.Path(id)
		c.paths[id] = p
	}
	return p
}

// sort puts the passages in the order of the tables: by theme, the chosen ones
// first and as they were ordered, then by interview and place.
func (c *collector) sort() {
	rank := func(p *Passage) int {
		if r := c.rank[coding.CodeID(p.Code)]; r > 0 {
			return r
		}
		return len(c.rank) + 1 // not in the codebook
	}
	chosen := func(p *Passage) (int, float64) {
		if p.Chosen {
			return 0, p.Order
		}
		return 1, 0
	}
	slices.SortFunc(c.m.Passages, func(a, b *Passage) int {
		if d := cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(a.Code, b.Code)); d != 0 {
			return d
		}
		firstA, orderA := chosen(a)
		firstB, orderB := chosen(b)
		return cmp.Or(cmp.Compare(firstA, firstB), cmp.Compare(orderA, orderB), cmp.Compare(c.place[a.Interview], c.place[b.Interview]),
			cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), strings.Compare(a.ID, b.ID))
	})
}
