package ingest

import (
	"context"

	"citaat/corpus/phrases"
)

// readRTF reads Rich Text: its text as lines, the rest as a list of what was
// left out.
func readRTF(context.Context, []byte, *opened) error {
	return phrases.Fail("ingest.error.rtf").WithCure("ingest.error.resave")
}
