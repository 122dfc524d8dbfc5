package coding

import (
	"slices"
	"strings"

	"citaat/coding/anchor"
	"citaat/corpus"
)

// past is a text on the way back through the journal. Its letters stand where
// they stood, so that older edits find their places; where an erasure took
// words, others stand in for them, from the range that Unicode keeps for private
// use: unknown where an edit lost its words, and marked for each mark.
type past struct {
	hash  corpus.Hash
	body  []rune
	turns []corpus.Turn // without their texts
}

const (
	unknown rune = 0xf8ff
	marked  rune = 0xe000
)

func newPast(t *corpus.Transcript) past {
	p := past{hash: t.Hash(), body: []rune(t.Body().String()), turns: slices.Clone(t.Turns)}
	for i := range p.turns {
		p.turns[i].Text = ""
	}
	return p
}

// text are the turns as they read. It is false where they cannot be told apart.
func (p past) text(marks []string) ([]corpus.Turn, bool) {
	texts := strings.Split(string(p.body), "\n")
	if len(texts) != len(p.turns) {
		return nil, false
	}
	turns := slices.Clone(p.turns)
	for i, s := range texts {
		var b strings.Builder
		last := rune(0)
		for _, r := range s {
			switch n := int(r - marked); {
			case r == last && (r == unknown || n >= 0 && n < len(marks)):
			case n >= 0 && n < len(marks):
				b.WriteString(marks[n])
			default:
				b.WriteRune(r)
			}
			last = r
		}
		turns[i].Text = b.String()
	}
	return turns, true
}

// step takes a text through an edit, backwards or forwards.
func (j *journey) step(p past, e *TextEdit, back bool) (past, bool) {
	before, after := e.After, e.Before
	if !back {
		before, after = after, before
	}
	next := past{turns: p.turns}
	if e.cut == nil {
		if e.Place < 0 || e.Place+len(before) > len(p.turns) {
			return p, false
		}
		next.turns = slices.Concat(p.turns[:e.Place], unlogTurns(after), p.turns[e.Place+len(before):])
		for i := range next.turns {
			next.turns[i].Text = ""
		}
	}
	var ok bool
	if e.cut == nil && !e.Wordless {
		next.body, ok = spliced(p.body, int(e.Start), joinTurns(before), joinTurns(after))
		return next, ok
	}
	next.body, ok = j.replaced(p.body, e, back)
	return next, ok
}

// spliced puts one text for another that stands at a place.
func spliced(body []rune, at int, was, is string) ([]rune, bool) {
	n := len([]rune(was))
	if at < 0 || at+n > len(body) {
		return nil, false
	}
	if here := string(body[at : at+n]); here != was && !strings.ContainsFunc(here, func(r rune) bool { return r >= marked && r <= unknown }) {
		return nil, false
	}
	return slices.Concat(body[:at], []rune(is), body[at+n:]), true
}

// replaced takes a body through an erasure, or an edit without words: what these
// left is where something changed.
func (j *journey) replaced(body []rune, e *TextEdit, back bool) ([]rune, bool) {
	var list anchor.Edit
	if e.cut != nil {
		list = e.cut.edit()
	} else {
		list = e.moved()
	}
	if back {
		list = list.Reverse()
	}
	var out []rune
	at := 0
	for i, h := range list {
		from, to, n := int(h.Old.Start), int(h.Old.End), int(h.New.Len())
		if from < at || to > len(body) {
			return nil, false
		}
		out = append(out, body[at:from]...)
		at = to
		switch {
		case e.cut != nil && back:
			j.marks = append(j.marks, e.cut.cuts[i].With)
			out = append(out, slices.Repeat([]rune{marked + rune(len(j.marks)-1)}, n)...)
		case e.cut != nil:
			out = append(out, []rune(e.cut.cuts[i].With)...)
		case h.Kind == anchor.Between && to-from == n:
			out = append(out, body[from:to]...)
		default:
			out = append(out, standIn(h.Kind, body[from:to], n)...)
		}
	}
	return append(out, body[at:]...), true
}

// standIn is what stands for so many letters that nobody knows any more. Words
// that went had spaces around them.
func standIn(k anchor.Kind, here []rune, n int) []rune {
	switch {
	case n == 1 && len(here) == 1 && here[0] == '\n':
		return []rune{' '} // one turn was two
	case n == 1 && k == anchor.Respaced && len(here) == 1 && here[0] == ' ':
		return []rune{'\n'}
	case n == 1 && (k == anchor.Added || k == anchor.Removed || k == anchor.Respaced):
		return []rune{' '}
	case n > 2 && (k == anchor.Added || k == anchor.Removed):
		return slices.Concat([]rune{' '}, slices.Repeat([]rune{unknown}, n-2), []rune{' '})
	}
	return slices.Repeat([]rune{unknown}, n)
}
