package main

import (
	"context"

	"citaat/corpus/ingest"
)

// runExplain tells what was seen in files and why they would be read so. It
// needs no study and writes nothing.
func runExplain(ctx context.Context, env *Env, c ingest.Choices, args []string) error {
	files := gather(args)
	var all failures
	for _, s := range files.found {
		if isDone(ctx) {
			return ctx.Err()
		}
		draft, err := openDraft(ctx, s.path, c)
		if err != nil && s.maybe {
			files.pass(s.path, noTranscript())
			continue
		}
		env.Out.Paint(bold, oneLine(base(s.path)))
		env.Out.Text("\n")
		if err != nil {
			all.add(env, base(s.path), err)
			env.Out.Text("  " + oneLine(sentence(env.Book(), err)) + "\n")
		}
		if err == nil {
			for _, say := range draft.Explain() {
				env.Out.Text("  " + oneLine(say.In(env.Book())) + "\n")
			}
		}
		if err := env.Out.Flush(); err != nil {
			return err
		}
	}
	files.tell(env)
	if len(all.order) > 0 {
		return errSaid
	}
	return nil
}
