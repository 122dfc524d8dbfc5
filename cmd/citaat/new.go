package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

type newOptions struct {
	title, language string
	groups          []string
}

func newNew(env *Env) *cobra.Command {
	var o newOptions
	c := &cobra.Command{Use: "new DIR", Short: "cli.new.short", Long: "cli.new.long", Args: between(1, 1),
		Example: `citaat new onderzoek --title "Eerste weken" --language nl --group moeder=moeders`}
	c.Flags().StringVar(&o.title, "title", "", "cli.new.flag.title")
	c.Flags().StringVar(&o.language, "language", "", "cli.new.flag.language")
	stringsFlag(c.Flags(), &o.groups, "group", "cli.new.flag.group")
	c.RunE = func(c *cobra.Command, a []string) error { return runNew(c.Context(), env, o, a[0]) }
	return c
}

func runNew(_ context.Context, env *Env, o newOptions, dir string) error {
	if _, err := os.Stat(filepath.Join(dir, coding.SettingsFile)); err == nil {
		return phrases.Fail("coding.create.exists", phrases.Args{"Folder": dir}).
			WithCure("coding.create.exists.cure").Because(coding.ErrExists)
	}
	if env.Talk && !env.flags.yes {
		if err := askNew(env, &o, dir); err != nil {
			return err
		}
	}
	s := corpus.Settings{Title: o.title, Language: o.language}
	if s.Title == "" {
		s.Title = folderName(dir)
	}
	if s.Language == "" {
		s.Language = string(env.Book().Lang())
	}
	var err error
	if s.Language, err = languageTag(s.Language); err != nil {
		return err
	}
	for _, g := range o.groups {
		group, err := parseGroup(g)
		if err != nil {
			return err
		}
		s.Groups = append(s.Groups, group)
	}
	if err := coding.Create(dir, s); err != nil {
		return err
	}
	env.Say("cli.new.made", phrases.Args{"Title": oneLine(s.Title), "Folder": dir})
	env.Say("cli.new.next", phrases.Args{"Command": "citaat -C " + quoted(dir) + " import " + fillIn(env.Book(), "FILE") + "…"})
	return nil
}

// askNew asks at the keyboard for what no flag told.
func askNew(env *Env, o *newOptions, dir string) (err error) {
	b := env.Book()
	if o.title == "" {
		if o.title, err = env.ask(b.Say("cli.new.ask.title"), folderName(dir)); err != nil {
			return err
		}
	}
	if o.language == "" {
		if o.language, err = env.ask(b.Say("cli.new.ask.language"), string(b.Lang())); err != nil {
			return err
		}
	}
	if len(o.groups) == 0 {
		answer, err := env.ask(b.Say("cli.new.ask.groups"), "")
		if err != nil {
			return err
		}
		for _, g := range strings.Split(answer, ",") {
			if g = strings.TrimSpace(g); g != "" {
				o.groups = append(o.groups, g)
			}
		}
	}
	return nil
}

// languageTag reads a language as people write it: nl, nl-BE or Nederlands.
func languageTag(s string) (string, error) {
	switch strings.ToLower(s) {
	case "nederlands", "dutch", "vlaams", "flemish":
		return "nl", nil
	case "engels", "english":
		return "en", nil
	case "duits", "german", "deutsch":
		return "de", nil
	case "frans", "french", "français":
		return "fr", nil
	case "arabisch", "arabic":
		return "ar", nil
	case "turks", "turkish", "türkçe":
		return "tr", nil
	}
	tag, err := language.Parse(s)
	if err != nil {
		return "", phrases.Fail("cli.new.language", phrases.Args{"Language": oneLine(s)}).WithCure("cli.new.language.cure")
	}
	return tag.String(), nil
}

// parseGroup reads "moeder" or "moeder=moeders", the word for more of them.
func parseGroup(s string) (corpus.Group, error) {
	name, plural, _ := strings.Cut(s, "=")
	name, plural = oneLine(name), oneLine(plural)
	id := strings.ToLower(strings.Join(strings.Fields(name), "-"))
	if !coding.ValidID(id) {
		return corpus.Group{}, phrases.Fail("cli.new.group", phrases.Args{"Group": name}).WithCure("cli.new.group.cure")
	}
	g := corpus.Group{ID: corpus.GroupID(id), Name: name, Plural: plural}
	first := []rune(name)
	g.Attribution = strings.ToUpper(string(first[:1])) + string(first[1:])
	return g, nil
}

// folderName is the name of a folder, which serves as a title.
func folderName(dir string) string {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return dir
	}
	return filepath.Base(abs)
}
