package main

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"citaat/corpus"
)

// folded is a body in which words can be looked for as people type them: white
// space of any kind and length is one space, curled quotation marks are
// straight, and an ellipsis is three dots. at[i] is the offset of the i-th rune in the body.
type folded struct {
	runes []rune
	at    []corpus.Offset
}

func fold(text string) folded {
	f := folded{runes: make([]rune, 0, len(text)), at: make([]corpus.Offset, 0, len(text))}
	offset := corpus.Offset(0)
	for _, r := range text {
		r = straight(r)
		if r == '…' {
			f.runes, f.at = append(f.runes, '.', '.'), append(f.at, offset, offset)
			r = '.'
		}
		if r != ' ' || len(f.runes) == 0 || f.runes[len(f.runes)-1] != ' ' {
			f.runes, f.at = append(f.runes, r), append(f.at, offset)
		}
		offset++
	}
	return f
}

// straight is the character that people have on their keyboard.
func straight(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', '`', '´', '′':
		return '\''
	case '“', '”', '„', '‟', '«', '»', '″':
		return '"'
	case '‐', '‑', '–', '—':
		return '-'
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// find gives every place where the words stand, exactly so; where there is
// none, in whatever case.
func (f folded) find(words string) []corpus.Span {
	want := fold(strings.TrimSpace(norm.NFC.String(words))).runes
	if len(want) == 0 {
		return nil
	}
	if spans := f.occurrences(want, func(a, b rune) bool { return a == b }); len(spans) > 0 {
		return spans
	}
	return f.occurrences(want, func(a, b rune) bool { return a == b || unicode.ToLower(a) == unicode.ToLower(b) })
}

func (f folded) occurrences(want []rune, same func(a, b rune) bool) []corpus.Span {
	var spans []corpus.Span
	for i := 0; i+len(want) <= len(f.runes); i++ {
		n := 0
		for n < len(want) && same(f.runes[i+n], want[n]) {
			n++
		}
		if n == len(want) {
			spans = append(spans, corpus.Span{Start: f.at[i], End: f.at[i+n-1] + 1})
			i += n - 1
		}
	}
	return spans
}
