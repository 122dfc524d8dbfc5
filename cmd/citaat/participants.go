package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/export"
)

// participantRecord is a participant in JSON. Its fields are a promise.
type participantRecord struct {
	ID         string            `json:"id"`
	Group      string            `json:"group"`
	Variables  map[string]string `json:"variables"`
	Consent    []string          `json:"consent"` // what the participant agreed to
	MayQuote   bool              `json:"may_quote"`
	Interviews []string          `json:"interviews"`
	Codings    int               `json:"codings"` // that the coder sees
	Status     string            `json:"status"`  // always that of a working file
}

func newParticipants(env *Env) *cobra.Command {
	var p printing
	c := &cobra.Command{Use: "participants", Short: "people.cli.short", Long: "people.cli.long", Args: cobra.ArbitraryArgs,
		Example: "citaat participants\ncitaat participants --format csv\ncitaat participants set M3 leeftijd=31 group=moeder"}
	p.addFlags(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownVerb(c, args[0])
		}
		return runParticipants(c.Context(), env, p)
	}
	c.AddCommand(newParticipantsSet(env), newParticipantsAdd(env), newParticipantsRemove(env), newParticipantsConsent(env))
	return c
}

func runParticipants(ctx context.Context, env *Env, p printing) error {
	return env.with(ctx, func(d *desk.Desk) error {
		s := d.Study.Settings()
		l := listing[participantRecord]{empty: "people.cli.none", items: participantRecords(d)}
		group := func(r participantRecord) string { return r.Group }
		if p.format == asTable {
			group = func(r participantRecord) string { return groupName(s, r.Group) }
		}
		l.columns = []column[participantRecord]{
			{key: "id", title: "cli.col.id", text: func(r participantRecord) string { return r.ID }},
			{key: "group", title: "cli.col.group", text: group},
			{key: "may_quote", title: "people.cli.may-quote", text: func(r participantRecord) string { return yesNo(env, r.MayQuote) }},
			{key: "consent", title: "people.consent", text: func(r participantRecord) string { return strings.Join(r.Consent, " ") }, hidden: true},
			{key: "interviews", title: "people.col-interviews", text: func(r participantRecord) string { return strings.Join(r.Interviews, ", ") }},
			{key: "codings", title: "cli.col.codings", number: func(r participantRecord) int { return r.Codings }},
			{key: "variables", title: "people.variables", text: func(r participantRecord) string { return variablesLine(s, r.Variables) }},
			working[participantRecord](),
		}
		return l.print(env, p)
	})
}

// variablesLine are the variables of a participant in the order of the study.
func variablesLine(s corpus.Settings, have map[string]string) string {
	var parts []string
	for _, v := range s.Variables {
		if have[v.ID] != "" {
			parts = append(parts, v.ID+"="+have[v.ID])
		}
	}
	return strings.Join(parts, " ")
}

func participantRecords(d *desk.Desk) []participantRecord {
	interviews, counts := d.Study.Interviews(), d.Study.Counts()
	records := []participantRecord{}
	for _, p := range d.Study.Participants() {
		r := participantRecord{ID: string(p.ID), Group: string(p.Group), Variables: p.Variables, Consent: []string{}, MayQuote: p.Consent.MayQuoteOn(d.Study.Today()),
			Interviews: []string{}, Codings: counts.Participant(p.ID).Codings, Status: export.WorkingStatus}
		if r.Variables == nil {
			r.Variables = map[string]string{}
		}
		for _, s := range p.Consent.Scope {
			r.Consent = append(r.Consent, string(s))
		}
		for _, v := range interviews {
			if slices.Contains(v.Participants, p.ID) {
				r.Interviews = append(r.Interviews, string(v.ID))
			}
		}
		records = append(records, r)
	}
	return records
}

// findParticipant is the participant that a user means, in whatever case the id
// is typed.
func findParticipant(s *coding.Study, typed string) (corpus.Participant, error) {
	for _, p := range s.Participants() {
		if strings.EqualFold(string(p.ID), typed) {
			return p, nil
		}
	}
	return corpus.Participant{}, phrases.Fail("people.unknown", phrases.Args{"ID": oneLine(typed)}).WithCure("people.cli.unknown-cure")
}

func newParticipantsSet(env *Env) *cobra.Command {
	c := &cobra.Command{Use: "set ID FIELD=VALUE…", Short: "people.cli.set.short", Long: "people.cli.set.long", Args: between(2, -1),
		Example:           "citaat participants set M3 leeftijd=31 taal=Tigrinya\ncitaat participants set M3 group=vrijwilliger\ncitaat participants set M3 consent_date=2026-05-04 scope=take_part,record,quote",
		ValidArgsFunction: firstArg(env.participantIDs())}
	c.RunE = func(c *cobra.Command, a []string) error {
		return env.with(c.Context(), func(d *desk.Desk) error {
			p, err := findParticipant(d.Study, a[0])
			if err != nil {
				return err
			}
			return keepParticipant(c, env, d, p, a[1:])
		})
	}
	return c
}

