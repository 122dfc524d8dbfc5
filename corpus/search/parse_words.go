package search

import (
	"strings"

	"citaat/corpus/phrases"
)

// maxEdits is how many letters a word may differ.
const maxEdits = 2

// word makes the terms of a word without quotes. What the rules cut into
// several words, such as "moeder-kind", stands one after another.
func (p *parser) word(x lexeme) (node, error) {
	body, edits, err := cutFuzzy(x)
	if err != nil {
		return nil, err
	}
	last := term{kind: stemmed}
	switch {
	case edits > 0:
		last = term{kind: fuzzy, edits: edits}
	case strings.Contains(strings.TrimSuffix(body, "*"), "*"):
		if strings.Trim(body, "*") == "" {
			return nil, wrong(x.at, phrases.Make("search.star-alone"))
		}
		return p.add(x.at, []term{wildcard(body)})
	case strings.HasSuffix(body, "*"):
		last.kind = prefix
	}
	ts := terms(strings.TrimSuffix(body, "*"))
	if len(ts) == 0 {
		return nil, wrong(x.at, phrases.Make(noWord(body)))
	}
	list := make([]term, len(ts))
	for i, t := range ts {
		list[i] = term{kind: stemmed, text: t}
	}
	last.text = ts[len(ts)-1]
	list[len(list)-1] = last
	n, err := p.add(x.at, list)
	if last.kind == stemmed && p.peek().is == isEnd && x.end == p.peek().at {
		p.q.last = len(p.q.terms) - 1
	}
	return n, err
}

func noWord(body string) string {
	if body == "*" {
		return "search.star-alone"
	}
	return "search.no-word"
}

// cutFuzzy takes ~, ~1 or ~2 off the end of a word.
func cutFuzzy(x lexeme) (body string, edits int, err error) {
	body, after, ok := strings.Cut(x.text, "~")
	if !ok {
		return x.text, 0, nil
	}
	switch after {
	case "", "1":
		return body, 1, nil
	case "2":
		return body, maxEdits, nil
	}
	return "", 0, wrong(x.at+len([]rune(body)), phrases.Make("search.edits", phrases.Args{"Most": maxEdits}))
}

// phrase makes the terms of words in quotes: literally so.
func (p *parser) phrase(x lexeme) (node, error) {
	ts := terms(x.text)
	if len(ts) == 0 {
		return nil, wrong(x.at, phrases.Make("search.no-word"))
	}
	list := make([]term, len(ts))
	for i, t := range ts {
		list[i] = term{kind: literal, text: t}
	}
	return p.add(x.at, list)
}

func (p *parser) pattern(source string, at int) (node, error) {
	if source == "" {
		return nil, wrong(at, phrases.Make("search.no-word"))
	}
	t, err := compilePattern(source)
	if err != nil {
		e := wrong(at, phrases.Make("search.bad-pattern"))
		e.Cause = err
		return nil, e
	}
	return p.add(at, []term{t})
}

// add gives the terms their numbers.
func (p *parser) add(at int, list []term) (node, error) {
	if len(p.q.terms)+len(list) > maxTerms {
		return nil, wrong(at, phrases.Make("search.too-long"))
	}
	first := len(p.q.terms)
	p.q.terms = append(p.q.terms, list...)
	if len(list) == 1 {
		return one{first}, nil
	}
	r := row{}
	for i := range list {
		r.terms = append(r.terms, first+i)
	}
	return r, nil
}
