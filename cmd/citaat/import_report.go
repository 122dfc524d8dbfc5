package main

import (
	"context"
	"errors"
	"strings"

	"citaat/corpus/phrases"
)

// report tells what became of each file: one by itself in words, several in a
// table. It is an error when one failed.
func (b *intake) report(env *Env, dry bool) error {
	if b.print.format != asTable {
		if err := b.rows(env).print(env, b.print); err != nil {
			return err
		}
	} else if len(b.files) == 1 {
		b.one(env, b.files[0], dry)
	} else if len(b.files) > 1 {
		b.rows(env).fit(env)
	}
	if err := env.Out.Flush(); err != nil {
		return err
	}
	var all failures
	stopped := 0
	for _, f := range b.files {
		switch {
		case errors.Is(f.err, context.Canceled):
			stopped++
		case f.err != nil:
			all.add(env, f.name, f.err)
		}
	}
	if n := b.count(ready) + b.count(written); n > 0 || len(all.order) == 0 {
		env.Say(b.outcome(dry), phrases.Args{"Count": n})
	}
	if stopped > 0 {
		env.Say("import.stopped", phrases.Args{"Count": stopped})
	}
	if len(all.order) == 0 {
		return nil
	}
	all.tell(env, len(b.files) > 1)
	return errSaid
}

// outcome is the key of how many files came in, or would.
func (b *intake) outcome(dry bool) string {
	switch {
	case b.updates && dry:
		return "import.would-update"
	case b.updates:
		return "import.updated"
	case dry:
		return "cli.import.would"
	}
	return "cli.import.done"
}

// one tells what became of a file that was read by itself.
func (b *intake) one(env *Env, f *incoming, dry bool) {
	name := oneLine(f.name)
	switch f.state {
	case ready, written:
		env.Out.Text(name + " → " + f.summary(b.book) + "\n")
		if env.flags.yes && f.state == written { // nobody saw a preview
			if b.updates {
				printLines(env, f.seen.changes.lines)
			}
			leftOut(env, f)
		}
	case same:
		env.Out.Text(name + ": " + b.book.Say("cli.import.same", phrases.Args{"Interview": string(f.id)}) + "\n")
	case failed:
		if f.seen.changes.conflicts > 0 && env.flags.yes && !dry {
			printLines(env, f.seen.changes.lines)
		}
	}
}

// summary is an interview in a few words: M3 · 142 turns · 8312 words.
func (f *incoming) summary(b *phrases.Book) string {
	return list(oneLine(string(f.seen.id)), f.group(), f.seen.date, count(b, "cli.n.turns", f.seen.turns), count(b, "cli.n.words", f.seen.words))
}

func (f *incoming) group() string {
	if len(f.people) == 0 {
		return ""
	}
	return string(f.people[0].Group)
}

// failures are files that did not come in, by the reason.
type failures struct {
	order []string
	names map[string][]string
}

func (a *failures) add(env *Env, name string, err error) {
	why := oneLine(sentence(env.Book(), err))
	if a.names == nil {
		a.names = map[string][]string{}
	}
	if a.names[why] == nil {
		a.order = append(a.order, why)
	}
	a.names[why] = append(a.names[why], oneLine(name))
}

// tell says the reasons, each with its cure and the files that it holds for.
func (a failures) tell(env *Env, several bool) {
	if several {
		n := 0
		for _, names := range a.names {
			n += len(names)
		}
		env.Say("cli.import.failed", phrases.Args{"Count": n})
	}
	for _, why := range a.order {
		env.Err.Line(strings.Join(a.names[why], ", ") + ": " + why)
	}
}
