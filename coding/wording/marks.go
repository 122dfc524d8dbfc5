package wording

import (
	"strings"
	"unicode"

	"citaat/corpus"
)

// Omission is the mark for words left out.
const Omission = "(…)"

// Omit replaces [from, to) of a published text, in code points, by (…). Words
// that the selection cuts go whole; a mark beside it is taken into the new one.
// The second value is where the cursor belongs: behind the mark.
func Omit(text string, from, to int) (string, int) {
	r := []rune(text)
	from, to = wholeWords(r, from, to)
	for {
		before, behind := markBefore(r, from), markBehind(r, to)
		if before == from && behind == to {
			break
		}
		from, to = before, behind
	}
	return splice(r, from, to, Omission)
}

// Insert puts words between brackets into a published text, in place of
// [from, to) or, where that is empty, at the border of the word it lies in. An
// empty text gives [] with the cursor between the brackets.
func Insert(text string, from, to int, words string) (string, int) {
	r := []rune(text)
	if from == to {
		from = clamp(r, from)
		for from < len(r) && from > 0 && inWord(r, from) {
			from++
		}
		to = from
	} else {
		from, to = wholeWords(r, from, to)
	}
	s, cursor := splice(r, from, to, "["+words+"]")
	if words == "" {
		cursor--
	}
	return s, cursor
}

func clamp(r []rune, at int) int { return min(max(at, 0), len(r)) }

// inWord tells whether an offset lies between two letters of a word.
func inWord(r []rune, at int) bool {
	return at > 0 && at < len(r) && wordish(r[at-1]) && wordish(r[at])
}

func wordish(r rune) bool {
	return corpus.WordRune(r) || strings.ContainsRune(apostrophes, r) || r == 0x200c || r == 0x200d
}

// wholeWords widens a selection to whole words, without white space at its
// borders.
func wholeWords(r []rune, from, to int) (int, int) {
	from, to = clamp(r, from), clamp(r, to)
	if to < from {
		from, to = to, from
	}
	for from < to && unicode.IsSpace(r[from]) {
		from++
	}
	for from < to && unicode.IsSpace(r[to-1]) {
		to--
	}
	for inWord(r, from) {
		from--
	}
	for inWord(r, to) {
		to++
	}
	return from, to
}

// markBefore is where a mark (…) starts that ends at an offset, but for spaces;
// the offset itself if there is none.
func markBefore(r []rune, at int) int {
	end := at
	for end > 0 && r[end-1] == ' ' {
		end--
	}
	for i := end - 1; i >= 0 && end-i <= 8; i-- {
		if omissionEnd(r, i) == end {
			return i
		}
	}
	return at
}

func markBehind(r []rune, at int) int {
	i := at
	for i < len(r) && r[i] == ' ' {
		i++
	}
	if i < len(r) && omissionEnd(r, i) > i {
		return omissionEnd(r, i)
	}
	return at
}

// splice puts a mark in place of [from, to), with a space between it and words.
func splice(r []rune, from, to int, mark string) (string, int) {
	before := strings.TrimRight(string(r[:from]), " ")
	behind := strings.TrimLeft(string(r[to:]), " ")
	if before != "" && !strings.ContainsAny(before[len(before)-1:], "([") {
		before += " "
	}
	cursor := len([]rune(before + mark))
	if behind != "" && (wordish([]rune(behind)[0]) || unicode.In([]rune(behind)[0], unicode.S) || strings.ContainsAny(behind[:1], "([")) {
		behind = " " + behind
	}
	return before + mark + behind, cursor
}
