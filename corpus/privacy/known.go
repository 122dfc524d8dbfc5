package privacy

import (
	"strings"

	"citaat/corpus"
)

// known is the study's own list, by the first word of each entry.
type known map[string][]listed

type listed struct {
	words []string // folded
	kind  Kind
	small bool // written without a capital: it is meant wherever it stands
}

func newKnown(list []Known) known {
	k := known{}
	for _, e := range list {
		words := foldedWords(e.Text)
		if len(words) == 0 {
			continue
		}
		kind := e.Kind
		if kind == "" {
			kind = Name
		}
		k[words[0]] = append(k[words[0]], listed{words, kind, strings.ToLower(e.Text) == e.Text})
	}
	return k
}

// foldedWords are the words of a text as they are compared.
func foldedWords(s string) []string {
	var words []string
	for _, t := range tokens(s, nil) {
		words = append(words, fold(s[t.start:t.end]))
	}
	return words
}

// onList finds what is on the study's own list, in whatever case: but a word that
// is one of everyday language too needs its capital, if it has one on the list.
func (x *scan) onList(k known) {
	if len(k) == 0 {
		return
	}
	for i, f := range x.folded {
		for _, e := range k[f] {
			x.listed(i, e, 0)
		}
		if n := len(f); n > 3 && f[n-1] == 's' {
			for _, e := range k[f[:n-1]] {
				if len(e.words) == 1 {
					x.listed(i, e, 1) // "Karims fiets"
				}
			}
		}
	}
}

// listed notes an entry that stands at a token, without so many of its letters.
func (x *scan) listed(i int, e listed, less int) {
	end, big := i, false
	for n, w := range e.words {
		if end >= len(x.tokens) || n > 0 && (x.folded[end] != w || x.tokens[end].first || x.tokens[end].gap == gapComma) {
			return
		}
		big = big || x.tokens[end].is(upper)
		end++
	}
	if c := x.words.of[e.words[0]]; !big && len(e.words) == 1 && e.kind != Number && (!e.small && c&(common|homonym|placeWord) != 0 || less > 0) {
		return
	}
	a, b := x.tokens[i], x.tokens[end-1]
	alike := x.like(i, end)
	if e.kind == Phone || e.kind == Number || e.kind == BSN || e.kind == IBAN {
		alike = alikeOf(e.kind, x.text[a.start:b.end])
	}
	x.addAt(e.kind, a.start, b.end-less, a.off, b.to-corpus.Offset(less), alike[:len(alike)-less], 100).Sure = true
}
