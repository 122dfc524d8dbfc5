package coding

import "slices"

// Codebook is the codebook as it will be when the batch is written: so that
// what one key does to several codes builds on itself.
func (b *Batch) Codebook() *Codebook {
	cb := b.s.Codebook()
	var codes []Code
	for _, f := range b.files {
		if f.op != OpCodebook && f.op != OpOrder {
			continue
		}
		if codes == nil {
			codes = slices.Clone(cb.Codes())
		}
		codes = applied(codes, f)
	}
	if codes == nil {
		return cb
	}
	return NewCodebook(codes)
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
