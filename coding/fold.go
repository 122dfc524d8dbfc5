package coding

import (
	"slices"
	"sort"
	"strings"

	"citaat/coding/anchor"
	"citaat/corpus"
)

// fold is the state of a study as its logs tell it. Events may come in any
// order and more than once; the state is that of their union in the order of
// their ids. Each thing (a coding, a memo) keeps its own events, so that a late
// line or an undo folds only what it touches again.
type fold struct {
	events    map[EventID]*Event // all but the code events, which are in codings
	codings   map[CodingID]*record
	shelves   map[corpus.TranscriptID]*shelf
	memos     map[EventID]*memoRecord
	decisions decisions
	notes     map[CodingID][]*memoRecord       // memos on each coding
	marks     map[corpus.TranscriptID][]*Event // who is done with an interview, or not
	batches   map[EventID]*batch
	moves     map[corpus.CoderName][]*Event // what can be undone, and undo and redo themselves
	edits     map[corpus.TranscriptID][]*Event
	orphans   map[EventID][]*Event // events on a coding or memo not met yet
	unknown   []*Event             // of operations of a newer version
	place     func(corpus.TranscriptID, *anchor.Anchor) placing
	words     func(corpus.TranscriptID, corpus.Span) string // of a text as it is now
	version   int                                           // goes up with every change

	spare        []record // memory made at once for a large log
	spareBatches []batch
}

type memoRecord struct {
	first   *Event
	changes []*Event
	there   bool
	now     Memo
}

// batch is what one key did together.
type batch struct {
	id      EventID
	coder   corpus.CoderName
	events  []*Event
	toggles []*Event
	undone  bool
	first   [1]*Event // most batches are one event: no memory of its own
}

func newFold(place func(corpus.TranscriptID, *anchor.Anchor) placing) *fold {
	return &fold{
		events: map[EventID]*Event{}, codings: map[CodingID]*record{}, shelves: map[corpus.TranscriptID]*shelf{},
		decisions: newDecisions(),
		memos:     map[EventID]*memoRecord{}, notes: map[CodingID][]*memoRecord{}, marks: map[corpus.TranscriptID][]*Event{}, batches: map[EventID]*batch{}, moves: map[corpus.CoderName][]*Event{},
		edits: map[corpus.TranscriptID][]*Event{}, orphans: map[EventID][]*Event{}, place: place,
	}
}

// addAll folds many events at once.
func (f *fold) addAll(events []*Event) {
	f.expect(events)
	for _, e := range events {
		f.add(e)
	}
}

// expect makes ready for many events, which it puts in order: there is room for
// them, and the edits of the texts are known, for the codings are placed through
// them.
func (f *fold) expect(events []*Event) {
	if n := len(events); len(f.codings) == 0 && len(f.spare) == 0 && n > 1000 {
		f.codings, f.batches = make(map[CodingID]*record, n), make(map[EventID]*batch, n)
		f.spare, f.spareBatches = make([]record, n), make([]batch, n)
	}
	if !slices.IsSortedFunc(events, byID) {
		slices.SortStableFunc(events, byID)
	}
	edited := map[corpus.TranscriptID]bool{}
	for _, e := range events {
		if e.Op == OpTranscript && e.Edit != nil && f.events[e.ID] == nil {
			f.edits[e.Interview] = insert(f.edits[e.Interview], e)
			edited[e.Interview] = true
		}
	}
	for id := range edited {
		f.replace(id)
	}
}

func byID(a, b *Event) int { return strings.Compare(string(a.ID), string(b.ID)) }

// merge puts two lists that are in order, as logs are, into one.
func merge(a, b []*Event) []*Event {
	if len(a) == 0 || len(b) == 0 || byID(a[len(a)-1], b[0]) <= 0 {
		return append(a, b...)
	}
	all := make([]*Event, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if byID(a[0], b[0]) <= 0 {
			all, a = append(all, a[0]), a[1:]
		} else {
			all, b = append(all, b[0]), b[1:]
		}
	}
	return append(append(all, a...), b...)
}

