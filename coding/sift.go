package coding

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"

	"citaat/coding/anchor"
	"citaat/corpus"
)

// haunt is where words were met that an erasure took away: an old copy came
// back, or an erasure was broken off. They are never shown, and the next write
// purges the files before it does anything else.
type haunt struct {
	lines map[EventID]*Event // what lines of the logs must read; nil: as it stands
	texts map[corpus.TranscriptID]bool
	files map[string]bool
	local bool // the index and copies of this machine are of before
}

func (h *haunt) any() bool {
	return len(h.lines) > 0 || len(h.texts) > 0 || len(h.files) > 0 || h.local
}

func (h *haunt) line(e *Event) {
	if h.lines == nil {
		h.lines = map[EventID]*Event{}
	}
	h.lines[e.ID] = e
}

// sift takes out of events what erasures took away. A line that must read
// otherwise is noted. The events are all that the study has, or all know of
// every erasure. The caller holds mu.
func (s *Study) sift(events []*Event) []*Event {
	g := s.graves
	if g == nil {
		return events
	}
	if !slices.ContainsFunc(events, func(e *Event) bool { return !g.knowsAll(e) }) {
		if s.unburied {
			s.fold.expect(events)
			s.dig()
		}
		return events
	}
	f := &sieve{s: s, g: g, codings: map[CodingID]*Event{}}
	out := f.once(slices.Clone(events))
	for i, e := range out {
		out[i] = f.keep(e, f.entry(e))
	}
	s.fold.expect(out) // passages are placed through the edits
	s.dig()
	f.passages(out)
	for i, e := range out {
		out[i] = f.keep(e, f.about(e))
	}
	return out
}

// sieve is one sifting.
type sieve struct {
	s       *Study
	g       *graves
	codings map[CodingID]*Event // as they are now, of interviews that an erasure touched
}

// once leaves one of two lines with one id: the one that knows more erasures.
func (f *sieve) once(events []*Event) []*Event {
	if !slices.IsSortedFunc(events, byID) {
		slices.SortStableFunc(events, byID)
	}
	out := events[:0]
	for _, e := range events {
		n := len(out)
		if n == 0 || out[n-1].ID != e.ID {
			out = append(out, e)
			continue
		}
		if was := out[n-1]; !reflect.DeepEqual(was, e) {
			out[n-1] = f.better(was, e)
			f.s.haunt.line(out[n-1])
		}
	}
	return out
}

func (f *sieve) better(a, b *Event) *Event {
	if k, l := f.knowledge(a), f.knowledge(b); k != l {
		if k > l {
			return a
		}
		return b
	}
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	if bytes.Compare(x, y) <= 0 { // whoever meets them chooses alike
		return a
	}
	return b
}

func (f *sieve) knowledge(e *Event) int {
	n := 0
	for _, t := range f.g.tombs {
		if f.g.knows(e, t.ID) {
			n++
		}
	}
	return n
}

// keep takes an event for another, and notes that its line must change.
func (f *sieve) keep(was, is *Event) *Event {
	if is != was {
		is.After = f.g.frontier
		f.s.haunt.line(is)
	}
	return is
}

// emptied is an event without what it says.
func emptied(e *Event) *Event {
	b := &Event{Version: e.Version, ID: e.ID, Time: e.Time, Coder: e.Coder, Op: e.Op, Batch: e.Batch, After: e.After,
		Interview: e.Interview, Target: e.Target}
	if reflect.DeepEqual(b, e) {
		return e
	}
	return b
}

// erased tells whether an erasure left nothing of what an event says.
func (e *Event) erased() bool {
	return len(e.After) > 0 && e.Anchor == nil && e.Code == "" && e.Memo == nil && e.Choice == nil && e.Change == nil && e.Edit == nil &&
		e.File == nil && e.Tomb == nil && e.Stance == "" &&
		slices.Contains([]Op{OpCode, OpAnchor, OpRecode, OpChoose, OpMemo, OpReject, OpSpare, OpWithhold, OpTranscript, OpImport, OpInterview, OpParticipant}, e.Op)
}

