package coding

import "citaat/coding/anchor"

// record is one coding with its events.
type record struct {
	made    *Event
	changes []*Event
	there   bool
	now     Coding
	anchor  *anchor.Anchor
}

func (f *fold) newRecord() *record {
	if len(f.spare) == 0 {
		return new(record)
	}
	r := &f.spare[0]
	f.spare = f.spare[1:]
	return r
}

func (f *fold) addCoding(e *Event) {
	r := f.newRecord()
	r.made = e
	f.codings[e.ID] = r
	if late := f.orphans[e.ID]; late != nil {
		for _, o := range late {
			r.changes = insert(r.changes, o)
		}
		delete(f.orphans, e.ID)
	}
	f.refold(r)
}

func (f *fold) change(e *Event) {
	r := f.codings[e.Target]
	if r == nil {
		f.orphans[e.Target] = append(f.orphans[e.Target], e)
		return
	}
	r.changes = insert(r.changes, e)
	f.refold(r)
}

// refold makes the present state of a coding from its events.
func (f *fold) refold(r *record) {
	if r == nil {
		return
	}
	was := r.there
	f.version++
	e := r.made
	r.there = f.active(e) && e.Anchor != nil
	now := Coding{ID: e.ID, Coder: e.Coder, Interview: e.Interview, Code: e.Code, Stance: e.Stance, Made: e.Time, Memos: len(f.notes[e.ID])}
	at := e.Anchor
	for _, c := range r.changes {
		if !f.active(c) || (c.Coder != e.Coder && c.Op != OpChoose) {
			continue
		}
		switch c.Op {
		case OpUncode:
			r.there = false
		case OpRecode:
			now.Code = c.Code
		case OpStance:
			now.Stance = c.Stance
		case OpAnchor:
			if c.Anchor != nil {
				at = c.Anchor
			}
		case OpChoose:
			if c.Choice != nil {
				now.Choice = now.Choice.with(c.Was, *c.Choice)
			}
		}
	}
	r.now = now
	if r.there {
		f.anchor(r, at)
	}
	f.shelve(r, was)
}

// anchor places a record on the body as it is now.
func (f *fold) anchor(r *record, at *anchor.Anchor) {
	r.anchor = at
	p := f.place(r.made.Interview, at)
	r.now.Quote, r.now.Span, r.now.Lost, r.now.Unsure = f.quote(r.made.Interview, at, p), p.span, p.lost, p.unsure
}
