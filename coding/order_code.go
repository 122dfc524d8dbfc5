package coding

import (
	"slices"

	"citaat/corpus/phrases"
)

// OrderCodes notes the order of all codes in the codebook.
func (b *Batch) OrderCodes(ids []CodeID) {
	var now []CodeID
	for _, c := range b.Codebook().Codes() {
		now = append(now, c.ID)
	}
	if !slices.Equal(now, ids) {
		b.file(OpOrder, Change{ID: "codes", Before: raw(now), After: raw(ids)})
	}
}

// Shift notes that a code changes places with the one before it (by -1) or
// after it (by 1) among those in use under the same parent. It tells whether
// there is such a one.
func (b *Batch) Shift(id CodeID, by int) bool {
	cb := b.Codebook()
	ids, ok := cb.shifted(id, by)
	if ok {
		b.OrderCodes(ids)
	}
	return ok
}

// Shifted is the codebook in which a code has changed places so.
func (cb *Codebook) Shifted(id CodeID, by int) *Codebook {
	ids, ok := cb.shifted(id, by)
	if !ok {
		return cb
	}
	return NewCodebook(inOrder(cb.codes, ids))
}

func (cb *Codebook) shifted(id CodeID, by int) ([]CodeID, bool) {
	other, ok := cb.Beside(id, by)
	if !ok {
		return nil, false
	}
	ids := make([]CodeID, 0, len(cb.codes))
	for _, c := range cb.codes {
		switch c.ID {
		case id:
			ids = append(ids, other)
		case other:
			ids = append(ids, id)
		default:
			ids = append(ids, c.ID)
		}
	}
	return ids, true
}

// Beside is the code in use that stands before (by -1) or after (by 1) a code
// under the same parent.
func (cb *Codebook) Beside(id CodeID, by int) (CodeID, bool) {
	c, _ := cb.Code(id)
	siblings := cb.Children(c.Parent)
	for i := slices.Index(siblings, id) + by; i >= 0 && i < len(siblings); i += by {
		if o, _ := cb.Code(siblings[i]); o.InUse() {
			return o.ID, true
		}
	}
	return "", false
}

// DeleteCode notes that a code goes, with nothing left of it but the journal.
// One that holds codings, memos or other codes, or in which another went up,
// cannot go; it can be retired.
func (b *Batch) DeleteCode(id CodeID) error {
	cb := b.Codebook()
	c, ok := cb.Code(id)
	if !ok {
		return phrases.Fail("coding.code.unknown", phrases.Args{"Code": string(id)}).Because(ErrNoCode)
	}
	if b.holds(cb, id) {
		return phrases.Fail("coding.code.delete", phrases.Args{"Code": cb.Path(id)}).WithCure("coding.code.delete.cure")
	}
	var ids []CodeID // to the end first: taking it back finds its place again
	for _, o := range cb.Codes() {
		if o.ID != id {
			ids = append(ids, o.ID)
		}
	}
	b.OrderCodes(append(ids, id))
	b.file(OpCodebook, Change{ID: string(id), Before: raw(c)}).Code = id
	return nil
}

// holds tells whether something would be lost or left hanging without a code,
// also what a blind coder does not see.
func (b *Batch) holds(cb *Codebook, id CodeID) bool {
	if len(cb.Children(id)) > 0 || slices.ContainsFunc(cb.Codes(), func(o Code) bool { return o.MergedInto == id }) {
		return true
	}
	b.s.lockFolded()
	defer b.s.mu.Unlock()
	for _, m := range b.s.fold.memos {
		if m.there && m.now.On == (MemoTarget{OnCode, string(id)}) {
			return true
		}
	}
	for _, shelf := range b.s.fold.shelves {
		if slices.ContainsFunc(shelf.records, func(r *record) bool { return r.now.Code == id }) {
			return true
		}
	}
	return false
}
