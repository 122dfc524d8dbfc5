package main

import (
	"slices"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"citaat/corpus/phrases"
)

func newHelp(env *Env) *cobra.Command {
	return &cobra.Command{
		Use: "help [VERB]", Short: "cli.help.short", Long: "cli.help.long", Example: "citaat help find",
		RunE: func(c *cobra.Command, args []string) error {
			about, _, err := c.Root().Find(args)
			if err != nil || about == nil || (len(args) > 0 && about == c.Root()) {
				return unknownVerb(c.Root(), strings.Join(args, " "))
			}
			printHelp(env, about)
			return nil
		},
		ValidArgsFunction: func(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, v := range visible(c.Root()) {
				names = append(names, v.Name())
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// printHelp tells how a command is used, in the user's language.
func printHelp(env *Env, c *cobra.Command) {
	b, out := env.Book(), env.Out
	say := func(key string) string { return b.Say(key) }
	out.Text(wrapped(say(c.Long)) + "\n\n")
	out.Paint(bold, say("cli.help.usage"))
	out.Text("\n  " + useLine(b, c) + "\n")
	if verbs := visible(c); len(verbs) > 0 {
		out.Text("\n")
		out.Paint(bold, say("cli.help.verbs"))
		out.Text("\n")
		rows := make([][2]string, len(verbs))
		for i, v := range verbs {
			rows[i] = [2]string{v.Name(), say(v.Short)}
		}
		pairs(out, rows)
	}
	flags(out, b, say("cli.help.flags"), c.LocalNonPersistentFlags())
	global := c.InheritedFlags()
	if !c.HasParent() {
		global = c.PersistentFlags()
	}
	flags(out, b, say("cli.help.everywhere"), global)
	out.Text("\n")
	out.Paint(bold, say("cli.help.example"))
	out.Text("\n")
	for _, l := range strings.Split(c.Example, "\n") {
		out.Text("  " + l + "\n")
	}
	out.Text("\n" + say("cli.help.exit") + "\n")
	_ = out.Flush()
}

// helpWidth is how wide a line of the text of a help is.
const helpWidth = 92

// wrapped fills the lines of paragraphs.
func wrapped(text string) string {
	var b strings.Builder
	for i, paragraph := range strings.Split(text, "\n\n") {
		if i > 0 {
			b.WriteString("\n\n")
		}
		wide := 0
		for _, word := range strings.Fields(paragraph) {
			n := uniseg.StringWidth(word)
			switch {
			case wide > 0 && wide+1+n > helpWidth:
				b.WriteString("\n")
				wide = 0
			case wide > 0:
				b.WriteString(" ")
				wide++
			}
			b.WriteString(word)
			wide += n
		}
	}
	return b.String()
}

// useLine is how a command is typed, with what to fill in in capitals.
func useLine(b *phrases.Book, c *cobra.Command) string {
	use := c.Use
	if p := c.Parent(); p != nil {
		use = p.CommandPath() + " " + use
	} else {
		use += " [VERB]"
	}
	words := strings.Fields(use)
	for i, w := range words {
		name := strings.Trim(w, "[]…")
		words[i] = strings.Replace(w, name, fillIn(b, name), 1)
	}
	return strings.Join(words, " ")
}

// fillIn is the user's word for what a command wants.
func fillIn(b *phrases.Book, name string) string {
	switch name {
	case "VERB":
		return b.Say("cli.fill.verb")
	case "DIR":
		return b.Say("cli.flagtype.folder")
	case "FILE":
		return b.Say("cli.flagtype.file")
	case "QUERY":
		return b.Say("cli.fill.query")
	case "WORDS":
		return b.Say("cli.fill.words")
	case "PATH":
		return b.Say("cli.fill.path")
	case "NAME":
		return b.Say("cli.fill.name")
	case "UNDER":
		return b.Say("cli.fill.under")
	case "ABOUT":
		return b.Say("memo.fill.about")
	case "TEXT":
		return b.Say("memo.fill.text")
	case "INTO":
		return b.Say("cli.fill.into")
	}
	return name
}

func visible(c *cobra.Command) []*cobra.Command {
	return slices.DeleteFunc(slices.Clone(c.Commands()), func(v *cobra.Command) bool {
		return v.Hidden || !v.IsAvailableCommand()
	})
}

func flags(out *paper, b *phrases.Book, title string, fs *pflag.FlagSet) {
	var rows [][2]string
	fs.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if f.Value.Type() != "bool" {
			name += " " + b.Say(kindOf(f))
		}
		rows = append(rows, [2]string{name, b.Say(f.Usage)})
	})
	if len(rows) == 0 {
		return
	}
	out.Text("\n")
	out.Paint(bold, title)
	out.Text("\n")
	pairs(out, rows)
}

// kindOf is the key of what a flag wants behind it.
func kindOf(f *pflag.Flag) string {
	switch f.Name {
	case "study", "dir", "raw":
		return "cli.flagtype.folder"
	case "output", "key", "identity":
		return "cli.flagtype.file"
	case "as", "theme", "category":
		return "cli.flagtype.code"
	}
	if f.Value.Type() == "int" {
		return "cli.flagtype.number"
	}
	return "cli.flagtype.text"
}

// pairs prints a word and its meaning on each line, the meanings under each
// other.
func pairs(out *paper, rows [][2]string) {
	wide := 0
	for _, r := range rows {
		wide = max(wide, uniseg.StringWidth(r[0]))
	}
	for _, r := range rows {
		out.Text("  " + r[0] + strings.Repeat(" ", wide-uniseg.StringWidth(r[0])+2) + r[1] + "\n")
	}
}
