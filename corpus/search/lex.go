package search

import (
	"strconv"
	"strings"
	"unicode"

	"citaat/corpus/phrases"
)

// lexeme is one piece of a query.
type lexeme struct {
	is    lexemeKind
	text  string // as written, without quotes, slashes or the field's name
	at    int    // in code points
	end   int
	field field
	equal int // in text: the first = outside quotes, in bytes; -1: none
	near  int
	turn  bool // of a link: in the same turn
	open  bool // a quote or slash that is not closed
}

type lexemeKind int

const (
	isWord lexemeKind = iota
	isPhrase
	isPattern
	isField
	isAnd
	isOr
	isNot
	isNear
	isLink
	isOpen
	isClose
	isEnd
)

// field is what a filter looks at.
type field int

const (
	noField field = iota
	codeField
	groupField
	participantField
	speakerField
	transcriptField
	varField
)

func fieldNamed(name string) field {
	switch strings.ToLower(name) {
	case "code":
		return codeField
	case "group", "groep":
		return groupField
	case "participant", "deelnemer":
		return participantField
	case "speaker", "spreker":
		return speakerField
	case "transcript", "interview":
		return transcriptField
	case "var":
		return varField
	}
	return noField
}

// maxNear is the widest distance that near takes.
const maxNear = 1000

// lex cuts a query into pieces. What is not closed ends at the end.
func lex(src string) ([]lexeme, error) {
	l := lexer{src: []rune(src)}
	for {
		x, err := l.next()
		if err != nil {
			return nil, err
		}
		x.end = l.at
		l.out = append(l.out, x)
		if x.is == isEnd {
			return l.out, nil
		}
	}
}

type lexer struct {
	src []rune
	at  int
	out []lexeme
}

func (l *lexer) next() (lexeme, error) {
	for l.at < len(l.src) && unicode.IsSpace(l.src[l.at]) {
		l.at++
	}
	if l.at == len(l.src) {
		return lexeme{is: isEnd, at: l.at}, nil
	}
	x := lexeme{at: l.at, equal: -1}
	switch r := l.src[l.at]; {
	case r == '(':
		l.at++
		x.is = isOpen
	case r == ')':
		l.at++
		x.is = isClose
	case isQuote(r):
		x.is = isPhrase
		x.text, x.open = l.quoted()
	case r == '/':
		x.is = isPattern
		x.text, x.open = l.slashed()
	default:
		return l.word(x)
	}
	return x, nil
}

func isQuote(r rune) bool { return r == '"' || r == '“' || r == '”' || r == '„' }

func (l *lexer) quoted() (text string, open bool) {
	l.at++
	from := l.at
	for l.at < len(l.src) {
		if isQuote(l.src[l.at]) {
			l.at++
			return string(l.src[from : l.at-1]), false
		}
		l.at++
	}
	return string(l.src[from:]), true
}

func (l *lexer) slashed() (text string, open bool) {
	l.at++
	from := l.at
	for l.at < len(l.src) {
		switch l.src[l.at] {
		case '\\':
			l.at++
		case '/':
			l.at++
			return string(l.src[from : l.at-1]), false
		}
		l.at++
	}
	l.at = len(l.src)
	return string(l.src[min(from, len(l.src)):]), true
}

// word reads up to a space or parenthesis: a word, an operator or a field.
func (l *lexer) word(x lexeme) (lexeme, error) {
	from := l.at
	for l.at < len(l.src) {
		r := l.src[l.at]
		if unicode.IsSpace(r) || r == '(' || r == ')' || isQuote(r) {
			break
		}
		if r == ':' && letters(l.src[from:l.at]) {
			name := string(l.src[from:l.at])
			if f := fieldNamed(name); f != noField {
				l.at++
				return l.value(x, f)
			}
			if l.at+1 < len(l.src) && !unicode.IsSpace(l.src[l.at+1]) {
				return x, wrong(x.at, phrases.Make("search.unknown-field", phrases.Args{"Field": name}))
			}
		}
		l.at++
	}
	x.text = string(l.src[from:l.at])
	return operator(x)
}

func letters(rs []rune) bool {
	for _, r := range rs {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return len(rs) > 0
}

// operator recognises the words that connect; AND, OR and NOT only in
// capitals, for "en" is a word.
func operator(x lexeme) (lexeme, error) {
	switch x.text {
	case "AND", "EN", "&&":
		x.is = isAnd
	case "OR", "OF", "||":
		x.is = isOr
	case "NOT", "NIET":
		x.is = isNot
	}
	name, distance, ok := strings.Cut(x.text, "/")
	if low := strings.ToLower(name); !ok || low != "near" && low != "bij" {
		return x, nil
	}
	n, err := strconv.Atoi(distance)
	if err != nil || n < 1 || n > maxNear {
		return x, wrong(x.at+len(name)+1, phrases.Make("search.distance", phrases.Args{"Most": maxNear}))
	}
	x.is, x.near = isNear, n
	return x, nil
}

// value reads what stands after the colon: pieces with or without quotes.
func (l *lexer) value(x lexeme, f field) (lexeme, error) {
	x.is, x.field = isField, f
	var b strings.Builder
	for l.at < len(l.src) {
		r := l.src[l.at]
		if unicode.IsSpace(r) || r == '(' || r == ')' {
			break
		}
		if isQuote(r) {
			text, open := l.quoted()
			b.WriteString(text)
			x.open = x.open || open
			continue
		}
		if r == '=' && x.equal < 0 {
			x.equal = b.Len()
		}
		b.WriteRune(r)
		l.at++
	}
	x.text = b.String()
	if strings.TrimSpace(x.text) == "" {
		return x, wrong(x.at, phrases.Make("search.no-value"))
	}
	return x, nil
}
