package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"citaat/corpus"
)

// kind is what a token is.
type kind uint8

const (
	spoken    kind = iota // a word, a symbol, or a mark of the transcript such as [naam-1]
	point                 // punctuation that counts
	omission              // (…)
	insertion             // […]
)

// token is a word or a mark at [start, end) of its text, in code points.
type token struct {
	start, end int
	kind       kind
	text       string // as written, in NFC, with a plain apostrophe
	first      bool   // begins a sentence: the case of its first letter is free
}

// id and low are the numbers of a token's text, as it is and with its first
// letter in lower case; -1 is a text that the passage does not hold.
type ids struct{ id, low int32 }

const (
	quoteMarks  = "\"'‘’‚‛“”„‟«»‹›`´"
	apostrophes = "'’ʼ"
	dots        = ".…․·"
	sentenceEnd = ".…․?!؟"
)

// tokens reads a text. Brackets around an insertion are read as one token;
// whether that is an insertion or a word is up to the caller.
func tokens(text []rune) []token {
	out := make([]token, 0, len(text)/4+1) // a word is longer than that, with its space
	first := true
	for i := 0; i < len(text); {
		t := token{start: i, first: first}
		switch r := text[i]; {
		case omissionEnd(text, i) > i:
			t.kind, i, first = omission, omissionEnd(text, i), true
		case bracketEnd(text, i) > i:
			t.kind, i, first = insertion, bracketEnd(text, i), false
		case wordEnd(text, i) > i:
			i, first = wordEnd(text, i), false
		default:
			i++
			first = first || strings.ContainsRune(sentenceEnd, r)
			if ignored(r) {
				continue
			}
			t.kind = point
		}
		t.end = i
		t.text = plain(string(text[t.start:t.end]))
		out = append(out, t)
	}
	// What follows an insertion may begin the sentence that it stands before.
	for i := 1; i < len(out); i++ {
		out[i].first = out[i].first || (out[i-1].kind == insertion && out[i-1].first)
	}
	return out
}

// ignored tells of the characters that are no part of the wording.
func ignored(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(quoteMarks, r) || strings.ContainsRune(dots, r) ||
		unicode.Is(unicode.Pd, r) || r == '−' || corpus.Unprintable(r)
}

// wordEnd is where the word at i ends: letters and digits with an apostrophe
// between them, or a run of symbols (an emoji with all that belongs to it).
func wordEnd(text []rune, i int) int {
	is := corpus.WordRune
	if !is(text[i]) {
		if ignored(text[i]) || !unicode.In(text[i], unicode.S) {
			return i
		}
		is = func(r rune) bool { return !ignored(r) && unicode.In(r, unicode.S, unicode.M) }
	}
	i++
	for ; i < len(text); i++ {
		joins := text[i] == 0x200c || text[i] == 0x200d
		inside := strings.ContainsRune(apostrophes, text[i]) && corpus.WordRune(text[i-1]) && i+1 < len(text) && corpus.WordRune(text[i+1])
		if !is(text[i]) && !joins && !inside {
			break
		}
	}
	return i
}

// omissionEnd is where a mark (…), also written (...), ends that starts at i.
func omissionEnd(text []rune, i int) int {
	if text[i] != '(' {
		return i
	}
	n := 0
	for j := i + 1; j < len(text); j++ {
		switch text[j] {
		case '.':
			n++
		case '…':
			n += 3
		case ' ':
		case ')':
			if n > 1 {
				return j + 1
			}
			return i
		default:
			return i
		}
	}
	return i
}

// bracketEnd is where a text between brackets ends that starts at i.
func bracketEnd(text []rune, i int) int {
	if text[i] != '[' {
		return i
	}
	for j := i + 1; j < len(text); j++ {
		switch text[j] {
		case ']':
			return j + 1
		case '[', '\n':
			return i
		}
	}
	return i
}

// plain is a word in NFC and with a plain apostrophe.
func plain(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			s = norm.NFC.String(s)
			return strings.NewReplacer("’", "'", "ʼ", "'").Replace(s)
		}
	}
	return s
}

// lowFirst is a word with its first letter in lower case; the Dutch IJ is one
// letter.
func lowFirst(s string) string {
	if strings.HasPrefix(s, "IJ") {
		return "ij" + s[2:]
	}
	if r, n := utf8.DecodeRuneInString(s); unicode.IsUpper(r) {
		return string(unicode.ToLower(r)) + s[n:]
	}
	return s
}
