package ingest

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// isJSON tells of text that begins as JSON with names does: an object, or an
// array of objects. A label in brackets is neither.
func isJSON(text string) bool {
	text = strings.TrimLeft(text, " \t\r\n")
	if text == "" || text[0] != '{' && text[0] != '[' {
		return false
	}
	next := strings.TrimLeft(text[1:], " \t\r\n")
	if text[0] == '[' {
		return strings.HasPrefix(next, "{")
	}
	return strings.HasPrefix(next, `"`) || strings.HasPrefix(next, "}")
}

// jsonReader reads what a program of speech recognition found, piece by piece:
// no more than one piece is decoded at a time.
type jsonReader struct {
	ctx     context.Context
	o       *opened
	d       *json.Decoder
	n       int
	text    utterances // the whole text, as Whisper repeats it and oTranscribe has it
	media   bool       // oTranscribe names its recording
	end     float64
	shared  int // pieces in which several people speak
	clamped int
}

// readJSON reads the results of Whisper, WhisperX and whisper.cpp, and the
// files of oTranscribe, told apart by the names of their fields.
func readJSON(ctx context.Context, o *opened) error {
	o.kind = jsonFile
	r := jsonReader{ctx: ctx, o: o, d: json.NewDecoder(strings.NewReader(o.text))}
	if err := r.read(); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return phrases.Fail("ingest.error.json").WithCure("ingest.error.json.cure")
	}
	r.conclude()
	text := r.text.String()
	switch {
	case len(o.cues) > 0:
		o.format = WhisperJSON
	case r.media && !strings.Contains(text, "<"):
		o.kind, o.format, o.lines = otrFile, OTranscribe, splitLines(text)
	case r.media || strings.Contains(text, "<p") || strings.Contains(text, "<span"):
		o.kind, o.format = otrFile, OTranscribe
		return readOTR(ctx, text, o)
	case !empty(text):
		o.lines = splitLines(text)
	default:
		return phrases.Fail("ingest.error.jsonother").WithCure("ingest.error.jsonother.cure")
	}
	return nil
}

// conclude writes down what the pieces tell together.
func (r *jsonReader) conclude() {
	if r.end > 0 {
		r.o.minutes = (int(r.end) + 30) / 60
	}
	if r.shared > 0 {
		r.o.notes = append(r.o.notes, phrases.Make("ingest.note.shared", phrases.Args{"Count": r.shared}))
	}
	if r.clamped > 0 {
		r.o.notes = append(r.o.notes, phrases.Make("ingest.note.clamped", phrases.Args{"Count": r.clamped}))
	}
}

func (r *jsonReader) read() error {
	t, err := r.d.Token()
	if err != nil {
		return err
	}
	if t == json.Delim('[') {
		if err := r.pieces(); err != nil {
			return err
		}
		return r.ended()
	}
	for r.d.More() {
		t, err := r.d.Token()
		if err != nil {
			return err
		}
		name, _ := t.(string)
		if err := r.field(strings.ToLower(name)); err != nil {
			return err
		}
	}
	if _, err := r.d.Token(); err != nil {
		return err
	}
	return r.ended()
}

// ended refuses what follows the document.
func (r *jsonReader) ended() error {
	if _, err := r.d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("more than one document")
	}
	return nil
}

// field reads one field of the document.
func (r *jsonReader) field(name string) error {
	switch name {
	case "segments", "chunks", "transcription":
		t, err := r.d.Token()
		switch {
		case err != nil:
			return err
		case t == json.Delim('['):
			return r.pieces()
		case t == json.Delim('{'):
			return r.skip()
		}
		return nil
	case "text":
		return r.lenient(&r.text)
	case "media", "media-time", "media-source":
		r.media = true
	}
	var skipped json.RawMessage
	return r.d.Decode(&skipped)
}

// skip passes over the object that has just begun.
func (r *jsonReader) skip() error {
	for depth := 1; depth > 0; {
		t, err := r.d.Token()
		if err != nil {
			return err
		}
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
	}
	return nil
}

// lenient decodes what a document should hold; a value of another type leaves
// what it should fill empty.
func (r *jsonReader) lenient(into any) error {
	err := r.d.Decode(into)
	var other *json.UnmarshalTypeError
	if errors.As(err, &other) {
		return nil
	}
	return err
}

// pieces reads an array of pieces, of which the opening bracket is read.
func (r *jsonReader) pieces() error {
	for r.d.More() {
		if err := beat(r.ctx, r.n); err != nil {
			return err
		}
		r.n++
		var p segment
		if err := r.lenient(&p); err != nil {
			return err
		}
		if len(p.Text) == 0 && len(p.Words) == 0 { // no piece of speech
			r.o.ledger.add(Outside, 1, 0)
			continue
		}
		r.piece(p)
	}
	_, err := r.d.Token()
	return err
}

// piece makes a cue of a piece.
func (r *jsonReader) piece(p segment) {
	text, speaker := p.Text.String(), string(p.Speaker)
	if (text == "" || speaker == "") && len(p.Words) > 0 {
		said, who, start := p.Words.read()
		if text == "" {
			text = said
		}
		if !p.Start.known {
			p.Start = start
		}
		if speaker == "" {
			speaker = who
		}
	}
	if p.Words.shared() {
		r.shared++
	}
	if empty(text) {
		return
	}
	from, to := p.times()
	r.end = max(r.end, to)
	c := cue{start: corpus.NoTime, hasNames: !empty(speaker), pieces: []piece{{strings.TrimSpace(speaker), text}}}
	if from < 0 {
		r.clamped++
		from = 0
	}
	if from < maxSeconds {
		c.start = corpus.Clock(from)
		r.o.ledger.add(Times, 1, 0)
	}
	if c.hasNames {
		r.o.ledger.skip(Names, speaker)
	}
	r.o.cues = append(r.o.cues, c)
}
