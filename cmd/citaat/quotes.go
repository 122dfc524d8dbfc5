package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/export"
)

type quotesOptions struct {
	printing
	output       string
	themes       []string
	categories   []string
	groups       []string
	participants []string
	chosen       bool
	used, unused bool
	share        bool
	merge        bool
	goOn         string // why a file is written although something was found
	key          keyFlags
}

func newQuotes(env *Env) *cobra.Command {
	var o quotesOptions
	c := &cobra.Command{Use: "quotes", Short: "cli.quotes.short", Long: "cli.quotes.long", Args: between(0, 0),
		Example: "citaat quotes --theme Vertrouwen --group moeder\ncitaat quotes -o tabel.xlsx\ncitaat quotes --share -o gemeente.xlsx\ncitaat quotes --chosen --unused --format json"}
	o.addFlags(c)
	f := c.Flags()
	f.StringVarP(&o.output, "output", "o", "", "cli.quotes.flag.output")
	stringsFlag(f, &o.categories, "category", "cli.quotes.flag.category")
	stringsFlag(f, &o.themes, "theme", "cli.quotes.flag.theme")
	stringsFlag(f, &o.groups, "group", "cli.quotes.flag.group")
	stringsFlag(f, &o.participants, "participant", "cli.quotes.flag.participant")
	f.BoolVar(&o.chosen, "chosen", false, "cli.quotes.flag.chosen")
	f.BoolVar(&o.used, "used", false, "cli.quotes.flag.used")
	f.BoolVar(&o.unused, "unused", false, "cli.quotes.flag.unused")
	f.BoolVar(&o.share, "share", false, "cli.quotes.flag.share")
	f.BoolVar(&o.merge, "merge", false, "cli.quotes.flag.merge")
	f.StringVar(&o.goOn, "go-on", "", "disclosure.flag.go-on")
	o.key.addKey(f)
	_ = c.RegisterFlagCompletionFunc("category", env.codePaths())
	_ = c.RegisterFlagCompletionFunc("theme", env.codePaths())
	_ = c.RegisterFlagCompletionFunc("group", env.groupIDs())
	_ = c.RegisterFlagCompletionFunc("participant", env.participantIDs())
	c.RunE = func(c *cobra.Command, _ []string) error {
		if o.used && o.unused {
			return wrongUse(c, phrases.Make("cli.quotes.used-both"))
		}
		if o.output != "" || c.Flags().Changed("output") {
			if _, err := export.ParseFormat(filepath.Ext(o.output)); err != nil {
				return wrongUse(c, phrases.Make("cli.quotes.ending", phrases.Args{"File": oneLine(base(o.output))}))
			}
		}
		return runQuotes(c.Context(), env, o)
	}
	return c
}

func runQuotes(ctx context.Context, env *Env, o quotesOptions) error {
	return env.with(ctx, func(d *desk.Desk) error {
		filter, err := o.filter(env.Book(), d.Study)
		if err != nil {
			return err
		}
		m, err := export.Collect(ctx, d.Study, filter)
		if err != nil {
			return err
		}
		dialect, err := export.ParseDialect(o.dialect)
		if err != nil {
			return err
		}
		known, err := env.knownBy(ctx, o.key, d.Study.Dir())
		if err != nil {
			return err
		}
		dec := &decision{env: env, share: o.share, why: o.goOn, given: o.goOn != ""}
		opt := export.Options{Book: env.Book(), Share: o.share, Chosen: o.chosen, Merged: o.merge, Dialect: dialect, Known: known, Decide: dec.on}
		if o.output != "" {
			return saveQuotes(env, d, o, m, opt, dec)
		}
		if o.format == asTable && !o.share {
			printQuotes(env, m, o.chosen)
			return env.Out.Flush()
		}
		return printFile(env, d, o, m, opt, dec)
	})
}

