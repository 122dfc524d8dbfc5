package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// codeRecord is a coding that was made or taken away, in JSON. Its fields are a promise.
type codeRecord struct {
	ID        string `json:"id"`
	Interview string `json:"interview"`
	Place     string `json:"place"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Code      string `json:"code"` // path
	Coder     string `json:"coder"`
}

type codeOptions struct {
	printing
	as     []string
	turn   string
	nth    int
	stance string
}

func newCode(env *Env) *cobra.Command {
	var o codeOptions
	c := &cobra.Command{Use: "code INTERVIEW WORDS", Short: "cli.code.short", Long: "cli.code.long", Args: between(2, 2),
		Example: `citaat code M1 "door haar durf ik nu gewoon de huisarts te bellen" --as "Zelf durven"`}
	o.addFlags(c)
	stringsFlag(c.Flags(), &o.as, "as", "cli.code.flag.as")
	c.Flags().StringVar(&o.turn, "turn", "", "cli.code.flag.turn")
	c.Flags().IntVar(&o.nth, "nth", 0, "cli.code.flag.nth")
	c.Flags().StringVar(&o.stance, "stance", "", "cli.code.flag.stance")
	_ = c.RegisterFlagCompletionFunc("as", env.codePaths())
	_ = c.RegisterFlagCompletionFunc("stance", fixed("for", "against"))
	c.ValidArgsFunction = firstArg(env.interviewIDs())
	c.RunE = func(c *cobra.Command, a []string) error {
		switch {
		case len(o.as) == 0:
			return wrongUse(c, phrases.Make("cli.code.as"))
		case o.nth < 0 || (o.nth == 0 && c.Flags().Changed("nth")):
			return wrongFlag(c, "nth", c.Flags().Lookup("nth").Value.String())
		case o.stance != "" && o.stance != string(coding.For) && o.stance != string(coding.Against):
			return wrongFlag(c, "stance", o.stance)
		}
		return runCode(c.Context(), env, o, a[0], a[1])
	}
	return c
}

func runCode(ctx context.Context, env *Env, o codeOptions, interview, words string) error {
	return env.with(ctx, func(d *desk.Desk) error {
		id := findInterview(d.Study, interview)
		t, err := d.Study.Transcript(id)
		if err != nil {
			return err
		}
		span, err := o.locate(t, words)
		if err != nil {
			return err
		}
		codes, err := findCodes(d.Study, o.as)
		if err != nil {
			return err
		}
		if err := inUse(d.Study.Codebook(), codes); err != nil {
			return err
		}
		var made []coding.CodingID
		before := known(d, id)
		err = d.Study.Do(func(b *coding.Batch) error {
			for _, c := range codes {
				cid, err := b.Code(coding.Passage{Interview: id, Span: span}, c, coding.Stance(o.stance))
				if err != nil {
					return err
				}
				made = append(made, cid)
			}
			return nil
		})
		if err != nil {
			return err
		}
		return printMade(env, d, o.printing, t, made, before)
	})
}

// inUse refuses codes that are not to be used any more.
func inUse(cb *coding.Codebook, codes []coding.CodeID) error {
	for _, id := range codes {
		c, _ := cb.Code(id)
		switch {
		case c.MergedInto != "":
			return phrases.Fail("cli.code.merged", phrases.Args{"Code": cb.Path(id), "Into": cb.Path(c.MergedInto)})
		case c.Retired:
			return phrases.Fail("cli.code.retired", phrases.Args{"Code": cb.Path(id)})
		}
	}
	return nil
}

// known are the codings that an interview has.
func known(d *desk.Desk, id corpus.TranscriptID) map[coding.CodingID]bool {
	have := map[coding.CodingID]bool{}
	for _, c := range d.Study.CodingsIn(id) {
		have[c.ID] = true
	}
	return have
}

func printMade(env *Env, d *desk.Desk, p printing, t *corpus.Transcript, made []coding.CodingID, before map[coding.CodingID]bool) error {
	cb := d.Study.Codebook()
	l := listing[codeRecord]{columns: codeColumns()}
	again := 0
	for _, id := range made {
		c, ok := d.Study.Coding(id)
		if !ok {
			continue
		}
		if before[id] {
			again++
		}
		l.items = append(l.items, codeRecord{ID: string(c.ID), Interview: string(c.Interview), Place: t.Place(c.Span),
			Start: int(c.Span.Start), End: int(c.Span.End), Code: cb.Path(c.Code), Coder: string(c.Coder)})
	}
	if again > 0 {
		env.Say("cli.code.again", phrases.Args{"Count": again})
	}
	if len(made) > again {
		env.Say("cli.saved")
	}
	return l.print(env, p)
}

func codeColumns() []column[codeRecord] {
	return []column[codeRecord]{
		{key: "id", title: "cli.col.id", text: func(r codeRecord) string { return r.ID }},
		{key: "place", title: "cli.col.place", text: func(r codeRecord) string { return r.Place }},
		{key: "code", title: "cli.col.code", text: func(r codeRecord) string { return r.Code }},
		{key: "coder", title: "cli.col.coder", text: func(r codeRecord) string { return r.Coder }},
	}
}

func findCodes(s *coding.Study, names []string) ([]coding.CodeID, error) {
	var codes []coding.CodeID
	for _, name := range names {
		id, err := s.Codebook().Find(name)
		if err != nil {
			return nil, err
		}
		codes = append(codes, id)
	}
	return codes, nil
}

// mostTurns is how many turns are named where the words stand more than once.
const mostTurns = 8

// locate finds the one passage that is meant.
func (o codeOptions) locate(t *corpus.Transcript, words string) (corpus.Span, error) {
	spans := fold(t.Body().String()).find(words)
	args := phrases.Args{"Interview": string(t.ID), "Turn": oneLine(o.turn)}
	if o.turn != "" {
		i, err := turnOf(t, o.turn)
		if err != nil {
			return corpus.Span{}, err
		}
		var in []corpus.Span
		for _, s := range spans {
			if from, to := t.TurnsIn(s); from <= i && i < to {
				in = append(in, s)
			}
		}
		if len(in) == 0 && len(spans) > 0 {
			args["Turns"] = turnsOf(t, spans)
			return corpus.Span{}, phrases.Fail("cli.code.notthere", args)
		}
		spans = in
	}
	args["Count"] = len(spans)
	switch {
	case len(spans) == 0:
		return corpus.Span{}, phrases.Fail("cli.code.nowhere", args).WithCure("cli.code.nowhere.cure", args)
	case o.nth > len(spans):
		return corpus.Span{}, phrases.Fail("cli.code.nth", args)
	case o.nth > 0:
		return spans[o.nth-1], nil
	case len(spans) > 1:
		args["Turns"] = turnsOf(t, spans)
		return corpus.Span{}, phrases.Fail("cli.code.ambiguous", args).WithCure("cli.code.ambiguous.cure")
	}
	return spans[0], nil
}

// turnOf finds a turn by its number, also written as a place: 142 or M3:142.
func turnOf(t *corpus.Transcript, s string) (int, error) {
	typed := s
	if n := len(t.ID) + 1; len(s) > n && strings.EqualFold(s[:n], string(t.ID)+":") {
		typed = s[n:]
	}
	number, err := corpus.ParseTurnNumber(typed)
	if err == nil {
		if i, ok := t.Turn(number); ok {
			return i, nil
		}
	}
	return 0, phrases.Fail("coding.turn.unknown", phrases.Args{"Interview": string(t.ID), "Turn": oneLine(s)})
}

func turnsOf(t *corpus.Transcript, spans []corpus.Span) string {
	var turns []string
	for i, s := range spans {
		if i == mostTurns {
			turns = append(turns, "…")
			break
		}
		turns = append(turns, t.Place(s))
	}
	return strings.Join(turns, ", ")
}
