package ingest

import (
	"context"

	"citaat/corpus/phrases"
)

// readODT reads an OpenDocument text: its text as lines, the rest as a list of
// what was left out.
func readODT(context.Context, []byte, *opened) error {
	return phrases.Fail("ingest.error.odf").WithCure("ingest.error.resave")
}
