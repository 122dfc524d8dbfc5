package ingest

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"citaat/corpus/phrases"
)

// What a PDF may ask for.
const (
	maxPages  = 2000
	maxGlyphs = 16 << 20
	pageTime  = 20 * time.Second // to open the file, and for each page: hundreds of times what it takes
)

// readPDF reads the text layer of a PDF as lines. Words that were broken at
// the end of a line are whole again (rejoin), which is how the words of the
// file are counted; what stands on every page is marked (line.margin), so that
// the user may keep it.
func readPDF(ctx context.Context, data []byte, o *opened) error {
	return readPDFWithin(ctx, pageTime, data, o)
}

func readPDFWithin(ctx context.Context, limit time.Duration, data []byte, o *opened) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	timed, cancel := context.WithCancel(ctx)
	defer cancel()
	alarm := time.AfterFunc(limit, cancel)
	defer alarm.Stop()
	pages, err := readPages(timed, func() { alarm.Reset(limit) }, data, o)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case timed.Err() != nil:
		return phrases.Fail("ingest-docs.error.pdf.slow").WithCure("ingest-docs.error.pdf.cure")
	case err != nil:
		return err
	}
	markMargins(pages)
	lines, broken := rejoin(startParagraphs(pages))
	if broken > 0 {
		o.notes = append(o.notes, phrases.Make("ingest-docs.note.hyphens", phrases.Args{"Count": broken}))
	}
	o.lines, o.wrapped = separate(lines), true
	return nil
}

// readPages takes the text out of the file and calls on before each page.
// Whatever the engine does, it ends in an error at worst.
func readPages(ctx context.Context, on func(), data []byte, o *opened) (pages []pdfPage, err error) {
	defer func() {
		if p := recover(); p != nil {
			pages, err = nil, damagedPDF(errors.New("the engine failed"))
		}
	}()
	pool, err := engine.enter()
	if err != nil {
		return nil, phrases.Fail("ingest-docs.error.pdf.engine").WithCure("ingest-docs.error.pdf.cure").Because(err)
	}
	defer engine.leave()
	worker, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, damagedPDF(err)
	}
	stop := context.AfterFunc(ctx, func() { _ = worker.Kill() }) // ends what is running: the caller has given up
	defer func() {
		if stop() {
			_ = worker.Close() // nothing was written through it
		}
	}()
	doc, err := worker.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return nil, phrases.Fail("ingest.error.encrypted").WithCure("ingest-docs.error.pdf.encrypted.cure")
	case err != nil:
		return nil, damagedPDF(err)
	}
	return pdfReader{ctx, worker, doc.Document, o}.pages(on)
}

func damagedPDF(err error) error {
	return phrases.Fail("ingest-docs.error.pdf.damaged").WithCure("ingest-docs.error.pdf.cure").Because(err)
}

// pdfReader reads one document.
type pdfReader struct {
	ctx context.Context
	pdfium.Pdfium
	doc references.FPDF_DOCUMENT
	o   *opened
}

func (r pdfReader) pages(on func()) ([]pdfPage, error) {
	count, err := r.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: r.doc})
	if err != nil || count.PageCount < 1 {
		return nil, damagedPDF(err)
	}
	if count.PageCount > maxPages {
		return nil, tooLarge()
	}
	glyphs, words, pages := 0, 0, make([]pdfPage, 0, count.PageCount)
	for i := range count.PageCount {
		if err := r.ctx.Err(); err != nil {
			return nil, err
		}
		on()
		page := requests.Page{ByIndex: &requests.PageByIndex{Document: r.doc, Index: i}}
		text, err := r.GetPageTextStructured(&requests.GetPageTextStructured{Page: page, Mode: requests.GetPageTextStructuredModeChars})
		if err != nil {
			return nil, damagedPDF(err)
		}
		if glyphs += len(text.Chars); glyphs > maxGlyphs {
			return nil, tooLarge()
		}
		p := pageOf(text.Chars, i+1)
		for _, l := range p {
			words += countWords(l.text)
		}
		pages = append(pages, p)
		r.beside(page)
	}
	if words == 0 {
		return nil, phrases.Fail("ingest-docs.error.pdf.scan").WithCure("ingest-docs.error.pdf.scan.cure")
	}
	if files, err := r.FPDFDoc_GetAttachmentCount(&requests.FPDFDoc_GetAttachmentCount{Document: r.doc}); err == nil && files.AttachmentCount > 0 {
		r.o.ledger.add(Embedded, files.AttachmentCount, 0)
	}
	if title, err := r.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: r.doc, Tag: "Title"}); err == nil {
		r.o.title = tidy(title.Value)
	}
	return pages, nil
}

// quiet is where the engine may talk: a file could make it say what it holds.
var quiet io.Writer = io.Discard
