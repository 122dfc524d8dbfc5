package main

import (
	"context"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/tui/start"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy/storage"
)

// tellStorage tells once what is unsafe about the place of a study, unless
// somebody has said that it is all right.
func (env *Env) tellStorage(dir string) {
	if env.placed {
		return
	}
	env.placed = true
	for _, f := range storage.New(start.ConfigFolder(), dir, storage.Look(dir, env.Getenv)) {
		env.Err.Line(oneLine(env.Book().Say("vault.storage-mind", phrases.Args{"What": f.Problem().Say(env.Book())})))
	}
}

func newPrivacyStorage(env *Env) *cobra.Command {
	var agree, again bool
	c := &cobra.Command{Use: "storage", Short: "vault.storage.short", Long: "vault.storage.long", Args: between(0, 0),
		Example: "citaat privacy storage"}
	c.Flags().BoolVar(&agree, "agree", false, "vault.storage.flag.agree")
	c.Flags().BoolVar(&again, "again", false, "vault.storage.flag.again")
	c.RunE = func(c *cobra.Command, _ []string) error {
		if agree && again {
			return wrongUse(c, phrases.Make("vault.storage-both"))
		}
		return runStorage(c.Context(), env, agree, again)
	}
	return c
}

func runStorage(ctx context.Context, env *Env, agree, again bool) error {
	env.placed = true // it is what the verb itself tells
	return env.with(ctx, func(d *desk.Desk) error {
		b, dir, config := env.Book(), d.Study.Dir(), start.ConfigFolder()
		found := storage.Look(dir, env.Getenv)
		switch {
		case agree:
			if err := storage.Agree(config, dir, found); err != nil {
				return err
			}
			env.Say("vault.storage-agreed", phrases.Args{"Count": len(found)})
		case again:
			if err := storage.Forget(config, dir); err != nil {
				return err
			}
		}
		for _, f := range found {
			env.Out.Text(oneLine(f.Problem().Say(b)) + "\n")
		}
		if len(found) == 0 {
			env.Out.Text(b.Say("vault.storage-well", phrases.Args{"Folder": dir}) + "\n")
		}
		return env.Out.Flush()
	})
}
