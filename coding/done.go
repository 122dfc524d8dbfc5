package coding

import (
	"slices"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Done notes that the coder is done with an interview, or is not after all. The
// same again adds nothing.
func (b *Batch) Done(id corpus.TranscriptID, done bool) error {
	if _, ok := b.s.Interview(id); !ok {
		return phrases.Fail("coding.interview.unknown", phrases.Args{"Interview": string(id)}).
			WithCure("coding.interview.unknown.cure")
	}
	if b.s.Done(id, b.s.coder) == done {
		return nil
	}
	op := OpDone
	if !done {
		op = OpNotDone
	}
	b.event(op).Interview = id
	return nil
}

// Done tells whether a coder is done with an interview.
func (s *Study) Done(id corpus.TranscriptID, c corpus.CoderName) bool {
	s.lockFolded()
	defer s.mu.Unlock()
	return s.fold.done(id, c)
}

// Doneness is how far coders are with an interview.
type Doneness struct {
	Mine   bool               // the coder of this study is done
	Coders []corpus.CoderName // who is done, by name
	Of     int                // coders of the study
}

// Doneness tells how far coders are with an interview. Who the coders of a
// study are does not depend on what they coded: that is not to be seen yet.
func (s *Study) Doneness(id corpus.TranscriptID) Doneness {
	s.lockFolded()
	defer s.mu.Unlock()
	d := Doneness{Mine: s.fold.done(id, s.coder)}
	all := []corpus.CoderName{s.coder}
	for _, c := range s.settings.Coders {
		all = append(all, c.ID)
	}
	for _, e := range s.fold.marks[id] {
		all = append(all, e.Coder)
	}
	slices.Sort(all)
	all = slices.Compact(all)
	for _, c := range all {
		if s.fold.done(id, c) {
			d.Coders = append(d.Coders, c)
		}
	}
	d.Of = len(all)
	return d
}

// mark folds that a coder says to be done with an interview, or not.
func (f *fold) mark(e *Event) {
	f.marks[e.Interview] = insert(f.marks[e.Interview], e)
	f.unshelve(e.Interview)
}

// done tells what a coder said last that stands.
func (f *fold) done(id corpus.TranscriptID, c corpus.CoderName) bool {
	for _, e := range slices.Backward(f.marks[id]) {
		if e.Coder == c && f.active(e) {
			return e.Op == OpDone
		}
	}
	return false
}

// codersIn are those who have a coding in an interview.
func (f *fold) codersIn(id corpus.TranscriptID) []corpus.CoderName {
	h := f.shelves[id]
	if h == nil {
		return nil
	}
	if h.coders == nil {
		for _, r := range h.records {
			if !slices.Contains(h.coders, r.made.Coder) {
				h.coders = append(h.coders, r.made.Coder)
			}
		}
	}
	return h.coders
}
