package main

import (
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
	"citaat/corpus/privacy/key"
)

type keyAddOptions struct {
	to                      []string
	word                    bool
	name, contact, notes    string
	text, kind, with        string
	named, spelled, newFile bool
}

func newKeyAdd(env *Env, o *keyFlags) *cobra.Command {
	var a keyAddOptions
	c := &cobra.Command{Use: "add [ID]", Short: "vault.add.short", Long: "vault.add.long", Args: between(0, 1),
		Example:           "citaat key identity ../ilse.txt\ncitaat key add M3 --identity ../ilse.txt --key ../demo.age",
		ValidArgsFunction: firstArg(env.participantIDs())}
	f := c.Flags()
	f.BoolVar(&a.word, "word", false, "vault.add.flag.word")
	f.StringVar(&a.name, "name", "", "vault.add.flag.name")
	f.StringVar(&a.contact, "contact", "", "vault.add.flag.contact")
	f.StringVar(&a.notes, "notes", "", "vault.add.flag.notes")
	f.StringVar(&a.text, "text", "", "vault.add.flag.text")
	f.StringVar(&a.kind, "kind", "", "vault.add.flag.kind")
	f.StringVar(&a.with, "with", "", "vault.add.flag.with")
	stringsFlag(f, &a.to, "to", "vault.add.flag.to")
	_ = c.RegisterFlagCompletionFunc("kind", fixed(corpus.Texts(key.Kinds())...))
	c.RunE = func(c *cobra.Command, args []string) error {
		if a.word == (len(args) == 1) {
			return wrongUse(c, phrases.Make("vault.add-which"))
		}
		a.named = f.Changed("name") || f.Changed("contact") || f.Changed("notes")
		a.spelled = f.Changed("text")
		return env.with(c.Context(), func(d *desk.Desk) error { return runKeyAdd(c, env, d, *o, a, args) })
	}
	return c
}

func runKeyAdd(c *cobra.Command, env *Env, d *desk.Desk, o keyFlags, a keyAddOptions, args []string) error {
	if a.named || a.spelled {
		env.Say("vault.add-history")
	}
	k, err := env.openOrMakeKey(c.Context(), o, a.to, d.Study.Dir())
	if err != nil {
		return err
	}
	a.newFile = !key.Exists(k.Path())
	if a.word {
		err = a.addWord(env, k)
	} else {
		err = a.addPerson(env, d, k, participantNamed(d, k, args[0]))
	}
	if err != nil {
		return err
	}
	if err := k.Save(d.Study.Dir()); err != nil {
		return err
	}
	if a.newFile {
		env.Say("vault.key-made", phrases.Args{"File": k.Path()})
	}
	if a.word {
		env.Say("vault.added-word")
	} else {
		env.Say("vault.added", phrases.Args{"ID": oneLine(args[0])})
	}
	return nil
}

// participantNamed is the participant with an id in whatever case it is typed:
// of the study, else of the key, which may hold somebody who has withdrawn, else
// a new one.
func participantNamed(d *desk.Desk, k *key.Key, typed string) corpus.ParticipantID {
	if p, err := findParticipant(d.Study, typed); err == nil {
		return p.ID
	}
	for _, p := range k.People() {
		if strings.EqualFold(string(p.ID), typed) {
			return p.ID
		}
	}
	return corpus.ParticipantID(oneLine(typed))
}

func (a keyAddOptions) addPerson(env *Env, d *desk.Desk, k *key.Key, id corpus.ParticipantID) error {
	if _, known := d.Study.Participant(id); !known {
		env.Say("vault.add-not-yet", phrases.Args{"ID": oneLine(string(id))})
	}
	p, _ := k.Person(id)
	p.ID = id
	if a.named {
		for _, v := range []struct{ to, from *string }{{&p.Name, &a.name}, {&p.Contact, &a.contact}, {&p.Notes, &a.notes}} {
			if *v.from != "" {
				*v.to = *v.from
			}
		}
		return k.PutPerson(p)
	}
	for _, q := range []struct {
		key string
		to  *string
	}{{"vault.ask-name", &p.Name}, {"vault.ask-contact", &p.Contact}, {"vault.ask-notes", &p.Notes}} {
		answer, err := env.value(q.key, *q.to)
		if err != nil {
			return err
		}
		*q.to = answer
	}
	return k.PutPerson(p)
}

func (a keyAddOptions) addWord(env *Env, k *key.Key) error {
	w := privacy.Known{Text: a.text, Kind: privacy.Kind(a.kind), With: a.with}
	if !a.spelled {
		for _, q := range []struct {
			key string
			to  *string
			or  string
		}{{"vault.ask-text", &w.Text, ""}, {"vault.ask-kind", (*string)(&w.Kind), string(privacy.Name)}, {"vault.ask-with", &w.With, ""}} {
			if *q.to != "" {
				continue
			}
			answer, err := env.value(q.key, q.or)
			if err != nil {
				return err
			}
			*q.to = answer
		}
	}
	return k.PutWord(w)
}

// value asks for one value at the keyboard, or takes the next line of what is
// piped in; where there is none it stays as it was.
func (env *Env) value(question, was string) (string, error) {
	if env.Talk {
		return env.ask(env.Book().Say(question), was)
	}
	line, err := env.In.ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	if line = strings.TrimSpace(line); line == "" {
		return was, nil
	}
	return line, nil
}
