package main

import (
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
	"citaat/export"
)

// decision is what is done with what the disclosure check found.
type decision struct {
	env   *Env
	share bool
	why   string // why it is written all the same
	given bool   // the reason was given with the command
}

// on tells what was found and, for a file that is to leave, asks whether it is
// to be written all the same. Without somebody to ask it is; the journal keeps
// what was found, and the reason if there is one.
func (d *decision) on(found []export.Disclosure) error {
	env := d.env
	if d.given {
		env.mindNames(d.why)
	}
	env.Say("disclosure.found", phrases.Args{"Count": len(found)})
	for _, x := range found {
		if !env.Watched { // what is read elsewhere must not hold the words
			x = x.Blind()
		}
		env.Err.Line("  " + oneLine(x.Say(env.Book())))
	}
	if !d.share || !export.Asks(found) || d.given || env.flags.yes || !env.Talk {
		return nil
	}
	yes, err := env.agrees(env.Book().Say("disclosure.ask"))
	if err != nil {
		return err
	}
	if !yes {
		return phrases.Fail("disclosure.held").WithCure("disclosure.held.cure")
	}
	d.why, err = env.ask(env.Book().Say("disclosure.why"), "")
	env.mindNames(d.why)
	return err
}

// mindNames tells that a reason, which stays in the log, may say who somebody is.
func (env *Env) mindNames(why string) {
	for _, c := range privacy.Scan(why, privacy.Options{}) {
		if c.Kind == privacy.Name {
			env.Say("disclosure.why-name")
			return
		}
	}
}
