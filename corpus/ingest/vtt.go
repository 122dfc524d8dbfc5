package ingest

import (
	"context"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// isVTT tells of WebVTT by its first line.
func isVTT(text string) bool {
	rest, ok := strings.CutPrefix(text, "WEBVTT")
	return ok && (rest == "" || strings.ContainsRune(" \t\r\n", rune(rest[0])))
}

// cue is one caption.
type cue struct {
	id       string
	start    corpus.Clock
	pieces   []piece
	hasNames bool // some piece has a voice
}

// piece is what one voice says in a caption.
type piece struct {
	speaker string // "" where the file does not say
	text    string
}

// captions reads captions, of WebVTT and of SubRip.
type captions struct {
	b       *builder
	known   map[string]bool // speakers that the user names
	lines   []string
	at      int // the line to read next
	cues    []cue
	end     corpus.Clock
	clamped int  // times below zero
	bare    bool // times that are not padded: 0:0:10.20
	short   bool // times without hours

	subrip   bool // SubRip's captions
	noScribe bool // noScribe says that it wrote them
}

func readVTT(ctx context.Context, text string, d *Draft, b *builder) error {
	r := newCaptions(text, d, b)
	r.noScribe = strings.Contains(r.lines[0], "noScribe")
	r.leaveOut(Markup)
	return r.read(ctx, d)
}

func newCaptions(text string, d *Draft, b *builder) *captions {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	return &captions{b: b, known: d.known, lines: strings.Split(text, "\n"), end: corpus.NoTime}
}

func (r *captions) read(ctx context.Context, d *Draft) error {
	for n := 0; r.at < len(r.lines); n++ {
		if err := beat(ctx, n); err != nil {
			return err
		}
		r.block()
	}
	if r.clamped > 0 {
		d.Notes = append(d.Notes, phrases.Make("ingest.note.clamped", phrases.Args{"Count": r.clamped}))
	}
	if r.end > 0 {
		d.Duration, d.seen.duration = (int(r.end)+30)/60, fromCues
	}
	d.Format = r.format(&d.seen)
	r.assemble()
	return nil
}

// leaveOut passes over the lines up to an empty one.
func (r *captions) leaveOut(k Kind) {
	from := r.at
	for r.at < len(r.lines) && !empty(r.lines[r.at]) && (r.at == from || !strings.Contains(r.lines[r.at], "-->")) {
		r.at++
	}
	text := strings.Join(r.lines[from:r.at], "\n")
	r.noScribe = r.noScribe || k == CueNotes && strings.Contains(text, "noScribe")
	r.b.ledger.skip(k, text)
}

// block reads what stands between two empty lines.
func (r *captions) block() {
	l := r.lines[r.at]
	switch {
	case empty(l):
		r.at++
	case strings.Contains(l, "-->"):
		r.cue("")
	case r.at+1 < len(r.lines) && strings.Contains(r.lines[r.at+1], "-->"):
		r.b.ledger.skip(Markup, l)
		r.at++
		r.cue(strings.TrimSpace(l))
	case r.subrip && number(l) && r.beforeTimes():
		r.b.ledger.skip(Markup, l)
		r.at++
	case r.subrip && len(r.cues) == 0:
		r.leaveOut(Before)
	case l == "NOTE" || strings.HasPrefix(l, "NOTE ") || strings.HasPrefix(l, "NOTE\t"):
		r.leaveOut(CueNotes)
	case l == "STYLE" || l == "REGION":
		r.leaveOut(Markup)
	case len(r.cues) > 0: // an empty line within a caption
		last := &r.cues[len(r.cues)-1]
		speaker := ""
		if n := len(last.pieces); n > 0 {
			speaker = last.pieces[n-1].speaker
		}
		r.payload(last, speaker)
	default:
		r.leaveOut(Before)
	}
}

// beforeTimes tells whether the next line that is not empty has times.
func (r *captions) beforeTimes() bool {
	for i := r.at + 1; i < len(r.lines) && i < r.at+4; i++ {
		if !empty(r.lines[i]) {
			return arrow(r.lines[i])
		}
	}
	return false
}

// cue reads a caption from its times on.
func (r *captions) cue(id string) {
	times := r.lines[r.at]
	r.at++
	r.b.ledger.skip(Times, times)
	from, to, _ := strings.Cut(times, "-->")
	start, end := r.clock(from), r.clock(to)
	r.end = max(r.end, end)
	r.cues = append(r.cues, cue{id: id, start: start})
	r.payload(&r.cues[len(r.cues)-1], "")
}

// clock reads a time as loosely as it is met: any number of digits, no hours,
// parts below zero. What is not a time at all is NoTime.
func (r *captions) clock(s string) corpus.Clock {
	s = strings.TrimSpace(s)
	if i := strings.IndexAny(s, " \t"); i >= 0 {
		s = s[:i]
	}
	s, _, _ = strings.Cut(strings.ReplaceAll(s, ",", "."), ".")
	parts := strings.Split(s, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return corpus.NoTime
	}
	r.short = r.short || len(parts) == 2
	total, negative := 0, false
	for _, p := range parts {
		if rest, ok := strings.CutPrefix(p, "-"); ok {
			negative, p = true, rest
		}
		if p == "" || len(p) > 5 {
			return corpus.NoTime
		}
		r.bare = r.bare || len(p) == 1
		n := 0
		for _, c := range []byte(p) {
			if c < '0' || c > '9' {
				return corpus.NoTime
			}
			n = n*10 + int(c-'0')
		}
		total = total*60 + n
	}
	if negative {
		r.clamped++
		return 0
	}
	return corpus.Clock(total)
}

// payload reads the lines of a caption.
func (r *captions) payload(c *cue, speaker string) {
	from := r.at
	for r.at < len(r.lines) && !empty(r.lines[r.at]) && !strings.Contains(r.lines[r.at], "-->") {
		r.at++
	}
	end := r.at
	if r.at < len(r.lines) && r.at-from > 1 && strings.Contains(r.lines[r.at], "-->") { // no empty line between: the last line is an id
		if id := r.lines[r.at-1]; utterance(id) != "" || number(id) {
			r.at--
			end--
		}
	}
	raw := strings.Join(r.lines[from:end], "\n")
	pieces := r.voices(raw, speaker)
	for _, p := range pieces {
		c.hasNames = c.hasNames || p.speaker != ""
	}
	c.pieces = append(c.pieces, pieces...)
}

// number tells of an id that is a number.
func number(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// utterance is the part of an id that the pieces of one utterance share: all
// before the last hyphen of <uuid>/<n>-<m> or <uuid>-<m>. Other ids have none.
func utterance(id string) string {
	i := strings.LastIndexByte(id, '-')
	if i < 36 || !number(id[i+1:]) || !uuid(id[:36]) {
		return ""
	}
	return id[:i]
}

func uuid(s string) bool {
	for i, c := range []byte(s) {
		switch {
		case i == 8 || i == 13 || i == 18 || i == 23:
			if c != '-' {
				return false
			}
		case (c < '0' || c > '9') && (c < 'a' || c > 'f') && (c < 'A' || c > 'F'):
			return false
		}
	}
	return len(s) == 36
}
