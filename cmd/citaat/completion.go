package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"citaat/cmd/citaat/desk"
	"citaat/corpus/phrases"
)

func newCompletion(env *Env) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use: "completion SHELL", Short: "cli.completion.short", Long: "cli.completion.long",
		Example: "citaat completion bash", Args: between(1, 1), ValidArgs: shells,
		RunE: func(c *cobra.Command, a []string) error {
			root := c.Root()
			switch a[0] {
			case "bash":
				return root.GenBashCompletionV2(env.Out, true)
			case "zsh":
				return root.GenZshCompletion(env.Out)
			case "fish":
				return root.GenFishCompletion(env.Out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(env.Out)
			}
			return wrongUse(c, phrases.Make("cli.completion.shell", phrases.Args{"Value": oneLine(a[0]), "Shells": strings.Join(shells, ", ")}))
		},
	}
}

// completes tells whether the command line asks for completions.
func completes(args []string) bool {
	return len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd)
}

// sayAll puts sentences in the place of their keys: cobra shows the meaning of
// a verb or flag beside its completion as it stands.
func sayAll(env *Env, c *cobra.Command) {
	book := env.Book()
	say := func(f *pflag.Flag) { f.Usage = book.Say(f.Usage) }
	if !c.HasParent() {
		c.InitDefaultHelpCmd()
		c.PersistentFlags().VisitAll(say)
	}
	c.Short = book.Say(c.Short)
	c.Flags().VisitAll(say)
	for _, sub := range c.Commands() {
		sayAll(env, sub)
	}
}

// complete is how cobra asks for completions.
type complete = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective)

// fixed completes from a list that is always the same.
func fixed(values ...string) complete {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return values, cobra.ShellCompDirectiveNoFileComp
	}
}

// fromStudy completes from the study, without a word about what is wrong with it.
func (env *Env) fromStudy(list func(d *desk.Desk) []string) complete {
	return func(c *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		ctx := c.Context()
		if ctx == nil {
			ctx = context.Background()
		}
		d, err := env.openQuietly(ctx)
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		defer func() { _ = d.Close() }()
		var fit []string
		for _, s := range list(d) {
			if strings.HasPrefix(strings.ToLower(s), strings.ToLower(typed)) {
				fit = append(fit, oneLine(s))
			}
		}
		return fit, cobra.ShellCompDirectiveNoFileComp
	}
}

// firstArg completes the first argument only.
func firstArg(f complete) complete {
	return func(c *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return f(c, args, typed)
	}
}

// codePaths completes the paths of codes, and their names where these are
// enough to tell which is meant.
func (env *Env) codePaths() complete {
	return env.fromStudy(func(d *desk.Desk) []string {
		cb := d.Study.Codebook()
		var paths, names []string
		for _, id := range cb.Branch("") {
			c, _ := cb.Code(id)
			if !c.InUse() {
				continue
			}
			paths = append(paths, cb.Path(id))
			if only, err := cb.Find(c.Name); err == nil && only == id && c.Parent != "" {
				names = append(names, c.Name)
			}
		}
		return append(paths, names...)
	})
}

func (env *Env) coders() complete {
	return env.fromStudy(func(d *desk.Desk) []string {
		var names []string
		for _, c := range d.Study.Settings().Coders {
			names = append(names, string(c.ID))
		}
		return names
	})
}

func (env *Env) interviewIDs() complete {
	return env.fromStudy(func(d *desk.Desk) []string {
		var ids []string
		for _, v := range d.Study.Interviews() {
			ids = append(ids, string(v.ID))
		}
		return ids
	})
}

func (env *Env) participantIDs() complete {
	return env.fromStudy(func(d *desk.Desk) []string {
		var ids []string
		for _, p := range d.Study.Participants() {
			ids = append(ids, string(p.ID))
		}
		return ids
	})
}

func (env *Env) groupIDs() complete {
	return env.fromStudy(func(d *desk.Desk) []string {
		var ids []string
		for _, g := range d.Study.Settings().Groups {
			ids = append(ids, string(g.ID))
		}
		return ids
	})
}

// ownCodings completes the ids of the coder's own codings.
func (env *Env) ownCodings() complete {
	return env.fromStudy(func(d *desk.Desk) []string {
		var ids []string
		for _, c := range d.Study.Codings() {
			if c.Coder == d.Study.Coder() {
				ids = append(ids, string(c.ID))
			}
		}
		return ids
	})
}
