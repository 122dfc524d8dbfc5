package ingest

import (
	"context"
	"strings"

	"citaat/corpus"
)

// transcribeHeader reads the line above a turn as Word's Transcribe writes it:
// a time and a name. known tells which names count; nil takes them all.
func transcribeHeader(s string, known *roster) (name, stamp string, at corpus.Clock) {
	s = strings.TrimSpace(s)
	if len(s) > maxLabel+16 {
		return "", "", corpus.NoTime
	}
	at, stamp, name = leadingTime(s)
	if at == corpus.NoTime || name == "" || stamp[0] > '9' || stamp[0] < '0' || sentence(name) || strings.ContainsAny(name, ":") {
		return "", "", corpus.NoTime
	}
	if known != nil && !known.isSpeaker(name) {
		return "", "", corpus.NoTime
	}
	return name, stamp, at
}

func transcribeRoster(lines []line) *roster {
	r := newRoster(nil)
	for _, l := range lines {
		if name, _, at := transcribeHeader(l.text, nil); at != corpus.NoTime {
			r.see(name)
		}
	}
	c := r.clone()
	if c.settle(false); len(c.keys) > 0 {
		return c
	}
	return r
}

func transcribeOpens(lines []line) int {
	r := transcribeRoster(lines)
	for k, c := range r.keys {
		if c.count > 1 || strings.HasPrefix(k, "spreker") || strings.HasPrefix(k, "speaker") {
			return r.opened
		}
	}
	return 0
}

// readTranscribe reads turns below a line with a time and a name.
func readTranscribe(ctx context.Context, lines []line, d *Draft, b *builder) error {
	known := transcribeRoster(lines)
	known.admitSpeakers()
	for i, l := range lines {
		if err := beat(ctx, i); err != nil {
			return err
		}
		if empty(l.text) {
			continue
		}
		if name, stamp, at := transcribeHeader(l.text, known); at != corpus.NoTime {
			b.ledger.skip(Names, name)
			b.ledger.skip(Times, stamp)
			b.begin(name, at)
			continue
		}
		if !b.open {
			d.above(l.text)
			b.ledger.skip(Before, l.text)
			continue
		}
		b.say(l.text)
	}
	return nil
}

// admitSpeakers takes in the numbered speakers that speak but once.
func (r *roster) admitSpeakers() {
	for label, k := range r.raw {
		if k == "" {
			if k = key(label); strings.HasPrefix(k, "spreker") || strings.HasPrefix(k, "speaker") {
				r.raw[label] = k
			}
		}
	}
}
