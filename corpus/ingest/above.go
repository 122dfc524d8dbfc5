package ingest

import (
	"slices"
	"strings"
)

// colonsAbove gives a colon to the names that stand by themselves on the line
// above what is said ("Interviewer", and the speech below it), so that they
// open turns as other labels do. It changes nothing where names are written
// with a colon as often, where such lines follow each other, and where names,
// which an answer of one word looks like, are fewer than three in ten of the
// paragraphs.
func colonsAbove(lines []line, known map[string]bool) ([]line, bool) {
	r := newRoster(known)
	for _, l := range lines {
		if label, ok := nameAlone(l.text); ok {
			r.see(label)
		}
	}
	r.settle(false)
	again, named := 0, 0 // labels that come back; lines that may be answers as well
	for _, c := range r.keys {
		if c.count > 1 {
			again++
		}
		if c.shape == name || c.shape == lower || c.shape == bigCode {
			named += c.count
		}
	}
	if again < 2 {
		return lines, false
	}
	out := slices.Clone(lines)
	paragraphs, pairs, last := 0, 0, false
	for i := range out {
		l := &out[i]
		label, ok := nameAlone(l.text)
		if ok = ok && r.isSpeaker(label); ok {
			l.text += ":"
		}
		switch {
		case empty(l.text):
			continue
		case ok && last:
			pairs++
		}
		if ok || last || l.start {
			paragraphs++
		}
		last = ok
	}
	if pairs*10 > r.opened || named > 0 && r.opened*10 < paragraphs*3 || r.opened <= rosterOf(slices.Clone(lines), known).opened {
		return lines, false
	}
	return out, true
}

// nameAlone reads a line that may be nothing but a name.
func nameAlone(s string) (string, bool) {
	s = trimLabel(s)
	if s == "" || len(s) > maxLabel || sentence(s) || strings.ContainsAny(s, ":\t,;") {
		return "", false
	}
	return s, true
}
