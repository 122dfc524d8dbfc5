package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/tui/text"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// proposalRecord is a passage that a saved search proposes for its code, in
// JSON. Its fields are a promise.
type proposalRecord struct {
	ID          string   `json:"id"` // M3#1234-1290, for --accept and --reject
	Interview   string   `json:"interview"`
	Participant string   `json:"participant"`
	Group       string   `json:"group"`
	Place       string   `json:"place"`
	Start       int      `json:"start"`
	End         int      `json:"end"`
	Text        string   `json:"text"`
	Found       []string `json:"found"` // the words that were found in it
	Code        string   `json:"code"`  // path of the code that it is proposed for
}

type proposeOptions struct {
	printing
	accept, reject       []string
	acceptAll, rejectAll bool
}

func (o proposeOptions) decides() bool {
	return len(o.accept)+len(o.reject) > 0 || o.acceptAll || o.rejectAll
}

func newSearchesPropose(env *Env) *cobra.Command {
	var o proposeOptions
	c := &cobra.Command{Use: "propose NAME", Short: "proposal.propose.short", Long: "proposal.propose.long", Args: between(1, 1),
		Example:           "citaat searches save Bang \"bang\" --code Stresswoorden/Bang\ncitaat searches propose Bang\ncitaat searches propose Bang --accept M3#2082-2094 --reject M1#7196-7235\ncitaat searches propose Bang --reject-all",
		ValidArgsFunction: firstArg(env.searchNames())}
	o.addFlags(c)
	f := c.Flags()
	stringsFlag(f, &o.accept, "accept", "proposal.propose.flag.accept")
	stringsFlag(f, &o.reject, "reject", "proposal.propose.flag.reject")
	f.BoolVar(&o.acceptAll, "accept-all", false, "proposal.propose.flag.accept-all")
	f.BoolVar(&o.rejectAll, "reject-all", false, "proposal.propose.flag.reject-all")
	c.RunE = func(c *cobra.Command, a []string) error {
		if o.acceptAll && o.rejectAll {
			return wrongUse(c, phrases.Make("proposal.both"))
		}
		return runPropose(c.Context(), env, o, a[0])
	}
	return c
}

func runPropose(ctx context.Context, env *Env, o proposeOptions, name string) error {
	return env.with(ctx, func(d *desk.Desk) error {
		x, err := d.Study.FindSearch(name)
		if err != nil {
			return err
		}
		s := d.Searches(d.Searchable())
		open, err := s.Proposals(ctx, x, sentenceOf)
		if err != nil {
			return err
		}
		code := s.CodeOf(x)
		records, err := proposalRecords(d, open, code)
		if err != nil {
			return err
		}
		if !o.decides() {
			return printProposals(env, o, x, records)
		}
		accepted, rejected, err := o.decided(open, records)
		if err != nil {
			return err
		}
		if err := decide(d, code, accepted, rejected); err != nil {
			return err
		}
		env.Say("proposal.decided", phrases.Args{"Accepted": len(accepted), "Rejected": len(rejected),
			"Open": len(open) - len(accepted) - len(rejected), "Code": codePath(d, string(code))})
		return nil
	})
}

// sentenceOf is the passage that a hit stands in.
func sentenceOf(t *corpus.Transcript, span corpus.Span) corpus.Span {
	return text.Around(t, span, text.Sentence)
}

func proposalRecords(d *desk.Desk, open []desk.Proposal, code coding.CodeID) ([]proposalRecord, error) {
	records := make([]proposalRecord, 0, len(open))
	var t *corpus.Transcript
	for _, p := range open {
		if t == nil || t.ID != p.Interview {
			var err error
			if t, err = d.Study.Transcript(p.Interview); err != nil {
				return nil, err
			}
		}
		r := proposalRecord{ID: wordsID(p.Interview, p.Span), Interview: string(p.Interview), Participant: string(p.Participant),
			Group: groupOf(d, p.Participant), Place: t.Place(p.Span), Start: int(p.Span.Start), End: int(p.Span.End),
			Text: t.Body().Slice(p.Span), Code: codePath(d, string(code))}
		for _, h := range p.Hits {
			r.Found = append(r.Found, t.Body().Slice(h))
		}
		records = append(records, r)
	}
	return records, nil
}

func printProposals(env *Env, o proposeOptions, x corpus.Search, records []proposalRecord) error {
	if o.format == asTable && len(records) > 0 {
		env.Say("proposal.to-decide", phrases.Args{"Count": len(records), "Name": x.Name, "Code": records[0].Code})
	}
	return listing[proposalRecord]{empty: "proposal.none-open", items: records, columns: []column[proposalRecord]{
		{key: "id", title: "cli.col.id", text: func(r proposalRecord) string { return r.ID }},
		{key: "place", title: "cli.col.place", text: func(r proposalRecord) string { return r.Place }},
		{key: "text", title: "cli.col.text", text: func(r proposalRecord) string { return r.Text }},
		{key: "code", title: "cli.col.code", text: func(r proposalRecord) string { return r.Code }, hidden: true},
		{key: "participant", title: "cli.col.participant", text: func(r proposalRecord) string { return r.Participant }, hidden: true},
		{key: "group", title: "cli.col.group", text: func(r proposalRecord) string { return r.Group }, hidden: true},
	}}.print(env, o.printing)
}

// decided are the proposals that are accepted and those that are rejected; a
// proposal that is not there any more is an error, so that nobody decides on
// words that were not shown.
func (o proposeOptions) decided(open []desk.Proposal, records []proposalRecord) (accepted, rejected []desk.Proposal, err error) {
	known := map[string]bool{}
	for _, r := range records {
		known[r.ID] = true
	}
	for _, id := range slices.Concat(o.accept, o.reject) {
		if !known[id] {
			return nil, nil, phrases.Fail("proposal.unknown", phrases.Args{"ID": oneLine(id)}).WithCure("proposal.unknown.cure")
		}
		if slices.Contains(o.accept, id) && slices.Contains(o.reject, id) {
			return nil, nil, phrases.Fail("proposal.both-ways", phrases.Args{"ID": id})
		}
	}
	for i, r := range records {
		switch {
		case slices.Contains(o.accept, r.ID):
			accepted = append(accepted, open[i])
		case slices.Contains(o.reject, r.ID):
			rejected = append(rejected, open[i])
		case o.acceptAll:
			accepted = append(accepted, open[i])
		case o.rejectAll:
			rejected = append(rejected, open[i])
		}
	}
	return accepted, rejected, nil
}

// decide writes decisions down, as one thing to undo.
func decide(d *desk.Desk, code coding.CodeID, accepted, rejected []desk.Proposal) error {
	return d.Study.Do(func(b *coding.Batch) error {
		for _, p := range accepted {
			if _, err := b.Code(coding.Passage{Interview: p.Interview, Span: p.Span}, code, ""); err != nil {
				return err
			}
		}
		for _, p := range rejected {
			if _, err := b.Reject(coding.Passage{Interview: p.Interview, Span: p.Span}, code); err != nil {
				return err
			}
		}
		return nil
	})
}
