package pick

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// match is an item that fits what is typed, and the runes of its title that
// were typed.
type match struct {
	item int
	hits map[int]bool
}

// fold makes letters alike that a hurried typist does not tell apart.
func fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	t := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	plain, _, err := transform.String(t, s)
	if err != nil {
		plain = s
	}
	return strings.ToLower(plain)
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// filter finds the items that fit: first those whose title does, the best
// first, then those whose detail holds every word.
func (m Model) filter() Model {
	m.at, m.found = 0, nil
	query := fold(strings.TrimSpace(m.Text()))
	if query == "" {
		for i := range m.items {
			m.found = append(m.found, match{item: i})
		}
		return m
	}
	seen := map[int]bool{}
	for _, f := range fuzzy.Find(strings.ReplaceAll(query, " ", ""), m.keys) {
		seen[f.Index] = true
		m.found = append(m.found, match{item: f.Index, hits: runesAt(m.keys[f.Index], f.MatchedIndexes)})
	}
	m.rank(query, m.found)
	for i := range m.items {
		if !seen[i] && hasWords(m.details[i], query) {
			m.found = append(m.found, match{item: i})
		}
	}
	return m
}

// runesAt turns byte positions into rune positions.
func runesAt(s string, bytes []int) map[int]bool {
	at := map[int]bool{}
	for _, b := range bytes {
		at[len([]rune(s[:min(b, len(s))]))] = true
	}
	return at
}

func hasWords(text, query string) bool {
	for _, w := range strings.Fields(query) {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
