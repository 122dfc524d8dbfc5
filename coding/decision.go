package coding

import (
	"slices"
	"strings"

	"citaat/corpus"
)

// decision is what somebody noted about a passage and anybody may take back:
// that it does not get a code, identifies nobody, or is not to be used.
type decision struct {
	made    *Event
	changes []*Event // by whom it was taken back
	there   bool
	placing
	quote string // what stands there, where that is told
}

// decisions are those of a study, by their id, by their interview, and those
// about texts that are no body.
type decisions struct {
	all map[EventID]*decision
	in  map[corpus.TranscriptID][]*decision
	of  map[TextName][]*decision
}

func newDecisions() decisions {
	return decisions{map[EventID]*decision{}, map[corpus.TranscriptID][]*decision{}, map[TextName][]*decision{}}
}

// standing finds a decision that was made by an operation and not taken back.
func (d decisions) standing(id EventID, op Op) *decision {
	if x := d.all[id]; x != nil && x.there && x.made.Op == op {
		return x
	}
	return nil
}

// decide folds a decision.
func (f *fold) decide(e *Event) {
	d := &decision{made: e}
	f.decisions.all[e.ID] = d
	if e.Of != nil {
		f.decisions.of[*e.Of] = append(f.decisions.of[*e.Of], d)
	} else {
		f.decisions.in[e.Interview] = append(f.decisions.in[e.Interview], d)
	}
	for _, o := range f.orphans[e.ID] {
		d.changes = insert(d.changes, o)
	}
	delete(f.orphans, e.ID)
	f.redecide(d)
}

// takeBack folds the event that a decision does not hold any more.
func (f *fold) takeBack(e *Event) {
	d := f.decisions.all[e.Target]
	if d == nil {
		f.orphans[e.Target] = append(f.orphans[e.Target], e)
		return
	}
	d.changes = insert(d.changes, e)
	f.redecide(d)
}

// redecide makes the present state of a decision from its events.
func (f *fold) redecide(d *decision) {
	if d == nil {
		return
	}
	f.version++
	d.there = f.active(d.made) && d.made.Anchor != nil
	for _, c := range d.changes {
		release := d.made.Op == OpWithhold
		d.there = d.there && !(f.active(c) && release == (c.Op == OpRelease))
	}
	if d.there && d.made.Of == nil { // another text is placed in when it is asked for
		f.placeDecision(d)
	}
}

func (f *fold) placeDecision(d *decision) {
	d.placing = f.place(d.made.Interview, d.made.Anchor)
	if d.made.Op != OpSpare { // of words that identify nobody only the place is told
		d.quote = f.quote(d.made.Interview, d.made.Anchor, d.placing)
	}
}

// replaceDecisions places those of an interview again, after its text changed.
func (f *fold) replaceDecisions(id corpus.TranscriptID) {
	for _, d := range f.decisions.in[id] {
		if d.there {
			f.placeDecision(d)
		}
	}
	if len(f.decisions.in[id]) > 0 {
		f.version++
	}
}

// decided are the decisions in an interview that were made by an operation and
// stand, in order of place, the lost ones first.
func (f *fold) decided(id corpus.TranscriptID, op Op) []*decision {
	var list []*decision
	for _, d := range f.decisions.in[id] {
		if d.there && d.made.Op == op {
			list = append(list, d)
		}
	}
	slices.SortFunc(list, func(a, b *decision) int {
		if a.span.Start != b.span.Start {
			return int(a.span.Start - b.span.Start)
		}
		return strings.Compare(string(a.made.ID), string(b.made.ID))
	})
	return list
}
