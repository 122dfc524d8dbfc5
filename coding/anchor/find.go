package anchor

import (
	"slices"

	"citaat/corpus"
)

// shortQuote is how many code points a quotation needs to be found by itself
// when it is not there to the letter.
const shortQuote = 32

// Find places an anchor by its quotation and context alone. Use a Finder for
// many anchors of one body.
func Find(body corpus.Body, a Anchor) (corpus.Span, bool) { return NewFinder(body).Find(a) }

// Finder finds anchors in one body. It prepares the body once, at the first
// anchor, and is for one goroutine.
type Finder struct {
	body  corpus.Body
	runes []rune // with a space for every line feed: turns may have been split or joined
	grams *grams
}

// NewFinder returns a finder for a body.
func NewFinder(body corpus.Body) *Finder { return &Finder{body: body} }

func (f *Finder) prepare() {
	if f.grams == nil {
		f.runes = flatten(f.body.String())
		f.grams = newGrams(f.runes)
	}
}

// flatten are the characters of a text, without a difference between white
// space within a turn and between turns.
func flatten(s string) []rune {
	text := []rune(s)
	for i, r := range text {
		if r == '\n' {
			text[i] = ' '
		}
	}
	return text
}

// Find places an anchor by its quotation and context alone. It is false where
// nothing is like it, or more than one place is.
func (f *Finder) Find(a Anchor) (corpus.Span, bool) {
	found, ok := f.Look(a)
	return found.Span, ok
}

// wanted is an anchor made ready to be looked for.
type wanted struct {
	quote          []rune
	prefix, suffix []rune // the prefix backwards
	before, behind *pattern
	onWord         struct{ start, end bool } // the passage stood on the border of a word
}

func newWanted(a Anchor) *wanted {
	w := &wanted{quote: flatten(a.Quote), prefix: flatten(a.Prefix), suffix: flatten(a.Suffix)}
	around := slices.Concat(w.prefix, w.quote, w.suffix)
	w.onWord.start = onBorder(around, len(w.prefix))
	w.onWord.end = onBorder(around, len(w.prefix)+len(w.quote))
	slices.Reverse(w.prefix)
	return w
}

// onBorder tells whether an offset does not lie within a word.
func onBorder(text []rune, at int) bool {
	return at <= 0 || at >= len(text) || !corpus.WordRune(text[at-1]) || !corpus.WordRune(text[at])
}

// exact finds every place of the quotation to the letter.
func (f *Finder) exact(w *wanted) []corpus.Span {
	var out []corpus.Span
	n := len(w.quote)
	f.grams.candidates(w.quote, func(at int) {
		if at < 0 || at+n > len(f.runes) || !slices.Equal(f.runes[at:at+n], w.quote) {
			return
		}
		if (!w.onWord.start || onBorder(f.runes, at)) && (!w.onWord.end || onBorder(f.runes, at+n)) {
			out = append(out, span(at, at+n))
		}
	})
	return out
}

// contextDistance is by how many characters the text around a place differs
// from the context of the anchor.
func (w *wanted) contextDistance(text []rune, s corpus.Span) int {
	if w.before == nil {
		w.before, w.behind = newPattern(w.prefix), newPattern(w.suffix)
	}
	const reach = ContextLength + ContextLength/2
	back := slices.Clone(text[max(0, int(s.Start)-reach):s.Start])
	slices.Reverse(back)
	return contextOne(w.before, back) + contextOne(w.behind, text[s.End:min(len(text), int(s.End)+reach)])
}

func contextOne(p *pattern, text []rune) int {
	if p.n == 0 {
		return 0
	}
	d, _ := p.prefixDistance(text)
	return d
}

// place is a place that may be meant, and by how many letters it differs: with
// its context, and the words alone.
type place struct {
	span     corpus.Span
	distance int
	letters  int
}

// best is the place that differs least, if there is one such place.
func best(places []place) (place, bool) {
	slices.SortStableFunc(places, func(x, y place) int { return x.distance - y.distance })
	for _, p := range places[min(1, len(places)):] {
		if p.distance > places[0].distance {
			break
		}
		if p.span != places[0].span {
			return place{}, false
		}
	}
	if len(places) == 0 {
		return place{}, false
	}
	return places[0], true
}