// entry sifts what needs no other event: of interviews and people that are
// gone, the journal of the files, edits and the memos that a tombstone names.
func (f *sieve) entry(e *Event) *Event {
	g := f.g
	switch {
	case e.Op == OpTombstone:
		return e
	case g.gone[e.Interview] && (e.Op == OpDone || e.Op == OpNotDone):
		of := *e
		of.Interview = "" // nobody is done with what is not there
		return &of
	case g.gone[e.Interview]:
		return emptied(e)
	case e.Op == OpParticipant && e.Change != nil && g.people[corpus.ParticipantID(e.Change.ID)]:
		return emptied(e)
	case e.Change != nil && g.knowsAll(e):
		return e
	case e.Change != nil:
		return f.change(e)
	case e.Memo != nil:
		return f.memo(e)
	case e.Edit != nil && len(e.Edit.Before) > 0 && !e.Edit.Wordless && len(g.news(e, g.cuts[e.Interview])) > 0:
		w := *e
		w.Edit = e.Edit.wordless()
		return &w
	}
	return e
}

// wordless is an edit without its words: what is left tells where each passage
// went, and which numbers were used.
func (t *TextEdit) wordless() *TextEdit {
	w := *t
	w.Wordless = true
	w.Before, w.After = mute(t.Before), mute(t.After)
	w.Moves = nil
	for _, h := range hunks(&Event{Edit: t}) {
		w.Moves = append(w.Moves, [5]int{int(h.Old.Start), int(h.Old.End), int(h.New.Start), int(h.New.End), int(h.Kind)})
	}
	return &w
}

func mute(turns []LoggedTurn) []LoggedTurn {
	turns = slices.Clone(turns)
	for i := range turns {
		turns[i].Text = ""
	}
	return turns
}

// moved are the changes of a wordless edit.
func (t *TextEdit) moved() anchor.Edit {
	e := make(anchor.Edit, len(t.Moves))
	for i, m := range t.Moves {
		e[i] = anchor.Hunk{Old: spanOf(m[0], m[1]), New: spanOf(m[2], m[3]), Kind: anchor.Kind(m[4])}
	}
	return e
}

func spanOf(from, to int) corpus.Span {
	return corpus.Span{Start: corpus.Offset(from), End: corpus.Offset(to)}
}

// change sifts the journal of an entry of a file.
func (f *sieve) change(e *Event) *Event {
	kind, fields := entryKind(e)
	c := *e.Change
	touched := false
	for _, field := range fields {
		tombs := f.g.news(e, f.g.texts[TextName{kind, c.ID, field}])
		if len(tombs) == 0 {
			continue
		}
		touched = true
		c.Before, c.After = siftField(c.Before, field, tombs), siftField(c.After, field, tombs)
	}
	if !touched {
		return e
	}
	changed := *e
	changed.Change = &c
	return &changed
}

// siftField is an entry with one of its texts as an erasure left it; another
// version of that text goes.
func siftField(entry json.RawMessage, field string, tombs []*Event) json.RawMessage {
	m := asMap(entry)
	was, ok := m[field].(string)
	if !ok || was == "" {
		return entry
	}
	if text := siftText(was, tombs, ""); text != "" {
		m[field] = text
	} else {
		delete(m, field)
	}
	return raw(m)
}

// siftText is a text as tombstones left it; one that they do not know becomes
// the other.
func siftText(text string, tombs []*Event, other string) string {
	if text == "" {
		return ""
	}
	known := false
	for _, t := range tombs {
		if hashOf(text) == t.Tomb.From {
			text, known = t.Tomb.cutting().apply(text), true
		}
	}
	if !known {
		return other
	}
	return text
}

// memo sifts a version of a memo that a tombstone names. Of versions that it
// does not know the words go.
func (f *sieve) memo(e *Event) *Event {
	if gone := f.g.goneTarget(e.Memo.On); gone {
		return emptied(e)
	}
	text := f.g.news(e, f.g.texts[TextName{onMemo, string(memoID(e)), "text"}])
	source := f.g.news(e, f.g.texts[TextName{onMemo, string(memoID(e)), "source"}])
	if len(text)+len(source) == 0 {
		return e
	}
	changed, m := *e, *e.Memo
	if len(text) > 0 {
		m.Text = siftText(m.Text, text, "")
	}
	if len(source) > 0 {
		m.Source = siftText(m.Source, source, "")
	}
	changed.Memo = &m
	return &changed
}

// goneTarget tells whether what a memo is about is gone, where that needs no
// other event.
func (g *graves) goneTarget(on MemoTarget) bool {
	switch on.Kind {
	case OnInterview:
		return g.gone[corpus.TranscriptID(on.ID)]
	case OnParticipant:
		return g.people[corpus.ParticipantID(on.ID)]
	}
	return false
}
