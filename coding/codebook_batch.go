package coding

import "slices"

// foreseen is the codebook that the changes noted so far lead to: each is worked
// out once, also where one batch brings in hundreds of codes.
type foreseen struct {
	from  *Codebook // the codebook of the study
	noted int       // how many changes to files are in it
	codes []Code
	book  *Codebook
}

// Codebook is the codebook as it will be when the batch is written: so that
// what one key does to several codes builds on itself.
func (b *Batch) Codebook() *Codebook {
	cb := b.s.Codebook()
	if b.ahead.from != cb {
		b.ahead = foreseen{from: cb, book: cb}
	}
	p := &b.ahead
	changed := false
	for _, f := range b.files[p.noted:] {
		if f.op != OpCodebook && f.op != OpOrder {
			continue
		}
		if p.codes == nil {
			p.codes = slices.Clone(cb.Codes())
		}
		p.codes, changed = applied(p.codes, f), true
	}
	p.noted = len(b.files)
	if changed {
		p.book = NewCodebook(slices.Clone(p.codes))
	}
	return p.book
}

// applied are the codes after one noted change.
func applied(codes []Code, f fileChange) []Code {
	if f.op == OpOrder {
		ids, _, err := decodeInto[[]CodeID](f.change.After)
		if err != nil {
			return codes
		}
		return inOrder(codes, ids)
	}
	at := slices.IndexFunc(codes, func(c Code) bool { return string(c.ID) == f.change.ID })
	c, there, err := decodeInto[Code](f.change.After)
	switch {
	case err != nil:
	case !there && at >= 0:
		codes = slices.Delete(codes, at, at+1)
	case there && at >= 0:
		codes[at] = c
	case there:
		codes = append(codes, c)
	}
	return codes
}

// inOrder are codes in the order of ids; others follow behind.
func inOrder(codes []Code, ids []CodeID) []Code {
	rank := make(map[CodeID]int, len(ids))
	for i, id := range ids {
		rank[id] = i - len(ids)
	}
	sorted := slices.Clone(codes)
	slices.SortStableFunc(sorted, func(a, b Code) int { return rank[a.ID] - rank[b.ID] })
	return sorted
}
