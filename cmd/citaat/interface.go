package main

import (
	"context"

	"citaat/corpus/phrases"
)

// openInterface opens the terminal interface on a study, or its start screen.
func openInterface(_ context.Context, _ *Env, _ string) error {
	return phrases.Fail("cli.interface.none")
}
