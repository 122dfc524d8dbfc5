package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

type withdrawOptions struct {
	why    string
	dryRun bool
}

func newWithdraw(env *Env) *cobra.Command {
	var o withdrawOptions
	c := &cobra.Command{Use: "withdraw PARTICIPANT", Short: "erasure.cli.short", Long: "erasure.cli.long", Args: between(1, 1),
		Example: "citaat withdraw M3 --dry-run\ncitaat withdraw M3 --why \"op verzoek van de deelnemer\" --yes"}
	c.Flags().StringVar(&o.why, "why", "", "erasure.cli.flag.why")
	c.Flags().BoolVar(&o.dryRun, "dry-run", false, "erasure.cli.flag.dry-run")
	c.ValidArgsFunction = firstArg(env.participantIDs())
	c.RunE = func(c *cobra.Command, a []string) error {
		if o.why = oneLine(strings.TrimSpace(o.why)); o.why == "" && !o.dryRun {
			return wrongUse(c, phrases.Make("erasure.cli.why"))
		}
		if !o.dryRun && !env.flags.yes && !env.Talk {
			return wrongUse(c, phrases.Make("erasure.cli.yes"))
		}
		return env.with(c.Context(), func(d *desk.Desk) error { return runWithdraw(c.Context(), env, d, o, a[0]) })
	}
	return c
}

func runWithdraw(ctx context.Context, env *Env, d *desk.Desk, o withdrawOptions, typed string) error {
	id := corpus.ParticipantID(typed)
	for _, p := range d.Study.Participants() {
		if strings.EqualFold(string(p.ID), typed) {
			id = p.ID
		}
	}
	plan, err := d.Study.PlanWithdrawal(id)
	if err != nil {
		return err
	}
	showWithdrawal(env, plan)
	if o.dryRun {
		env.Say("erasure.cli.dry")
		return env.Out.Flush()
	}
	if err := env.Out.Flush(); err != nil {
		return err
	}
	if !env.flags.yes {
		answer, err := env.ask(env.Book().Say("erasure.cli.ask", phrases.Args{"Participant": string(id)}), "")
		if err != nil {
			return err
		}
		if answer != string(id) {
			env.Say("erasure.cli.kept")
			return context.Canceled
		}
	}
	words, err := d.WordsOf(plan) // to look for afterwards; they are written nowhere
	if err != nil {
		return err
	}
	done, err := d.Withdraw(ctx, plan, o.why)
	if err != nil {
		return err
	}
	env.Say("erasure.cli.done", phrases.Args{"Participant": string(id)})
	if done.Unreadable > 0 {
		env.Say("erasure.cli.unreadable", phrases.Args{"Count": done.Unreadable})
	}
	if err := verifyWithdrawal(env, d, words); err != nil {
		return err
	}
	return outOfReach(env, plan)
}

// showWithdrawal tells what will go.
func showWithdrawal(env *Env, p coding.Withdrawal) {
	b, out := env.Book(), env.Out
	out.Paint(bold, b.Say("erasure.plan.title", phrases.Args{"Participant": string(p.Participant)}))
	out.Text("\n")
	var rows [][2]string
	for _, l := range desk.Losses(p) {
		which := l.Which
		for _, k := range l.Kinds {
			which = append(which, k.In(b))
		}
		rows = append(rows, [2]string{l.What.In(b), strings.TrimSpace(strconv.Itoa(l.Count) + "  " + strings.Join(which, ", "))})
	}
	rows = append(rows, [2]string{b.Say("erasure.plan.local"), b.Say("erasure.plan.local-what")})
	pairs(out, rows)
	for _, id := range p.Unread {
		env.Say("erasure.plan.unread", phrases.Args{"Interview": string(id)})
	}
	if len(p.Shared) > 0 {
		env.Say("erasure.plan.shared")
	}
	env.Say("erasure.plan.elsewhere", phrases.Args{"Participant": string(p.Participant)})
}

// verifyWithdrawal looks in every file of the folder for what only that person
// said. It names files, never words.
func verifyWithdrawal(env *Env, d *desk.Desk, words []string) error {
	found, looked, err := d.StillHolding(words)
	if err != nil {
		return err
	}
	if len(found) == 0 {
		env.Say("erasure.verify.none", phrases.Args{"Count": looked, "Sentences": len(words)})
		return nil
	}
	env.Say("erasure.verify.found", phrases.Args{"Count": len(found)})
	for _, f := range found {
		env.Err.Text("  " + oneLine(f) + "\n")
	}
	return env.Err.Flush()
}

// outOfReach tells what an erasure cannot reach, and what to do about it.
func outOfReach(env *Env, p coding.Withdrawal) error {
	b, out := env.Book(), env.Err
	out.Text("\n")
	out.Paint(bold, b.Say("erasure.reach.title"))
	out.Text("\n")
	for _, s := range desk.Beyond(p) {
		out.Text("  " + oneLine(s.In(b)) + "\n")
	}
	if p.Git {
		out.Text("  " + b.Say("erasure.reach.git") + "\n")
		for _, line := range p.Purge {
			out.Text("    " + line + "\n")
		}
		out.Text("  " + b.Say("erasure.reach.git-others") + "\n")
	}
	return out.Flush()
}
