package coding

import (
	"cmp"
	"slices"

	"citaat/coding/anchor"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Doubt is a coding that a person should look at since its text changed: its
// words are gone, or it was placed again by likeness.
type Doubt struct {
	Coding
	Prefix, Suffix string // what stood around its words
}

// Doubts are the codings in doubt, interview by interview: first those that are
// lost, then those that were placed again. Those of others are among them; only
// their owners can place them.
func (s *Study) Doubts() []Doubt {
	s.lockFolded()
	defer s.mu.Unlock()
	var lost, unsure []Doubt
	for _, id := range s.order {
		shelf := s.fold.shelves[id]
		if shelf == nil || s.interviews[id].err != nil {
			continue
		}
		var found []*record
		for _, r := range shelf.records {
			if r.now.Lost || r.now.Unsure {
				found = append(found, r)
			}
		}
		slices.SortFunc(found, byPlace)
		for _, r := range found {
			c, ok := s.seen(r)
			if !ok {
				continue
			}
			if d := (Doubt{c, r.anchor.Prefix, r.anchor.Suffix}); d.Lost {
				lost = append(lost, d)
			} else {
				unsure = append(unsure, d)
			}
		}
	}
	return append(lost, unsure...)
}

// Candidate is a place at which a coding in doubt may belong.
type Candidate struct {
	Span     corpus.Span
	Words    string
	Same, Of int  // words that it has in common with those that were coded, of the longer of the two
	Here     bool // known edits lead from the old words to this place
}

// mostCandidates is how many places a person is asked to look at.
const mostCandidates = 6

// leastAlike is of how many words one must be the same for a place to be worth
// a look.
const leastAlike = 5

// Candidates are the places at which a coding may belong in the text as it is
// now, the likeliest first. Looking for them takes a moment in a long text.
func (s *Study) Candidates(id CodingID) ([]Candidate, error) {
	s.lockFolded()
	defer s.mu.Unlock()
	r := s.fold.codings[id]
	if r == nil || !r.there || !s.sees(r.made.Interview, r.made.Coder) {
		return nil, phrases.Fail("coding.coding.unknown", phrases.Args{"ID": string(id)}).WithCure("coding.coding.unknown.cure")
	}
	t, err := s.transcript(r.made.Interview)
	if err != nil {
		return nil, err
	}
	var list []Candidate
	note := func(span corpus.Span, here bool) {
		if span.Empty() {
			return
		}
		c := Candidate{Span: span, Words: t.Body().Slice(span), Here: here}
		c.Same, c.Of = anchor.Alike(r.anchor.Quote, c.Words)
		if !here && leastAlike*c.Same < c.Of {
			return
		}
		for i, o := range list {
			if o.Span.Overlaps(span) {
				if share(c) > share(o) {
					c.Here = c.Here || o.Here
					list[i] = c
				}
				return
			}
		}
		list = append(list, c)
	}
	if !r.now.Lost {
		note(r.now.Span, false)
	}
	note(s.stood(r), true)
	for _, span := range s.texts.finder(t).Candidates(*r.anchor, mostCandidates) {
		note(span, false)
	}
	slices.SortStableFunc(list, func(a, b Candidate) int { return cmp.Compare(share(b), share(a)) })
	return list[:min(len(list), mostCandidates)], nil
}

func share(c Candidate) float64 {
	if c.Of == 0 {
		return 0
	}
	return float64(c.Same) / float64(c.Of)
}

// stood is where known edits say that the words of a coding stood. The caller
// holds mu.
func (s *Study) stood(r *record) corpus.Span {
	v := s.interviews[r.made.Interview]
	steps, ok := s.waysTo(v).from(r.anchor.Body)
	if !ok {
		return corpus.Span{}
	}
	span := r.anchor.Span()
	for _, step := range steps {
		to, survives := step.Map(span)
		if !survives {
			to = step.Spot(span)
		}
		if span = to; span.Empty() {
			break
		}
	}
	return span
}
