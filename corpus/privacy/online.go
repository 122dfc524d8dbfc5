package privacy

import (
	"slices"
	"strings"
	"unicode/utf8"

	"citaat/corpus"
)

// online finds addresses of mail, of pages and of people on social media, as
// they are written and as they are said.
func (x *scan) online() {
	for i := range x.tokens {
		x.written(i)
		x.spoken(i)
	}
}

// written finds an address that begins with the token, or an account.
func (x *scan) written(i int) {
	t := x.tokens[i]
	if i > 0 && addressRune(x.text[x.tokens[i-1].end:t.start], "") && x.tokens[i-1].gap != gapStart {
		return // in the middle of one
	}
	from := t.start
	if strings.HasSuffix(x.text[:from], "@") && (from == 1 || !glued(x.text[:from-1])) {
		end := x.addressEnd(t.end, "._-")
		if end-from >= 3 {
			x.piece(Web, from-1, end)
		}
		return
	}
	end := x.addressEnd(t.end, "@._-+%/:?=&#~")
	if end == t.end {
		return
	}
	s := x.text[from:end]
	lower := strings.ToLower(s)
	switch at := strings.IndexByte(s, '@'); {
	case strings.HasPrefix(lower, "http://"), strings.HasPrefix(lower, "https://"), strings.HasPrefix(lower, "www."):
		x.piece(Web, from, end)
	case at > 0 && strings.LastIndexByte(s, '.') > at+1 && !strings.Contains(s[:at], "/"):
		x.piece(Email, from, end)
	case isDomain(lower):
		x.piece(Web, from, end)
	}
}

// addressRune tells whether a gap may stand within an address.
func addressRune(gap, more string) bool {
	return gap != "" && strings.Trim(gap, "@._-+%/:?=&#~"+more) == ""
}

// glued tells whether a text ends in what an address holds.
func glued(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return wordRune(r)
}

// addressEnd is where what hangs together by such signs ends, without the signs
// at its end.
func (x *scan) addressEnd(at int, signs string) int {
	end := at
	for at < len(x.text) {
		r, n := rune(x.text[at]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(x.text[at:])
		}
		switch {
		case wordRune(r):
			at += n
			end = at
		case r < utf8.RuneSelf && strings.IndexByte(signs, byte(r)) >= 0:
			at += n
		default:
			return end
		}
	}
	return end
}

// piece notes the bytes of an address.
func (x *scan) piece(kind Kind, from, to int) {
	start := x.offset(from)
	x.addAt(kind, from, to, start, start+corpus.Offset(utf8.RuneCountInString(x.text[from:to])), strings.ToLower(x.text[from:to]), 30)
}

// offset is the code point at a byte that begins a token or stands right before
// or behind one.
func (x *scan) offset(at int) corpus.Offset {
	i, exact := slices.BinarySearchFunc(x.tokens, at, func(t token, at int) int { return t.start - at })
	if exact {
		return x.tokens[i].off
	}
	return x.tokens[i].off - corpus.Offset(utf8.RuneCountInString(x.text[at:x.tokens[i].start]))
}

// isDomain tells of moedersvoormoeders.nl, with or without a page behind it.
func isDomain(s string) bool {
	host, _, _ := strings.Cut(s, "/")
	dot := strings.LastIndexByte(host, '.')
	return dot > 1 && topLevel(host[dot+1:]) && !strings.ContainsAny(host, ":%?=&#~+") && strings.Trim(host[:dot], "0123456789.") != ""
}

func topLevel(s string) bool {
	switch s {
	case "nl", "com", "be", "org", "net", "eu", "info", "nu", "me", "io", "tv", "frl", "amsterdam", "example", "online", "app", "shop", "site", "uk", "pl", "tr", "fr", "co":
		return true
	}
	return false
}

// mostSpelt is how far an address that is said goes to either side, in words.
const mostSpelt = 12

// spoken finds an address as it is said: "jansen at voorbeeld punt nl", "fatma
// apenstaartje post punt nl".
func (x *scan) spoken(i int) {
	switch x.folded[i] {
	case "apenstaartje", "apestaartje", "apenstaart", "apestaart":
	case "at", "ad", "et", "@":
		if i+3 >= len(x.tokens) || !slices.ContainsFunc(x.folded[i+2:min(i+6, len(x.tokens))], topLevel) {
			return
		}
	default:
		return
	}
	from, to := i-1, i+1
	if from < 0 || to >= len(x.tokens) || x.tokens[i].first || x.tokens[to].first {
		return
	}
	for from > 1 && from > i-mostSpelt && x.spells(from-1) && !x.tokens[from].first && !x.tokens[from-1].first {
		from -= 2
	}
	dotted := false
	for to++; to+1 < len(x.tokens) && to < i+mostSpelt && x.spells(to) && !x.tokens[to].first; to += 2 {
		dotted = true
	}
	if !dotted {
		return
	}
	x.add(Email, from, to, x.like(from, to), 20)
}

// spells tells whether a token says a sign of an address.
func (x *scan) spells(i int) bool {
	switch x.folded[i] {
	case "punt", "streepje", "underscore", "dot", "min":
		return true
	}
	return false
}
