package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"citaat/corpus/phrases"
)

// What a file may grow to: a day of speech is some 500 kB, so these are out of
// reach of every real transcript.
const (
	maxFile     = 64 << 20 // bytes as it lies on disk
	maxUnpacked = 48 << 20 // bytes of the parts of a document that are read
	maxEntries  = 4096     // files in a document
	maxDepth    = 200      // nested XML elements
)

// Read makes a draft of a file. name serves only to guess an id and to see
// whether the file is what it claims; the format is told by the content.
// speakers are names that the user says speak in it: they open turns also where
// they would not be taken for names. An error is one sentence for the user
// (phrases.Sayer) and does not hold the name or a word of the file.
func Read(ctx context.Context, name string, data []byte, speakers ...string) (Draft, error) {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	kind, err := sniff(name, data)
	if err != nil {
		return Draft{}, err
	}
	d := Draft{File: name, known: make(map[string]bool, len(speakers))}
	for _, s := range speakers {
		d.known[strings.Trim(key(s), "[]")] = true
	}
	var b builder
	if kind == zipFile {
		err = readDocx(ctx, data, &d, &b)
	} else {
		err = readText(ctx, name, data, &d, &b)
	}
	if err != nil {
		return Draft{}, err
	}
	b.end()
	if len(b.turns) == 0 {
		return Draft{}, phrases.Fail("ingest.error.noturns").WithCure("ingest.error.noturns.cure")
	}
	sum := sha256.Sum256(data)
	d.SHA256 = hex.EncodeToString(sum[:])
	d.Turns = b.turns
	d.Skipped = b.ledger.list()
	d.Words.Imported = b.imported
	for _, s := range d.Skipped {
		d.Words.LeftOut += s.Words
	}
	d.meetSpeakers()
	d.guess()
	return d, nil
}

// readText reads a file of text: captions, citaat's own format, or lines.
func readText(ctx context.Context, name string, data []byte, d *Draft, b *builder) error {
	text, enc, err := decodeText(data)
	if err != nil {
		return err
	}
	d.Encoding = enc
	if enc == Windows1252 {
		d.Notes = append(d.Notes, phrases.Make("ingest.note.windows1252"))
	}
	d.Words.Source = countWords(text)
	ext := strings.ToLower(path.Ext(name))
	switch {
	case isVTT(text):
		return readVTT(ctx, text, d, b)
	case ext == ".vtt":
		return phrases.Fail("ingest.error.novtt")
	case isOwn(text):
		return readOwn(name, text, d, b)
	}
	lines := splitLines(text)
	if isSRT(lines) {
		return phrases.Fail("ingest.error.srt").WithCure("ingest.error.srt.cure")
	}
	if ext == ".md" || ext == ".markdown" {
		lines = plainMarkdown(lines, b)
	}
	return readLines(ctx, lines, d, b)
}

// isSRT tells of captions as SubRip writes them: a number, then times with an
// arrow.
func isSRT(lines []line) bool {
	for i, l := range lines {
		if !empty(l.text) {
			return number(l.text) && i+1 < len(lines) && strings.Contains(lines[i+1].text, "-->")
		}
	}
	return false
}
