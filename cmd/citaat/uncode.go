package main

import (
	"context"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus/phrases"
)

func newUncode(env *Env) *cobra.Command {
	var p printing
	c := &cobra.Command{Use: "uncode ID…", Short: "cli.uncode.short", Long: "cli.uncode.long", Args: between(1, -1),
		Example: "citaat uncode 01KWV3QPJ0FEZDXZ5PMNM122WJ --coder ilse"}
	c.ValidArgsFunction = env.ownCodings()
	p.addFlags(c)
	c.RunE = func(c *cobra.Command, ids []string) error { return runUncode(c.Context(), env, p, ids) }
	return c
}

// runUncode takes codings away, all or none of them.
func runUncode(ctx context.Context, env *Env, p printing, ids []string) error {
	return env.with(ctx, func(d *desk.Desk) error {
		var gone []coding.Coding
		err := d.Study.Do(func(b *coding.Batch) error {
			for _, id := range ids {
				c, err := d.Study.FindCoding(id)
				if err != nil {
					return err
				}
				if err := b.Uncode(c.ID); err != nil {
					return err
				}
				gone = append(gone, c)
			}
			return nil
		})
		if err != nil {
			return err
		}
		l := listing[codeRecord]{columns: codeColumns()}
		for _, c := range gone {
			r := codeRecord{ID: string(c.ID), Interview: string(c.Interview), Place: place(d, c),
				Start: int(c.Span.Start), End: int(c.Span.End), Code: d.Study.Codebook().Path(c.Code), Coder: string(c.Coder)}
			env.Say("cli.uncode.done", phrases.Args{"Place": r.Place, "Code": r.Code})
			l.items = append(l.items, r)
		}
		if p.format == asTable {
			return nil // the sentences tell all of it
		}
		return l.print(env, p)
	})
}
