package coding

// Split notes that codings of one's own get other codes, each the one it was
// sent to: so a code that meant two things becomes two. Those of others stay
// with the code, for their owners. It returns how many moved.
func (b *Batch) Split(sent map[CodingID]CodeID) (moved int, err error) {
	targets := make([]CodeID, 0, len(sent))
	for _, to := range sent {
		targets = append(targets, to)
	}
	m := b.mover(targets...)
	for _, c := range b.s.Codings() {
		to, ok := sent[c.ID]
		if !ok || to == c.Code {
			continue
		}
		if _, err := b.own(c.ID); err != nil {
			return 0, err
		}
		if err := m.move(c, to); err != nil {
			return 0, err
		}
		moved++
	}
	return moved, nil
}
