package main

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

func newInterviewsDone(env *Env) *cobra.Command {
	not := false
	c := &cobra.Command{Use: "done ID…", Short: "blind.cli.done.short", Long: "blind.cli.done.long", Args: between(1, -1),
		Example: "citaat interviews done M3 --coder ilse\ncitaat interviews done M3 --not"}
	c.Flags().BoolVar(&not, "not", false, "blind.cli.done.flag.not")
	c.ValidArgsFunction = env.interviewIDs()
	c.RunE = func(c *cobra.Command, ids []string) error { return runInterviewsDone(c.Context(), env, ids, !not) }
	return c
}

// runInterviewsDone says of interviews, all or none, that the coder is done
// with them or is not.
func runInterviewsDone(ctx context.Context, env *Env, typed []string, done bool) error {
	return env.with(ctx, func(d *desk.Desk) error {
		s := d.Study
		var showed []corpus.TranscriptID
		err := s.Do(func(b *coding.Batch) error {
			for _, t := range typed {
				id := findInterview(s, t)
				if !done && s.Done(id, s.Coder()) && s.ShowedOthers(id) {
					showed = append(showed, id)
				}
				if err := b.Done(id, done); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		for _, t := range typed {
			id := findInterview(s, t)
			n := s.Doneness(id)
			key := "blind.is-done"
			if !done {
				key = "blind.is-not-done"
			}
			env.Say(key, phrases.Args{"Interview": string(id), "Done": len(n.Coders), "Count": n.Of})
		}
		for _, id := range showed {
			env.Say("blind.was-open", phrases.Args{"Interview": string(id)})
		}
		return nil
	})
}

// doneText is how far coders are with an interview, for people.
func doneText(r interviewRecord) string {
	n := strconv.Itoa(len(r.DoneBy)) + "/" + strconv.Itoa(r.Coders)
	switch {
	case r.Done:
		return "✓ " + n
	case len(r.DoneBy) > 0:
		return n
	}
	return ""
}
