package coding

import (
	"slices"
	"strings"
	"time"

	"citaat/coding/anchor"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Rejection is a person's decision that a passage does not get a code, made
// where a search proposed it: it is not proposed again. It says nothing about
// the passage to anybody else, and is no coding.
type Rejection struct {
	ID        EventID
	Coder     corpus.CoderName
	Interview corpus.TranscriptID
	Code      CodeID
	Span      corpus.Span // in the body as it is now; empty when Lost
	Quote     string
	Made      time.Time
	Lost      bool // its words could not be found again with certainty
}

// rejection is one rejection with its events.
type rejection struct {
	made    *Event
	changes []*Event // by whom it was opened again
	there   bool
	now     Rejection
}

// Reject notes that a passage does not get a code. Doing so again adds nothing
// and returns the rejection that is there.
func (b *Batch) Reject(p Passage, code CodeID) (EventID, error) {
	for _, r := range b.s.RejectionsIn(p.Interview) {
		if r.Coder == b.s.coder && r.Span == p.Span && r.Code == code && !r.Lost {
			return r.ID, nil
		}
	}
	if _, ok := b.s.Codebook().Code(code); !ok {
		return "", phrases.Fail("coding.code.unknown", phrases.Args{"Code": string(code)}).
			WithCure("coding.code.unknown.cure").Because(ErrNoCode)
	}
	a, err := b.s.anchorOn(p.Interview, p.Span)
	if err != nil {
		return "", err
	}
	e := b.event(OpReject)
	e.Interview, e.Code, e.Anchor = p.Interview, code, a
	return e.ID, nil
}

// Reopen notes that a rejection does not hold any more, whoever made it: the
// passage may be proposed again.
func (b *Batch) Reopen(id EventID) error {
	b.s.mu.Lock()
	r := b.s.fold.rejections[id]
	there := r != nil && r.there && b.s.sees(r.made.Interview, r.made.Coder)
	b.s.mu.Unlock()
	if !there {
		return phrases.Fail("proposal.gone")
	}
	e := b.event(OpReopen)
	e.Target, e.Interview, e.Code = id, r.made.Interview, r.made.Code
	return nil
}

// RejectionsIn are the rejections in an interview that stand, in order of
// place, the lost ones first.
func (s *Study) RejectionsIn(id corpus.TranscriptID) []Rejection {
	s.lockFolded()
	defer s.mu.Unlock()
	var list []Rejection
	for _, r := range s.fold.rejected[id] {
		if r.there && s.sees(id, r.now.Coder) {
			list = append(list, r.now)
		}
	}
	slices.SortFunc(list, func(a, b Rejection) int {
		if a.Span.Start != b.Span.Start {
			return int(a.Span.Start - b.Span.Start)
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	return list
}

func (f *fold) addRejection(e *Event) {
	r := &rejection{made: e}
	f.rejections[e.ID] = r
	f.rejected[e.Interview] = append(f.rejected[e.Interview], r)
	for _, o := range f.orphans[e.ID] {
		r.changes = insert(r.changes, o)
	}
	delete(f.orphans, e.ID)
	f.refoldRejection(r)
}

func (f *fold) reopen(e *Event) {
	r := f.rejections[e.Target]
	if r == nil {
		f.orphans[e.Target] = append(f.orphans[e.Target], e)
		return
	}
	r.changes = insert(r.changes, e)
	f.refoldRejection(r)
}

// refoldRejection makes the present state of a rejection from its events.
func (f *fold) refoldRejection(r *rejection) {
	if r == nil {
		return
	}
	f.version++
	e := r.made
	r.there = f.active(e) && e.Anchor != nil
	for _, c := range r.changes {
		r.there = r.there && !f.active(c)
	}
	r.now = Rejection{ID: e.ID, Coder: e.Coder, Interview: e.Interview, Code: e.Code, Made: e.Time}
	if r.there {
		f.placeRejection(r, e.Anchor)
	}
}

func (f *fold) placeRejection(r *rejection, at *anchor.Anchor) {
	p := f.place(r.made.Interview, at)
	r.now.Quote, r.now.Span, r.now.Lost = f.quote(r.made.Interview, at, p), p.span, p.lost
}

// replaceRejections places those of an interview again, after its text changed.
func (f *fold) replaceRejections(id corpus.TranscriptID) {
	for _, r := range f.rejected[id] {
		if r.there {
			f.placeRejection(r, r.made.Anchor)
		}
	}
	if len(f.rejected[id]) > 0 {
		f.version++
	}
}
