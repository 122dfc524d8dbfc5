package main

import (
	"context"
	"slices"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/search"
	"citaat/export"
)

// hitRecord is a hit in JSON. Its fields are a promise.
type hitRecord struct {
	Status      string   `json:"status"` // always that of a working file: it holds places and ids
	ID          string   `json:"id"`     // of the coding, or the place of the words: M3#1234-1241
	Interview   string   `json:"interview"`
	Participant string   `json:"participant"`
	Group       string   `json:"group"`
	Place       string   `json:"place"`
	Turn        string   `json:"turn"`
	Speaker     string   `json:"speaker"`
	Time        string   `json:"time"`
	Start       int      `json:"start"`
	End         int      `json:"end"`
	Text        string   `json:"text"`
	Context     string   `json:"context"`      // the turns that it stands in
	Codes       []string `json:"codes"`        // paths of the codings that overlap it
	DoNotQuote  bool     `json:"do_not_quote"` // somebody whose words it holds does not allow it
	Withheld    bool     `json:"withheld"`     // some of its words are not to be used; they are not told

	line search.Line
	from int           // offset of Context
	held []corpus.Span // what of Context is not to be used
}

type findOptions struct {
	printing
	limit    int
	sort     string
	passages bool
}

func newFind(env *Env) *cobra.Command {
	var o findOptions
	c := &cobra.Command{Use: "find QUERY…", Short: "cli.find.short", Long: "cli.find.long", Args: between(1, -1),
		Example: "citaat find \"bang AND NOT code:Stresswoorden group:moeder\"\ncitaat find '\"niet echt\"' --format json\ncitaat find stress --sort right --limit 10"}
	o.add(c)
	c.RunE = func(c *cobra.Command, a []string) error {
		if err := o.fault(c); err != nil {
			return err
		}
		return runFind(c.Context(), env, o, strings.Join(a, " "))
	}
	return c
}

// add gives a verb that lists hits its flags.
func (o *findOptions) add(c *cobra.Command) {
	o.addFlags(c)
	c.Flags().IntVar(&o.limit, "limit", 0, "cli.find.flag.limit")
	c.Flags().StringVar(&o.sort, "sort", "place", "cli.find.flag.sort")
	c.Flags().BoolVar(&o.passages, "passages", false, "cli.find.flag.passages")
	_ = c.RegisterFlagCompletionFunc("sort", fixed("place", "left", "right", "group", "participant", "code", "rank"))
}

// fault is what is wrong with the flags.
func (o *findOptions) fault(c *cobra.Command) error {
	if _, ok := sorts(o.sort); !ok {
		return wrongFlag(c, "sort", o.sort)
	}
	if o.limit < 0 {
		return wrongFlag(c, "limit", c.Flags().Lookup("limit").Value.String())
	}
	return nil
}

// sorts reads an order of hits; rank is the search's own.
func sorts(s string) (search.Sort, bool) {
	switch s {
	case "place", "rank":
		return search.SortPlace, true
	case "left":
		return search.SortLeft, true
	case "right":
		return search.SortRight, true
	case "group":
		return search.SortGroup, true
	case "participant":
		return search.SortParticipant, true
	case "code":
		return search.SortCode, true
	}
	return 0, false
}

func runFind(ctx context.Context, env *Env, o findOptions, query string) error {
	return env.with(ctx, func(d *desk.Desk) error {
		opt := search.Options{}
		if o.sort == "rank" {
			opt.Order = search.ByRank
		}
		r, err := d.Find(ctx, query, opt)
		if err != nil {
			return err
		}
		records, err := hitRecords(ctx, env, d, o, r.Hits)
		if err != nil {
			return err
		}
		if o.format == asTable {
			printHits(env, d, o, r, records)
		} else if err := hitListing(forPrograms(records)).print(env, o.printing); err != nil {
			return err
		}
		if err := env.Out.Flush(); err != nil {
			return err
		}
		// Whoever asked has the answer; the next time it comes sooner.
		updateIndex(ctx, env, d)
		return nil
	})
}

// hitRecords sets the hits out, sorted and as many as were asked for.
func hitRecords(ctx context.Context, env *Env, d *desk.Desk, o findOptions, hits []search.Hit) ([]hitRecord, error) {
	by, _ := sorts(o.sort)
	if by == search.SortPlace && o.limit > 0 && len(hits) > o.limit {
		hits = hits[:o.limit] // the others need not be looked up
	}
	side := 40
	if env.Shown { // with room for the place, the hit and a code
		side = min(max(16, (env.Columns-44)/2), 60)
	}
	texts := map[corpus.TranscriptID]*corpus.Transcript{}
	lines := make([]search.Line, 0, len(hits))
	for _, h := range hits {
		if isDone(ctx) {
			return nil, ctx.Err()
		}
		t := texts[h.Transcript]
		if t == nil {
			var err error
			if t, err = d.Study.Transcript(h.Transcript); err != nil {
				return nil, err
			}
			texts[h.Transcript] = t
		}
		lines = append(lines, search.NewLine(t, h, search.Layout{Left: side, Right: side, Node: env.Columns, Width: uniseg.StringWidth}))
	}
	if by != search.SortPlace {
		search.SortLines(lines, by, search.Labels{
			Group: func(id corpus.ParticipantID) corpus.GroupID { return corpus.GroupID(groupOf(d, id)) },
			Codes: func(h search.Hit) string { return strings.Join(codesOn(d, h.Transcript, h.Span), ", ") },
		})
	}
	if o.limit > 0 && len(lines) > o.limit {
		lines = lines[:o.limit]
	}
	records := make([]hitRecord, 0, len(lines))
	for _, l := range lines {
		records = append(records, newHitRecord(d, texts[l.Transcript], l))
	}
	return records, nil
}

