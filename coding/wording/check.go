package wording

import (
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Options are the choices of the study.
type Options struct {
	Hesitations     []string // words that are no more than a hesitation
	DropHesitations bool     // they may be left out unmarked
}

// Reason says in what a published wording differs.
type Reason string

// The reasons.
const (
	Nothing     Reason = "nothing"     // no word is published
	Unmarked    Reason = "unmarked"    // words were left out without (…)
	Hesitation  Reason = "hesitation"  // so was a hesitation, which this study keeps
	Question    Reason = "question"    // so was what somebody else said in between
	TooLong     Reason = "too-long"    // an insertion stands for too many words
	NotSaid     Reason = "not-said"    // words that were not said, outside brackets
	Changed     Reason = "changed"     // other words than were said
	Capital     Reason = "capital"     // another case within a sentence
	Punctuation Reason = "punctuation" // other punctuation
	Foreign     Reason = "foreign"     // somebody else's words
	InWord      Reason = "in-word"     // a mark within a word
)

// Difference is a place in the published text that does not hold what was said.
type Difference struct {
	Span   corpus.Span // in the published text; what to underline
	Reason Reason
	Text   phrases.Sentence // the reason, for the user
	Said   string           // what stands in the transcript there
}

// Verdict tells whether a published wording is an honest rendering.
type Verdict struct {
	OK          bool
	Dropped     []string // hesitations left out unmarked, in order
	Differences []Difference
	Omissions   int // marks (…)
	Insertions  int // marks […]

	Participant corpus.ParticipantID // whose words it holds; "" in a conversation of several
	Rendered    bool                 // it holds words as an interpreter rendered them
}

// Check compares what is published with the passage it is from.
func Check(text string, src Source, o Options) Verdict {
	p := src.read(text)
	v := Verdict{}
	words := 0
	for _, t := range p.tokens {
		switch t.kind {
		case omission:
			v.Omissions++
		case insertion:
			v.Insertions++
		case spoken:
			words++
		}
	}
	if words == 0 {
		all := corpus.Span{Start: 0, End: corpus.Offset(len([]rune(text)))}
		v.Differences = []Difference{{Span: all, Reason: Nothing, Text: phrases.Make("wording.nothing")}}
		return v
	}
	people := src.people
	if len(people) == 0 || p.conversation {
		people = []person{{}}
	}
	var best *table
	least, at := tooMuch+1, 0
	for _, who := range people {
		t := newTable(p, &src, who, o)
		if cost, j := t.best(); cost < least {
			best, least, at = t, cost, j
		}
	}
	best.judge(&v, at)
	v.Differences = append(v.Differences, marksInWords([]rune(text), p.tokens)...)
	sortDifferences(v.Differences)
	v.OK = len(v.Differences) == 0
	return v
}
