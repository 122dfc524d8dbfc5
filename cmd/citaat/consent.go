package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/export"
)

// consentRecord is the consent of a participant in JSON. Its fields are a
// promise.
type consentRecord struct {
	ID       string   `json:"id"`
	Known    bool     `json:"known"` // anything was noted
	Date     string   `json:"date"`
	Form     string   `json:"form"`
	Scope    []string `json:"scope"`
	Until    string   `json:"until"`
	Ended    bool     `json:"ended"`
	MayQuote bool     `json:"may_quote"` // today
	Status   string   `json:"status"`    // always that of a working file
}

type consentOptions struct {
	printing
	date, form, scope, until string
}

func newParticipantsConsent(env *Env) *cobra.Command {
	var o consentOptions
	c := &cobra.Command{Use: "consent [ID]", Short: "consent.verb.short", Long: "consent.verb.long", Args: between(0, 1),
		Example:           "citaat participants consent\ncitaat participants consent M3 --date 2026-05-04 --form TF-2 --scope take_part,record,quote --until 2036-05-04",
		ValidArgsFunction: firstArg(env.participantIDs())}
	o.addFlags(c)
	f := c.Flags()
	f.StringVar(&o.date, "date", "", "consent.flag.date")
	f.StringVar(&o.form, "form", "", "consent.flag.form")
	f.StringVar(&o.scope, "scope", "", "consent.flag.scope")
	f.StringVar(&o.until, "until", "", "consent.flag.until")
	c.RunE = func(c *cobra.Command, a []string) error {
		var fields []string
		for flag, field := range map[string]string{"date": "consent_date=" + o.date, "form": "consent_form=" + o.form, "scope": "scope=" + o.scope, "until": "until=" + o.until} {
			if f.Changed(flag) {
				fields = append(fields, field)
			}
		}
		slices.Sort(fields)
		switch {
		case len(a) == 0 && len(fields) > 0:
			return wrongUse(c, phrases.Make("consent.whose"))
		case len(fields) == 0:
			return runConsents(c.Context(), env, o.printing, a)
		}
		return runConsent(c, env, a[0], fields)
	}
	return c
}

// runConsents shows who agreed to what.
func runConsents(ctx context.Context, env *Env, p printing, only []string) error {
	return env.with(ctx, func(d *desk.Desk) error {
		people := d.Study.Participants()
		if len(only) > 0 {
			one, err := findParticipant(d.Study, only[0])
			if err != nil {
				return err
			}
			people = []corpus.Participant{one}
		}
		records := []consentRecord{}
		today := d.Study.Today()
		for _, p := range people {
			k := p.Consent
			r := consentRecord{ID: string(p.ID), Known: k.Known(), Date: k.Date, Form: k.Form, Scope: []string{}, Until: k.Until, Ended: k.Ended(today), MayQuote: k.MayQuoteOn(today), Status: export.WorkingStatus}
			for _, s := range k.Scope {
				r.Scope = append(r.Scope, string(s))
			}
			records = append(records, r)
		}
		return consentGrid(env, records).print(env, p)
	})
}

func consentGrid(env *Env, records []consentRecord) listing[consentRecord] {
	agreed := func(s corpus.Scope) func(consentRecord) string {
		return func(r consentRecord) string {
			switch {
			case !r.Known:
				return ""
			case !slices.Contains(r.Scope, string(s)):
				return "–"
			case env.flags.ascii:
				return "x"
			}
			return "✓"
		}
	}
	return listing[consentRecord]{empty: "people.cli.none", items: records, columns: []column[consentRecord]{
		{key: "id", title: "cli.col.id", text: func(r consentRecord) string { return r.ID }},
		{key: "take_part", title: "people.scope-take-part", text: agreed(corpus.ScopeTakePart)},
		{key: "record", title: "people.scope-record", text: agreed(corpus.ScopeRecord)},
		{key: "quote", title: "people.scope-quote", text: agreed(corpus.ScopeQuote)},
		{key: "archive", title: "people.scope-archive", text: agreed(corpus.ScopeArchive)},
		{key: "reuse", title: "people.scope-reuse", text: agreed(corpus.ScopeReuse)},
		{key: "date", title: "people.consent-date", text: func(r consentRecord) string { return r.Date }},
		{key: "form", title: "people.consent-form", text: func(r consentRecord) string { return r.Form }},
		{key: "until", title: "consent.until", text: func(r consentRecord) string {
			if r.Ended {
				return env.Book().Say("consent.ended", phrases.Args{"Day": r.Until})
			}
			return r.Until
		}},
		working[consentRecord](),
	}}
}

// runConsent notes what a participant agreed to, and tells what that does to
// the quotations that are chosen.
func runConsent(c *cobra.Command, env *Env, id string, fields []string) error {
	return env.with(c.Context(), func(d *desk.Desk) error {
		p, err := findParticipant(d.Study, id)
		if err != nil {
			return err
		}
		if err := keepParticipant(c, env, d, p, fields); err != nil {
			return err
		}
		tellBarred(env, d, func(b coding.BarredChoice) bool {
			v, ok := d.Study.Interview(b.Interview)
			return ok && slices.Contains(v.Participants, p.ID)
		})
		return nil
	})
}
