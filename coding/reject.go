package coding

import (
	"time"

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
	r := b.s.fold.decisions.standing(id, OpReject)
	there := r != nil && b.s.sees(r.made.Interview, r.made.Coder)
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
	for _, d := range s.fold.decided(id, OpReject) {
		e := d.made
		if s.sees(id, e.Coder) {
			list = append(list, Rejection{ID: e.ID, Coder: e.Coder, Interview: id, Code: e.Code, Span: d.span, Quote: d.quote, Made: e.Time, Lost: d.lost})
		}
	}
	return list
}