// printFile prints what a file would hold. One to share, printed to elsewhere
// than a screen, becomes a file that leaves: it is written down by its bytes, so
// that `sent` knows it under whatever name it gets.
func printFile(env *Env, d *desk.Desk, o quotesOptions, m export.Material, opt export.Options, dec *decision) error {
	f := export.Markdown
	switch o.format {
	case asJSON:
		f = export.JSON
	case asCSV:
		f = export.CSV
	}
	sum := sha256.New()
	r, err := export.Write(io.MultiWriter(env.Out, sum), f, m, opt)
	if err == nil {
		err = env.Out.Flush()
	}
	if err == nil && o.share && !env.Shown {
		if err := desk.JournalAs(d.Study, "-", hex.EncodeToString(sum.Sum(nil)), r, dec.why); err != nil {
			env.Say("disclosure.unjournaled", phrases.Args{"Why": sentence(env.Book(), err)})
		}
	}
	tellResult(env, r)
	return err
}

// filter reads what part of the study is asked for. A theme must be one that
// exists, so that a slip of the keyboard does not read as "nobody said it". A
// working file names what it is limited to.
func (o quotesOptions) filter(book *phrases.Book, s *coding.Study) (export.Filter, error) {
	var f export.Filter
	codes, err := findCodes(s, append(append([]string(nil), o.categories...), o.themes...))
	if err != nil {
		return f, err
	}
	f.Codes = codes
	for _, id := range codes {
		f.Words = append(f.Words, strings.Join(s.Codebook().Names(id), " › "))
	}
	for _, want := range o.groups {
		id, ok := findGroup(s.Settings(), want)
		if !ok {
			return f, phrases.Fail("search.no-group", phrases.Args{"Name": oneLine(want)})
		}
		f.Groups = append(f.Groups, id)
		f.Words = append(f.Words, s.Settings().Group(id).Plural)
	}
	for _, want := range o.participants {
		found := false
		for _, p := range s.Participants() {
			if strings.EqualFold(string(p.ID), want) {
				f.Participants, found = append(f.Participants, p.ID), true
				f.Words = append(f.Words, string(p.ID))
			}
		}
		if !found {
			return f, phrases.Fail("search.no-participant", phrases.Args{"Name": oneLine(want)})
		}
	}
	switch {
	case o.used:
		f.Use, f.Words = export.Those, append(f.Words, book.Say("quotes.filter-used"))
	case o.unused:
		f.Use, f.Words = export.Others, append(f.Words, book.Say("quotes.filter-unused"))
	}
	return f, nil
}

// findGroup finds a group by its id or one of its names.
func findGroup(s corpus.Settings, want string) (corpus.GroupID, bool) {
	for _, g := range s.Groups {
		if want == "" {
			break // a group without a plural is not meant
		}
		if strings.EqualFold(string(g.ID), want) || strings.EqualFold(g.Name, want) || strings.EqualFold(g.Plural, want) {
			return g.ID, true
		}
	}
	return "", false
}

func saveQuotes(env *Env, d *desk.Desk, o quotesOptions, m export.Material, opt export.Options, dec *decision) error {
	if inside(filepath.Join(d.Study.Dir(), coding.TranscriptFolder), o.output) {
		return phrases.Fail("cli.quotes.transcripts").WithCure("cli.quotes.transcripts.cure")
	}
	r, err := export.Save(o.output, m, opt)
	if err != nil {
		return err
	}
	if err := desk.Journal(d.Study, o.output, r, dec.why); err != nil {
		env.Say("disclosure.unjournaled", phrases.Args{"Why": sentence(env.Book(), err)})
	}
	tellResult(env, r)
	if o.share {
		env.Say("cli.quotes.shared", phrases.Args{"Count": r.Passages, "File": o.output})
	} else {
		env.Say("cli.quotes.working", phrases.Args{"Count": r.Passages, "File": o.output})
	}
	return nil
}

// inside tells whether a file lies in a folder.
func inside(folder, file string) bool {
	a, err1 := filepath.Abs(folder)
	b, err2 := filepath.Abs(file)
	if err1 != nil || err2 != nil {
		return false
	}
	rel, err := filepath.Rel(a, b)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// tellResult tells what is not in a file, or not in full.
func tellResult(env *Env, r export.Result) {
	for _, l := range r.LeftOut {
		env.Err.Line(oneLine(l.Say(env.Book())))
	}
	for _, n := range r.Notices {
		env.Err.Line(oneLine(n.In(env.Book())))
	}
}
