package main

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/ingest"
	"citaat/corpus/phrases"
)

type importOptions struct {
	id, group, participant, date, language string
	speakers                               []string
	dryRun                                 bool
}

func newImport(env *Env) *cobra.Command {
	var o importOptions
	c := &cobra.Command{Use: "import FILE…", Short: "cli.import.short", Long: "cli.import.long", Args: between(1, -1),
		Example: "citaat demo --raw ../ruw\ncitaat import ../ruw/M1-gesprek.docx --id M7 --group moeder --dry-run\ncitaat import ../ruw/M1-gesprek.docx --id M7 --group moeder --yes"}
	f := c.Flags()
	f.StringVar(&o.id, "id", "", "cli.import.flag.id")
	f.StringVar(&o.group, "group", "", "cli.import.flag.group")
	f.StringVar(&o.participant, "participant", "", "cli.import.flag.participant")
	f.StringVar(&o.date, "date", "", "cli.import.flag.date")
	f.StringVar(&o.language, "language", "", "cli.import.flag.language")
	stringsFlag(f, &o.speakers, "speaker", "cli.import.flag.speaker")
	f.BoolVar(&o.dryRun, "dry-run", false, "cli.import.flag.dryrun")
	_ = c.RegisterFlagCompletionFunc("group", env.groupIDs())
	_ = c.RegisterFlagCompletionFunc("participant", env.participantIDs())
	c.RunE = func(c *cobra.Command, a []string) error {
		choices, err := o.choices()
		if err != nil {
			return &usageError{err: err, verb: c.CommandPath()}
		}
		return runImport(c.Context(), env, c, o, choices, a)
	}
	return c
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
	return c, nil
}

func runImport(ctx context.Context, env *Env, c *cobra.Command, o importOptions, choices ingest.Choices, args []string) error {
	files, err := gather(args)
	if err != nil {
		return err
	}
	if len(files) > 1 && (o.id != "" || o.participant != "") {
		return wrongUse(c, phrases.Make("cli.import.one"))
	}
	return env.with(ctx, func(d *desk.Desk) error {
		if id, known := findGroup(d.Study.Settings(), string(choices.Group)); known {
			choices.Group = id // "moeders" is no group beside "moeder"
		}
		for _, p := range d.Study.Participants() {
			if strings.EqualFold(string(p.ID), string(choices.Participant)) {
				choices.Participant = p.ID
			}
		}
		batch := newIntake(d, choices)
		batch.read(ctx, env, files)
		if isDone(ctx) {
			return ctx.Err()
		}
		if o.dryRun || !env.flags.yes {
			preview(env, d, batch)
		}
		if o.dryRun {
			return batch.report(env, "cli.import.would")
		}
		if !env.flags.yes && batch.count(ready) > 0 {
			if err := batch.agree(env, c); err != nil {
				return err
			}
		}
		batch.write(ctx, env)
		err := batch.report(env, "cli.import.done")
		if batch.count(written) > 0 {
			updateIndex(ctx, env, d)
		}
		return err
	})
}

// agree asks whether what was shown is to be written; without somebody to ask
// nothing is.
func (b *intake) agree(env *Env, c *cobra.Command) error {
	book := env.Book()
	if !env.Talk {
		return wrongUse(c, phrases.Make("cli.import.yes"))
	}
	if err := b.askGroup(env); err != nil {
		return err
	}
	answer, err := env.ask(book.Say("cli.import.ask", phrases.Args{"Count": b.count(ready)}), "")
	if err != nil {
		return err
	}
	if a := strings.ToLower(answer); a != "j" && a != "ja" && a != "y" && a != "yes" {
		return phrases.Fail("cli.import.declined")
	}
	return nil
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
		for i := range f.plan.Participants {
			p := &f.plan.Participants[i]
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

// together is how many files are written at once: the participants, the
// settings and the log are then synced once for all of them.
const together = 16

// write puts what is ready into the study. The first file goes by itself, for
// it may bring a group; where files that go together fail, each is tried by
// itself, so that one that fails takes no other with it.
func (b *intake) write(ctx context.Context, env *Env) {
	p := newProgress(env, "cli.import.progress")
	defer p.end()
	var queue []*incoming
	for _, f := range b.files {
		if f.state == ready {
			queue = append(queue, f)
		}
	}
	for done, n := 0, 1; done < len(queue); n = together {
		some := queue[done:min(done+n, len(queue))]
		p.show(done, len(queue))
		if isDone(ctx) {
			for _, f := range queue[done:] {
				f.fail(ctx.Err())
			}
			return
		}
		if b.writeSome(some) != nil {
			for _, f := range some {
				if err := b.writeSome([]*incoming{f}); err != nil {
					f.fail(err)
				}
			}
		}
		done += len(some)
	}
}

// writeSome writes files together, all or none of them.
func (b *intake) writeSome(some []*incoming) error {
	err := b.desk.Study.Do(func(batch *coding.Batch) error {
		for _, f := range some {
			if err := batch.Import(f.plan.Transcript, f.plan.Participants); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, f := range some {
		f.state = written
	}
	return nil
}

// report lists what became of each file. It is an error when one failed.
func (b *intake) report(env *Env, done string) error {
	book := env.Book()
	for _, f := range b.files {
		name := oneLine(f.name)
		switch f.state {
		case ready, written:
			env.Out.Text(name + " → " + f.summary(book) + "\n")
			if env.flags.yes && f.state == written { // nobody saw a preview
				leftOut(env, f)
			}
		case same:
			env.Out.Text(name + ": " + book.Say("cli.import.same", phrases.Args{"Interview": string(f.id)}) + "\n")
		}
	}
	if err := env.Out.Flush(); err != nil {
		return err
	}
	failed := b.count(failed)
	if n := b.count(ready) + b.count(written); n > 0 || failed == 0 {
		env.Say(done, phrases.Args{"Count": n})
	}
	if failed == 0 {
		return nil
	}
	if len(b.files) > 1 {
		env.Say("cli.import.failed", phrases.Args{"Count": failed})
	}
	for _, f := range b.files {
		if f.err != nil {
			env.Err.Line(oneLine(f.name) + ": " + oneLine(sentence(book, f.err)))
		}
	}
	return errSaid
}

// summary is an interview in a few words: M3 · 142 turns · 8312 words.
func (f *incoming) summary(b *phrases.Book) string {
	t := f.plan.Transcript
	words := 0
	for _, u := range t.Turns {
		words += len(strings.Fields(u.Text))
	}
	group := ""
	if len(f.plan.Participants) > 0 {
		group = string(f.plan.Participants[0].Group)
	}
	return list(oneLine(string(t.ID)), group, t.Date, count(b, "cli.n.turns", len(t.Turns)), count(b, "cli.n.words", words))
}

// base is the name of a file without its folders.
func base(path string) string { return filepath.Base(path) }
