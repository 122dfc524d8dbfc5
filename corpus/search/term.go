package search

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// kind is how a term of a query looks at words.
type kind int

const (
	stemmed kind = iota // the word and its inflections
	literal             // the word as said
	prefix              // words that begin so
	fuzzy               // words that differ by some letters
	stars               // words with anything where the stars are
	pattern             // words that a regular expression describes
	typed               // the beginning of a word, or the word and its inflections
)

// term is one word of a query.
type term struct {
	kind  kind
	text  string // folded; of a pattern the expression
	edits int
	parts []string // between the stars, folded
	re    *regexp.Regexp
	begin string // what a word must begin with to match re
	has   string // what it must hold: looked for first, for it costs a tenth
}

// holds tells whether a word of an interview in a language is meant. It is the
// definition that the index must agree with.
func (t term) holds(lang, w string, stems *stemCache) bool {
	switch t.kind {
	case literal:
		return w == t.text
	case prefix:
		return strings.HasPrefix(w, t.text)
	case fuzzy:
		return within(t.text, w, t.edits)
	case stars:
		return matchStars(t.parts, w)
	case pattern:
		return strings.Contains(w, t.has) && t.re.MatchString(w)
	case typed:
		if strings.HasPrefix(w, t.text) {
			return true
		}
	}
	return w == t.text || stems.of(lang, w) == stems.of(lang, t.text)
}

// within tells whether two words differ by at most so many letters left out,
// added or changed (Levenshtein).
func within(a, b string, edits int) bool {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > edits || len(y)-len(x) > edits {
		return false
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal, least := row[0], i+1
		row[0] = i + 1
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
			least = min(least, row[j+1])
		}
		if least > edits {
			return false
		}
	}
	return row[len(y)] <= edits
}

// compilePattern makes a regular expression that a whole folded word must
// match. Letters are folded, escapes are not: \S is not \s.
func compilePattern(source string) (term, error) {
	var b strings.Builder
	for i := 0; i < len(source); {
		r, n := utf8.DecodeRuneInString(source[i:])
		if r == '\\' && i+n < len(source) {
			_, m := utf8.DecodeRuneInString(source[i+n:])
			if rest := source[i+n:]; rest[0] == 'p' || rest[0] == 'P' {
				m = max(m, strings.IndexByte(rest, '}')+1)
			}
			if escaped := source[i+n : i+n+m]; escaped == "/" {
				b.WriteString("/")
			} else {
				b.WriteString(source[i : i+n+m])
			}
			i += n + m
			continue
		}
		b.WriteString(fold(source[i : i+n]))
		i += n
	}
	expr := b.String()
	loose, err := regexp.Compile(expr)
	if err != nil {
		return term{}, err
	}
	re, err := regexp.Compile(`^(?:` + expr + `)$`)
	if err != nil {
		return term{}, err
	}
	begin, _ := loose.LiteralPrefix()
	if strings.HasPrefix(expr, "(?") {
		begin = "" // a flag may make the case of the letters not matter
	}
	return term{kind: pattern, text: expr, re: re, begin: begin, has: must(expr)}, nil
}

// must is the longest piece of text that every match of an expression holds, as
// far as that is plain to see.
func must(expr string) string {
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return ""
	}
	return mustHold(tree.Simplify())
}

func mustHold(x *syntax.Regexp) string {
	switch x.Op {
	case syntax.OpLiteral:
		if x.Flags&syntax.FoldCase == 0 {
			return string(x.Rune)
		}
	case syntax.OpCapture, syntax.OpPlus:
		return mustHold(x.Sub[0])
	case syntax.OpConcat:
		longest := ""
		for _, sub := range x.Sub {
			if s := mustHold(sub); len(s) > len(longest) {
				longest = s
			}
		}
		return longest
	}
	return ""
}

// wildcard makes a term of a word with stars.
func wildcard(s string) term {
	parts := strings.Split(s, "*")
	for i, p := range parts {
		parts[i] = fold(p)
	}
	return term{kind: stars, text: s, parts: parts, begin: parts[0]}
}

func matchStars(parts []string, w string) bool {
	w, ok := strings.CutPrefix(w, parts[0])
	if !ok {
		return false
	}
	last := len(parts) - 1
	for _, p := range parts[1:last] {
		i := strings.Index(w, p)
		if i < 0 {
			return false
		}
		w = w[i+len(p):]
	}
	return strings.HasSuffix(w, parts[last])
}
