package pick

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// How well a title fits what is typed; the first is the best. Between items that
// fit alike the order in which they were given decides: what was used last comes
// first there.
const (
	begins   = iota // its own name begins so
	initials        // the words of its name begin with these letters
	word            // a word of its name begins so
	path            // every word typed begins a word of its path
	letters         // the letters are in it, in this order
)

// own is the last part of a title: the name without what it stands under.
func own(title string) string {
	if i := strings.LastIndex(title, "› "); i >= 0 {
		return title[i+len("› "):]
	}
	return title
}

// fit tells how well a folded title fits a folded query.
func fit(title, query string) int {
	name := own(title)
	words := strings.FieldsFunc(name, apart)
	first := ""
	inName := false
	for _, w := range words {
		r := []rune(w)
		first += string(r[:1])
		inName = inName || strings.HasPrefix(w, query)
	}
	switch {
	case strings.HasPrefix(name, query):
		return begins
	case len(words) > 1 && strings.HasPrefix(first, query):
		return initials
	case inName:
		return word
	}
	all := strings.FieldsFunc(title, apart)
	for _, q := range strings.FieldsFunc(query, apart) {
		if !slices.ContainsFunc(all, func(w string) bool { return strings.HasPrefix(w, q) }) {
			return letters
		}
	}
	return path
}

func apart(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// rank puts the items that fit best first; within letters the order is that of
// the search.
func (m Model) rank(query string, found []match) {
	fits := make(map[int]int, len(found))
	for _, f := range found {
		fits[f.item] = fit(m.keys[f.item], query)
	}
	slices.SortStableFunc(found, func(a, b match) int {
		x, y := fits[a.item], fits[b.item]
		if x != y || x == letters {
			return cmp.Compare(x, y)
		}
		return cmp.Compare(a.item, b.item)
	})
}
