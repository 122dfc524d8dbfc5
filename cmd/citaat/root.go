package main

import (
	"context"
	"errors"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"citaat/corpus/phrases"
)

// version is the release that this is, or comes after.
const version = "0.1.0"

// newRoot makes the command line. Short and Long of a command, and the usage of
// a flag, are keys of the catalogue: they are said when somebody asks.
func newRoot(env *Env) *cobra.Command {
	root := &cobra.Command{
		Use: "citaat", Short: "cli.root.short", Long: "cli.root.long",
		Example:       "citaat demo --dir citaat-demo\ncitaat -C citaat-demo find \"bezorg*\"",
		SilenceErrors: true, SilenceUsage: true, Version: fullVersion(), Args: cobra.ArbitraryArgs,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetVersionTemplate("citaat {{.Version}}\n")
	root.SetIn(env.In)
	root.SetOut(env.Out)
	root.SetErr(env.Err)
	root.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownVerb(c, args[0])
		}
		return runOpen(c.Context(), env)
	}
	addGlobals(env, root.PersistentFlags())
	root.Flags().Bool("version", false, "cli.flag.version")
	root.PersistentFlags().BoolP("help", "h", false, "cli.flag.help")
	_ = root.RegisterFlagCompletionFunc("lang", fixed("nl", "en"))
	_ = root.RegisterFlagCompletionFunc("coder", env.coders())
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error { return checkGlobals(env, c) }
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { printHelp(env, c) })
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return &usageError{what: flagSentence(err), verb: c.CommandPath()}
	})
	root.AddCommand(newDemo(env), newNew(env), newImport(env), newInterviews(env), newParticipants(env), newCodes(env), newCode(env), newUncode(env), newMemo(env), newEdit(env),
		newFind(env), newSearches(env), newQuotes(env), newWithhold(env), newRelease(env), newSent(env), newWithdraw(env), newLog(env), newCheck(env), newPrivacy(env), newTour(env), newKeys(env), newKey(env), newArchive(env), newRestore(env), newCompletion(env))
	root.SetHelpCommand(newHelp(env))
	return root
}

func fullVersion() string {
	v := version
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			v += " (" + s.Value[:12] + ")"
		}
	}
	return v
}

func addGlobals(env *Env, fs *pflag.FlagSet) {
	g := &env.flags
	fs.StringVarP(&g.dir, "study", "C", g.dir, "cli.flag.study")
	fs.StringVar(&g.coder, "coder", "", "cli.flag.coder")
	fs.StringVar(&g.lang, "lang", g.lang, "cli.flag.lang")
	fs.BoolVar(&g.noColor, "no-color", false, "cli.flag.nocolor")
	fs.BoolVar(&g.ascii, "ascii", false, "cli.flag.ascii")
	fs.BoolVar(&g.plain, "plain", false, "cli.flag.plain")
	fs.BoolVar(&g.yes, "yes", false, "cli.flag.yes")
}

func checkGlobals(env *Env, c *cobra.Command) error {
	g := env.flags
	if _, ok := phrases.Parse(g.lang); g.lang != "" && !ok {
		return &usageError{what: phrases.Make("cli.usage.lang", phrases.Args{"Value": oneLine(g.lang)}), verb: c.CommandPath()}
	}
	if g.noColor {
		env.Out.colour, env.Err.colour = false, false
	}
	return nil
}

func unknownVerb(c *cobra.Command, verb string) error {
	what := phrases.Make("cli.usage.verb", phrases.Args{"Verb": oneLine(verb)})
	if near := c.SuggestionsFor(verb); len(near) > 0 {
		what = phrases.Make("cli.usage.verb.near", phrases.Args{"Verb": oneLine(verb), "Near": strings.Join(near, ", ")})
	}
	return &usageError{what: what, verb: c.CommandPath()}
}

// flagSentence says what is wrong with a flag.
func flagSentence(err error) phrases.Sentence {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return phrases.Make("cli.usage.flag.unknown", phrases.Args{"Flag": dashed(unknown.GetSpecifiedName())})
	case errors.As(err, &missing):
		return phrases.Make("cli.usage.flag.value", phrases.Args{"Flag": dashed(missing.GetSpecifiedName())})
	case errors.As(err, &wrong):
		return phrases.Make("cli.usage.flag.wrong", phrases.Args{"Flag": dashed(wrong.GetFlag().Name), "Value": oneLine(wrong.GetValue())})
	}
	return phrases.Make("cli.usage.flags", phrases.Args{"Reason": oneLine(err.Error())})
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + oneLine(name)
}

// between accepts so many arguments; most -1 is any number.
func between(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		n := len(args)
		if n >= least && (most < 0 || n <= most) {
			return nil
		}
		return &usageError{use: c, verb: c.CommandPath()}
	}
}

// wrongFlag is the error of a flag whose value does not exist.
func wrongFlag(c *cobra.Command, flag, value string) error {
	return &usageError{what: phrases.Make("cli.usage.flag.wrong", phrases.Args{"Flag": dashed(flag), "Value": oneLine(value)}), verb: c.CommandPath()}
}

// wrongUse is the error of a command that contradicts itself.
func wrongUse(c *cobra.Command, what phrases.Sentence) error {
	return &usageError{what: what, verb: c.CommandPath()}
}

// isDone tells a loop that the user has stopped the program.
func isDone(ctx context.Context) bool { return ctx.Err() != nil }
