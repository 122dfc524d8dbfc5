package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"citaat/cmd/citaat/desk"
	"citaat/coding/threeway"
	"citaat/corpus"
	"citaat/corpus/ingest"
	"citaat/corpus/phrases"
)

type importOptions struct {
	id, group, participant, date, language string
	speakers                               []string
	alternate                              string
	clean                                  cleaning
	dryRun, explain                        bool
	update, ours, theirs                   bool
	print                                  printing
}

func newImport(env *Env) *cobra.Command {
	var o importOptions
	c := &cobra.Command{Use: "import FILE…", Short: "cli.import.short", Long: "cli.import.long", Args: between(1, -1),
		Example: "citaat demo --raw ../ruw\ncitaat import --explain ../ruw/M1-gesprek.docx\ncitaat import ../ruw/M1-gesprek.docx --id M7 --group moeder --dry-run\n" +
			"citaat import ../ruw/M4-tolk.txt --id M8 --group moeder --yes\n" +
			"sed 's/kijk beter wie/kijk goed wie/' ../ruw/M4-tolk.txt > ../M8.txt && citaat import ../M8.txt --update --dry-run"}
	f := c.Flags()
	o.addFlags(f)
	o.print.addFlags(c)
	_ = c.RegisterFlagCompletionFunc("group", env.groupIDs())
	_ = c.RegisterFlagCompletionFunc("participant", env.participantIDs())
	_ = c.RegisterFlagCompletionFunc("id", env.interviewIDs())
	_ = c.RegisterFlagCompletionFunc("drop", fixed(cleanFillers, cleanTimes, cleanWraps, cleanPages))
	_ = c.RegisterFlagCompletionFunc("keep", fixed(cleanFillers, cleanTimes, cleanWraps, cleanPages))
	c.RunE = func(c *cobra.Command, a []string) error {
		a = o.alternateApart(c, a)
		choices, err := o.choices()
		if err != nil {
			return &usageError{err: err, verb: c.CommandPath()}
		}
		if err := o.check(c); err != nil {
			return err
		}
		if o.explain {
			return runExplain(c.Context(), env, choices, a)
		}
		return runImport(c.Context(), env, c, o, choices, a)
	}
	return c
}

func (o *importOptions) addFlags(f *pflag.FlagSet) {
	f.StringVar(&o.id, "id", "", "cli.import.flag.id")
	f.StringVar(&o.group, "group", "", "cli.import.flag.group")
	f.StringVar(&o.participant, "participant", "", "cli.import.flag.participant")
	f.StringVar(&o.date, "date", "", "cli.import.flag.date")
	f.StringVar(&o.language, "language", "", "cli.import.flag.language")
	stringsFlag(f, &o.speakers, "speaker", "cli.import.flag.speaker")
	f.StringVar(&o.alternate, "alternate", "", "import.flag.alternate")
	f.Lookup("alternate").NoOptDefVal = strings.Join(ingest.Alternating(), ",")
	o.clean.addFlags(f)
	f.BoolVar(&o.dryRun, "dry-run", false, "cli.import.flag.dryrun")
	f.BoolVar(&o.explain, "explain", false, "import.flag.explain")
	f.BoolVar(&o.update, "update", false, "import.flag.update")
	f.BoolVar(&o.ours, "ours", false, "import.flag.ours")
	f.BoolVar(&o.theirs, "theirs", false, "import.flag.theirs")
}

// check refuses flags that contradict each other.
func (o importOptions) check(c *cobra.Command) error {
	switch {
	case o.ours && o.theirs, (o.ours || o.theirs) && !o.update:
		return wrongUse(c, phrases.Make("import.sides"))
	case o.update && (o.group != "" || o.participant != "" || o.date != "" || o.language != ""):
		return wrongUse(c, phrases.Make("import.update-front"))
	}
	return nil
}

