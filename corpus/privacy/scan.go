package privacy

import (
	"cmp"
	"slices"
	"strings"

	"citaat/corpus"
)

// Options are what a scan knows besides the text.
type Options struct {
	Known  []Known  // the study's own list
	Ignore []string // words that identify nobody here, as names of codes
	About  []string // the study's own words, as in its title: no questions, but for names and places
	Marks  []string // marks of the researcher's own words, in which nothing is looked for
}

// Scan finds what may identify somebody in a text. Candidates come in order of
// place and do not overlap: where two did, the one that holds the other stands,
// else the surer one, else the longer one. A line of the text is what one person
// says before another does; a word that stands with a capital inside a sentence
// of one is known for a name at the start of another. The cost is linear in the text.
func Scan(text string, o Options) []Candidate { return NewScanner(o).Scan(text) }

// Scanner scans many texts with the same options. It is safe for concurrent use.
type Scanner struct {
	words  *words
	known  known
	marks  map[string]bool // those of the study's own list
	ignore map[string]bool
	about  map[string]bool
}

// NewScanner makes ready to scan.
func NewScanner(o Options) *Scanner {
	s := &Scanner{words: lists(), known: newKnown(o.Known), marks: map[string]bool{}, ignore: map[string]bool{}}
	for _, text := range o.Ignore {
		for _, w := range foldedWords(text) {
			s.ignore[w] = true
		}
	}
	s.about = s.words.vocabulary(o.About)
	for _, m := range o.Marks {
		s.marks[fold(m)] = true
	}
	for _, k := range o.Known {
		if k.With != "" {
			s.marks[fold(k.With)] = true
		}
	}
	return s
}

// Scan is the function Scan with the scanner's options.
func (s *Scanner) Scan(text string) []Candidate {
	x := &scan{words: s.words, ignore: s.ignore, vocabulary: s.about, text: text, tokens: tokens(text, s.marks)}
	x.found = make([]finding, 0, len(x.tokens)/16)
	x.look()
	x.online()
	x.numbers()
	x.postcodes()
	x.streets()
	x.dates()
	x.ages()
	x.places()
	x.organisations()
	x.names()
	x.onList(s.known)
	x.agree()
	return x.settle()
}

// scan is one text being scanned.
type scan struct {
	words      *words
	text       string
	tokens     []token
	folded     []string // the tokens as they are compared
	classes    []class
	within     map[string]tally // how words stand inside sentences
	ignore     map[string]bool
	vocabulary map[string]bool
	capital    int // words with a capital inside a sentence
	found      []finding
}

// tally counts how a word stands inside sentences.
type tally struct{ capital, small int }

// finding is a candidate with what the scan thinks of it.
type finding struct {
	Candidate
	from, to int // bytes
	weight   int // of its kind: how well its kind is known
}

// look notes what is known of each word.
func (x *scan) look() {
	x.folded = make([]string, len(x.tokens))
	x.classes = make([]class, len(x.tokens))
	x.within = map[string]tally{}
	for i, t := range x.tokens {
		f := fold(x.text[t.start:t.end])
		x.folded[i], x.classes[i] = f, x.words.of[f]
		if !t.first && t.is(upper) {
			n := x.within[f]
			n.capital++
			x.within[f] = n
			x.capital++
		}
	}
	for i, t := range x.tokens { // of the others it does not matter
		if n, capital := x.within[x.folded[i]]; capital && !t.is(upper) {
			n.small++
			x.within[x.folded[i]] = n
		}
	}
}

// noCapitals tells of a text that was typed, or heard by a machine, without
// capitals: so long, and at most one inside a sentence.
func (x *scan) noCapitals() bool { return len(x.tokens) > 40 && x.capital <= 1 }

// word is a token as it stands in the text.
func (x *scan) word(i int) string { return x.text[x.tokens[i].start:x.tokens[i].end] }

// has tells whether there is a token of a class.
func (x *scan) has(i int, c class) bool {
	return i >= 0 && i < len(x.classes) && x.classes[i]&c != 0
}

// joined tells whether a token follows the one before it after one of some gaps.
func (x *scan) joined(i int, gaps ...gap) bool {
	return i > 0 && i < len(x.tokens) && slices.Contains(gaps, x.tokens[i].gap)
}

// add notes tokens [i, j) as a candidate.
func (x *scan) add(kind Kind, i, j int, alike string, weight int) *finding {
	a, b := x.tokens[i], x.tokens[j-1]
	return x.addAt(kind, a.start, b.end, a.off, b.to, alike, weight)
}

func (x *scan) addAt(kind Kind, from, to int, start, end corpus.Offset, alike string, weight int) *finding {
	x.found = append(x.found, finding{from: from, to: to, weight: weight, Candidate: Candidate{
		Kind: kind, Span: corpus.Span{Start: start, End: end}, Text: x.text[from:to], Alike: alike}})
	return &x.found[len(x.found)-1]
}

// like is how tokens [i, j) are compared with others.
func (x *scan) like(i, j int) string { return strings.Join(x.folded[i:j], " ") }

// settle puts the findings in order and lets one stand where several overlap.
func (x *scan) settle() []Candidate {
	slices.SortStableFunc(x.found, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to), cmp.Compare(sureness(b), sureness(a)))
	})
	var kept []finding
	for _, f := range x.found {
		for len(kept) > 0 && kept[len(kept)-1].to > f.from && stronger(f, kept[len(kept)-1]) {
			kept = kept[:len(kept)-1]
		}
		if len(kept) == 0 || kept[len(kept)-1].to <= f.from {
			kept = append(kept, f)
		}
	}
	out := make([]Candidate, len(kept))
	for i, f := range kept {
		out[i] = f.Candidate
	}
	return out
}

// stronger tells whether a later finding takes the place of an earlier one that
// it overlaps. The earlier one begins before it, or is as long at least.
func stronger(later, earlier finding) bool {
	if later.to <= earlier.to { // within the other
		return later.from == earlier.from && later.to == earlier.to && sureness(later) > sureness(earlier)
	}
	if later.Sure != earlier.Sure {
		return later.Sure
	}
	return later.to-later.from > earlier.to-earlier.from
}

func sureness(f finding) int {
	if f.Sure {
		return 1000 + f.weight
	}
	return f.weight
}
