package coding

import (
	"strings"
	"unicode/utf8"

	"citaat/corpus"
)

// fewestWords is from how many words on a passage can be told by its words:
// fewer may stand anywhere.
const fewestWords = 3

// secretRun is how many words in a row, of a longer passage, give it away.
const secretRun = 5

// Hidden stands where withheld words stood.
const Hidden = "[…]"

// Secrets are passages that no file may hold, to find where a text quotes them:
// whole or in part, whatever its capitals, dots, spaces and quotation marks.
type Secrets struct{ runs map[string]bool }

// NewSecrets takes the words of the passages. One of fewer than three words is
// no secret.
func NewSecrets(passages []string) Secrets {
	s := Secrets{runs: map[string]bool{}}
	for _, p := range passages {
		words := wordsOf(p)
		if len(words) < fewestWords {
			continue
		}
		n := min(len(words), secretRun)
		for i := range len(words) - n + 1 {
			s.runs[run(words[i:i+n])] = true
		}
	}
	return s
}

// Secrets are the passages of the study that are not to be used.
func (s *Study) Secrets() Secrets {
	var passages []string
	for _, w := range s.Withheld() {
		passages = append(passages, w.Quote)
	}
	return NewSecrets(passages)
}

// Quoted tells whether a text quotes one of them.
func (s Secrets) Quoted(text string) bool { return len(s.in(text)) > 0 }

// Without is a text in which Hidden stands in the place of what it quotes.
func (s Secrets) Without(text string) string {
	found := s.in(text)
	if len(found) == 0 {
		return text
	}
	var b strings.Builder
	from := 0
	for _, p := range found {
		b.WriteString(text[from:p.from])
		b.WriteString(Hidden)
		from = p.to
	}
	b.WriteString(text[from:])
	return b.String()
}

// stretch is a stretch of a text, in bytes.
type stretch struct{ from, to int }

// in are the stretches of a text that quote one of them, in order and apart.
func (s Secrets) in(text string) []stretch {
	if len(s.runs) == 0 {
		return nil
	}
	words := wordsOf(text)
	var found []stretch
	end := 0 // the first word behind the last stretch
	for i := range words {
		for n := fewestWords; n <= secretRun && i+n <= len(words); n++ {
			if !s.runs[run(words[i:i+n])] {
				continue
			}
			p := stretch{words[i].from, words[i+n-1].to}
			if len(found) > 0 && i <= end {
				found[len(found)-1].to = max(found[len(found)-1].to, p.to)
			} else {
				found = append(found, p)
			}
			end = max(end, i+n)
		}
	}
	return found
}

// spelled is a word in lower case and where it stands.
type spelled struct {
	stretch
	word string
}

func wordsOf(text string) []spelled {
	var words []spelled
	from := -1
	add := func(to int) {
		if from >= 0 {
			words = append(words, spelled{stretch{from, to}, strings.ToLower(text[from:to])})
		}
		from = -1
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch word := corpus.WordRune(r); {
		case !word:
			add(i)
		case from < 0:
			from = i
		}
		i += n
	}
	add(len(text))
	return words
}

// run is some words as they are compared.
func run(words []spelled) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.word)
		b.WriteByte(' ')
	}
	return b.String()
}
