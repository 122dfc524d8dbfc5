package anchor

import (
	"slices"

	"citaat/corpus"
)

const (
	// scanCost is how many blocks of 64 rows may be computed to look through
	// the whole body; above it the search is limited to likely regions.
	scanCost = 1 << 20
	// maxPlaces bounds the places that are looked at more closely.
	maxPlaces = 64
)

// alike finds the places most like an anchor that is not there to the letter.
func (f *Finder) alike(w *wanted) []place {
	return dropOverlaps(f.within(w, len(w.quote)*3/10, true))
}

// within finds the places that differ by at most limit letters. strict: a short
// quotation also needs half of its context.
func (f *Finder) within(w *wanted, limit int, strict bool) []place {
	if limit == 0 {
		return nil
	}
	text, n := f.runes, len(w.quote)
	forward := newPattern(w.quote)
	backward := newPattern(reversed(w.quote))
	var places []place
	for _, r := range f.regions(w.quote, forward.blocks) {
		for _, hit := range hits(forward, text[r.Start:r.End], limit) {
			hit.end += int(r.Start)
			s, distance := w.snap(forward, text, startOf(backward, text, hit.end), hit.end)
			if distance > limit || s.Empty() {
				continue
			}
			context := w.contextDistance(text, s)
			if strict && n < shortQuote && 2*context > len(w.prefix)+len(w.suffix) {
				continue
			}
			places = append(places, place{s, distance + context, distance})
		}
	}
	return places
}

func reversed(text []rune) []rune {
	out := slices.Clone(text)
	slices.Reverse(out)
	return out
}

// hit is where a part of the text ends that is like the pattern.
type hit struct{ end, distance int }

// hits are the best ends in a text, no two of them close together.
func hits(p *pattern, text []rune, limit int) []hit {
	var out []hit
	p.scan(text, false, func(end, d int) {
		if d > limit {
			return
		}
		if k := len(out) - 1; k >= 0 && end-out[k].end <= p.n/2 {
			if d < out[k].distance {
				out[k] = hit{end, d}
			}
			return
		}
		out = append(out, hit{end, d})
	})
	if len(out) > maxPlaces {
		slices.SortStableFunc(out, func(x, y hit) int { return x.distance - y.distance })
		out = out[:maxPlaces]
	}
	return out
}

// startOf is where the part starts that ends at end and is most like the
// pattern, which is given backwards.
func startOf(backward *pattern, text []rune, end int) int {
	_, n := backward.prefixDistance(reversed(text[max(0, end-2*backward.n):end]))
	return end - n
}

// snap moves the borders of a place outwards or inwards to whole words where
// the passage stood on them, whichever is more like the quotation.
func (w *wanted) snap(p *pattern, text []rune, start, end int) (corpus.Span, int) {
	var found corpus.Span
	least := p.n
	for _, from := range borders(text, start, w.onWord.start) {
		for _, to := range borders(text, end, w.onWord.end) {
			s := w.trim(text, from, to)
			if s.Empty() {
				continue
			}
			if d := p.distance(text[s.Start:s.End]); d < least {
				found, least = s, d
			}
		}
	}
	return found, least
}

// borders are the borders of the word that an offset lies in.
func borders(text []rune, at int, onWord bool) []int {
	if !onWord || onBorder(text, at) {
		return []int{at}
	}
	from, to := at, at
	for !onBorder(text, from) {
		from--
	}
	for !onBorder(text, to) {
		to++
	}
	return []int{from, to}
}

// trim leaves out white space at the borders that the quotation has not.
func (w *wanted) trim(text []rune, start, end int) corpus.Span {
	for start < end && text[start] == ' ' && w.quote[0] != ' ' {
		start++
	}
	for start < end && text[end-1] == ' ' && w.quote[len(w.quote)-1] != ' ' {
		end--
	}
	return span(start, max(start, end))
}

// dropOverlaps keeps the best of places that overlap: they are one place.
func dropOverlaps(places []place) []place {
	slices.SortStableFunc(places, func(x, y place) int { return x.distance - y.distance })
	var out []place
	for _, p := range places {
		if !slices.ContainsFunc(out, func(o place) bool { return o.span.Overlaps(p.span) }) {
			out = append(out, p)
		}
	}
	return out
}

// regions are the parts of the body in which a quotation may be.
func (f *Finder) regions(quote []rune, blocks int) []corpus.Span {
	whole := []corpus.Span{span(0, len(f.runes))}
	if len(f.runes)*blocks <= scanCost {
		return whole
	}
	if likely, ok := f.grams.regions(quote); ok {
		return likely
	}
	return whole
}
