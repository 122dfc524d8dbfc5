package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus/phrases"
)

type addOptions struct {
	printing
	kind, short, definition, colour string
	key                             int
}

func newCodesAdd(env *Env) *cobra.Command {
	var o addOptions
	c := &cobra.Command{Use: "add PATH", Short: "cli.codes.add.short", Long: "cli.codes.add.long", Args: between(1, 1),
		Example: `citaat codes add "Meerwaarde/Samen lachen" --short "Humor en lichtheid in het contact"`}
	o.addFlags(c)
	f := c.Flags()
	f.StringVar(&o.kind, "kind", "", "cli.codes.flag.kind")
	f.StringVar(&o.short, "short", "", "cli.codes.flag.short")
	f.StringVar(&o.definition, "definition", "", "cli.codes.flag.definition")
	f.StringVar(&o.colour, "colour", "", "cli.codes.flag.colour")
	f.IntVar(&o.key, "key", 0, "cli.codes.flag.key")
	_ = c.RegisterFlagCompletionFunc("kind", fixed(string(coding.Category), string(coding.Theme), string(coding.Wording)))
	_ = c.RegisterFlagCompletionFunc("colour", fixed(colours...))
	c.RunE = func(c *cobra.Command, a []string) error {
		switch coding.Kind(o.kind) {
		case "", coding.Category, coding.Theme, coding.Wording:
		default:
			return wrongFlag(c, "kind", o.kind)
		}
		if o.key < 0 || o.key > 9 {
			return wrongFlag(c, "key", c.Flags().Lookup("key").Value.String())
		}
		if o.colour != "" && !strings.Contains(" "+strings.Join(colours, " ")+" ", " "+o.colour+" ") {
			return wrongFlag(c, "colour", o.colour)
		}
		return runCodesAdd(c.Context(), env, o, a[0])
	}
	return c
}

var colours = []string{"blue", "orange", "green", "pink", "sky", "vermillion", "yellow", "grey"}

func runCodesAdd(ctx context.Context, env *Env, o addOptions, path string) error {
	return env.with(ctx, func(d *desk.Desk) error {
		c := coding.Code{Kind: coding.Kind(o.kind), Short: o.short, Definition: o.definition, Colour: o.colour, Key: o.key}
		path = strings.TrimPrefix(path, "/")
		c.Name = strings.TrimSpace(path)
		if i := strings.LastIndexByte(path, '/'); i >= 0 {
			parent, err := d.Study.Codebook().Find(path[:i])
			if err != nil {
				return err
			}
			c.Parent, c.Name = parent, strings.TrimSpace(path[i+1:])
		} else if c.Kind == "" {
			c.Kind = coding.Category // what stands at the top has themes under it
		}
		var id coding.CodeID
		before := withKey(d.Study.Codebook(), c.Key)
		err := d.Study.Do(func(b *coding.Batch) (err error) {
			for _, o := range before {
				o.Key = 0
				if err := b.ChangeCode(o); err != nil {
					return err
				}
			}
			id, err = b.AddCode(c)
			return err
		})
		if err != nil {
			return err
		}
		for _, o := range before {
			env.Say("cli.codes.key", phrases.Args{"Key": c.Key, "Code": d.Study.Codebook().Path(o.ID)})
		}
		return codeDone(env, d, o.printing, id)
	})
}

// withKey are the codes that have a digit; a digit is for one code.
func withKey(cb *coding.Codebook, key int) []coding.Code {
	var have []coding.Code
	for _, c := range cb.Codes() {
		if key != 0 && c.Key == key {
			have = append(have, c)
		}
	}
	return have
}

func newCodesRename(env *Env) *cobra.Command {
	var p printing
	c := &cobra.Command{Use: "rename CODE NAME", Short: "cli.codes.rename.short", Long: "cli.codes.rename.long", Args: between(2, 2),
		Example: `citaat codes rename "Zelf durven" "Durven"`, ValidArgsFunction: firstArg(env.codePaths())}
	p.addFlags(c)
	c.RunE = func(c *cobra.Command, a []string) error {
		return changeCode(c.Context(), env, p, a[0], func(_ *coding.Codebook, code *coding.Code) error {
			code.Name = strings.TrimSpace(a[1])
			return nil
		})
	}
	return c
}

func newCodesMove(env *Env) *cobra.Command {
	var p printing
	c := &cobra.Command{Use: "move CODE UNDER", Short: "cli.codes.move.short", Long: "cli.codes.move.long", Args: between(2, 2),
		Example: `citaat codes move "Taal oefenen" Verbeterpunt`, ValidArgsFunction: env.codePaths()}
	p.addFlags(c)
	c.RunE = func(c *cobra.Command, a []string) error {
		return changeCode(c.Context(), env, p, a[0], func(cb *coding.Codebook, code *coding.Code) (err error) {
			if strings.TrimSpace(a[1]) == "/" {
				code.Parent = ""
				return nil
			}
			code.Parent, err = cb.Find(a[1])
			return err
		})
	}
	return c
}

// changeCode gives a code other fields.
func changeCode(ctx context.Context, env *Env, p printing, name string, change func(*coding.Codebook, *coding.Code) error) error {
	return env.with(ctx, func(d *desk.Desk) error {
		cb := d.Study.Codebook()
		id, err := cb.Find(name)
		if err != nil {
			return err
		}
		c, _ := cb.Code(id)
		if err := change(cb, &c); err != nil {
			return err
		}
		if err := d.Study.Do(func(b *coding.Batch) error { return b.ChangeCode(c) }); err != nil {
			return err
		}
		touched(env, d, id)
		return codeDone(env, d, p, id)
	})
}

func newCodesMerge(env *Env) *cobra.Command {
	var p printing
	c := &cobra.Command{Use: "merge CODE INTO", Short: "cli.codes.merge.short", Long: "cli.codes.merge.long", Args: between(2, 2),
		Example: `citaat codes merge Bang Bezorgd --coder ilse`, ValidArgsFunction: env.codePaths()}
	p.addFlags(c)
	c.RunE = func(c *cobra.Command, a []string) error { return runCodesMerge(c.Context(), env, p, a[0], a[1]) }
	return c
}

// runCodesMerge merges a code into another; the codings of others stay with
// them and are listed.
func runCodesMerge(ctx context.Context, env *Env, p printing, from, into string) error {
	return env.with(ctx, func(d *desk.Desk) error {
		cb := d.Study.Codebook()
		a, err := cb.Find(from)
		if err != nil {
			return err
		}
		b, err := cb.Find(into)
		if err != nil {
			return err
		}
		touched(env, d, a)
		var left []coding.Coding
		err = d.Study.Do(func(batch *coding.Batch) (err error) {
			left, err = batch.Merge(a, b)
			return err
		})
		if err != nil {
			return err
		}
		places := newPlaces(d)
		for i, c := range left {
			places.want(i, c)
		}
		where := make([]string, len(left))
		places.each(func(i int, place string) { where[i] = place })
		for i, c := range left {
			env.Say("cli.codes.merge.left", phrases.Args{"Coder": string(c.Coder), "Place": where[i], "ID": string(c.ID)})
		}
		return codeDone(env, d, p, b)
	})
}
