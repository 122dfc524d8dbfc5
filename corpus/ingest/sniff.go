package ingest

import (
	"bytes"
	"path"
	"strings"

	"citaat/corpus/phrases"
)

// container is what the first bytes of a file say it is.
type container int

const (
	textFile container = iota
	zipFile
)

// oleHeader begins every file of the old Office, and every new one that has a
// password.
var oleHeader = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")

// sniff tells the container by content, and refuses what is known not to be a
// transcript or not to be what its name claims.
func sniff(name string, data []byte) (container, error) {
	if len(bytes.TrimLeft(data, "\xEF\xBB\xBF\xFE\xFF\x00 \t\r\n")) == 0 {
		return 0, phrases.Fail("ingest.error.empty")
	}
	if len(data) > maxFile {
		return 0, tooLarge()
	}
	ext := strings.ToLower(path.Ext(name))
	switch {
	case bytes.HasPrefix(data, oleHeader):
		if bytes.Contains(data, utf16Bytes("EncryptedPackage")) {
			return 0, phrases.Fail("ingest.error.encrypted").WithCure("ingest.error.encrypted.cure")
		}
		return 0, phrases.Fail("ingest.error.olddoc").WithCure("ingest.error.resave")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return zipFile, nil
	case ext == ".docx":
		return 0, phrases.Fail("ingest.error.nodocx").WithCure("ingest.error.resave")
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return 0, phrases.Fail("ingest.error.pdf").WithCure("ingest.error.resave")
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return 0, phrases.Fail("ingest.error.rtf").WithCure("ingest.error.resave")
	}
	return textFile, nil
}

func utf16Bytes(s string) []byte {
	var b []byte
	for _, c := range []byte(s) {
		b = append(b, c, 0)
	}
	return b
}

func tooLarge() error { return phrases.Fail("ingest.error.large").WithCure("ingest.error.large.cure") }
