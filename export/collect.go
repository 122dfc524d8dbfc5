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

// Collect takes what the tables are made from out of a study.
func Collect(ctx context.Context, s Source, f Filter) (Material, error) {
	c := newCollector(s, f)
	err := c.interviews(ctx)
	if err != nil {
		return Material{}, err
	}
	c.m.setApart()
	c.sort()
	c.notes()
	c.m.All = c.m.Passages
	return c.m, nil
}

// collector puts a Material together.
type collector struct {
	study    Source
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
	today    string
	withheld map[corpus.TranscriptID][]coding.Withheld
	secrets  coding.Secrets
}

func newCollector(s Source, f Filter) *collector {
	c := &collector{study: s, settings: s.Settings(), book: s.Codebook(), filter: f, person: map[corpus.ParticipantID]*Person{},
		paths: map[coding.CodeID]string{}, alone: map[coding.CodeID][]string{}, rank: map[coding.CodeID]int{},
		memos: map[coding.CodingID][]string{}, place: map[corpus.TranscriptID]int{}, said: map[speaking]string{}, today: s.Today(), withheld: map[corpus.TranscriptID][]coding.Withheld{}}
	c.rules = wording.Options{Hesitations: c.settings.Settings.Hesitations, DropHesitations: c.settings.Settings.DropHesitations}
	lang, _ := phrases.Parse(c.settings.Language)
	c.words = phrases.For(lang)
	c.m = Material{Title: c.settings.Title, Language: c.settings.Language, Variables: c.settings.Variables, Limits: f.Words, Spared: map[string]bool{}}
	c.learnWithheld()
	for _, g := range c.settings.Groups {
		c.m.Groups = append(c.m.Groups, c.settings.Group(g.ID))
	}
	c.codes()
	c.people()
	for _, m := range slices.Backward(s.Memos()) {
		if m.On.Kind == "coding" {
			id := coding.CodingID(m.On.ID)
			c.memos[id] = append(c.memos[id], c.without(m.Text))
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
		line := Code{ID: string(id), Path: c.book.Names(id), Kind: string(code.Kind), Short: c.without(code.Short), Definition: c.without(code.Definition),
			UseWhen: c.without(code.UseWhen), DoNotUse: c.without(code.DoNotUse), Example: c.without(code.Example), Retired: !code.InUse(),
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
		p.Notes = c.without(p.Notes)
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
	take := func(id corpus.TranscriptID, readable bool) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		codings := c.study.CodingsIn(id)
		if len(codings) == 0 {
			return nil
		}
		var t *corpus.Transcript
		if readable {
			var err error
			if t, err = c.study.TranscriptOnce(id); err != nil {
				return err
			}
		}
		c.spare(t)
		c.passages(t, codings)
		return nil
	}
	for _, v := range c.study.Interviews() {
		if err := take(v.ID, true); err != nil {
			return err
		}
	}
	for _, id := range c.study.Unread() {
		if err := take(id, false); err != nil {
			return err
		}
	}
	return nil
}

func (c *collector) passages(t *corpus.Transcript, codings []coding.Coding) {
	together := c.together(codings)
	made := make([]Passage, 0, len(codings)) // all at once: one piece of memory an interview
	for i := range codings {
		g := &codings[i]
		if !c.wanted(g.Code) || !c.filter.coding(g) || !c.beside(together[i]) {
			continue
		}
		p := c.passage(t, g)
		if !c.asked(p.Participant, p.Group) {
			continue
		}
		p.Codes = c.pathsOf(together[i])
		p.Again = !p.Lost && again(t, codings, g)
		made = append(made, p)
		c.m.Passages = append(c.m.Passages, &made[len(made)-1])
	}
}

// beside tells whether one of the codes on the same words is wanted there.
func (c *collector) beside(codes []coding.CodeID) bool {
	return len(c.filter.With) == 0 || slices.ContainsFunc(codes, func(id coding.CodeID) bool {
		return slices.ContainsFunc(c.filter.With, func(top coding.CodeID) bool { return c.book.Within(id, top) })
	})
}

func (c *collector) passage(t *corpus.Transcript, g *coding.Coding) Passage {
	p := Passage{ID: string(g.ID), Interview: g.Interview, Coder: g.Coder, Code: string(g.Code), Place: string(g.Interview), Text: g.Quote,
		Remark: c.without(g.Choice.Remark), Order: g.Choice.Order, Used: g.Choice.Used, Chosen: g.Choice.Chosen, Worded: g.Choice.Published != "", Stance: string(g.Stance),
		Notes: strings.Join(c.memos[g.ID], "\n"), Lost: g.Lost || t == nil, Quotation: cmp.Or(g.Choice.Published, g.Quote)}
	if t == nil {
		c.bar(t, g, &p)
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
	p.Group = who.Group
	c.ask(who.Consent, &p)
	if g.Lost {
		c.bar(t, g, &p)
		return p
	}
	from, to := t.TurnsIn(g.Span)
	for _, u := range t.Turns[from:to] {
		speaker := t.Speaker(u.Speaker)
		p.Rendered = p.Rendered || speaker.Voice() == corpus.Rendered
		if other := c.person[speaker.Participant]; other != nil {
			c.ask(other.Consent, &p)
			if other.ID != p.Participant && !slices.Contains(p.Others, other.ID) {
				p.Others = append(p.Others, other.ID)
			}
			p.Unlisted = p.Unlisted || other.Unlisted
		}
	}
	p.Span, p.Place = g.Span, t.Place(g.Span)
	p.Turn, p.Time = t.Turns[from].Number.String(), t.Turns[from].Time.String()
	p.Text = strings.Clone(t.Body().Slice(g.Span)) // a copy, so that the whole text need not stay
	c.word(t, g, &p)
	c.bar(t, g, &p)
	return p
}

// ask notes whether somebody whose words a passage holds may be quoted.
func (c *collector) ask(k corpus.Consent, p *Passage) {
	if !k.MayQuoteOn(c.today) {
		p.Secret, p.Ended = true, p.Ended || k.MayQuote()
	}
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

// together are, for each coding, all codes on at least one of its characters.
// The codings are in order of place.
func (c *collector) together(codings []coding.Coding) [][]coding.CodeID {
	codes := make([][]coding.CodeID, len(codings))
	one := make([]coding.CodeID, len(codings)) // most stand alone
	for i := range codings {
		one[i] = codings[i].Code
		codes[i] = one[i : i+1 : i+1]
	}
	for i := range codings {
		a := &codings[i]
		for j := i + 1; !a.Lost && j < len(codings) && codings[j].Span.Start < a.Span.End; j++ {
			if b := &codings[j]; a.Span.Overlaps(b.Span) {
				codes[i] = append(codes[i], b.Code)
				codes[j] = append(codes[j], a.Code)
			}
		}
	}
	return codes
}

// pathsOf are the paths of codes, each once, in the order of the codebook.
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
// first and as they were ordered, then by interview and place. What is looked up
// is looked up once for each, not at every comparison.
func (c *collector) sort() {
	type ranked struct {
		code, place int
		p           *Passage
	}
	list := make([]ranked, len(c.m.Passages))
	for i, p := range c.m.Passages {
		list[i] = ranked{c.rank[coding.CodeID(p.Code)], c.place[p.Interview], p}
		if list[i].code == 0 {
			list[i].code = len(c.rank) + 1 // not in the codebook
		}
	}
	slices.SortFunc(list, func(x, y ranked) int {
		a, b := x.p, y.p
		switch {
		case x.code != y.code:
			return cmp.Compare(x.code, y.code)
		case a.Code != b.Code:
			return strings.Compare(a.Code, b.Code)
		case a.Chosen != b.Chosen:
			if a.Chosen {
				return -1
			}
			return 1
		case a.Chosen && a.Order != b.Order:
			return cmp.Compare(a.Order, b.Order)
		case x.place != y.place:
			return cmp.Compare(x.place, y.place)
		}
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), strings.Compare(a.ID, b.ID))
	})
	for i := range list {
		c.m.Passages[i] = list[i].p
	}
}
