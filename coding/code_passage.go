package coding

import (
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Passage is a stretch of one interview.
type Passage struct {
	Interview corpus.TranscriptID
	Span      corpus.Span
}

// Code notes that a passage gets a code, and returns the coding's id. The same
// coder giving the same words the same code again adds nothing and returns the
// coding that is there.
func (b *Batch) Code(p Passage, code CodeID, stance Stance) (CodingID, error) {
	for _, c := range b.s.CodingsIn(p.Interview) {
		if c.Coder == b.s.coder && c.Span == p.Span && c.Code == code && !c.Lost {
			return c.ID, nil
		}
	}
	if _, ok := b.s.Codebook().Code(code); !ok && !b.adds(code) {
		return "", phrases.Fail("coding.code.unknown", phrases.Args{"Code": string(code)}).
			WithCure("coding.code.unknown.cure").Because(ErrNoCode)
	}
	a, err := b.s.anchorOn(p.Interview, p.Span)
	if err != nil {
		return "", err
	}
	e := b.event(OpCode)
	e.Interview, e.Code, e.Stance, e.Anchor = p.Interview, code, stance, a
	return e.ID, nil
}

// adds tells whether this batch makes a code.
func (b *Batch) adds(code CodeID) bool {
	for _, f := range b.files {
		if f.op == OpCodebook && f.change.ID == string(code) && f.change.After != nil {
			return true
		}
	}
	return false
}

// own returns a coding of the coder's own; those of others are theirs to change.
func (b *Batch) own(id CodingID) (Coding, error) {
	c, ok := b.s.Coding(id)
	if !ok {
		return c, phrases.Fail("coding.coding.unknown", phrases.Args{"ID": string(id)}).WithCure("coding.coding.unknown.cure")
	}
	if c.Coder != b.s.coder {
		return c, phrases.Fail("coding.coding.other", phrases.Args{"Coder": string(c.Coder)}).WithCure("coding.coding.other.cure")
	}
	return c, nil
}

// Uncode notes that a coding of one's own goes.
func (b *Batch) Uncode(id CodingID) error {
	c, err := b.own(id)
	if err != nil {
		return err
	}
	e := b.event(OpUncode)
	e.Target, e.Interview = id, c.Interview
	return nil
}

// Recode notes that a coding of one's own gets another code.
func (b *Batch) Recode(id CodingID, code CodeID) error {
	c, err := b.own(id)
	if err != nil || c.Code == code {
		return err
	}
	if _, ok := b.s.Codebook().Code(code); !ok && !b.adds(code) {
		return phrases.Fail("coding.code.unknown", phrases.Args{"Code": string(code)}).Because(ErrNoCode)
	}
	e := b.event(OpRecode)
	e.Target, e.Interview, e.Code = id, c.Interview, code
	return nil
}

// SetStance notes that a coding of one's own speaks for or against its code.
func (b *Batch) SetStance(id CodingID, stance Stance) error {
	c, err := b.own(id)
	if err != nil || c.Stance == stance {
		return err
	}
	e := b.event(OpStance)
	e.Target, e.Interview, e.Stance = id, c.Interview, stance
	return nil
}

// SetBorders notes that a coding of one's own covers another passage of its
// interview: its borders changed, a lost one is placed again, or one that was
// placed by likeness is right where it is.
func (b *Batch) SetBorders(id CodingID, span corpus.Span) error {
	c, err := b.own(id)
	if err != nil || (c.Span == span && !c.Lost && !c.Unsure) {
		return err
	}
	a, err := b.s.anchorOn(c.Interview, span)
	if err != nil {
		return err
	}
	e := b.event(OpAnchor)
	e.Target, e.Interview, e.Anchor = id, c.Interview, a
	return nil
}
