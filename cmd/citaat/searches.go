package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/search"
)

// searchRecord is a saved search in JSON. Its fields are a promise.
type searchRecord struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Query    string `json:"query"`
	Code     string `json:"code"`     // path of the code that its hits are to get
	Hits     int    `json:"hits"`     // occurrences
	Open     int    `json:"open"`     // not coded so yet, and not rejected
	Rejected int    `json:"rejected"` // decided against
	Error    string `json:"error,omitempty"`
}

func newSearches(env *Env) *cobra.Command {
	var p printing
	c := &cobra.Command{Use: "searches", Short: "proposal.verb.short", Long: "proposal.verb.long", Args: cobra.ArbitraryArgs,
		Example: "citaat searches\ncitaat searches save Bang \"bang\" --code Stresswoorden/Bang\ncitaat searches propose Bang"}
	p.addFlags(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownVerb(c, args[0])
		}
		return runSearches(c.Context(), env, p)
	}
	c.AddCommand(newSearchesSave(env), newSearchesRemove(env), newSearchesRun(env), newSearchesPropose(env))
	return c
}

func runSearches(ctx context.Context, env *Env, p printing) error {
	return env.with(ctx, func(d *desk.Desk) error {
		var records []searchRecord
		var unreadable []corpus.TranscriptID
		for _, x := range d.Study.Searches() {
			r, missing, err := standing(ctx, env, d, x)
			if err != nil {
				return err
			}
			records, unreadable = append(records, r), missing
		}
		unread(env, unreadable)
		return searchListing(env, p, records).print(env, p)
	})
}

// standing counts a saved search. One that cannot be asked any more says why in
// its own row: the others are still to be seen.
func standing(ctx context.Context, env *Env, d *desk.Desk, x corpus.Search) (searchRecord, []corpus.TranscriptID, error) {
	r := searchRecord{ID: x.ID, Name: x.Name, Query: x.Query}
	if x.Code != "" {
		r.Code = codePath(d, x.Code)
	}
	s, err := d.Searches(d.Searchable()).Standing(ctx, x)
	if ctx.Err() != nil {
		return r, nil, ctx.Err()
	}
	if err != nil {
		r.Error = env.Book().Error(err)
	}
	r.Hits, r.Open, r.Rejected = s.Hits, s.Open, s.Rejected
	return r, s.Unread, nil
}

func searchListing(env *Env, p printing, records []searchRecord) listing[searchRecord] {
	broken := func(r searchRecord) bool { return r.Error != "" }
	query := func(r searchRecord) string { return r.Query }
	if p.format == asTable {
		query = func(r searchRecord) string { return list(r.Query, r.Error) }
	}
	return listing[searchRecord]{empty: "proposal.none-saved", items: records, columns: []column[searchRecord]{
		{key: "name", title: "proposal.col.name", text: func(r searchRecord) string { return r.Name }},
		{key: "hits", title: "proposal.col.hits", number: func(r searchRecord) int { return r.Hits }, unknown: broken},
		{key: "open", title: "proposal.col.open", number: func(r searchRecord) int { return r.Open }, unknown: broken},
		{key: "rejected", title: "proposal.col.rejected", number: func(r searchRecord) int { return r.Rejected }, unknown: broken},
		{key: "code", title: "cli.col.code", text: func(r searchRecord) string { return r.Code }},
		{key: "query", title: "proposal.col.query", text: query},
		{key: "id", title: "cli.col.id", text: func(r searchRecord) string { return r.ID }, hidden: true},
	}}
}

func newSearchesSave(env *Env) *cobra.Command {
	var p printing
	code := ""
	c := &cobra.Command{Use: "save NAME QUERY…", Short: "proposal.save.short", Long: "proposal.save.long", Args: between(2, -1),
		Example: "citaat searches save Bang \"bang\" --code Stresswoorden/Bang"}
	p.addFlags(c)
	c.Flags().StringVar(&code, "code", "", "proposal.save.flag.code")
	_ = c.RegisterFlagCompletionFunc("code", env.codePaths())
	c.RunE = func(c *cobra.Command, a []string) error {
		return runSearchesSave(c.Context(), env, p, corpus.Search{Name: a[0], Query: strings.Join(a[1:], " ")}, code)
	}
	return c
}

// runSearchesSave keeps a search; one that has the name gets the new query.
func runSearchesSave(ctx context.Context, env *Env, p printing, x corpus.Search, code string) error {
	return env.with(ctx, func(d *desk.Desk) error {
		q, err := search.Parse(x.Query)
		if err != nil {
			return err
		}
		// what the query names must be there: a slip would be found much later
		if _, err := d.Index.Find(ctx, d.Searchable(), q, search.Options{Limit: 1}); err != nil {
			return err
		}
		if code != "" {
			codes, err := findCodes(d.Study, []string{code})
			if err != nil {
				return err
			}
			if err := inUse(d.Study.Codebook(), codes); err != nil {
				return err
			}
			x.Code = string(codes[0])
		}
		said := "proposal.saved"
		if old, err := d.Study.FindSearch(x.Name); err == nil {
			x.ID, said = old.ID, "proposal.changed"
		}
		err = d.Study.Do(func(b *coding.Batch) (err error) {
			x.ID, err = b.SaveSearch(x)
			return err
		})
		if err != nil {
			return err
		}
		env.Say(said, phrases.Args{"Name": x.Name})
		if p.format == asTable {
			return nil
		}
		r, _, err := standing(ctx, env, d, x)
		if err != nil {
			return err
		}
		return searchListing(env, p, []searchRecord{r}).print(env, p)
	})
}

func newSearchesRemove(env *Env) *cobra.Command {
	c := &cobra.Command{Use: "remove NAME", Short: "proposal.remove.short", Long: "proposal.remove.long", Args: between(1, 1),
		Example: "citaat searches save Bang \"bang\" --code Stresswoorden/Bang\ncitaat searches remove Bang", ValidArgsFunction: firstArg(env.searchNames())}
	c.RunE = func(c *cobra.Command, a []string) error {
		return env.with(c.Context(), func(d *desk.Desk) error {
			x, err := d.Study.FindSearch(a[0])
			if err != nil {
				return err
			}
			if err := d.Study.Do(func(b *coding.Batch) error { return b.RemoveSearch(x.ID) }); err != nil {
				return err
			}
			env.Say("proposal.removed", phrases.Args{"Name": x.Name})
			return nil
		})
	}
	return c
}

func newSearchesRun(env *Env) *cobra.Command {
	var o findOptions
	c := &cobra.Command{Use: "run NAME", Short: "proposal.run.short", Long: "proposal.run.long", Args: between(1, 1),
		Example: "citaat searches save Bang \"bang\" --code Stresswoorden/Bang\ncitaat searches run Bang --sort left", ValidArgsFunction: firstArg(env.searchNames())}
	o.add(c)
	c.RunE = func(c *cobra.Command, a []string) error {
		if err := o.fault(c); err != nil {
			return err
		}
		query := ""
		err := env.with(c.Context(), func(d *desk.Desk) error {
			x, err := d.Study.FindSearch(a[0])
			query = x.Query
			return err
		})
		if err != nil {
			return err
		}
		return runFind(c.Context(), env, o, query)
	}
	return c
}

func (env *Env) searchNames() complete {
	return env.fromStudy(func(d *desk.Desk) []string {
		var names []string
		for _, x := range d.Study.Searches() {
			names = append(names, x.Name)
		}
		return names
	})
}
