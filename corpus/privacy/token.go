package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"citaat/corpus"
)

// token is a run of letters and digits. What stands between two tokens is a gap.
type token struct {
	start, end int           // bytes
	off, to    corpus.Offset // code points
	gap        gap           // before it
	shape      shape
	first      bool // it begins a sentence, or what is quoted
}

// shape tells what a token is made of.
type shape uint8

const (
	upper   shape = 1 << iota // it begins with a capital
	letters                   // nothing but letters
	digits                    // nothing but digits
	caps                      // letters, all of them capitals
)

func (t token) is(s shape) bool { return t.shape&s != 0 }

// gap is what stands before a token.
type gap uint8

const (
	gapOther gap = iota
	gapSpace
	gapHyphen
	gapDot        // "A.M."
	gapDotSpace   // "J. Smeets"
	gapApostrophe // "Anja's"
	gapComma      // ", "
	gapStart      // a new line, or the start of the text
)

// gapOf classes what stands before a token.
func gapOf(s string) gap {
	switch s {
	case " ", "\u00a0":
		return gapSpace
	case "-", "‑", "‐":
		return gapHyphen
	case ".":
		return gapDot
	case ". ":
		return gapDotSpace
	case "'", "’":
		return gapApostrophe
	case ", ":
		return gapComma
	}
	if strings.IndexByte(s, '\n') >= 0 {
		return gapStart
	}
	return gapOther
}

// opens tells that after such a gap a sentence or somebody's words begin.
func opens(s string) bool {
	for i, r := range s {
		switch r {
		case '\n', ':', '“', '„', '«', '‘', '"', '[', '•':
			return true
		case '.', '!', '?', '…':
			if i+utf8.RuneLen(r) < len(s) {
				return true
			}
		}
	}
	return false
}

// lexer cuts a text into tokens.
type lexer struct {
	text   string
	skip   map[string]bool // marks of the study's own, folded
	tokens []token
	at     int // byte
	off    corpus.Offset
	last   int // where the token before ended
	mark   bool
}

// tokens cuts a text into tokens; what stands in a mark is none.
func tokens(text string, marks map[string]bool) []token {
	l := &lexer{text: text, skip: marks, tokens: make([]token, 0, len(text)/5+1)}
	for l.at < len(text) {
		r, n := rune(text[l.at]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[l.at:])
		}
		switch {
		case r == '[' && l.pass():
		case wordRune(r):
			l.word()
		default:
			l.at += n
			l.off++
		}
	}
	return l.tokens
}

// wordRune is corpus.WordRune, quick for what is mostly met.
func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return corpus.WordRune(r)
}

// longest is how long a mark may be, in bytes.
const longest = 80

// pass goes past a mark that stands here.
func (l *lexer) pass() bool {
	rest := l.text[l.at:min(len(l.text), l.at+longest)]
	end := strings.IndexAny(rest[1:], "[]\n")
	if end < 0 || rest[end+1] != ']' {
		return false
	}
	mark := rest[:end+2]
	if !l.skip[fold(mark)] && !IsMark(mark) {
		return false
	}
	l.at += len(mark)
	l.off += corpus.Offset(utf8.RuneCountInString(mark))
	l.mark = true
	return true
}

func (l *lexer) word() {
	t := token{start: l.at, off: l.off, shape: letters | digits | caps}
	for l.at < len(l.text) {
		r, n := rune(l.text[l.at]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(l.text[l.at:])
		}
		if !wordRune(r) {
			break
		}
		switch {
		case r >= '0' && r <= '9':
			t.shape &^= letters | caps
		case r >= 'a' && r <= 'z':
			t.shape &^= digits | caps
		case r >= 'A' && r <= 'Z':
			t.shape &^= digits
			if l.at == t.start {
				t.shape |= upper
			}
		default:
			t.shape &^= digits
			if !unicode.IsUpper(r) && !unicode.Is(unicode.M, r) {
				t.shape &^= caps
			} else if l.at == t.start && unicode.IsUpper(r) {
				t.shape |= upper
			}
			if unicode.IsDigit(r) {
				t.shape &^= letters
			}
		}
		l.at += n
		l.off++
	}
	t.end, t.to = l.at, l.off
	between := l.text[l.last:t.start]
	switch {
	case len(l.tokens) == 0 && !l.mark:
		t.gap, t.first = gapStart, true
	case l.mark: // a mark stands for a word of the sentence
		t.gap, t.first = gapOther, opens(between[strings.LastIndexByte(between, ']')+1:])
	default:
		t.gap, t.first = gapOf(between), opens(between)
	}
	if t.first && t.gap == gapDotSpace && l.shortened() {
		t.first = false
	}
	l.tokens, l.last, l.mark = append(l.tokens, t), t.end, false
}

// shortened tells whether the token before is an initial or an abbreviation, so
// that its dot ends no sentence.
func (l *lexer) shortened() bool {
	t := l.tokens[len(l.tokens)-1]
	if t.to-t.off == 1 {
		return t.is(upper)
	}
	switch l.text[t.start:t.end] {
	case "dr", "Dr", "drs", "Drs", "mr", "Mr", "mw", "Mw", "mevr", "Mevr", "dhr", "Dhr", "prof", "Prof", "ir", "Ir", "ing", "ds", "Ds", "St", "st", "jr", "okt", "jan", "feb", "aug", "sept", "sep", "nov", "dec", "apr":
		return true
	}
	return false
}
