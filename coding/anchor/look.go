package anchor

import (
	"cmp"
	"slices"

	"citaat/corpus"
)

// Found is where an anchor was found by its quotation and context. It is sure
// when the words could hardly be others: the quotation to the letter or nearly
// so, and either long or with most of its context around it. What is not sure
// is for a person to look at.
type Found struct {
	Span corpus.Span
	Sure bool
}

const (
	sureShare    = 10 // it is sure where at most one letter in so many differs
	mostDistance = 6  // tenths of its letters by which a candidate may differ
)

// Look is Find with a word on how sure the place is.
func (f *Finder) Look(a Anchor) (Found, bool) {
	w := newWanted(a)
	if len(w.quote) == 0 {
		return Found{}, false
	}
	f.prepare()
	places := f.exactly(w)
	if len(places) == 0 {
		places = f.alike(w)
	}
	p, ok := best(places)
	if !ok {
		return Found{}, false
	}
	return Found{p.span, w.sure(p, len(places) == 1, f.runes[p.span.Start:p.span.End])}, true
}

// sure tells whether a place can hardly be another. A long quotation that is
// there once, to the letter, was moved with all that is said in it; a short one
// may be said twice in any talk.
func (w *wanted) sure(p place, only bool, now []rune) bool {
	n := len(w.quote)
	if p.letters == 0 && only && n >= shortQuote {
		return true
	}
	context := p.distance - p.letters
	return sureShare*p.letters <= n && 2*context <= len(w.prefix)+len(w.suffix) && (p.letters == 0 || w.sameEnds(now))
}

// sameEnds tells whether the words at both ends of the quotation are those at
// the ends of what was found: at an end, a word in the place of another is
// another's.
func (w *wanted) sameEnds(now []rune) bool {
	lex := lexicon{}
	a, b := text{runes: w.quote}, text{runes: now}
	a.words, b.words = lex.words(a.runes), lex.words(b.runes)
	units := survivors(a, b)
	if len(units) == 0 {
		return false
	}
	first, last := units[0], units[len(units)-1]
	return first.oldFrom == 0 && first.newFrom == 0 && last.oldTo == len(a.words) && last.newTo == len(b.words)
}

// exactly are the places of a quotation to the letter.
func (f *Finder) exactly(w *wanted) []place {
	var places []place
	for _, s := range f.exact(w) {
		places = append(places, place{s, w.contextDistance(f.runes, s), 0})
	}
	return places
}

// Candidates are the places at which a passage may be meant, the likeliest
// first and at most n: for a person to choose from, never to be taken as such.
func (f *Finder) Candidates(a Anchor, n int) []corpus.Span {
	w := newWanted(a)
	if len(w.quote) == 0 {
		return nil
	}
	f.prepare()
	places := f.exactly(w)
	if len(places) < n {
		places = append(places, f.within(w, len(w.quote)*mostDistance/10, false)...)
	}
	places = dropOverlaps(places)
	slices.SortStableFunc(places, func(x, y place) int { return cmp.Compare(x.distance, y.distance) })
	var out []corpus.Span
	for _, p := range places[:min(n, len(places))] {
		out = append(out, p.span)
	}
	return out
}

// Spot is where the words of a passage stood, in the new text: where they stand
// or what stands in their place. It is empty where all of it went.
func (e Edit) Spot(s corpus.Span) corpus.Span {
	at := func(o corpus.Offset, end bool) corpus.Offset {
		shift := corpus.Offset(0)
		for _, h := range e {
			switch {
			case h.Old.End <= o:
				shift = h.New.End - h.Old.End
			case h.Old.Start < o || h.Old.Start == o && !end:
				if end {
					return h.New.End
				}
				return h.New.Start
			}
		}
		return o + shift
	}
	to := corpus.Span{Start: at(s.Start, false), End: at(s.End, true)}
	to.End = max(to.End, to.Start)
	return to
}

// Alike counts the words of a text that stand in another, the same or spelled
// otherwise, and the words of the longer of the two.
func Alike(before, after string) (same, of int) {
	lex := lexicon{}
	a, b := text{runes: flatten(before)}, text{runes: flatten(after)}
	a.words, b.words = lex.words(a.runes), lex.words(b.runes)
	for _, u := range survivors(a, b) {
		same += min(u.oldTo-u.oldFrom, u.newTo-u.newFrom)
	}
	return same, max(len(a.words), len(b.words))
}