func newParticipantsAdd(env *Env) *cobra.Command {
	c := &cobra.Command{Use: "add ID [FIELD=VALUE…]", Short: "people.cli.add.short", Long: "people.cli.add.long", Args: between(1, -1),
		Example: "citaat participants add M7 group=moeder leeftijd=31"}
	c.RunE = func(c *cobra.Command, a []string) error {
		return env.with(c.Context(), func(d *desk.Desk) error {
			if p, err := findParticipant(d.Study, a[0]); err == nil {
				return phrases.Fail("people.id-taken", phrases.Args{"ID": string(p.ID)}).Because(coding.ErrExists)
			}
			return keepParticipant(c, env, d, corpus.Participant{ID: corpus.ParticipantID(a[0])}, a[1:])
		})
	}
	return c
}

// keepParticipant writes a participant with other values; a group that is not
// there yet is made.
func keepParticipant(c *cobra.Command, env *Env, d *desk.Desk, p corpus.Participant, fields []string) error {
	s := d.Study.Settings()
	was := p.Group
	p, err := withFields(c, p, s, fields)
	if err != nil {
		return err
	}
	for _, f := range coding.CheckParticipant(p, s) {
		if f.Field == "id" || set(fields, f.Field) {
			return &phrases.Problem{What: f.What}
		}
	}
	known := p.Group == "" || slices.ContainsFunc(s.Groups, func(g corpus.Group) bool { return g.ID == p.Group })
	n := d.Study.Counts().Participant(p.ID)
	err = d.Study.Do(func(b *coding.Batch) error {
		if !known {
			if err := b.PutSetting(coding.PartGroups, string(p.Group), corpus.Group{ID: p.Group}); err != nil {
				return err
			}
		}
		return b.ChangeParticipant(p)
	})
	if err != nil {
		return err
	}
	env.Say("people.kept", phrases.Args{"What": string(p.ID)})
	if was != "" && was != p.Group && n.Codings > 0 {
		env.Say("people.takes", phrases.Args{"ID": string(p.ID), "Codings": env.Book().Say("people.codings", phrases.Args{"Count": n.Codings}),
			"Quotations": env.Book().Say("people.quotations", phrases.Args{"Count": n.Chosen})})
	}
	return nil
}

// set tells whether a field is among those that were given.
func set(fields []string, name string) bool {
	return slices.ContainsFunc(fields, func(f string) bool { key, _, _ := strings.Cut(f, "="); return strings.EqualFold(key, name) })
}

// withFields is a participant with the values that were given; an empty value
// is: not known.
func withFields(c *cobra.Command, p corpus.Participant, s corpus.Settings, fields []string) (corpus.Participant, error) {
	variables := map[string]string{}
	for k, v := range p.Variables {
		variables[k] = v
	}
	for _, f := range fields {
		key, value, ok := strings.Cut(f, "=")
		value = oneLine(value)
		if !ok {
			return p, wrongUse(c, phrases.Make("people.cli.no-value", phrases.Args{"Field": oneLine(f)}))
		}
		switch strings.ToLower(key) {
		case "group":
			p.Group = corpus.GroupID(value)
		case "consent_date":
			p.Consent.Date = value
		case "consent_form":
			p.Consent.Form = value
		case "scope":
			scope, err := scopes(c, value)
			if err != nil {
				return p, err
			}
			p.Consent.Scope = scope
		case "until":
			p.Consent.Until = value
		case "notes":
			p.Notes = value
		default:
			v, known := variable(s, key)
			if !known {
				return p, wrongUse(c, phrases.Make("people.cli.no-field", phrases.Args{"Field": oneLine(key), "Known": strings.Join(participantFields(s), ", ")}))
			}
			if variables[v] = value; value == "" {
				delete(variables, v)
			}
		}
	}
	if p.Variables = variables; len(variables) == 0 {
		p.Variables = nil
	}
	return p, nil
}

// variable is the variable that is meant by its id or its name.
func variable(s corpus.Settings, typed string) (string, bool) {
	for _, v := range s.Variables {
		if strings.EqualFold(v.ID, typed) || strings.EqualFold(v.Name, typed) {
			return v.ID, true
		}
	}
	return "", false
}

func participantFields(s corpus.Settings) []string {
	fields := []string{"group"}
	for _, v := range s.Variables {
		fields = append(fields, v.ID)
	}
	return append(fields, "consent_date", "consent_form", "scope", "until", "notes")
}

func scopes(c *cobra.Command, value string) ([]corpus.Scope, error) {
	var list []corpus.Scope
	for _, w := range strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' }) {
		if !slices.Contains(corpus.Scopes(), corpus.Scope(w)) {
			return nil, wrongUse(c, phrases.Make("people.cli.no-scope", phrases.Args{"Scope": w}))
		}
		list = append(list, corpus.Scope(w))
	}
	return list, nil
}

func newParticipantsRemove(env *Env) *cobra.Command {
	c := &cobra.Command{Use: "remove ID", Short: "people.cli.remove.short", Long: "people.cli.remove.long", Args: between(1, 1),
		Example: "citaat participants add M9\ncitaat participants remove M9", ValidArgsFunction: firstArg(env.participantIDs())}
	c.RunE = func(c *cobra.Command, a []string) error {
		return env.with(c.Context(), func(d *desk.Desk) error {
			p, err := findParticipant(d.Study, a[0])
			if err != nil {
				return err
			}
			if err := d.Study.Do(func(b *coding.Batch) error { return b.RemoveParticipant(p.ID) }); err != nil {
				return err
			}
			env.Say("people.removed", phrases.Args{"What": string(p.ID)})
			return nil
		})
	}
	return c
}
