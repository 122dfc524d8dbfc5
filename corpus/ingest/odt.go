package ingest

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"citaat/corpus/phrases"
)

// readODT reads an OpenDocument text, packed or flat (.fodt): its text as
// lines, the rest as a list of what was left out.
func readODT(ctx context.Context, data []byte, o *opened) error {
	w := odtReader{composer: composer{gaps: &o.ledger}, ctx: ctx, styles: map[string]odtStyle{}}
	var err error
	if bytes.HasPrefix(data, []byte("PK")) {
		err = w.packed(data)
	} else {
		err = w.read(bytes.NewReader(data))
	}
	var said phrases.Sayer
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, errBudget), errors.Is(err, errDepth), errors.Is(err, errEntries):
		return tooLarge()
	case errors.As(err, &said):
		return err
	case err != nil:
		return phrases.Fail("ingest-docs.error.odt.damaged").WithCure("ingest-docs.error.odt.cure").Because(errors.New("malformed part"))
	case !w.text:
		return phrases.Fail("ingest-docs.error.odt.other").WithCure("ingest-docs.error.odt.cure")
	}
	o.lines, o.title = w.finish(), tidy(w.title)
	return nil
}

// packed reads the parts of a zip: the styles first, since they tell what is
// hidden and hold the headers.
func (w *odtReader) packed(data []byte) error {
	a, err := openArchive(data)
	if err != nil {
		return err
	}
	if err := a.locked(); err != nil {
		return err
	}
	if a.files["content.xml"] == nil {
		return phrases.Fail("ingest.error.noword").WithCure("ingest.error.known")
	}
	for _, name := range []string{"styles.xml", "meta.xml", "content.xml"} {
		if a.files[name] == nil {
			continue
		}
		r, err := a.part(name)
		if err != nil {
			return err
		}
		err = w.read(r)
		if e := r.Close(); err == nil {
			err = e
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// locked refuses a document with a password: as a whole, or part by part, which
// its list of parts then says.
func (a *archive) locked() error {
	locked := a.files["encrypted-package"] != nil
	if a.files["META-INF/manifest.xml"] != nil {
		err := a.scan("META-INF/manifest.xml", func(e xml.StartElement) { locked = locked || e.Name.Local == "encryption-data" })
		if err != nil && !locked {
			return err
		}
	}
	if c := a.files["content.xml"]; locked || c != nil && c.Flags&1 != 0 {
		return phrases.Fail("ingest.error.encrypted").WithCure("ingest-docs.error.odt.encrypted.cure")
	}
	return nil
}

// isFlatODT tells of an OpenDocument text in one file of XML.
func isFlatODT(data []byte) bool {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")), " \t\r\n")
	head := data[:min(len(data), 8<<10)]
	return bytes.HasPrefix(head, []byte("<")) && bytes.Contains(head, []byte("urn:oasis:names:tc:opendocument:xmlns:office"))
}

// read walks one part.
func (w *odtReader) read(r io.Reader) error {
	w.x = newTokens(r)
	return w.x.walk(w.ctx, w)
}

// odtStyle is what the reader needs of a style.
type odtStyle struct{ hidden, heading bool }

// style takes note of a style: whether its text is hidden, and whether it is a
// heading by its own name or the one it is made from.
func (w *odtReader) style(e xml.StartElement) {
	family, parent := attr(e, "family")+"/", attr(e, "parent-style-name")
	w.named = family + attr(e, "name")
	s := w.styles[family+parent]
	for _, name := range []string{attr(e, "name"), parent, attr(e, "display-name")} {
		s.heading = s.heading || isHeading(strings.ReplaceAll(name, "_20_", " "))
	}
	w.styles[w.named] = s
}

// hide marks the open style as hidden.
func (w *odtReader) hide(e xml.StartElement) {
	if s, ok := w.styles[w.named]; ok && attr(e, "display") == "none" {
		s.hidden = true
		w.styles[w.named] = s
	}
}
