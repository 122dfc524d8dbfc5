package amend

import (
	"citaat/coding/anchor"
	"citaat/corpus"
)

// around is how many characters are shown on both sides of what differs, and
// whole how long a text is that is shown whole.
const (
	around = 30
	whole  = 110
)

// Excerpts cut two versions of a text to where they differ, and tell where in
// the cuts that is.
func Excerpts(old, now string) (o, n string, inOld, inNew []corpus.Span) {
	var all corpus.Span
	var news corpus.Span
	for i, h := range anchor.Diff(old, now) {
		if h.Kind == anchor.Between {
			continue
		}
		inOld, inNew = append(inOld, h.Old), append(inNew, h.New)
		if i == 0 || all == (corpus.Span{}) && news == (corpus.Span{}) {
			all, news = h.Old, h.New
		}
		all.End, news.End = h.Old.End, h.New.End
	}
	o, inOld = cut(old, all, inOld)
	n, inNew = cut(now, news, inNew)
	return o, n, inOld, inNew
}

// Changed are the places in which two versions of a text differ: what went from
// the one, what came in the other.
func Changed(old, now string) (gone, come []corpus.Span) {
	for _, h := range anchor.Diff(old, now) {
		if h.Kind == anchor.Between {
			continue
		}
		if !h.Old.Empty() {
			gone = append(gone, h.Old)
		}
		if !h.New.Empty() {
			come = append(come, h.New)
		}
	}
	return gone, come
}

// cut keeps what lies around a span of a long text.
func cut(text string, keep corpus.Span, marks []corpus.Span) (string, []corpus.Span) {
	r := []rune(text)
	if len(r) <= whole {
		return text, marks
	}
	from, to := max(int(keep.Start)-around, 0), min(int(keep.End)+around, len(r))
	for from > 0 && r[from-1] != ' ' && r[from-1] != '\n' { // whole words
		from--
	}
	for to < len(r) && r[to] != ' ' && r[to] != '\n' {
		to++
	}
	out, lead := string(r[from:to]), 0
	if from > 0 {
		out, lead = "…"+out, 1
	}
	if to < len(r) {
		out += "…"
	}
	moved := make([]corpus.Span, len(marks))
	for i, m := range marks {
		moved[i] = corpus.Span{Start: m.Start - corpus.Offset(from-lead), End: m.End - corpus.Offset(from-lead)}
	}
	return out, moved
}

// short is the beginning of a text.
func short(s string) string {
	r := []rune(s)
	if len(r) <= whole {
		return s
	}
	return string(r[:whole-1]) + "…"
}
