package export

import (
	"io"

	"citaat/corpus/phrases"
)

// WriteDocument writes a document whose tables were made elsewhere, as a text
// (md) or a page (html).
func WriteDocument(out io.Writer, f Format, doc Document) error {
	switch f {
	case Markdown:
		return writeMarkdown(out, doc)
	case HTML:
		return writeHTML(out, doc)
	}
	return phrases.Fail("export.format.unknown", phrases.Args{"Name": string(f)}).WithCure("export.format.unknown.cure")
}
