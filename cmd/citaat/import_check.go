package main

import (
	"strings"

	"citaat/cmd/citaat/desk"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
)

// importedCheck tells how many words in interviews that just came in may
// identify somebody, and how to look at them. Nothing is masked by itself.
func importedCheck(env *Env, d *desk.Desk, ids []corpus.TranscriptID) {
	if !env.Watched || len(ids) == 0 {
		return
	}
	scanner := privacy.NewScanner(privacy.Options{})
	found := 0
	for _, id := range ids {
		if t, err := d.Study.Transcript(id); err == nil {
			found += len(scanner.Scan(t.Body().String()))
		}
	}
	if found == 0 {
		return
	}
	command := "citaat privacy check"
	if len(ids) <= mostNamed {
		command += " " + strings.Join(corpus.Texts(ids), " ")
	}
	env.Say("import.check", phrases.Args{"Count": found, "Command": command})
}
