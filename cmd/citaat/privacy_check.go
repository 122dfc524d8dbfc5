package main

import (
	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
)

func newPrivacyCheck(env *Env) *cobra.Command {
	c := &cobra.Command{Use: "check [INTERVIEW…]", Short: "privacy.check.short", Long: "privacy.check.long", Args: cobra.ArbitraryArgs,
		Example: "citaat privacy check"}
	c.RunE = func(c *cobra.Command, _ []string) error {
		return env.with(c.Context(), func(*desk.Desk) error {
			env.Say("privacy.nothing")
			return nil
		})
	}
	return c
}
