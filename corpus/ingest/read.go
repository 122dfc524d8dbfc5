package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"

	"citaat/corpus/phrases"
)

// What a file may grow to: a day of speech is some 500 kB, so these are out of
// reach of every real transcript.
const (
	maxFile     = 64 << 20 // bytes as it lies on disk
	maxText     = 16 << 20 // bytes of a file of text: three hundred hours of talk
	maxUnpacked = 48 << 20 // bytes of the parts of a document that are read
	maxEntries  = 4096     // files in a document
	maxDepth    = 200      // nested XML elements
	maxSpeakers = 500      // in one conversation
)

// Read makes a draft of a file. name serves only to guess an id; the format is
// told by the content.
// speakers are names that the user says speak in it: they open turns also where
// they would not be taken for names. An error is one sentence for the user
// (phrases.Sayer) and does not hold the name or a word of the file.
func Read(ctx context.Context, name string, data []byte, speakers ...string) (Draft, error) {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	o := opened{file: name, known: make(map[string]bool, len(speakers))}
	for _, s := range speakers {
		o.known[strings.Trim(key(s), "[]")] = true
	}
	if err := o.open(ctx, data); err != nil {
		return Draft{}, err
	}
	sum := sha256.Sum256(data)
	o.sha256 = hex.EncodeToString(sum[:])
	return o.interpret(ctx, Choices{})
}

// opened is a file out of its container, before a dialect has looked at it: as
// text, as the lines of a document, or as cues.
type opened struct {
	file   string
	sha256 string
	known  map[string]bool // keys of speakers that the user names

	kind      container
	encoding  Encoding
	encodedBy encodedBy

	text    string
	lines   []line
	cues    []cue
	format  Format // where the container tells it
	wrapped bool   // the container breaks lines where the page ends
	ledger  ledger // what the container leaves out
	notes   []phrases.Sentence

	minutes int    // how long the talk lasts, 0 where the container does not tell
	title   string // as the container has it
}

// interpret finds the turns as the choices on cleaning and alternation want it.
// It may be done again and again: what was opened does not change.
func (o *opened) interpret(ctx context.Context, c Choices) (Draft, error) {
	d := Draft{File: o.file, Encoding: o.encoding, SHA256: o.sha256, Notes: slices.Clone(o.notes), Title: o.title, Duration: o.minutes,
		known: o.known, from: o, cleaning: c.Cleaning, alternate: c.Alternate}
	if o.minutes > 0 {
		d.seen.duration = fromCues
	}
	b := builder{ledger: o.ledger, clean: c.Cleaning, wrapped: o.wrapped && !c.Cleaning.KeepWraps}
	if err := o.dialect(ctx, &d, &b); err != nil {
		return Draft{}, err
	}
	b.end()
	if len(b.turns) == 0 {
		return Draft{}, phrases.Fail("ingest.error.noturns").WithCure("ingest.error.noturns.cure")
	}
	d.Turns = b.turns
	d.Skipped = b.ledger.list()
	d.Words.Imported = b.imported
	for _, s := range d.Skipped {
		d.Words.LeftOut += s.Words
	}
	d.meetSpeakers()
	if len(d.Speakers) > maxSpeakers && d.own == nil {
		return Draft{}, phrases.Fail("ingest.error.speakers", phrases.Args{"Most": maxSpeakers}).WithCure("ingest.error.noturns.cure")
	}
	d.guess()
	return d, nil
}

// dialect hands what was opened to the reader that knows it, and counts its
// words first.
func (o *opened) dialect(ctx context.Context, d *Draft, b *builder) error {
	switch {
	case o.kind == textFile:
		d.Words.Source = countWords(o.text)
		return readText(ctx, o, d, b)
	case o.cues != nil:
		d.Words.Source = o.ledger.words()
		for _, c := range o.cues {
			for _, p := range c.pieces {
				d.Words.Source += countWords(p.text)
			}
		}
		d.Format = o.format
		return readCues(ctx, o.cues, d, b)
	}
	d.Words.Source = o.ledger.words()
	lines := slices.Clone(o.lines)
	for _, l := range lines {
		d.Words.Source += countWords(l.text)
		for _, c := range l.cells {
			d.Words.Source += countWords(c)
		}
	}
	switch {
	case b.clean.KeepPages:
	case o.kind == pdfFile:
		lines = withoutMargins(lines, b)
	default:
		lines = dropPages(lines, &b.ledger)
	}
	if o.format != NoScribe {
		err := readLines(ctx, lines, d, b)
		if o.format != "" && d.Format == Labels {
			d.Format = o.format
		}
		return err
	}
	err := readLabels(ctx, flatten(lines), d, b)
	d.Format = NoScribe
	return err
}

// readText reads a file of text: captions, citaat's own format, or lines.
func readText(ctx context.Context, o *opened, d *Draft, b *builder) error {
	switch {
	case isVTT(o.text):
		return readVTT(ctx, o.text, d, b)
	case isOwn(o.text):
		return readOwn(o.file, o.text, d, b)
	}
	lines := splitLines(o.text)
	if isSRT(lines) {
		return readSRT(ctx, o.text, d, b)
	}
	if ext := strings.ToLower(path.Ext(o.file)); ext == ".md" || ext == ".markdown" {
		lines = plainMarkdown(lines, b)
	}
	if !b.clean.KeepPages {
		lines = dropPages(lines, &b.ledger)
	}
	return readLines(ctx, lines, d, b)
}
