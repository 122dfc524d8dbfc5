package coding

import (
	"strings"
	"unicode"

	"citaat/corpus"
)

// How many words in a row make a quotation of what somebody said; fewer in a
// memo on a passage that held words of that person.
const (
	fewest     = 4
	fewestNear = 2
)

// hearsay knows what somebody said by the runs of a few words in it.
type hearsay struct {
	n    int
	runs map[string]bool
}

func newHearsay(said []string, n int) *hearsay {
	h := &hearsay{n: n, runs: map[string]bool{}}
	for _, text := range said {
		words := heard(text)
		for i := 0; i+n <= len(words); i++ {
			h.runs[h.run(words[i:i+n])] = true
		}
	}
	return h
}

// heardWord is a word of a text and where it stands.
type heardWord struct {
	corpus.Span
	plain string
}

func heard(text string) []heardWord {
	var words []heardWord
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		if !wordRune(runes[i]) {
			continue
		}
		from := i
		for i < len(runes) && (wordRune(runes[i]) || unicode.IsMark(runes[i])) {
			i++
		}
		words = append(words, heardWord{spanOf(from, i), strings.ToLower(string(runes[from:i]))})
	}
	return words
}

func (h *hearsay) run(words []heardWord) string {
	plain := make([]string, len(words))
	for i, w := range words {
		plain[i] = w.plain
	}
	return strings.Join(plain, " ")
}

// quoting are the places in a text that say again what was said. A text that is
// nothing else goes as a whole; elsewhere the mark stands for it.
func (h *hearsay) quoting(text, mark string) []Cut {
	words := heard(text)
	said := make([]bool, len(words))
	for i := 0; i+h.n <= len(words); i++ {
		if h.runs[h.run(words[i:i+h.n])] {
			for j := range h.n {
				said[i+j] = true
			}
		}
	}
	var cuts []Cut
	all := true
	for i := 0; i < len(words); i++ {
		if !said[i] {
			all = false
			continue
		}
		from := i
		for i+1 < len(words) && said[i+1] {
			i++
		}
		cuts = append(cuts, Cut{Span: corpus.Span{Start: words[from].Start, End: words[i].End}, With: mark})
	}
	if all && len(words) > 0 {
		return []Cut{{Span: spanOf(0, len([]rune(text)))}}
	}
	return cuts
}
