package threeway

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of a text with the punctuation on it, or the border between
// two turns; a mark in brackets is one word.
type word struct {
	text   string
	border bool
	ours   int // the turn of ours that it comes from, or -1
	theirs int // the turn of theirs that it comes from, or -1
}

// longestMark is how many words a mark in brackets may have.
const longestMark = 8

// split cuts a text into words.
func split(text string) []string {
	fields := strings.Fields(text)
	var out []string
	for i := 0; i < len(fields); i++ {
		f := fields[i]
		if open := strings.LastIndexByte(f, '['); open >= 0 && !strings.Contains(f[open:], "]") {
			for n := i + 1; n < len(fields) && n < i+longestMark; n++ {
				if strings.Contains(fields[n], "]") {
					f, i = strings.Join(fields[i:n+1], " "), n
					break
				}
			}
		}
		out = append(out, f)
	}
	return out
}

// marks are the redactions in some words.
func marks(words []word) []string {
	var out []string
	for _, w := range words {
		if m := markOf(w.text); m != "" {
			out = append(out, m)
		}
	}
	return out
}

// markOf is the mark in brackets that a word holds; "" for none, and for what a
// transcriber notes in brackets.
func markOf(s string) string {
	from := strings.IndexByte(s, '[')
	if from < 0 {
		return ""
	}
	to := strings.IndexByte(s[from:], ']')
	if to < 2 || remark(s[from+1:from+to]) {
		return ""
	}
	return s[from : from+to+1]
}

// remark tells of what is noted in brackets about how something was said.
func remark(s string) bool {
	s = strings.ToLower(strings.TrimRight(strings.TrimSpace(s), "?! 0123456789:."))
	first, _, _ := strings.Cut(s, " ")
	switch first {
	case "", "…", "lacht", "lachen", "gelach", "lachend", "huilt", "huilen", "zucht", "stilte", "pauze", "onverstaanbaar", "onverst",
		"laughs", "laughter", "laughing", "cries", "crying", "sighs", "silence", "pause", "inaudible", "unintelligible", "crosstalk":
		return true
	}
	return false
}

// bare is a word without the punctuation on it.
func bare(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// telling tells of a word that can name somebody or something: it begins with a
// capital or holds a digit.
func telling(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return len(s) > 2 && (unicode.IsUpper(r) || strings.ContainsFunc(s, unicode.IsDigit))
}
