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
)

// countedCode is a code in JSON. Its fields are a promise.
type countedCode struct {
	ID           string `json:"id"`
	Path         string `json:"path"`
	Name         string `json:"name"`
	Kind         string `json:"kind"`
	Short        string `json:"short"`
	Codings      int    `json:"codings"`      // with this very code
	Total        int    `json:"total"`        // and with the codes under it
	Participants int    `json:"participants"` // whose words these are
	Retired      bool   `json:"retired"`

	depth int
}

func newCodes(env *Env) *cobra.Command {
	var p printing
	all := false
	c := &cobra.Command{Use: "codes", Short: "cli.codes.short", Long: "cli.codes.long", Args: cobra.ArbitraryArgs,
		Example: "citaat codes\ncitaat codes --format json\ncitaat codes add \"Meerwaarde/Humor\" --short \"Samen lachen\""}
	p.addFlags(c)
	c.Flags().BoolVar(&all, "all", false, "cli.codes.flag.all")
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownVerb(c, args[0])
		}
		return runCodes(c.Context(), env, p, all)
	}
	c.AddCommand(newCodesAdd(env), newCodesRename(env), newCodesMove(env), newCodesMerge(env), newCodesExport(env), newCodesImport(env))
	return c
}

func runCodes(ctx context.Context, env *Env, p printing, all bool) error {
	return env.with(ctx, func(d *desk.Desk) error { return codeListing(env, p, countCodes(d, all)).print(env, p) })
}

func codeListing(env *Env, p printing, items []countedCode) listing[countedCode] {
	b := env.Book()
	shown := func(r countedCode) string {
		name := strings.Repeat("  ", r.depth) + r.Name
		if r.Retired {
			name += " " + b.Say("cli.codes.retired")
		}
		return name
	}
	if p.format == asCSV {
		shown = func(r countedCode) string { return r.Path }
	}
	return listing[countedCode]{empty: "cli.codes.none", items: items, columns: []column[countedCode]{
		{key: "path", title: "cli.col.code", text: shown},
		{key: "codings", title: "cli.col.own", number: func(r countedCode) int { return r.Codings }, hidden: true},
		{key: "total", title: "cli.col.codings", number: func(r countedCode) int { return r.Total }},
		{key: "participants", title: "cli.col.participants", number: func(r countedCode) int { return r.Participants }},
		{key: "kind", title: "cli.col.kind", text: func(r countedCode) string { return r.Kind }, hidden: true},
		{key: "short", title: "cli.col.short", text: func(r countedCode) string { return r.Short }, hidden: true},
		{key: "id", title: "cli.col.id", text: func(r countedCode) string { return r.ID }},
	}}
}

// countCodes is the tree of codes with its numbers.
func countCodes(d *desk.Desk, all bool) []countedCode {
	cb := d.Study.Codebook()
	own := map[coding.CodeID]int{}
	total := map[coding.CodeID]int{}
	people := map[coding.CodeID]map[corpus.ParticipantID]bool{}
	for _, v := range d.Study.Interviews() {
		codings := d.Study.CodingsIn(v.ID)
		if len(codings) == 0 {
			continue
		}
		who := participants(d, v)
		for _, c := range codings {
			own[c.Code]++
			for _, id := range above(cb, c.Code) {
				total[id]++
				if people[id] == nil {
					people[id] = map[corpus.ParticipantID]bool{}
				}
				people[id][who(c)] = true
			}
		}
	}
	items := []countedCode{}
	for _, id := range cb.Branch("") {
		c, _ := cb.Code(id)
		gone := !c.InUse()
		if gone && !all && own[id] == 0 {
			continue
		}
		delete(people[id], "")
		items = append(items, countedCode{ID: string(id), Path: cb.Path(id), Name: c.Name, Kind: string(c.Kind), Short: c.Short,
			Codings: own[id], Total: total[id], Participants: len(people[id]), Retired: gone, depth: len(cb.Names(id)) - 1})
	}
	return items
}

// participants tells whose words the codings of an interview hold. Only an
// interview with several participants has to be read for it.
func participants(d *desk.Desk, v coding.Interview) func(coding.Coding) corpus.ParticipantID {
	var t *corpus.Transcript
	if len(v.Participants) > 1 {
		t, _ = d.Study.Transcript(v.ID)
	}
	return func(c coding.Coding) corpus.ParticipantID {
		switch {
		case t != nil && !c.Lost:
			return t.ParticipantOf(c.Span)
		case len(v.Participants) > 0:
			return v.Participants[0]
		}
		return ""
	}
}

// above is a code and all that it stands under.
func above(cb *coding.Codebook, id coding.CodeID) []coding.CodeID {
	ids := []coding.CodeID{id}
	for range len(cb.Codes()) {
		c, ok := cb.Code(id)
		if !ok || c.Parent == "" {
			break
		}
		id = c.Parent
		ids = append(ids, id)
	}
	return ids
}

// codeDone tells that a change to a code is saved, and prints its id and path.
func codeDone(env *Env, d *desk.Desk, p printing, id coding.CodeID) error {
	if p.format == asTable {
		env.Out.Text(string(id) + "  " + oneLine(d.Study.Codebook().Path(id)) + "\n")
	} else {
		items := slices.DeleteFunc(countCodes(d, true), func(c countedCode) bool { return c.ID != string(id) })
		if err := codeListing(env, p, items).print(env, p); err != nil {
			return err
		}
	}
	env.Say("cli.saved")
	return env.Out.Flush()
}

// touched tells how many codings a change to a code touches.
func touched(env *Env, d *desk.Desk, id coding.CodeID) {
	n := 0
	cb := d.Study.Codebook()
	for _, c := range d.Study.Codings() {
		if cb.Within(c.Code, id) {
			n++
		}
	}
	env.Say("cli.codes.touched", phrases.Args{"Count": n})
}
