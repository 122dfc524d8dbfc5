package coding

import "citaat/corpus/phrases"

// Merge notes that a code goes up in another: one's own codings move, the code
// remembers where it went. left are the codings of others, which stay until
// their owners move them. A code that went up before can be merged again: that
// is how an owner brings along what was left.
func (b *Batch) Merge(from, into CodeID) (left []Coding, err error) {
	return b.MergeAll([]CodeID{from}, into)
}

// MergeAll is Merge for several codes at once.
func (b *Batch) MergeAll(from []CodeID, into CodeID) (left []Coding, err error) {
	gone := map[CodeID]bool{}
	for _, id := range from {
		if err := b.mergeable(id, into); err != nil {
			return nil, err
		}
		gone[id] = true
	}
	m := b.mover(into)
	for _, c := range b.s.Codings() {
		switch {
		case !gone[c.Code]:
		case c.Coder != b.s.coder:
			left = append(left, c)
		default:
			if err := m.move(c, into); err != nil {
				return nil, err
			}
		}
	}
	for _, id := range from {
		if err := b.goUp(id, into); err != nil {
			return nil, err
		}
	}
	return left, nil
}

func (b *Batch) mergeable(from, into CodeID) error {
	cb := b.Codebook()
	c, ok := cb.Code(from)
	_, known := cb.Code(into)
	switch {
	case !ok || !known:
		return phrases.Fail("coding.code.unknown", phrases.Args{"Code": string(from) + " / " + string(into)}).Because(ErrNoCode)
	case from == into || cb.Within(into, from):
		return phrases.Fail("coding.code.merge.self", phrases.Args{"Code": c.Name})
	}
	return nil
}

// goUp makes a code one that went up in another: what stood under it stands
// under the other.
func (b *Batch) goUp(from, into CodeID) error {
	cb := b.Codebook()
	for _, id := range cb.Children(from) {
		child, _ := cb.Code(id)
		child.Parent = into
		if err := b.ChangeCode(child); err != nil {
			return err
		}
	}
	c, _ := cb.Code(from)
	c.MergedInto, c.Key = into, 0
	return b.ChangeCode(c)
}

// mover gives codings of one's own another code, so that no passage gets the
// same code twice and nothing that hangs on a coding is lost.
type mover struct {
	b    *Batch
	have map[codedPassage]Coding
}

type codedPassage struct {
	Passage
	code CodeID
}

// mover knows what one coded already with the codes that codings will move to.
func (b *Batch) mover(targets ...CodeID) *mover {
	m := &mover{b: b, have: map[codedPassage]Coding{}}
	wanted := map[CodeID]bool{}
	for _, id := range targets {
		wanted[id] = true
	}
	for _, c := range b.s.Codings() {
		if c.Coder == b.s.coder && wanted[c.Code] && !c.Lost {
			m.have[codedPassage{Passage{c.Interview, c.Span}, c.Code}] = c
		}
	}
	return m
}

// move gives a coding another code. Where the passage has that code already,
// the one of the two on which nothing hangs goes; if something hangs on both,
// both stay.
func (m *mover) move(c Coding, to CodeID) error {
	at := codedPassage{Passage{c.Interview, c.Span}, to}
	twin, twice := m.have[at]
	switch {
	case c.Code == to || c.Lost || !twice:
	case bare(c):
		return m.b.Uncode(c.ID)
	case bare(twin):
		if err := m.b.Uncode(twin.ID); err != nil {
			return err
		}
	}
	m.have[at] = c
	return m.b.Recode(c.ID, to)
}

// bare tells whether nothing hangs on a coding: no choice, memo or stance.
func bare(c Coding) bool { return c.Choice == Choice{} && c.Memos == 0 && c.Stance == "" }