// alternateApart takes the speakers of "--alternate I,M3" out of the files: the
// flag has a value of its own, so that what follows it after a space comes as
// one of them.
func (o *importOptions) alternateApart(c *cobra.Command, files []string) []string {
	if len(files) < 2 || !c.Flags().Changed("alternate") || o.alternate != strings.Join(ingest.Alternating(), ",") {
		return files
	}
	for i, name := range files {
		if !strings.Contains(name, ",") || strings.ContainsAny(name, `./\`) {
			continue
		}
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			o.alternate = name
			return slices.Delete(slices.Clone(files), i, i+1)
		}
	}
	return files
}

func (o importOptions) prefer() threeway.Side {
	switch {
	case o.ours:
		return threeway.Ours
	case o.theirs:
		return threeway.Theirs
	}
	return threeway.Nobody
}

func (o importOptions) choices() (ingest.Choices, error) {
	c := ingest.Choices{ID: corpus.TranscriptID(o.id), Participant: corpus.ParticipantID(o.participant),
		Group: corpus.GroupID(o.group), Date: o.date, Language: o.language}
	for _, s := range o.speakers {
		choice, err := ingest.ParseSpeaker(s)
		if err != nil {
			return c, err
		}
		c.Speakers = append(c.Speakers, choice)
	}
	for _, name := range strings.Split(o.alternate, ",") {
		if name = strings.TrimSpace(name); name != "" {
			c.Alternate = append(c.Alternate, name)
		}
	}
	if len(c.Alternate) == 1 {
		return c, phrases.Fail("import.alternate-one")
	}
	var err error
	c.Cleaning, err = o.clean.chosen()
	return c, err
}

func runImport(ctx context.Context, env *Env, c *cobra.Command, o importOptions, choices ingest.Choices, args []string) error {
	files := gather(args)
	if len(files.found) == 0 {
		files.tell(env)
		return phrases.Fail("cli.import.nothing", phrases.Args{"Folder": strings.Join(args, ", ")})
	}
	if len(files.found) > 1 && (o.id != "" || o.participant != "") {
		return wrongUse(c, phrases.Make("cli.import.one"))
	}
	return env.with(ctx, func(d *desk.Desk) error {
		batch := newIntake(env.Book(), d, asInStudy(d, choices))
		batch.updates, batch.prefer, batch.print = o.update, o.prefer(), o.print
		batch.read(ctx, env, files.found)
		files.passed = append(files.passed, batch.passed...)
		files.tell(env)
		if isDone(ctx) {
			env.Say("import.stopped-reading")
			return ctx.Err()
		}
		if (o.dryRun || !env.flags.yes) && o.print.format == asTable {
			preview(env, d, batch)
		}
		if o.dryRun {
			return batch.report(env, true)
		}
		if !env.flags.yes && batch.count(ready) > 0 {
			if err := batch.agree(env, c); err != nil {
				return err
			}
		}
		batch.write(ctx, env)
		err := batch.report(env, false)
		if batch.count(written) > 0 && !isDone(ctx) {
			updateIndex(ctx, env, d)
			importedCheck(ctx, env, d, batch.written())
		}
		return errors.Join(err, ctx.Err())
	})
}

// asInStudy makes of a group or a participant in any spelling the one that the study
// has: "moeders" is no group beside "moeder".
func asInStudy(d *desk.Desk, choices ingest.Choices) ingest.Choices {
	if id, there := findGroup(d.Study.Settings(), string(choices.Group)); there {
		choices.Group = id
	}
	for _, p := range d.Study.Participants() {
		if strings.EqualFold(string(p.ID), string(choices.Participant)) {
			choices.Participant = p.ID
		}
	}
	return choices
}

// agree asks whether what was shown is to be written; without somebody to ask
// nothing is.
func (b *intake) agree(env *Env, c *cobra.Command) error {
	book := env.Book()
	if !env.Talk {
		return wrongUse(c, phrases.Make("cli.import.yes"))
	}
	question := book.Say("cli.import.ask", phrases.Args{"Count": b.count(ready)})
	if b.updates {
		question = book.Say("import.ask-update", phrases.Args{"Count": b.count(ready)})
	} else if err := b.askGroup(env); err != nil {
		return err
	}
	yes, err := env.agrees(question)
	if err == nil && !yes {
		err = phrases.Fail("cli.import.declined")
	}
	return err
}

// askGroup asks for the group of those who have none, where the study has
// groups to choose from.
func (b *intake) askGroup(env *Env) error {
	var names []string
	for _, g := range b.desk.Study.Settings().Groups {
		names = append(names, string(g.ID))
	}
	var without []*corpus.Participant
	var ids []string
	for _, f := range b.files {
		if f.state != ready {
			continue
		}
		for i := range f.people {
			p := &f.people[i]
			if _, known := b.desk.Study.Participant(p.ID); !known && p.Group == "" {
				without, ids = append(without, p), append(ids, string(p.ID))
			}
		}
	}
	if len(names) == 0 || len(without) == 0 {
		return nil
	}
	answer, err := env.ask(env.Book().Say("cli.import.ask.group",
		phrases.Args{"Participants": strings.Join(ids, ", "), "Groups": strings.Join(names, ", ")}), "")
	if err != nil || answer == "" {
		return err
	}
	id, ok := findGroup(b.desk.Study.Settings(), answer)
	if !ok {
		return phrases.Fail("search.no-group", phrases.Args{"Name": oneLine(answer)})
	}
	for _, p := range without {
		p.Group = id
	}
	return nil
}

// base is the name of a file without its folders.
func base(path string) string { return filepath.Base(path) }
