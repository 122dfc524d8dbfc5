package text

import (
	"unicode"
	"unicode/utf8"

	"citaat/corpus"
)

// inWord tells whether a code point is part of a word: letters, digits and
// what clings to them. Signs such as emoji count, for they are words too.
func inWord(r rune) bool {
	switch r {
	case '\'', '\u2019', '\u200c', '\u200d', '_':
		return true
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M, unicode.So, unicode.Sk)
}

// inside tells whether the code point at r is in a word, given its neighbours:
// a hyphen between two letters is.
func inside(prev, r, next rune) bool {
	if r == '-' {
		return inWord(prev) && inWord(next)
	}
	return inWord(r)
}

// scan walks over the code points of a text from byte at; step 1 goes forward,
// -1 backward. f gets the byte of each code point and whether it is in a word,
// and stops the walk by returning false.
func scan(text string, at, step int, f func(at, end int, word bool) bool) {
	for at >= 0 && at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		prev, pn := utf8.DecodeLastRuneInString(text[:at])
		next, _ := utf8.DecodeRuneInString(text[at+n:])
		if !f(at, at+n, inside(prev, r, next)) {
			return
		}
		if step > 0 {
			at += n
		} else if pn == 0 {
			return
		} else {
			at -= pn
		}
	}
}

// wordAround is the word that covers a byte; between words it is the code
// point alone.
func wordAround(text string, at int) (start, end int) {
	if at >= len(text) {
		return len(text), len(text)
	}
	_, n := utf8.DecodeRuneInString(text[at:])
	start, end = at, at+n
	word := false
	scan(text, at, 1, func(a, e int, w bool) bool {
		if a == at {
			word = w
		}
		if w && word {
			end = e
		}
		return w && word
	})
	if word {
		scan(text, at, -1, func(a, _ int, w bool) bool {
			if w {
				start = a
			}
			return w
		})
	}
	return start, end
}

// nextWord is the byte at which the next word begins, or -1.
func nextWord(text string, at int) int {
	found, gap := -1, false
	scan(text, at, 1, func(a, _ int, w bool) bool {
		if w && gap {
			found = a
			return false
		}
		gap = gap || !w
		return true
	})
	return found
}

// previousWord is the byte at which the word before a byte begins, or -1.
func previousWord(text string, at int) int {
	if at <= 0 {
		return -1
	}
	_, n := utf8.DecodeLastRuneInString(text[:at])
	found := -1
	scan(text, at-n, -1, func(a, _ int, w bool) bool {
		if w {
			found = a
			return true
		}
		return found < 0
	})
	return found
}

// firstWord is the byte at which a text's first word begins, or 0.
func firstWord(text string) int {
	found := 0
	scan(text, 0, 1, func(a, _ int, w bool) bool {
		found = a
		return !w
	})
	if text == "" {
		return 0
	}
	r, n := utf8.DecodeRuneInString(text[found:])
	next, _ := utf8.DecodeRuneInString(text[found+n:])
	if !inside(' ', r, next) {
		return 0
	}
	return found
}

// byteIn is the byte of an offset within its turn's text.
func (m Model) byteIn(turn int, at corpus.Offset) int {
	b := m.t.Body()
	return b.Byte(at) - b.Byte(m.t.Turns[turn].Span.Start)
}

// offsetIn is the offset in the body of a byte of a turn's text.
func (m Model) offsetIn(turn, at int) corpus.Offset {
	b := m.t.Body()
	return b.Offset(b.Byte(m.t.Turns[turn].Span.Start) + at)
}
