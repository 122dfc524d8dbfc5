package main

import (
	"github.com/spf13/cobra"
)

// newPrivacy makes the verbs about what identifies people.
func newPrivacy(env *Env) *cobra.Command {
	c := &cobra.Command{Use: "privacy", Short: "privacy.verb.short", Long: "privacy.verb.long", Args: cobra.ArbitraryArgs,
		Example: "citaat privacy check --list"}
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownVerb(c, args[0])
		}
		return c.Help()
	}
	c.AddCommand(newPrivacyCheck(env), newPrivacyReport(env), newPrivacyStorage(env))
	return c
}
