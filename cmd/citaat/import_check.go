package main

import (
	"context"
	"strings"

	"citaat/cmd/citaat/desk"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// importedCheck tells how many words in interviews that just came in may
// identify somebody, and how to look at them. Nothing is masked by itself; what
// goes wrong here the check itself will tell.
func importedCheck(ctx context.Context, env *Env, d *desk.Desk, ids []corpus.TranscriptID) {
	if !env.Watched || len(ids) == 0 {
		return
	}
	p := newProgress(env, "privacy.progress")
	found, err := d.Exposed(ctx, desk.ExposeOptions{Interviews: ids, Progress: p.show})
	p.end()
	if err != nil || len(found.List) == 0 {
		return
	}
	command := "citaat privacy check"
	if len(ids) <= mostNamed {
		command += " " + strings.Join(corpus.Texts(ids), " ")
	}
	env.Say("import.check", phrases.Args{"Count": len(found.List), "Command": command})
}
