package coding

import (
	"maps"
	"slices"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Undone tells what an undo or redo did, for the sentence on the screen.
type Undone struct {
	Batch  EventID
	Ops    []Op
	Events int
	Where  Passage // of the first coding it touched; empty where there is none
}

// CanUndo and CanRedo tell how many batches of the coder's own can be taken
// back and brought back.
func (s *Study) CanUndo() int {
	s.lockFolded()
	defer s.mu.Unlock()
	undo, _ := s.stacks()
	return len(undo)
}

// CanRedo tells how many batches can be brought back.
func (s *Study) CanRedo() int {
	s.lockFolded()
	defer s.mu.Unlock()
	_, redo := s.stacks()
	return len(redo)
}

// stacks are the batches that can be undone and redone, the next one last. They
// follow from the log alone, so that they are the same after a restart. A new
// batch ends what could be redone.
func (s *Study) stacks() (undo, redo []EventID) {
	for _, e := range s.fold.moves[s.coder] {
		switch b := s.fold.batches[e.Batch]; e.Op {
		case OpUndo:
			if n := len(undo); n > 0 && undo[n-1] == e.Target {
				undo, redo = undo[:n-1], append(redo, e.Target)
			}
		case OpRedo:
			if n := len(redo); n > 0 && redo[n-1] == e.Target {
				redo, undo = redo[:n-1], append(undo, e.Target)
			}
		default:
			redo = redo[:0]
			if b == nil || slices.ContainsFunc(b.events, func(e *Event) bool { return !e.erased() }) {
				undo = append(undo, e.Batch)
			}
		}
	}
	return undo, redo
}

// Undo takes back the last batch of one's own that still stands.
func (s *Study) Undo() (Undone, error) { return s.move(OpUndo) }

// Redo brings back the batch that was undone last.
func (s *Study) Redo() (Undone, error) { return s.move(OpRedo) }

func (s *Study) move(op Op) (Undone, error) {
	var done Undone
	err := s.Do(func(b *Batch) error {
		s.mu.Lock()
		undo, redo := s.stacks()
		s.mu.Unlock()
		stack, none := undo, "coding.undo.none"
		if op == OpRedo {
			stack, none = redo, "coding.redo.none"
		}
		if len(stack) == 0 {
			return phrases.Fail(none).Because(ErrNothing)
		}
		target := stack[len(stack)-1]
		events := s.batchEvents(target)
		if err := s.othersChanged(events, op); err != nil {
			return err
		}
		if err := s.bringsBack(events, op); err != nil {
			return err
		}
		done = describe(target, events)
		b.reverse(events, op)
		b.id = ""
		b.event(op).Target = target
		return nil
	})
	return done, err
}

func (s *Study) batchEvents(id EventID) []*Event {
	s.mu.Lock()
	defer s.mu.Unlock()
	if b := s.fold.batches[id]; b != nil {
		return append([]*Event(nil), b.events...)
	}
	return nil
}

func describe(id EventID, events []*Event) Undone {
	u := Undone{Batch: id, Events: len(events)}
	for _, e := range events {
		if len(u.Ops) == 0 || u.Ops[len(u.Ops)-1] != e.Op {
			u.Ops = append(u.Ops, e.Op)
		}
		if u.Where.Interview == "" && e.Interview != "" {
			u.Where.Interview = e.Interview
			if e.Anchor != nil {
				u.Where.Span = corpus.Span{Start: e.Anchor.Start, End: e.Anchor.End}
			}
		}
	}
	return u
}

// othersChanged refuses to undo what somebody else has built on since: a
// coding of mine that another chose as a quotation or wrote a memo on, or a
// choice that another made again.
func (s *Study) othersChanged(events []*Event, op Op) error {
	if op != OpUndo {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range events {
		r := s.fold.codings[e.Target]
		if e.Op == OpCode {
			r = s.fold.codings[e.ID]
		}
		if r == nil || (e.Op != OpCode && e.Op != OpChoose) {
			continue
		}
		for _, c := range r.changes {
			if c.Coder != s.coder && c.ID > e.ID && c.Op == OpChoose && (e.Op == OpCode || c.sameChoice(e)) && s.fold.active(c) && s.sees(r.made.Interview, c.Coder) {
				return otherChanged(c.Coder)
			}
		}
		if e.Op != OpCode {
			continue
		}
		for _, m := range s.fold.notes[e.ID] {
			if m.now.Coder != s.coder && s.sees(r.made.Interview, m.now.Coder) {
				return otherChanged(m.now.Coder)
			}
		}
	}
	return s.codesUsed(events)
}

func otherChanged(by corpus.CoderName) error {
	return phrases.Fail("coding.undo.other", phrases.Args{"Coder": string(by)}).
		WithCure("coding.undo.other.cure").Because(ErrConflict)
}

// codesUsed refuses to take back a new code that codings outside the batch use.
// The caller holds mu.
func (s *Study) codesUsed(events []*Event) error {
	for _, r := range s.usingNew(events) {
		if s.sees(r.made.Interview, r.made.Coder) {
			return phrases.Fail("coding.undo.used", phrases.Args{"Coder": string(r.made.Coder)}).Because(ErrConflict)
		}
	}
	return nil
}

// usingNew are the codings outside a batch that use a code which it made, one
// of each code and coder. The caller holds mu.
func (s *Study) usingNew(events []*Event) []*record {
	type user struct {
		code  CodeID
		coder corpus.CoderName
	}
	gone := map[CodeID]bool{}
	within := map[EventID]bool{}
	for _, e := range events {
		within[e.ID] = true
		if e.Op == OpCodebook && e.Change != nil && e.Change.Before == nil {
			gone[CodeID(e.Change.ID)] = true
		}
	}
	if len(gone) == 0 {
		return nil
	}
	found := map[user]*record{}
	for _, shelf := range s.fold.shelves {
		for _, r := range shelf.records {
			if gone[r.now.Code] && !within[r.made.ID] && !recodedBy(r, within) {
				found[user{r.now.Code, r.made.Coder}] = r
			}
		}
	}
	return slices.Collect(maps.Values(found))
}

func recodedBy(r *record, within map[EventID]bool) bool {
	for _, c := range r.changes {
		if c.Op == OpRecode && within[c.ID] {
			return true
		}
	}
	return false
}

// keeps are the new codes that stay in the codebook although the batch that made
// them is taken back: somebody whose codings are not to be seen uses them.
func (b *Batch) keeps(events []*Event, op Op) map[CodeID]bool {
	kept := map[CodeID]bool{}
	if op != OpUndo {
		return kept
	}
	b.s.mu.Lock()
	defer b.s.mu.Unlock()
	for _, r := range b.s.usingNew(events) {
		kept[r.now.Code] = true // codesUsed let them pass: they are hidden
	}
	return kept
}

// reverse notes the changes to files that taking back, or bringing back, the
// events asks for.
func (b *Batch) reverse(events []*Event, op Op) {
	list := append([]*Event(nil), events...)
	kept := b.keeps(events, op)
	if op == OpUndo {
		for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
			list[i], list[j] = list[j], list[i]
		}
	}
	for _, e := range list {
		switch {
		case e.Op == OpCodebook && e.Change != nil && kept[CodeID(e.Change.ID)]:
		case e.Change != nil:
			c := *e.Change
			if op == OpUndo {
				c.Before, c.After = c.After, c.Before
			}
			b.files = append(b.files, fileChange{e.Op, c})
		case e.Op == OpTranscript && e.Edit != nil && e.Edit.Wordless:
			b.fault = phrases.Fail("erasure.undo", phrases.Args{"Interview": string(e.Interview)}).Because(ErrErased)
		case e.Op == OpTranscript && e.Edit != nil:
			b.noteHandEdit(e.Interview)
			b.texts = append(b.texts, textChange{id: e.Interview, edit: e.Edit, back: op == OpUndo, redo: op == OpRedo})
		}
	}
}
