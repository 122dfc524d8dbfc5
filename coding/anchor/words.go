package anchor

import (
	"unicode"

	"golang.org/x/text/unicode/norm"

	"citaat/corpus"
)

// word is a run of letters, digits and their marks, or a run of symbols (an
// emoji with all that belongs to it), as [start, end) in code points. What
// stands between words, white space and punctuation, is a gap.
type word struct {
	start, end int
	id         int32 // equal for words that are equal to the letter
}

// lexicon gives equal words one id.
type lexicon map[string]int32

func (l lexicon) words(text []rune) []word {
	var out []word
	for i := 0; i < len(text); {
		end := wordEnd(text, i)
		if end == i {
			i++
			continue
		}
		key := string(text[i:end])
		id, ok := l[key]
		if !ok {
			id = int32(len(l))
			l[key] = id
		}
		out = append(out, word{i, end, id})
		i = end
	}
	return out
}

// wordEnd is where the word that starts at i ends; i itself if none does.
func wordEnd(text []rune, i int) int {
	is := corpus.WordRune
	if unicode.In(text[i], unicode.S) {
		is = symbol
	}
	for i < len(text) && (is(text[i]) || joiner(text, i)) {
		i++
	}
	return i
}

func symbol(r rune) bool { return unicode.In(r, unicode.S, unicode.M) }

// joiner tells of the invisible characters that hold an emoji or a Persian
// word together; they never start a word.
func joiner(text []rune, i int) bool {
	return i > 0 && (text[i] == 0x200c || text[i] == 0x200d) && (corpus.WordRune(text[i-1]) || symbol(text[i-1]))
}

// fold is a word without what a correction of spelling changes: case and
// accents.
func fold(text []rune) []rune {
	var out []rune
	for _, r := range norm.NFD.String(string(text)) {
		if r != 0x200c && r != 0x200d && !unicode.IsSpace(r) && !unicode.Is(unicode.M, r) {
			out = append(out, unicode.ToLower(r))
		}
	}
	return out
}

// alike is the share of letters that two folded words have in common: one
// less the distance (a letter inserted, left out, replaced, or two swapped) to
// the length of the longer one.
func alike(a, b []rune) float64 {
	longest := max(len(a), len(b))
	if longest == 0 {
		return 1
	}
	if min(len(a), len(b)) == 0 || float64(min(len(a), len(b))) < likeness*float64(longest) {
		return 0
	}
	return 1 - float64(distance(a, b))/float64(longest)
}

// distance is the optimal string alignment distance.
func distance(a, b []rune) int {
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := range a {
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(above[j]+cost, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}
