package anchor

import "citaat/corpus"

// Diff compares two texts.
func Diff(before, after string) Edit {
	a, b := []rune(before), []rune(after)
	p := 0
	for p < len(a) && p < len(b) && a[p] == b[p] {
		p++
	}
	q := 0
	for q < len(a)-p && q < len(b)-p && a[len(a)-1-q] == b[len(b)-1-q] {
		q++
	}
	if p+q == len(a) && p+q == len(b) {
		return nil
	}
	return Edit{{Old: span(p, len(a)-q), New: span(p, len(b)-q)}}
}

func span(from, to int) corpus.Span {
	return corpus.Span{Start: corpus.Offset(from), End: corpus.Offset(to)}
}
