package wording

import (
	"strings"

	"citaat/corpus"
)

// Omits tells whether a published wording is an honest rendering of a passage
// that holds nothing of what was cut from it: the cut words are left out at a
// mark.
func Omits(text string, t *corpus.Transcript, s corpus.Span, cuts []corpus.Span, o Options) bool {
	return Check(text, Of(t, s), o).OK && Check(text, less(t, s, cuts), o).OK
}

// Less are the words of a passage, a line for each turn, with (…) for each cut.
func Less(t *corpus.Transcript, s corpus.Span, cuts []corpus.Span) string {
	var lines []string
	from, to := t.TurnsIn(s)
	for _, u := range t.Turns[from:to] {
		text := strings.Join(pieces(t, u.Span.Common(s), cuts), " (…) ")
		lines = append(lines, strings.TrimSpace(text))
	}
	return strings.Join(lines, "\n")
}

// less is a passage without the words that were cut.
func less(t *corpus.Transcript, s corpus.Span, cuts []corpus.Span) Source {
	from, to := t.TurnsIn(s)
	src := Source{lexicon: map[string]int32{}}
	given := map[corpus.TurnNumber]bool{}
	for _, u := range t.Turns[from:to] {
		text := strings.Join(pieces(t, u.Span.Common(s), cuts), " ")
		if strings.TrimSpace(text) == "" {
			continue
		}
		src.add(text, t.Speaker(u.Speaker), given[u.Repeats])
		given[u.Number] = true
	}
	src.nameRoles()
	return src
}

// pieces are what is left of a span around the cuts: where the cut is at a
// border an empty piece stands for what went before or after it.
func pieces(t *corpus.Transcript, s corpus.Span, cuts []corpus.Span) []string {
	var list []string
	at := s.Start
	for _, c := range cuts { // in order of place
		c = c.Common(s)
		if c.Empty() || c.End <= at {
			continue
		}
		list = append(list, strings.TrimSpace(t.Body().Slice(corpus.Span{Start: at, End: max(at, c.Start)})))
		at = c.End
	}
	return append(list, strings.TrimSpace(t.Body().Slice(corpus.Span{Start: at, End: s.End})))
}
