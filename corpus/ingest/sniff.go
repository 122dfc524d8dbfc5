package ingest

import (
	"bytes"
	"context"
	"path"
	"strings"

	"citaat/corpus/phrases"
)

// container is what the first bytes of a file say it is.
type container int

// The containers: the first five by their bytes, the others by their text.
const (
	textFile container = iota
	docxFile
	odtFile
	rtfFile
	pdfFile
	jsonFile
	otrFile
	htmlFile
)

// oleHeader begins every file of the old Office, and every new one that has a
// password.
var oleHeader = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")

// open tells the container by content and takes the file out of it.
func (o *opened) open(ctx context.Context, data []byte) (err error) {
	if o.kind, err = sniff(data); err != nil {
		return err
	}
	switch o.kind {
	case docxFile:
		err = readDocx(ctx, data, o)
	case odtFile:
		err = readODT(ctx, data, o)
	case rtfFile:
		err = readRTF(ctx, data, o)
	case pdfFile:
		err = readPDF(ctx, data, o)
	default:
		err = o.openText(ctx, data)
	}
	if err != nil {
		return err
	}
	if misnamed(o.file, o.kind) {
		o.notes = append(o.notes, phrases.Make("ingest.note.misnamed"))
	}
	return nil
}

// openText decodes a file of text and tells what kind of text it is.
func (o *opened) openText(ctx context.Context, data []byte) (err error) {
	if o.text, o.encoding, o.encodedBy, err = decodeText(data); err != nil {
		return err
	}
	if o.encoding == Windows1252 {
		o.notes = append(o.notes, phrases.Make("ingest.note.windows1252"))
	}
	switch {
	case isJSON(o.text):
		err = readJSON(ctx, o)
	case isHTML(o.text):
		o.kind = htmlFile
		err = readHTML(ctx, o.text, o)
	case len(o.text) > maxText:
		err = tooLarge()
	}
	return err
}

// sniff tells the container by the bytes, and refuses what is known not to be
// a transcript.
func sniff(data []byte) (container, error) {
	if len(bytes.TrimLeft(data, "\xEF\xBB\xBF\xFE\xFF\x00 \t\r\n")) == 0 {
		return 0, phrases.Fail("ingest.error.empty")
	}
	if len(data) > maxFile {
		return 0, tooLarge()
	}
	switch {
	case bytes.HasPrefix(data, oleHeader):
		if bytes.Contains(data, utf16Bytes("EncryptedPackage")) {
			return 0, phrases.Fail("ingest.error.encrypted").WithCure("ingest.error.encrypted.cure")
		}
		return 0, phrases.Fail("ingest.error.olddoc").WithCure("ingest.error.resave")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return sniffZip(data), nil
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return pdfFile, nil
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return rtfFile, nil
	case isFlatODT(data):
		return odtFile, nil
	}
	return textFile, nil
}

// sniffZip tells an OpenDocument from a Word document; what is neither, the
// reader of Word refuses.
func sniffZip(data []byte) container {
	z, err := openZip(data)
	if err != nil {
		if bytes.Contains(data[:min(len(data), 128)], []byte("mimetypeapplication/vnd.oasis.opendocument")) {
			return odtFile // cut short, or torn: it begins with what it is
		}
		return docxFile
	}
	for _, f := range z.File {
		switch f.Name {
		case "word/document.xml":
			return docxFile
		case "content.xml", "mimetype":
			return odtFile
		}
	}
	return docxFile
}

// misnamed tells of a name that promises a container which the file is not in.
// The endings of text promise nothing: anything is called .txt.
func misnamed(name string, kind container) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".docx", ".doc":
		return kind != docxFile
	case ".odt", ".fodt":
		return kind != odtFile
	case ".rtf":
		return kind != rtfFile
	case ".pdf":
		return kind != pdfFile
	case ".json":
		return kind != jsonFile && kind != otrFile
	case ".otr":
		return kind != otrFile
	case ".html", ".htm":
		return kind != htmlFile
	}
	return false
}

func utf16Bytes(s string) []byte {
	var b []byte
	for _, c := range []byte(s) {
		b = append(b, c, 0)
	}
	return b
}

func tooLarge() error { return phrases.Fail("ingest.error.large").WithCure("ingest.error.large.cure") }
