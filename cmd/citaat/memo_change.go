package main

import (
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/editor"
	"citaat/coding"
	"citaat/coding/memolink"
	"citaat/corpus/phrases"
)

func newMemoAdd(env *Env) *cobra.Command {
	var p printing
	source := ""
	c := &cobra.Command{Use: "add ABOUT [TEXT]", Short: "memo.add.short", Long: "memo.add.long", Args: between(1, 2), ValidArgsFunction: firstArg(env.memoSubjects()),
		Example: "citaat memo add code:Vertrouwen \"Groeit langzaam, zie [[M3:12]]\"\ncitaat memo add study \"Vertrouwen als sprong\" --source \"Möllering 2006\""}
	p.addFlags(c)
	c.Flags().StringVar(&source, "source", "", "memo.flag.source")
	c.RunE = func(c *cobra.Command, a []string) error {
		return env.with(c.Context(), func(d *desk.Desk) error {
			on, err := memoTarget(d, a[0])
			if err != nil {
				return err
			}
			return env.writeMemo(c, d, p, a[1:], "", func(b *coding.Batch, text string) (coding.EventID, error) {
				return b.Memo(on, text, source), nil
			})
		})
	}
	return c
}

func newMemoEdit(env *Env) *cobra.Command {
	var p printing
	source := ""
	c := &cobra.Command{Use: "edit ID [TEXT]", Short: "memo.edit.short", Long: "memo.edit.long", Args: between(1, 2), ValidArgsFunction: firstArg(env.ownMemos()),
		Example: "citaat memo add M1 \"Sterk interview\"\ncitaat memo edit last \"Sterk interview, met een stil begin\""}
	p.addFlags(c)
	c.Flags().StringVar(&source, "source", "", "memo.flag.source")
	c.RunE = func(c *cobra.Command, a []string) error {
		return env.with(c.Context(), func(d *desk.Desk) error {
			m, err := findMemo(d, a[0])
			if err != nil {
				return err
			}
			if !c.Flags().Changed("source") {
				source = m.Source
			}
			return env.writeMemo(c, d, p, a[1:], m.Text, func(b *coding.Batch, text string) (coding.EventID, error) {
				return m.ID, b.Rewrite(m.ID, text, source)
			})
		})
	}
	return c
}

// writeMemo takes the text of a memo from the command line, standard input or
// the user's own editor, and saves it. What was written in an editor stays
// where it is until it is saved.
func (env *Env) writeMemo(c *cobra.Command, d *desk.Desk, p printing, args []string, was string, do func(*coding.Batch, string) (coding.EventID, error)) error {
	var id coding.EventID
	save := func(text string) error {
		return d.Study.Do(func(b *coding.Batch) (err error) {
			id, err = do(b, text)
			return err
		})
	}
	switch {
	case len(args) == 0 && !env.Talk && env.Getenv("VISUAL")+env.Getenv("EDITOR") == "": // a script would wait for ever
		return wrongUse(c, phrases.Make("memo.no-terminal"))
	case len(args) == 0:
		if err := env.editMemo(c.Context(), d, was, save); err != nil {
			return err
		}
	case args[0] == "-":
		data, err := io.ReadAll(env.In)
		if err == nil {
			err = save(string(data))
		}
		if err != nil {
			return err
		}
	default:
		if err := save(args[0]); err != nil {
			return err
		}
	}
	m, there := d.Study.Memo(id)
	switch {
	case !there && id == "":
		env.Say("memo.unchanged")
		return nil
	case !there:
		env.Say("memo.removed")
		return nil
	}
	env.Say("cli.saved")
	return memoListing(p, []memoRecord{memoRecordOf(env, d, m)}).print(env, p)
}

// editMemo lets the user write in an editor.
func (env *Env) editMemo(ctx context.Context, d *desk.Desk, was string, save func(string) error) error {
	job, err := editor.Prepare(d.Study.Local(), env.Book().Say("memo.file"), was)
	if err != nil {
		return err
	}
	if err := job.Command().Run(); err != nil || ctx.Err() != nil {
		_, _, err = job.Finish(err)
		return err
	}
	text, changed, err := job.Result()
	if err == nil && changed {
		if err = save(text); err != nil {
			env.Say("memo.kept-at", phrases.Args{"File": job.Path()})
			job.Leave()
			return err
		}
	}
	if e := job.Remove(); err == nil {
		err = e
	}
	return err
}

func newMemoRemove(env *Env) *cobra.Command {
	c := &cobra.Command{Use: "remove ID…", Short: "memo.remove.short", Long: "memo.remove.long", Args: between(1, -1), ValidArgsFunction: env.ownMemos(),
		Example: "citaat memo add M1 \"Vergissing\"\ncitaat memo remove last"}
	c.RunE = func(c *cobra.Command, ids []string) error { return runMemoRemove(c.Context(), env, ids) }
	return c
}

// runMemoRemove takes memos away, all or none of them.
func runMemoRemove(ctx context.Context, env *Env, ids []string) error {
	return env.with(ctx, func(d *desk.Desk) error {
		var gone []coding.Memo
		for _, id := range ids {
			m, err := findMemo(d, id)
			if err != nil {
				return err
			}
			gone = append(gone, m)
		}
		err := d.Study.Do(func(b *coding.Batch) error {
			for _, m := range gone {
				if err := b.Rewrite(m.ID, "", ""); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		for _, m := range gone {
			env.Say("memo.removed-on", phrases.Args{"About": oneLine(memoSubject(env.Book(), d, m.On))})
		}
		return nil
	})
}

// findMemo finds the memo under an id, the unambiguous beginning of one, or
// "last": the newest of one's own.
func findMemo(d *desk.Desk, id string) (coding.Memo, error) {
	id = strings.TrimPrefix(strings.TrimSpace(id), "#")
	if word := strings.ToLower(id); word == "last" || word == "laatste" {
		for _, m := range d.Study.Memos() {
			if m.Coder == d.Study.Coder() {
				return m, nil
			}
		}
	}
	found := memolink.Look(d.Study, d.Study.Memos()).Memos("#" + id)
	switch len(found) {
	case 1:
		m, _ := d.Study.Memo(coding.EventID(found[0].ID))
		return m, nil
	case 0:
		return coding.Memo{}, phrases.Fail("memo.unknown", phrases.Args{"ID": oneLine(id)}).WithCure("memo.unknown.cure")
	}
	return coding.Memo{}, phrases.Fail("memo.ambiguous", phrases.Args{"ID": oneLine(id)})
}

// ownMemos completes the ids of the coder's own memos.
func (env *Env) ownMemos() complete {
	return env.fromStudy(func(d *desk.Desk) []string {
		ids := []string{"last"}
		for _, m := range d.Study.Memos() {
			if m.Coder == d.Study.Coder() {
				ids = append(ids, string(m.ID))
			}
		}
		return ids
	})
}
