package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
	"citaat/corpus/privacy/key"
)

type checkOptions struct {
	printing
	key    keyFlags
	kinds  []string
	accept []string // WORD or WORD=[mark]
	reject []string
	at     []string // only there
	list   bool     // do not ask
	marks  bool     // the marks in use
}

func (o checkOptions) decides() bool { return len(o.accept)+len(o.reject) > 0 }

func newPrivacyCheck(env *Env) *cobra.Command {
	var o checkOptions
	c := &cobra.Command{Use: "check [INTERVIEW…]", Short: "privacy.check.short", Long: "privacy.check.long", Args: cobra.ArbitraryArgs,
		Example:           "citaat privacy check --list\ncitaat privacy check M3 --list --kind name --kind age\ncitaat privacy check --reject drie\ncitaat privacy check --accept \"elf=[bijna naar de brugklas]\" --at M2:24 --yes\ncitaat privacy check --marks",
		ValidArgsFunction: env.interviewIDs()}
	o.addFlags(c)
	f := c.Flags()
	stringsFlag(f, &o.kinds, "kind", "privacy.flag.kind")
	stringsFlag(f, &o.accept, "accept", "privacy.flag.accept")
	stringsFlag(f, &o.reject, "reject", "privacy.flag.reject")
	stringsFlag(f, &o.at, "at", "privacy.flag.at")
	f.BoolVar(&o.list, "list", false, "privacy.flag.list")
	f.BoolVar(&o.marks, "marks", false, "privacy.flag.marks")
	o.key.addKey(f)
	_ = c.RegisterFlagCompletionFunc("kind", fixed(corpus.Texts(privacy.Kinds())...))
	c.RunE = func(c *cobra.Command, args []string) error {
		for _, k := range o.kinds {
			if !isKind(k) {
				return wrongFlag(c, "kind", k)
			}
		}
		if len(o.at) > 0 && !o.decides() {
			return wrongUse(c, phrases.Make("privacy.at-alone"))
		}
		return env.with(c.Context(), func(d *desk.Desk) error { return runPrivacyCheck(c, env, d, o, args) })
	}
	return c
}

func isKind(s string) bool {
	for _, k := range privacy.Kinds() {
		if string(k) == s {
			return true
		}
	}
	return false
}

func runPrivacyCheck(c *cobra.Command, env *Env, d *desk.Desk, o checkOptions, args []string) error {
	ctx := c.Context()
	x, err := newChecking(ctx, env, d, o, args)
	if err != nil {
		return err
	}
	switch {
	case o.marks:
		return x.printMarks()
	case o.decides():
		return x.decideByFlags(c)
	case env.Talk && env.Shown && !o.list && o.format == asTable && len(x.list) > 0:
		return x.askEach(c)
	}
	return x.print()
}

// checking is a check that is going on.
type checking struct {
	env   *Env
	d     *desk.Desk
	o     checkOptions
	found desk.Exposed
	list  []desk.Exposure // of the kinds that were asked for
	key   *key.Key        // nil: none was opened

	replace []replacement
	spare   []desk.Exposure
}

// replacement is a decision that something is to go.
type replacement struct {
	desk.Exposure
	with string
	at   int // in the list
}

func newChecking(ctx context.Context, env *Env, d *desk.Desk, o checkOptions, args []string) (*checking, error) {
	x := &checking{env: env, d: d, o: o}
	var known []privacy.Known
	if o.key.given() {
		k, err := env.openKey(ctx, o.key, d.Study.Dir())
		if err != nil {
			return nil, err
		}
		x.key, known = k, knownIn(k)
	}
	var in []corpus.TranscriptID
	for _, a := range args {
		id := findInterview(d.Study, a)
		if _, err := d.Study.Transcript(id); err != nil {
			return nil, err
		}
		in = append(in, id)
	}
	return x, x.look(ctx, in, known)
}

// look looks through the study. Words that somebody names on the command line and
// that no detector took for anything are looked for as such.
func (x *checking) look(ctx context.Context, in []corpus.TranscriptID, known []privacy.Known) error {
	p := newProgress(x.env, "privacy.progress")
	defer p.end()
	o := desk.ExposeOptions{Interviews: in, Known: known, Progress: p.show}
	found, err := x.d.Exposed(ctx, o)
	if err != nil {
		return err
	}
	if missing := x.unfound(found.List); len(missing) > 0 {
		o.Known = append(missing, known...)
		if found, err = x.d.Exposed(ctx, o); err != nil {
			return err
		}
	}
	x.found = found
	for _, e := range found.List {
		if x.wanted(e) {
			x.list = append(x.list, e)
		}
	}
	unread(x.env, found.Unread)
	return nil
}

// unfound are the words that are to be accepted and are no candidate yet.
func (x *checking) unfound(list []desk.Exposure) []privacy.Known {
	var known []privacy.Known
	for _, a := range x.o.accept {
		word, _ := acceptance(a)
		met := false
		for _, e := range list {
			met = met || isWord(e, word)
		}
		if !met && strings.TrimSpace(word) != "" {
			kind := privacy.Name
			if len(x.o.kinds) == 1 {
				kind = privacy.Kind(x.o.kinds[0])
			}
			known = append(known, privacy.Known{Text: word, Kind: kind})
		}
	}
	return known
}

// wanted tells whether a candidate is of the kinds that were asked for.
func (x *checking) wanted(e desk.Exposure) bool {
	for _, k := range x.o.kinds {
		if string(e.Kind) == k {
			return true
		}
	}
	return len(x.o.kinds) == 0
}

// knownIn is what the key knows of the words of the study: those on its list and
// the names of people.
func knownIn(k *key.Key) []privacy.Known {
	known := k.Words()
	for _, p := range k.People() {
		known = append(known, privacy.Known{Text: p.Name, Kind: privacy.Name})
		if first, _, several := strings.Cut(p.Name, " "); several && len(first) > 2 {
			known = append(known, privacy.Known{Text: first, Kind: privacy.Name})
		}
	}
	return known
}
