package ingest

import (
	"context"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// rosterOf finds the labels of a file: those that come back, role words and
// short codes. In a short file in which most lines have a name, once is enough.
func rosterOf(lines []line, known map[string]bool) *roster {
	markHead(lines)
	r := newRoster(known)
	talk := 0
	for _, l := range lines {
		if l.field || l.cells != nil || l.text == "" {
			continue
		}
		talk++
		if c, ok := cut(l.text); ok {
			r.see(c.label)
		}
	}
	strict := r.clone()
	strict.settle(false)
	if len(strict.keys) < 2 && len(r.keys) > 1 && r.opened*10 >= talk*6 {
		r.settle(true)
		return r
	}
	return strict
}

// clone copies a roster, so that it can be settled in two ways.
func (r *roster) clone() *roster {
	c := &roster{known: r.known, raw: make(map[string]string, len(r.raw)), keys: make(map[string]*candidate, len(r.keys)), opened: r.opened}
	for k, v := range r.raw {
		c.raw[k] = v
	}
	for k, v := range r.keys {
		copied := *v
		c.keys[k] = &copied
	}
	return c
}

// labelReader reads talk of which each turn begins with a label.
type labelReader struct {
	b       *builder
	roster  *roster
	pending corpus.Clock // a time on a line of its own, for the next turn
	hashes  int          // times as f4 writes them
	codes   int          // turns as noScribe writes them: S00: [00:01:02]

	shown map[string]string // a container's name for a speaker -> that of its labels
}

func readLabels(ctx context.Context, lines []line, d *Draft, b *builder) error {
	r := labelReader{b: b, roster: rosterOf(lines, d.known), pending: corpus.NoTime}
	for i, l := range lines {
		if err := beat(ctx, i); err != nil {
			return err
		}
		if l.field {
			d.fact(l.text)
			b.ledger.skip(Before, l.text)
			continue
		}
		r.line(l)
		if len(b.turns) == 0 {
			d.above(l.text)
		}
	}
	if n := r.roster.doubts; n > 0 {
		d.Notes = append(d.Notes, phrases.Make("ingest.note.doubts", phrases.Args{"Count": n}))
	}
	switch {
	case r.hashes > 1:
		d.Format = F4
	case r.codes > 1 && r.codes*2 > len(b.turns):
		d.Format = NoScribe
	}
	return nil
}

func (r *labelReader) line(l line) {
	if l.text == "" {
		return
	}
	if l.timed {
		r.pending = l.at
	}
	c, ok := cut(l.text)
	if ok && r.roster.isSpeaker(c.label) {
		r.meet(l.who, strings.Trim(c.label, "[]"))
		r.open(c)
		return
	}
	if l.who != "" {
		r.b.begin(r.nameOf(l.who), r.pending)
		r.pending = corpus.NoTime
	}
	text := strings.TrimSpace(l.text)
	if at, n := stampPrefix(text); n == len(text) && n > 0 && at != corpus.NoTime && text[0] != '#' {
		r.b.ledger.skip(Times, text)
		r.pending = at
		return
	}
	if l.heading && countWords(text) > 0 {
		kind := Headings
		if !r.b.open {
			kind = Before
		}
		r.b.ledger.skip(kind, text)
		return
	}
	r.b.say(r.unstamped(text))
}

// meet remembers the name under which a speaker of the container is shown: who
// corrects noScribe's text changes the name there, not in the mark behind it.
func (r *labelReader) meet(who, shown string) {
	if who != "" {
		if r.shown == nil {
			r.shown = map[string]string{}
		}
		r.shown[who] = shown
	}
}

func (r *labelReader) nameOf(who string) string {
	if s := r.shown[who]; s != "" {
		return s
	}
	return who
}

// open begins a turn.
func (r *labelReader) open(c labelled) {
	at := r.pending
	r.pending = corpus.NoTime
	if c.stamp != "" {
		at, _ = stampPrefix(c.stamp)
		r.b.ledger.skip(Times, c.stamp)
	}
	r.b.ledger.skip(Names, c.label)
	r.b.begin(strings.Trim(c.label, "[]"), at)
	speech := strings.TrimLeft(c.speech, " \t\u00a0")
	if at, stamp, rest := leadingTime(speech); at != corpus.NoTime && (stamp[0] == '[' || stamp[0] == '(') {
		r.time(at, stamp, true)
		speech = rest
		if len(c.label) == 3 && c.label[0] == 'S' {
			r.codes++
		}
	}
	r.b.say(r.unstamped(speech))
}

// unstamped takes the times out of speech; the first one is the turn's if it
// has none yet.
func (r *labelReader) unstamped(s string) string {
	if !strings.ContainsAny(s, "[#") {
		return s
	}
	keep := r.b.clean.KeepTimes
	out := dropStamps(s, func(at corpus.Clock, stamp string) { r.time(at, stamp, !keep) })
	if keep {
		return s
	}
	return out
}

// time notes a time in or before speech; gone says that it is taken out.
func (r *labelReader) time(at corpus.Clock, stamp string, gone bool) {
	if gone {
		r.b.ledger.skip(Times, stamp)
	}
	if stamp[0] == '#' {
		r.hashes++
	}
	if n := len(r.b.turns); r.b.open && r.b.turns[n-1].Time == corpus.NoTime {
		r.b.turns[n-1].Time = at
	}
}
