package anchor

import (
	"slices"

	"citaat/corpus"
)

// text is one side of a comparison.
type text struct {
	runes []rune
	words []word
}

// folded are the words [from, to) without case and accents.
func (t text) folded(from, to int) [][]rune {
	out := make([][]rune, 0, to-from)
	for _, w := range t.words[from:to] {
		out = append(out, fold(t.runes[w.start:w.end]))
	}
	return out
}

// Diff compares two texts word by word. A word that was corrected, one for
// one, is the same word; so are two words written as one and one written as
// two. The same texts always give the same edit, on every machine.
func Diff(before, after string) Edit {
	if before == after {
		return nil
	}
	lex := lexicon{}
	a, b := text{runes: []rune(before)}, text{runes: []rune(after)}
	a.words, b.words = lex.words(a.runes), lex.words(b.runes)
	d := differ{a: a, b: b}
	oldWord, newWord, oldAt, newAt := 0, 0, 0, 0
	for _, u := range survivors(a, b) {
		d.between(oldAt, a.words[u.oldFrom].start, newAt, b.words[u.newFrom].start,
			a.words[oldWord:u.oldFrom], b.words[newWord:u.newFrom])
		oldWord, newWord = u.oldTo, u.newTo
		oldAt, newAt = a.words[u.oldTo-1].end, b.words[u.newTo-1].end
		if u.corrected {
			d.spelling(a.words[u.oldFrom].start, oldAt, b.words[u.newFrom].start, newAt)
		}
	}
	d.between(oldAt, len(a.runes), newAt, len(b.runes), a.words[oldWord:], b.words[newWord:])
	return d.edit
}

// differ collects hunks, in order.
type differ struct {
	a, b text
	edit Edit
}

func (d *differ) add(kind Kind, oldFrom, oldTo, newFrom, newTo int) {
	if oldFrom == oldTo && newFrom == newTo {
		return
	}
	d.edit = append(d.edit, Hunk{span(oldFrom, oldTo), span(newFrom, newTo), kind})
}

func span(from, to int) corpus.Span {
	return corpus.Span{Start: corpus.Offset(from), End: corpus.Offset(to)}
}

// between notes what changed between two words that survive: the words that
// went, those that came, and the white space and punctuation around them.
func (d *differ) between(oldFrom, oldTo, newFrom, newTo int, gone, come []word) {
	all := sides{oldFrom, oldTo, newFrom, newTo}
	switch {
	case len(gone) == 0 && len(come) == 0:
		d.trimmed(Respaced, false, all, oldTo-oldFrom, oldTo-oldFrom)
	case len(gone) > 0 && len(come) > 0:
		oldStart, oldEnd := gone[0].start, gone[len(gone)-1].end
		newStart, newEnd := come[0].start, come[len(come)-1].end
		d.trimmed(Respaced, true, sides{oldFrom, oldStart, newFrom, newStart}, oldStart-oldFrom, oldStart-oldFrom)
		d.add(Replaced, oldStart, oldEnd, newStart, newEnd)
		d.trimmed(Respaced, true, sides{oldEnd, oldTo, newEnd, newTo}, oldTo-oldEnd, oldTo-oldEnd)
	case len(gone) > 0:
		d.trimmed(Removed, true, all, gone[0].start-oldFrom, oldTo-gone[len(gone)-1].end)
	default:
		d.trimmed(Added, true, all, come[0].start-newFrom, newTo-come[len(come)-1].end)
	}
}

// sides is a stretch of both texts.
type sides struct{ oldFrom, oldTo, newFrom, newTo int }

// trimmed notes a difference without what is equal at its start (at most
// before) and at its end (at most behind); that is noted apart where words went
// or came beside it.
func (d *differ) trimmed(kind Kind, note bool, s sides, before, behind int) {
	old, now := d.a.runes[s.oldFrom:s.oldTo], d.b.runes[s.newFrom:s.newTo]
	head := 0
	for head < min(len(old), len(now), before) && old[head] == now[head] {
		head++
	}
	tail := 0
	for tail < min(len(old)-head, len(now)-head, behind) && old[len(old)-1-tail] == now[len(now)-1-tail] {
		tail++
	}
	if note {
		d.add(Between, s.oldFrom, s.oldFrom+head, s.newFrom, s.newFrom+head)
	}
	d.add(kind, s.oldFrom+head, s.oldTo-tail, s.newFrom+head, s.newTo-tail)
	if note {
		d.add(Between, s.oldTo-tail, s.oldTo, s.newTo-tail, s.newTo)
	}
}

// maxSpelling bounds the letters compared one by one in a corrected word.
const maxSpelling = 1 << 16

// spelling notes the letters that changed in a corrected word.
func (d *differ) spelling(oldFrom, oldTo, newFrom, newTo int) {
	m, n := oldTo-oldFrom, newTo-newFrom
	if m*n > maxSpelling {
		d.add(Corrected, oldFrom, oldTo, newFrom, newTo)
		return
	}
	kept := commonLetters(d.a.runes[oldFrom:oldTo], d.b.runes[newFrom:newTo])
	// A change at the edge takes a letter along, so that a border there is
	// never in doubt.
	if len(kept) > 0 && (kept[0].old == 0) != (kept[0].new == 0) {
		kept = kept[1:]
	}
	if k := len(kept) - 1; k >= 0 && (kept[k].old == m-1) != (kept[k].new == n-1) {
		kept = kept[:k]
	}
	at := pair{}
	for _, p := range append(kept, pair{m, n}) {
		d.add(Corrected, oldFrom+at.old, oldFrom+p.old, newFrom+at.new, newFrom+p.new)
		at = pair{p.old + 1, p.new + 1}
	}
}

// commonLetters is a longest common subsequence by plain dynamic programming.
func commonLetters(a, b []rune) []pair {
	n := len(b) + 1
	best := make([]int, (len(a)+1)*n)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				best[i*n+j] = best[(i+1)*n+j+1] + 1
			} else {
				best[i*n+j] = max(best[(i+1)*n+j], best[i*n+j+1])
			}
		}
	}
	var out []pair
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			out = append(out, pair{i, j})
			i, j = i+1, j+1
		case best[(i+1)*n+j] >= best[i*n+j+1]:
			i++
		default:
			j++
		}
	}
	return slices.Clip(out)
}
