package main

import (
	"os"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy/key"
)

func newKeyShow(env *Env, o *keyFlags) *cobra.Command {
	c := &cobra.Command{Use: "show [ID]", Short: "vault.show.short", Long: "vault.show.long", Args: between(0, 1),
		Example:           "citaat key identity ../ilse.txt\ncitaat key add M3 --identity ../ilse.txt --key ../demo.age\ncitaat key show --plain --identity ../ilse.txt --key ../demo.age",
		ValidArgsFunction: firstArg(env.participantIDs())}
	c.RunE = func(c *cobra.Command, a []string) error {
		if !env.Shown && !env.flags.plain {
			return phrases.Fail("vault.show-where").WithCure("vault.show-where.cure")
		}
		return env.with(c.Context(), func(d *desk.Desk) error {
			k, err := env.openKey(c.Context(), *o, d.Study.Dir())
			if err != nil {
				return err
			}
			env.Say("vault.show-warning")
			if len(a) == 0 {
				return showKey(env, k)
			}
			p, ok := k.Person(participantNamed(d, k, a[0]))
			if !ok {
				return phrases.Fail("vault.key-not-in", phrases.Args{"What": oneLine(a[0])})
			}
			env.Out.Text(shownKey(string(p.ID), p.Name, p.Contact, p.Notes) + "\n")
			return env.Out.Flush()
		})
	}
	return c
}

func showKey(env *Env, k *key.Key) error {
	for _, p := range k.People() {
		env.Out.Text(shownKey(string(p.ID), p.Name, p.Contact, p.Notes) + "\n")
	}
	words := k.Words()
	if len(words) > 0 {
		env.Out.Text("\n" + env.Book().Say("vault.show-words") + "\n")
	}
	for _, w := range words {
		env.Out.Text(shownKey(w.Text, string(w.Kind), w.With) + "\n")
	}
	if len(words)+len(k.People()) == 0 {
		env.Say("vault.show-nothing")
	}
	return env.Out.Flush()
}

func newKeyExport(env *Env, o *keyFlags) *cobra.Command {
	var to []string
	var decrypted bool
	c := &cobra.Command{Use: "export FILE", Short: "vault.export.short", Long: "vault.export.long", Args: between(1, 1),
		Example: "citaat key identity ../ilse.txt\ncitaat key add M3 --identity ../ilse.txt --key ../demo.age\ncitaat key export ../lijst.csv --decrypted --identity ../ilse.txt --key ../demo.age"}
	stringsFlag(c.Flags(), &to, "to", "vault.flag.to")
	c.Flags().BoolVar(&decrypted, "decrypted", false, "vault.export.flag.decrypted")
	c.RunE = func(c *cobra.Command, a []string) error {
		return env.with(c.Context(), func(d *desk.Desk) error {
			study := d.Study.Dir()
			if _, err := key.Allowed(a[0], study); err != nil {
				return err
			}
			if _, err := os.Lstat(a[0]); err == nil {
				return phrases.Fail("vault.taken", phrases.Args{"File": a[0]}).WithCure("vault.taken.cure")
			}
			k, err := env.openKey(c.Context(), *o, study)
			if err != nil {
				return err
			}
			if decrypted {
				env.Say("vault.export-plain", phrases.Args{"File": a[0]})
				return k.SaveCSV(a[0], study)
			}
			lock, err := env.lock(c.Context(), to)
			if err != nil {
				return err
			}
			if err := k.ExportTo(a[0], study, lock); err != nil {
				return err
			}
			env.Say("vault.exported", phrases.Args{"File": a[0]})
			return nil
		})
	}
	return c
}

func newKeyImport(env *Env, o *keyFlags) *cobra.Command {
	var to []string
	c := &cobra.Command{Use: "import FILE", Short: "vault.import.short", Long: "vault.import.long", Args: between(1, 1),
		Example: "citaat key identity ../ilse.txt\ncitaat key add M3 --identity ../ilse.txt --key ../demo.age\ncitaat key export ../lijst.csv --decrypted --identity ../ilse.txt --key ../demo.age\ncitaat key import ../lijst.csv --identity ../ilse.txt --key ../demo.age"}
	stringsFlag(c.Flags(), &to, "to", "vault.add.flag.to")
	c.RunE = func(c *cobra.Command, a []string) error {
		return env.with(c.Context(), func(d *desk.Desk) error {
			data, err := os.ReadFile(a[0])
			if err != nil {
				return err
			}
			k, err := env.openOrMakeKey(c.Context(), *o, to, d.Study.Dir())
			if err != nil {
				return err
			}
			n, err := k.ReadCSV(data)
			if err != nil {
				return err
			}
			if err := k.Save(d.Study.Dir()); err != nil {
				return err
			}
			env.Say("vault.imported", phrases.Args{"People": n.People, "Words": n.Words, "File": a[0]})
			return nil
		})
	}
	return c
}