func newHitRecord(d *desk.Desk, t *corpus.Transcript, l search.Line) hitRecord {
	turn := t.Turns[l.Turn]
	from, to := t.TurnsIn(l.Span)
	around := corpus.Span{Start: t.Turns[from].Span.Start, End: t.Turns[to-1].Span.End}
	r := hitRecord{
		Status: export.WorkingStatus, ID: l.Coding, Interview: string(l.Transcript), Participant: string(l.Participant), Group: groupOf(d, l.Participant),
		Place: t.Place(l.Span), Turn: turn.Number.String(), Speaker: string(turn.Speaker), Time: turn.Time.String(),
		Start: int(l.Span.Start), End: int(l.Span.End), Text: t.Body().Slice(l.Span), Codes: codesOn(d, l.Transcript, l.Span),
		Context: t.Body().Slice(around), DoNotQuote: mayNotQuote(d, t, l.Span),
		from: int(around.Start), line: l, held: heldIn(d, l.Transcript, around),
	}
	r.Withheld = slices.ContainsFunc(r.held, l.Span.Overlaps)
	if r.ID == "" {
		r.ID = wordsID(l.Transcript, l.Span)
	}
	return r
}

// wordsID names a stretch of words that is no coding.
func wordsID(id corpus.TranscriptID, s corpus.Span) string {
	return string(id) + "#" + itoa(int(s.Start)) + "-" + itoa(int(s.End))
}

// codesOn are the paths of the codes on any of some words, each once.
func codesOn(d *desk.Desk, id corpus.TranscriptID, span corpus.Span) []string {
	codes := []string{}
	have := map[string]bool{}
	for _, c := range d.Searchable().Codings(id) {
		if c.Span.Overlaps(span) && !have[c.Code] {
			have[c.Code] = true
			codes = append(codes, codePath(d, c.Code))
		}
	}
	return codes
}

func hitListing(records []hitRecord) listing[hitRecord] {
	return listing[hitRecord]{items: records, columns: []column[hitRecord]{
		{key: "status", title: "export.status", text: func(r hitRecord) string { return r.Status }},
		{key: "place", title: "cli.col.place", text: func(r hitRecord) string { return r.Place }},
		{key: "text", title: "cli.col.text", text: func(r hitRecord) string { return r.Text }},
		{key: "context", title: "cli.col.context", text: func(r hitRecord) string { return r.Context }},
		{key: "codes", title: "cli.col.codes", text: func(r hitRecord) string { return strings.Join(r.Codes, ", ") }},
		{key: "do_not_quote", title: "consent.col.do-not-quote", number: func(r hitRecord) int { return bit(r.DoNotQuote) }},
		{key: "withheld", title: "consent.op", number: func(r hitRecord) int { return bit(r.Withheld) }},
		{key: "group", title: "cli.col.group", text: func(r hitRecord) string { return r.Group }},
		{key: "participant", title: "cli.col.participant", text: func(r hitRecord) string { return r.Participant }},
		{key: "interview", title: "cli.col.interview", text: func(r hitRecord) string { return r.Interview }},
		{key: "turn", title: "cli.col.turn", text: func(r hitRecord) string { return r.Turn }},
		{key: "speaker", title: "cli.col.speaker", text: func(r hitRecord) string { return r.Speaker }},
		{key: "time", title: "cli.col.clock", text: func(r hitRecord) string { return r.Time }},
		{key: "start", title: "cli.col.start", number: func(r hitRecord) int { return r.Start }},
		{key: "end", title: "cli.col.end", number: func(r hitRecord) int { return r.End }},
		{key: "id", title: "cli.col.id", text: func(r hitRecord) string { return r.ID }},
	}}
}

// updateIndex lets the index follow the texts. It is a help, not a result: what
// goes wrong costs time at the next search and nothing else.
func updateIndex(ctx context.Context, env *Env, d *desk.Desk) {
	progress := newProgress(env, "cli.index.progress")
	_ = d.UpdateIndex(ctx, progress.show)
	progress.end()
}

// unread tells of interviews that could not be searched.
func unread(env *Env, ids []corpus.TranscriptID) {
	if len(ids) == 0 {
		return
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = string(id)
	}
	env.Say("cli.find.unread", phrases.Args{"Interviews": strings.Join(names, ", ")})
}
