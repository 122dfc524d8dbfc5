package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// findingRecord is a finding in JSON. Its fields are a promise.
type findingRecord struct {
	Place string `json:"place"` // a file, file:line, or the full id of a coding
	What  string `json:"what"`
	Cure  string `json:"cure"`
	Grave bool   `json:"grave"` // the study does not hold
}

func newCheck(env *Env) *cobra.Command {
	var p printing
	c := &cobra.Command{Use: "check", Short: "cli.check.short", Long: "cli.check.long", Args: between(0, 0), Example: "citaat check"}
	p.addFlags(c)
	c.RunE = func(c *cobra.Command, _ []string) error { return runCheck(c.Context(), env, p) }
	return c
}

func runCheck(ctx context.Context, env *Env, p printing) error {
	d, err := env.openQuietly(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = d.Close() }()
	found := d.Study.Check()
	b := env.Book()
	if p.format == asTable {
		printFindings(env, d, found)
	} else {
		l := listing[findingRecord]{items: []findingRecord{}, columns: []column[findingRecord]{
			{key: "place", title: "cli.col.place", text: func(r findingRecord) string { return r.Place }},
			{key: "what", title: "cli.col.what", text: func(r findingRecord) string { return r.What }},
			{key: "cure", title: "cli.col.cure", text: func(r findingRecord) string { return r.Cure }},
			{key: "grave", title: "cli.col.grave", text: func(r findingRecord) string { return yesNo(env, r.Grave) }},
		}}
		for _, f := range found {
			l.items = append(l.items, findingRecord{oneLine(f.Place), oneLine(f.What.In(b)), oneLine(f.Cure.In(b)), f.Grave})
		}
		if err := l.print(env, p); err != nil {
			return err
		}
	}
	if slices.ContainsFunc(found, func(f coding.Finding) bool { return f.Grave }) {
		return errSaid
	}
	return nil
}

func printFindings(env *Env, d *desk.Desk, found []coding.Finding) {
	b := env.Book()
	grave := 0
	for _, f := range found {
		mark := "  "
		if f.Grave {
			mark = "! "
			grave++
		}
		env.Out.Text(mark + finding(b, f) + "\n")
	}
	s := d.Study
	env.Out.Text(list(count(b, "cli.n.interviews", len(s.Interviews())), count(b, "cli.n.codes", len(s.Codebook().Codes())),
		count(b, "cli.n.codings", len(s.Codings()))) + "\n")
	switch {
	case grave > 0:
		env.Out.Text(count(b, "cli.check.grave", grave) + "\n")
	case len(found) > 0:
		env.Out.Text(b.Say("cli.check.minor", phrases.Args{"Count": len(found)}) + "\n")
	default:
		env.Out.Text(b.Say("cli.check.well") + "\n")
	}
	_ = env.Out.Flush()
}