// add folds one event; the edits of texts are known by now.
func (f *fold) add(e *Event) {
	if f.has(e) {
		return
	}
	if e.Op != OpCode { // those are in codings, under the same id
		f.events[e.ID] = e
	}
	f.version++
	if e.Batch != "" {
		f.join(e)
	}
	switch e.Op {
	case OpCode:
		f.addCoding(e)
	case OpUncode, OpRecode, OpStance, OpAnchor, OpChoose:
		f.change(e)
	case OpMemo, OpUnmemo:
		f.addMemo(e)
	case OpReject, OpSpare, OpWithhold:
		f.decide(e)
	case OpReopen, OpRelease:
		f.takeBack(e)
	case OpUndo, OpRedo:
		f.toggle(e)
	case OpDone, OpNotDone:
		f.mark(e)
	case OpTombstone:
	case OpTranscript, OpCodebook, OpOrder, OpParticipant, OpSettings, OpInterview, OpImport, OpExport, OpSent:
		// journal of files: the files themselves are the truth
	default:
		f.unknown = insert(f.unknown, e)
	}
}

// has tells whether an event was folded before: a merge repeats lines.
func (f *fold) has(e *Event) bool {
	if e.Op == OpCode {
		return f.codings[e.ID] != nil
	}
	return f.events[e.ID] != nil
}

// insert keeps a list of events in the order of their ids.
func insert(list []*Event, e *Event) []*Event {
	if n := len(list); n == 0 || list[n-1].ID < e.ID {
		return append(list, e)
	}
	i := sort.Search(len(list), func(i int) bool { return list[i].ID >= e.ID })
	if list[i].ID == e.ID {
		return list // a merge repeated the line
	}
	return slices.Insert(list, i, e)
}

// join puts an event into its batch.
func (f *fold) join(e *Event) {
	b := f.batch(e.Batch)
	if b.coder == "" {
		b.coder = e.Coder
		f.retoggle(b)
	}
	if len(b.events) == 0 || e.ID < b.events[0].ID {
		f.moves[e.Coder] = insert(f.moves[e.Coder], e)
		if len(b.events) > 0 {
			old := b.events[0]
			f.moves[e.Coder] = slices.DeleteFunc(f.moves[e.Coder], func(m *Event) bool { return m == old })
		}
	}
	b.events = insert(b.events, e)
}

func (f *fold) batch(id EventID) *batch {
	b := f.batches[id]
	if b == nil {
		if len(f.spareBatches) > 0 {
			b, f.spareBatches = &f.spareBatches[0], f.spareBatches[1:]
		} else {
			b = new(batch)
		}
		b.id, b.events = id, b.first[:0]
		f.batches[id] = b
	}
	return b
}

// toggle notes an undo or redo and folds again what it touches.
func (f *fold) toggle(e *Event) {
	b := f.batch(e.Target)
	b.toggles = insert(b.toggles, e)
	f.moves[e.Coder] = insert(f.moves[e.Coder], e)
	f.retoggle(b)
}

func (f *fold) retoggle(b *batch) {
	undone := false
	for _, t := range b.toggles {
		if t.Coder == b.coder {
			undone = t.Op == OpUndo
		}
	}
	if undone == b.undone {
		return
	}
	b.undone = undone
	for _, e := range b.events {
		switch e.Op {
		case OpCode:
			f.refold(f.codings[e.ID])
		case OpUncode, OpRecode, OpStance, OpAnchor, OpChoose:
			f.refold(f.codings[e.Target])
		case OpMemo, OpUnmemo:
			f.refoldMemo(f.memos[memoID(e)])
		case OpDone, OpNotDone:
			f.unshelve(e.Interview)
		case OpReject, OpSpare, OpWithhold:
			f.redecide(f.decisions.all[e.ID])
		case OpReopen, OpRelease:
			f.redecide(f.decisions.all[e.Target])
		}
	}
}

// active tells whether an event counts: its batch is not undone.
func (f *fold) active(e *Event) bool {
	if e.Batch == "" {
		return true
	}
	b := f.batches[e.Batch]
	return b == nil || !b.undone || b.coder != e.Coder
}
