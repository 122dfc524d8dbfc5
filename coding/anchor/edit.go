package anchor

import "citaat/corpus"

// Kind says what a hunk does to the words under it.
type Kind uint8

// The kinds of hunks.
const (
	Replaced  Kind = iota // words stand in the place of others
	Removed               // words went; white space and punctuation may have come
	Added                 // words came; white space and punctuation may have gone
	Corrected             // the same word, spelled otherwise
	Respaced              // other white space or punctuation
	Between               // unchanged white space or punctuation beside a change of words
)

// Hunk is one place where two texts differ, in code points of each.
type Hunk struct {
	Old, New corpus.Span
	Kind     Kind
}

// Edit is the difference between two texts: hunks in order that do not overlap.
type Edit []Hunk

// Shift is the edit of a longer body in which only the part from base on was
// compared.
func (e Edit) Shift(base corpus.Offset) Edit {
	out := make(Edit, len(e))
	for i, h := range e {
		out[i] = Hunk{move(h.Old, base), move(h.New, base), h.Kind}
	}
	return out
}

// Reverse is the edit that takes this one back.
func (e Edit) Reverse() Edit {
	out := make(Edit, len(e))
	for i, h := range e {
		kind := h.Kind
		switch kind {
		case Removed:
			kind = Added
		case Added:
			kind = Removed
		}
		out[i] = Hunk{h.New, h.Old, kind}
	}
	return out
}

func move(s corpus.Span, by corpus.Offset) corpus.Span {
	return corpus.Span{Start: s.Start + by, End: s.End + by}
}
