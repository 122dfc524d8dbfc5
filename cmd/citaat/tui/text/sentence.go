package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"citaat/corpus"
)

// titles are abbreviations that a name follows: no sentence ends after them.
func title(w string) bool {
	switch w {
	case "dr", "drs", "mr", "ir", "ing", "prof", "mw", "mevr", "mej", "dhr", "hr", "fam", "st",
		"nr", "no", "blz", "pag", "tel", "vgl", "bijv", "bv", "b.v", "d.w.z", "dwz", "ca", "o.a",
		"m.b.t", "t.o.v", "i.v.m", "t.a.v", "m.a.w", "a.d.h.v", "i.p.v", "m.u.v", "n.a.v", "z.g.n", "zgn",
		"evt", "incl", "excl", "resp", "ong", "max", "min", "jl", "jr", "sr", "e.v", "vs", "mrs", "ms", "e.g", "i.e":
		return true
	}
	return false
}

// sentenceStarts are the code points at which the sentences of a turn begin,
// the first of them 0. A sentence ends after . ! ? … and the marks of other
// scripts, with the quotes and brackets that close behind them, where a space
// follows; a full stop after an abbreviation, an initial, or before a small
// letter ends nothing.
func sentenceStarts(text string) []corpus.Offset {
	starts := []corpus.Offset{0}
	off := corpus.Offset(0)
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		at, off = at+n, off+1
		if !ender(r) {
			continue
		}
		dots := at - n
		for at < len(text) {
			c, cn := utf8.DecodeRuneInString(text[at:])
			if !ender(c) && !closer(c) {
				break
			}
			at, off = at+cn, off+1
		}
		end := at
		for at < len(text) && text[at] == ' ' {
			at, off = at+1, off+1
		}
		if at == len(text) || end == at && r < 0x3000 {
			continue
		}
		if !soft(r) || endsHere(text[:dots], text[at:]) {
			starts = append(starts, off)
		}
	}
	return starts
}

// ender tells of a mark that can end a sentence.
func ender(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '؟', '۔', '।', '。', '！', '？', '‽':
		return true
	}
	return false
}

// soft tells of a mark that ends a sentence only if its neighbours agree.
func soft(r rune) bool { return r == '.' || r == '…' }

// closer tells of a mark that belongs to the sentence that ends before it.
func closer(r rune) bool {
	return r == '"' || r == '\'' || r == ')' || r == ']' || r == '»' || r == '”' || r == '’'
}

// endsHere tells whether a full stop between before and after ends a sentence.
func endsHere(before, after string) bool {
	word := before[strings.LastIndexAny(before, " (\u201c\u201d\"'\u2018\u2019")+1:]
	if i := strings.LastIndexFunc(word, unicode.IsSpace); i >= 0 {
		word = word[i+1:]
	}
	low := strings.ToLower(strings.TrimRight(word, "."))
	r, _ := utf8.DecodeRuneInString(word)
	initial := utf8.RuneCountInString(word) == 1 && unicode.IsUpper(r)
	if title(low) || initial {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, "\"'(\u2018\u201c„«"))
	return !unicode.IsLower(next)
}

// sentences are the starts of a turn's sentences, worked out once.
func (m Model) sentences(turn int) []corpus.Offset {
	l := m.cache.turn(m.t, turn)
	if l.sentences == nil {
		l.sentences = sentenceStarts(m.t.Turns[turn].Text)
	}
	return l.sentences
}
