package main

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// withheldRecord is a withheld passage in JSON. Its fields are a promise.
type withheldRecord struct {
	ID        string `json:"id"`
	Interview string `json:"interview"`
	Place     string `json:"place"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Why       string `json:"why"`
	Coder     string `json:"coder"`
	Lost      bool   `json:"lost"` // its words cannot be found any more
}

type withholdOptions struct {
	printing
	why, at string
	nth     int
}

func newWithhold(env *Env) *cobra.Command {
	var o withholdOptions
	c := &cobra.Command{Use: "withhold PLACE [WORDS]", Short: "consent.withhold.short", Long: "consent.withhold.long", Args: between(1, 2),
		Example: "citaat withhold M1:12 --why \"op verzoek van de deelnemer\"\ncitaat withhold M1 \"door haar durf ik nu gewoon de huisarts te bellen\""}
	o.addFlags(c)
	c.Flags().StringVar(&o.why, "why", "", "consent.withhold.flag.why")
	c.Flags().StringVar(&o.at, "at", "", "consent.withhold.flag.at")
	c.Flags().IntVar(&o.nth, "nth", 0, "cli.code.flag.nth")
	c.ValidArgsFunction = firstArg(env.interviewIDs())
	c.RunE = func(c *cobra.Command, a []string) error {
		if o.nth < 0 || (o.nth == 0 && c.Flags().Changed("nth")) {
			return wrongFlag(c, "nth", c.Flags().Lookup("nth").Value.String())
		}
		if len(a) == 1 && o.at == "" && !strings.ContainsAny(a[0], ":#") {
			return wrongUse(c, phrases.Make("consent.withhold.what"))
		}
		return runWithhold(c.Context(), env, o, a)
	}
	c.AddCommand(newWithholdList(env))
	return c
}

func runWithhold(ctx context.Context, env *Env, o withholdOptions, a []string) error {
	return env.with(ctx, func(d *desk.Desk) error {
		t, span, err := o.find(d.Study, a)
		if err != nil {
			return err
		}
		var id coding.EventID
		err = d.Study.Do(func(b *coding.Batch) (err error) {
			id, err = b.Withhold(coding.Passage{Interview: t.ID, Span: span}, oneLine(o.why))
			return err
		})
		if err != nil {
			return err
		}
		w, err := d.Study.FindWithheld(string(id))
		if err != nil {
			return err
		}
		env.mindNames(o.why)
		env.Say("consent.withheld", phrases.Args{"Place": t.Place(w.Span)})
		tellTwins(env, t, w.Span, d.Study.WithheldIn(t.ID))
		tellBarred(env, d, func(c coding.BarredChoice) bool { return c.Interview == t.ID && c.Span.Overlaps(w.Span) })
		return withheldListing(env, []withheldRecord{withheldOf(t, w)}).print(env, o.printing)
	})
}

// find is the passage that is meant: words, offsets, or a whole turn.
func (o withholdOptions) find(s *coding.Study, a []string) (*corpus.Transcript, corpus.Span, error) {
	interview, at, _ := strings.Cut(a[0], "#")
	interview, turn, _ := strings.Cut(interview, ":")
	if o.at != "" {
		at = o.at
	}
	t, err := s.Transcript(findInterview(s, interview))
	if err != nil {
		return nil, corpus.Span{}, err
	}
	span := corpus.Span{}
	switch {
	case at != "":
		span, err = offsets(t, at)
	case len(a) == 2:
		span, err = codeOptions{turn: turn, nth: o.nth}.locate(t, a[1])
	default:
		var i int
		if i, err = turnOf(t, turn); err == nil {
			span = t.Turns[i].Span
		}
	}
	return t, span, err
}

// offsets reads 1234-1290, as `find` names words.
func offsets(t *corpus.Transcript, at string) (corpus.Span, error) {
	from, to, _ := strings.Cut(at, "-")
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || start < 0 || end <= start || corpus.Offset(end) > t.Body().Len() {
		return corpus.Span{}, phrases.Fail("coding.passage.outside", phrases.Args{"Interview": string(t.ID)})
	}
	return corpus.Span{Start: corpus.Offset(start), End: corpus.Offset(end)}, nil
}

// tellTwins tells of turns that give the same answer again, in her own words or
// rendered: they are not left out by themselves.
func tellTwins(env *Env, t *corpus.Transcript, span corpus.Span, held []coding.Withheld) {
	from, to := t.TurnsIn(span)
	for i, u := range t.Turns {
		if slices.ContainsFunc(held, func(w coding.Withheld) bool { return !w.Lost && w.Span.Covers(u.Span) }) {
			continue
		}
		for j := from; j < to; j++ {
			first, again := t.Turns[j], u
			if i < j {
				first, again = u, t.Turns[j]
			}
			if i != j && (i < from || i >= to) && again.Repeats.Number != 0 && again.Repeats == first.Number {
				env.Say("consent.same-answer", phrases.Args{"Place": t.Place(u.Span)})
			}
		}
	}
}

// tellBarred tells how many chosen quotations may not be published any more.
func tellBarred(env *Env, d *desk.Desk, about func(coding.BarredChoice) bool) {
	n := 0
	for _, c := range d.Study.BarredChoices() {
		if about(c) {
			n++
		}
	}
	if n > 0 {
		env.Say("consent.barred", phrases.Args{"Count": n})
	}
}

func withheldOf(t *corpus.Transcript, w coding.Withheld) withheldRecord {
	r := withheldRecord{ID: string(w.ID), Interview: string(w.Interview), Place: string(w.Interview), Start: int(w.Span.Start), End: int(w.Span.End),
		Why: w.Why, Coder: string(w.Coder), Lost: w.Lost}
	if t != nil && !w.Lost {
		r.Place = t.Place(w.Span)
	}
	return r
}

// withheldListing shows no words: where they stand is enough to find them.
func withheldListing(env *Env, records []withheldRecord) listing[withheldRecord] {
	return listing[withheldRecord]{empty: "consent.withheld.none", items: records, columns: []column[withheldRecord]{
		{key: "place", title: "cli.col.place", text: func(r withheldRecord) string { return r.Place }},
		{key: "why", title: "consent.col.why", text: func(r withheldRecord) string { return r.Why }},
		{key: "coder", title: "cli.col.coder", text: func(r withheldRecord) string { return r.Coder }},
		{key: "lost", title: "consent.col.lost", text: func(r withheldRecord) string { return yesNo(env, r.Lost) }, hidden: true},
		{key: "start", title: "cli.col.start", number: func(r withheldRecord) int { return r.Start }},
		{key: "end", title: "cli.col.end", number: func(r withheldRecord) int { return r.End }},
		{key: "id", title: "cli.col.id", text: func(r withheldRecord) string { return r.ID }},
	}}
}

func newWithholdList(env *Env) *cobra.Command {
	var p printing
	c := &cobra.Command{Use: "list", Short: "consent.withhold.list.short", Long: "consent.withhold.list.long", Args: between(0, 0),
		Example: "citaat withhold list"}
	p.addFlags(c)
	c.RunE = func(c *cobra.Command, _ []string) error {
		return env.with(c.Context(), func(d *desk.Desk) error {
			records := []withheldRecord{}
			for _, w := range d.Study.Withheld() {
				t, _ := d.Study.Transcript(w.Interview) // what cannot be read has no place
				records = append(records, withheldOf(t, w))
			}
			return withheldListing(env, records).print(env, p)
		})
	}
	return c
}

func newRelease(env *Env) *cobra.Command {
	c := &cobra.Command{Use: "release PLACE|ID", Short: "consent.release.short", Long: "consent.release.long", Args: between(1, 1),
		Example: "citaat withhold M1:12\ncitaat release M1:12", ValidArgsFunction: firstArg(env.withheldIDs())}
	c.RunE = func(c *cobra.Command, a []string) error {
		return env.with(c.Context(), func(d *desk.Desk) error {
			list, err := released(d.Study, a[0])
			if err != nil {
				return err
			}
			err = d.Study.Do(func(b *coding.Batch) error {
				for _, w := range list {
					if err := b.Release(w.ID); err != nil {
						return err
					}
				}
				return nil
			})
			if err == nil {
				env.Say("consent.released", phrases.Args{"Count": len(list)})
			}
			return err
		})
	}
	return c
}

// released are the withheld passages that are meant: by an id, or all in a turn.
func released(s *coding.Study, typed string) ([]coding.Withheld, error) {
	interview, turn, isPlace := strings.Cut(typed, ":")
	if !isPlace {
		w, err := s.FindWithheld(typed)
		return []coding.Withheld{w}, err
	}
	t, err := s.Transcript(findInterview(s, interview))
	if err != nil {
		return nil, err
	}
	i, err := turnOf(t, turn)
	if err != nil {
		return nil, err
	}
	var list []coding.Withheld
	for _, w := range s.WithheldIn(t.ID) {
		if !w.Lost && w.Span.Overlaps(t.Turns[i].Span) {
			list = append(list, w)
		}
	}
	if len(list) == 0 {
		return nil, phrases.Fail("consent.withheld.nowhere", phrases.Args{"Place": oneLine(typed)}).WithCure("consent.withheld.gone.cure")
	}
	return list, nil
}

func (env *Env) withheldIDs() complete {
	return env.fromStudy(func(d *desk.Desk) []string {
		var ids []string
		for _, w := range d.Study.Withheld() {
			ids = append(ids, string(w.ID))
		}
		return ids
	})
}
