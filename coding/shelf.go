package coding

import (
	"slices"
	"strings"

	"citaat/corpus"
)

// shelf holds the codings of one interview that are there, in order of place.
type shelf struct {
	records []*record
	list    []Coding           // what callers see; nil when it must be made again
	seen    []Coding           // what the coder sees of it in a blind study; the same
	coders  []corpus.CoderName // whose they are; the same
	tally   *tally             // what there is of each code; the same
}

// shelve keeps the list of an interview in order.
func (f *fold) shelve(r *record, was bool) {
	if !was && !r.there {
		return
	}
	s := f.shelves[r.made.Interview]
	if s == nil {
		s = &shelf{}
		f.shelves[r.made.Interview] = s
	}
	s.dirty()
	if was && !r.there {
		s.records = slices.DeleteFunc(s.records, func(x *record) bool { return x == r })
	} else if !was {
		s.records = append(s.records, r)
	}
}

// dirty forgets what was made of a shelf.
func (s *shelf) dirty() { s.list, s.seen, s.coders, s.tally = nil, nil, nil, nil }

// unshelve forgets what was made of the shelf of an interview.
func (f *fold) unshelve(id corpus.TranscriptID) {
	if s := f.shelves[id]; s != nil {
		s.dirty()
	}
}

// replace places the codings of an interview again, after its text changed.
func (f *fold) replace(id corpus.TranscriptID) {
	f.replaceDecisions(id)
	s := f.shelves[id]
	if s == nil {
		return
	}
	f.version++
	s.dirty()
	for _, r := range s.records {
		f.anchor(r, r.anchor)
	}
}

// in are the codings of an interview by place; the list is not to be changed.
func (f *fold) in(id corpus.TranscriptID) []Coding {
	s := f.shelves[id]
	if s == nil {
		return nil
	}
	if s.list == nil {
		if !slices.IsSortedFunc(s.records, byPlace) {
			slices.SortFunc(s.records, byPlace)
		}
		s.list = make([]Coding, len(s.records))
		for i, r := range s.records {
			s.list[i] = r.now
		}
	}
	return s.list
}

// byPlace orders codings by where they begin, the wider one first.
func byPlace(x, y *record) int {
	a, b := &x.now, &y.now
	if a.Span.Start != b.Span.Start {
		return int(a.Span.Start - b.Span.Start)
	}
	if a.Span.End != b.Span.End {
		return int(b.Span.End - a.Span.End)
	}
	return strings.Compare(string(a.ID), string(b.ID))
}

// lost are the codings of an interview whose words could not be found again,
// in the order in which they were made.
func (f *fold) lost(id corpus.TranscriptID) []Coding {
	var lost []Coding
	if s := f.shelves[id]; s != nil {
		for _, r := range s.records {
			if r.now.Lost {
				lost = append(lost, r.now)
			}
		}
	}
	slices.SortFunc(lost, func(a, b Coding) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return lost
}
