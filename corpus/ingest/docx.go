package ingest

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"citaat/corpus/phrases"
)

// docx is an opened Word document.
type docx struct {
	*archive
	main string // the part with the text
}

// readDocx reads a Word document: its text as lines, the rest as a list of what
// was left out.
func readDocx(ctx context.Context, data []byte, o *opened) error {
	doc, err := openDocx(data)
	if err != nil {
		return err
	}
	if o.lines, err = doc.body(ctx, &o.ledger); err != nil {
		return doc.refuse(ctx, err)
	}
	if err := doc.margins(ctx, &o.ledger); err != nil {
		return doc.refuse(ctx, err)
	}
	return nil
}

func openDocx(data []byte) (*docx, error) {
	a, err := openArchive(data)
	if errors.Is(err, errEntries) {
		return nil, tooLarge()
	}
	if err != nil {
		return nil, phrases.Fail("ingest.error.damaged").WithCure("ingest.error.resave").Because(err)
	}
	doc := &docx{archive: a}
	if doc.main = doc.findMain(); doc.main == "" {
		return nil, doc.otherZip()
	}
	if doc.files[doc.main].Flags&1 != 0 {
		return nil, phrases.Fail("ingest.error.encrypted").WithCure("ingest.error.encrypted.cure")
	}
	return doc, nil
}

// findMain finds the part with the text: word/document.xml, or the one that
// the package names instead (SharePoint writes document2.xml).
func (d *docx) findMain() string {
	const usual = "word/document.xml"
	if d.files[usual] != nil {
		return usual
	}
	var main string
	err := d.scan("_rels/.rels", func(e xml.StartElement) {
		if e.Name.Local == "Relationship" && strings.HasSuffix(attr(e, "Type"), "/officeDocument") {
			main = strings.TrimPrefix(attr(e, "Target"), "/")
		}
	})
	if err != nil || !strings.HasPrefix(main, "word/") || d.files[main] == nil {
		return ""
	}
	return main
}

// otherZip says what a zip without a Word document is.
func (d *docx) otherZip() error {
	for name := range d.files {
		if strings.HasPrefix(name, "xl/") || strings.HasPrefix(name, "ppt/") {
			return phrases.Fail("ingest.error.office").WithCure("ingest.error.resave")
		}
	}
	return phrases.Fail("ingest.error.noword").WithCure("ingest.error.known")
}

// refuse makes a sentence of an error from inside the document.
func (d *docx) refuse(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, errBudget), errors.Is(err, errDepth):
		return tooLarge()
	case errors.Is(err, zip.ErrAlgorithm):
		return phrases.Fail("ingest.error.encrypted").WithCure("ingest.error.encrypted.cure").Because(err)
	}
	return phrases.Fail("ingest.error.damaged").WithCure("ingest.error.resave").Because(errors.New("malformed part"))
}

// margins counts what stands beside the text: notes, comments, headers.
func (d *docx) margins(ctx context.Context, l *ledger) error {
	dir := path.Dir(d.main)
	for name := range d.files {
		if path.Dir(name) != dir || path.Ext(name) != ".xml" {
			continue
		}
		kind, entry := Headers, ""
		switch base := path.Base(name); {
		case base == "comments.xml":
			kind, entry = Comments, "comment"
		case base == "footnotes.xml":
			kind, entry = Footnotes, "footnote"
		case base == "endnotes.xml":
			kind, entry = Footnotes, "endnote"
		case !strings.HasPrefix(base, "header") && !strings.HasPrefix(base, "footer"):
			continue
		}
		if err := d.margin(ctx, name, kind, entry, l); err != nil {
			return err
		}
	}
	return nil
}

// margin counts one part, entry by entry; an entry without words counts only
// if it is a comment.
func (d *docx) margin(ctx context.Context, name string, kind Kind, entry string, l *ledger) error {
	r, err := d.part(name)
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }() // only read from
	x := newTokens(r)
	for i := 0; ; i++ {
		if err := beat(ctx, i); err != nil {
			return err
		}
		t, err := x.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		e, ok := t.(xml.StartElement)
		if !ok || (entry != "" && e.Name.Local != entry) {
			continue
		}
		text, _, err := x.text()
		if err != nil {
			return err
		}
		if n := countWords(text); n > 0 || kind == Comments {
			l.add(kind, 1, n)
		}
		if entry == "" {
			return nil
		}
	}
}
