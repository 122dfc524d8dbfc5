package ingest

import (
	"context"
	"strings"

	"citaat/corpus"
)

// timeLine reads a line that is nothing but a time.
func timeLine(s string) corpus.Clock {
	s = strings.TrimSpace(s)
	if strings.Count(s, ":") != 2 {
		return corpus.NoTime
	}
	return parseStamp(s)
}

// meetStart is the index of the first time below which somebody speaks, or -1.
// What comes before is a summary, a list of people and the like.
func meetStart(lines []line) int {
	for i, l := range lines {
		if timeLine(l.text) == corpus.NoTime {
			continue
		}
		for _, next := range lines[i+1:] {
			if empty(next.text) {
				continue
			}
			if c, ok := cut(next.text); ok && shapeOf(c.label) != noLabel {
				return i
			}
			break
		}
	}
	return -1
}

func meetOpens(lines []line) int {
	start := meetStart(lines)
	if start < 0 {
		return 0
	}
	n := 0
	for _, l := range lines[start:] {
		if timeLine(l.text) != corpus.NoTime {
			n++
		}
	}
	// The talk between the times is what counts, and every piece has a name.
	return n + meetRoster(lines[start:]).opened/8
}

func meetRoster(lines []line) *roster {
	r := newRoster(nil)
	for _, l := range lines {
		if c, ok := cut(l.text); ok && !meetEnd(l.text) {
			r.see(c.label)
		}
	}
	r.settle(true)
	return r
}

// meetEnd tells of the line below the talk: "Transcription ended after
// 00:46:43".
func meetEnd(s string) bool {
	if len(s) > 80 || len(strings.Fields(s)) > 7 || !strings.Contains(s, ":") {
		return false
	}
	k := key(s)
	for _, p := range []string{"transcriptionended", "meetingended", "transcriptiebeëindigd", "transcriptiegeëindigd", "vergaderingbeëindigd", "vergaderinggeëindigd"} {
		if strings.HasPrefix(k, p) {
			return true
		}
	}
	return false
}

// readMeet keeps the pairs of a time and speech, and lists the rest.
func readMeet(ctx context.Context, lines []line, d *Draft, b *builder) error {
	start := meetStart(lines)
	for _, l := range lines[:start] {
		if !empty(l.text) {
			d.above(l.text)
			b.ledger.skip(Before, l.text)
		}
	}
	known := meetRoster(lines[start:])
	at, ended := corpus.NoTime, false
	for i, l := range lines[start:] {
		if err := beat(ctx, i); err != nil {
			return err
		}
		if empty(l.text) {
			continue
		}
		if ended = ended || meetEnd(l.text); ended {
			b.ledger.skip(After, l.text)
			continue
		}
		if t := timeLine(l.text); t != corpus.NoTime {
			b.ledger.skip(Times, l.text)
			at = t
			continue
		}
		c, ok := cut(l.text)
		if !ok || !known.isSpeaker(c.label) {
			b.say(l.text)
			continue
		}
		b.ledger.skip(Names, c.label)
		if c.stamp != "" {
			b.ledger.skip(Times, c.stamp)
			at, _ = stampPrefix(c.stamp)
		}
		b.begin(c.label, at)
		at = corpus.NoTime
		b.say(strings.TrimSpace(c.speech))
	}
	return nil
}
