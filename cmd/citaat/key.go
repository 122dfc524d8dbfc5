package main

import (
	"context"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy/key"
	"citaat/corpus/privacy/sealed"
)

// newKey makes the verbs about the key of a study: who is behind its ids.
func newKey(env *Env) *cobra.Command {
	var o keyFlags
	c := &cobra.Command{Use: "key", Short: "vault.key.short", Long: "vault.key.long", Args: cobra.ArbitraryArgs, Example: "citaat key"}
	o.addKey(c.PersistentFlags())
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownVerb(c, args[0])
		}
		return runKey(c.Context(), env, o)
	}
	c.AddCommand(newKeyAdd(env, &o), newKeyShow(env, &o), newKeyRemove(env, &o), newKeyExport(env, &o), newKeyImport(env, &o), newKeyIdentity(env))
	return c
}

// runKey tells where the key is and how it opens, without opening it.
func runKey(ctx context.Context, env *Env, o keyFlags) error {
	return env.with(ctx, func(d *desk.Desk) error {
		b := env.Book()
		path, err := env.keyPath(o, d.Study.Dir())
		if err != nil {
			return err
		}
		if !key.Exists(path) {
			env.Out.Text(b.Say("vault.key-not-yet", phrases.Args{"File": path}) + "\n")
			return env.Out.Flush()
		}
		how, err := howLocked(path)
		if err != nil {
			return err
		}
		env.Out.Text(b.Say("vault.key-is", phrases.Args{"File": path, "How": how.In(b)}) + "\n")
		for _, w := range key.Warnings(path, d.Study.Dir()) {
			env.Err.Line(oneLine(w.In(b)))
		}
		return env.Out.Flush()
	})
}

// howLocked tells what opens a file.
func howLocked(path string) (phrases.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return phrases.Sentence{}, err
	}
	defer f.Close()
	words, err := sealed.WantsPassphrase(f)
	if words {
		return phrases.Make("vault.by-passphrase"), err
	}
	return phrases.Make("vault.by-identity"), err
}

func newKeyIdentity(env *Env) *cobra.Command {
	return &cobra.Command{Use: "identity FILE", Short: "vault.identity.short", Long: "vault.identity.long", Args: between(1, 1),
		Example: "citaat key identity ../ilse.txt",
		RunE: func(c *cobra.Command, a []string) error {
			study, err := coding.Find(env.dir())
			if err != nil {
				study = "" // one may make it before there is a study
			}
			path, err := key.Allowed(a[0], study)
			if err != nil {
				return err
			}
			recipient, err := sealed.NewIdentity(path)
			if err != nil {
				return err
			}
			env.Out.Text(recipient + "\n")
			env.Say("vault.identity-made", phrases.Args{"File": a[0]})
			return env.Out.Flush()
		}}
}

func newKeyRemove(env *Env, o *keyFlags) *cobra.Command {
	var word bool
	c := &cobra.Command{Use: "remove ID", Short: "vault.remove.short", Long: "vault.remove.long", Args: between(1, 1),
		Example:           "citaat key identity ../ilse.txt\ncitaat key add M3 --identity ../ilse.txt --key ../demo.age\ncitaat key remove M3 --identity ../ilse.txt --key ../demo.age",
		ValidArgsFunction: firstArg(env.participantIDs())}
	c.Flags().BoolVar(&word, "word", false, "vault.remove.flag.word")
	c.RunE = func(c *cobra.Command, a []string) error {
		return env.with(c.Context(), func(d *desk.Desk) error {
			k, err := env.openKey(c.Context(), *o, d.Study.Dir())
			if err != nil {
				return err
			}
			gone := false
			if word {
				gone = k.RemoveWord(a[0])
			} else {
				gone = k.RemovePerson(participantNamed(d, k, a[0]))
			}
			if !gone {
				return phrases.Fail("vault.key-not-in", phrases.Args{"What": oneLine(a[0])})
			}
			if err := k.Save(d.Study.Dir()); err != nil {
				return err
			}
			env.Say("vault.key-removed", phrases.Args{"What": oneLine(a[0])})
			return nil
		})
	}
	return c
}

// shownKey is a line of what is in the key.
func shownKey(parts ...string) string {
	var full []string
	for _, p := range parts {
		if p != "" {
			full = append(full, oneLine(p))
		}
	}
	return strings.Join(full, "  ·  ")
}
