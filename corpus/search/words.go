package search

import (
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/segment"

	"citaat/corpus"
)

// word is one word of a turn.
type word struct {
	term string // folded, as said
	pos  int    // the how manieth of its turn, from 1
	span corpus.Span
}

// splitter cuts text into folded words. It remembers what it folded, and is
// used by one goroutine at a time.
type splitter struct {
	folded map[string]string
	words  []word
}

// maxFolded bounds what a splitter remembers.
const maxFolded = 1 << 16

func newSplitter() *splitter { return &splitter{folded: make(map[string]string)} }

// split returns the words of a text that starts at an offset; they are valid
// until the next call.
func (s *splitter) split(text string, at corpus.Offset) []word {
	s.words = s.words[:0]
	seg := segment.NewWordSegmenterDirect([]byte(text))
	for seg.Segment() {
		b := seg.Bytes()
		n := corpus.Offset(utf8.RuneCount(b))
		if seg.Type() != segment.None {
			s.add(b, corpus.Span{Start: at, End: at + n})
		}
		at += n
	}
	return s.words
}

// add takes one segment. The standard leaves "hoofd.Dat" whole, as it does
// "a.u.b": here a full stop between letters parts words.
func (s *splitter) add(b []byte, span corpus.Span) {
	from, at, dotted := 0, span.Start, false
	for i := 0; i < len(b); i++ {
		if b[i] != '.' || i == 0 || isDigit(b[i-1]) {
			continue
		}
		n := corpus.Offset(utf8.RuneCount(b[from:i]))
		s.put(b[from:i], corpus.Span{Start: at, End: at + n})
		from, at, dotted = i+1, at+n+1, true
	}
	if !dotted {
		s.put(b, span)
		return
	}
	s.put(b[from:], corpus.Span{Start: at, End: span.End})
}

func (s *splitter) put(b []byte, span corpus.Span) {
	if len(b) == 0 {
		return
	}
	term, ok := s.folded[string(b)]
	if !ok {
		if len(s.folded) >= maxFolded {
			clear(s.folded)
		}
		term = fold(string(b))
		s.folded[string(b)] = term
	}
	if term != "" {
		s.words = append(s.words, word{term, len(s.words) + 1, span})
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// terms are the folded words of a piece of a query.
func terms(text string) []string {
	var out []string
	for _, w := range newSplitter().split(text, 0) {
		out = append(out, strings.Clone(w.term))
	}
	return out
}
