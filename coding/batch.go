package coding

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"citaat/coding/anchor"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/store"
)

// Batch gathers what one key does: all of it is saved together and undone
// together. Its methods only note what is to happen; Study.Do writes.
type Batch struct {
	s      *Study
	id     EventID
	events []*Event
	files  []fileChange
	texts  []textChange
	ahead  foreseen
	fault  error // why what was noted cannot be; commit refuses it
}

// fileChange is a change to one entry of a YAML file, noted to be applied to
// the file as it is when the batch is written.
type fileChange struct {
	op     Op
	change Change
}

// Do lets do note what is to happen and then writes it, all or nothing. When
// it returns nil, everything is on disk. Batches of several goroutines are
// written one after the other.
func (s *Study) Do(do func(b *Batch) error) error {
	if err := s.Ready(); err != nil {
		return err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.newer {
		return phrases.Fail("coding.write.newer").WithCure("coding.write.newer.cure").Because(ErrNewer)
	}
	if err := s.exorcise(); err != nil {
		return err
	}
	unlock, err := s.lock("log-" + string(s.coder))
	if err != nil {
		return err
	}
	defer unlock()
	b := &Batch{s: s}
	if err := s.undisturbed(b.begin); err != nil {
		return err
	}
	if err := do(b); err != nil {
		return err
	}
	return b.commit()
}

// begin reads what others, also other windows of this coder, wrote since: the
// ids of this batch must come behind all of it.
func (b *Batch) begin() error {
	b.s.mu.Lock()
	defer b.s.mu.Unlock()
	if err := b.s.takeNew(); err != nil {
		return err
	}
	if len(b.s.haunt.lines) > 0 {
		return disturbed() // it came this very moment; the next write purges it
	}
	b.id = b.s.ids.next(b.s.now())
	return nil
}

// event notes an event of this batch.
func (b *Batch) event(op Op) *Event {
	b.s.mu.Lock()
	defer b.s.mu.Unlock()
	e := b.s.stamp(&Event{Op: op, Batch: b.id})
	b.events = append(b.events, e)
	return e
}

// stamp gives an event its id, its time and its coder. The caller holds mu.
func (s *Study) stamp(e *Event) *Event {
	now := s.now()
	e.Version, e.ID, e.Time, e.Coder = Version, s.ids.next(now), now.UTC(), s.coder
	return e
}

// commit writes the noted changes: the files first, which are the truth, then
// the events, with one write and one sync. When the events cannot be written
// the files are put back.
func (b *Batch) commit() error {
	if b.fault != nil {
		return b.fault
	}
	if len(b.events) == 0 {
		return nil
	}
	s := b.s
	if len(b.files) > 0 || len(b.texts) > 0 || !s.declared(s.coder) {
		unlock, err := s.lock("files")
		if err != nil {
			return err
		}
		defer unlock()
	}
	w := &fileWriter{s: s}
	if err := b.write(w); err != nil {
		w.back()
		return err
	}
	return nil
}

// write does the work of commit. mu is held only while memory is worked in:
// whoever asks the study something never waits for the disk.
func (b *Batch) write(w *fileWriter) error {
	if err := b.applyFiles(w); err != nil {
		return err
	}
	if err := w.write(); err != nil {
		return err
	}
	return b.writeEvents(w)
}

// lock takes one of the locks of the study: that of a coder's log, then that of
// the files that all share, always in this order.
func (s *Study) lock(name string) (unlock func(), err error) {
	locks := filepath.Join(s.local(), "locks")
	if err := store.Folder(locks); err != nil {
		return nil, notSaved(err)
	}
	unlock, err = store.Lock(filepath.Join(locks, name), patience)
	if err != nil {
		return nil, notSaved(err)
	}
	return unlock, nil
}

// applyFiles applies the changes to the files as they are now, in memory.
func (b *Batch) applyFiles(w *fileWriter) error {
	b.s.mu.Lock()
	defer b.s.mu.Unlock()
	for _, c := range b.files {
		if err := w.apply(c.op, c.change); err != nil {
			return err
		}
	}
	for _, t := range b.texts {
		if err := w.applyText(t); err != nil {
			return err
		}
	}
	if err := w.numberedOnce(); err != nil {
		return err
	}
	if err := w.declareCoder(); err != nil {
		return err
	}
	for file := range w.yaml {
		if err := w.catchUp(file); err != nil {
			return err
		}
	}
	b.events = append(b.events, w.ways...)
	return nil
}

// writeEvents puts the events into the log of the coder, with the edits by hand
// that were not written down yet.
func (b *Batch) writeEvents(w *fileWriter) error {
	s := b.s
	s.mu.Lock()
	w.took()
	hand, texts, err := s.handEdits(b.events)
	l := s.log(s.coder)
	s.mu.Unlock()
	if err != nil {
		return notSaved(err)
	}
	b.events = append(hand, b.events...)
	s.know(b.events)
	lines, err := encodeLines(b.events)
	if err != nil {
		return err
	}
	if err := s.append(l, lines); err != nil {
		return err
	}
	kept := slices.DeleteFunc(texts, func(t *corpus.Transcript) bool { return s.keepCopy(t) != nil })
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, t := range kept {
		if v := s.interviews[t.ID]; v != nil && v.Hash == t.Hash() {
			s.texts.keep(v)
		}
		delete(s.edited, t.ID)
	}
	s.takeEvents(b.events, nil)
	l.read += int64(len(lines))
	l.lines += len(b.events)
	l.tail = append([]byte(nil), lines[max(0, len(lines)-tailLength):]...)
	if info, err := os.Stat(l.path); err == nil {
		l.info = info
	}
	return nil
}

// handEdits are the edits made by hand since the last copies of the texts, to
// be logged: of the texts that the events make codings on, and of others in
// which an edit was noticed. texts are to be kept for the next time, when the
// events are on disk; what fails then costs no work. The caller holds mu.
func (s *Study) handEdits(events []*Event) (hand []*Event, texts []*corpus.Transcript, err error) {
	ids := maps.Clone(s.edited)
	if ids == nil {
		ids = map[corpus.TranscriptID]bool{}
	}
	for _, e := range events {
		if e.Anchor != nil && e.Interview != "" {
			ids[e.Interview] = true
		}
	}
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		v := s.interviews[id]
		if v == nil || v.err != nil || s.texts.kept(v) {
			delete(s.edited, id)
			continue
		}
		t, err := s.transcript(id)
		if err != nil {
			return nil, nil, err
		}
		if h := s.handEdit(v); h != nil {
			hand = append(hand, s.stamp(h))
		}
		texts = append(texts, t)
	}
	return hand, texts, nil
}

// anchorOn makes an anchor on a text as it is now.
func (s *Study) anchorOn(id corpus.TranscriptID, span corpus.Span) (*anchor.Anchor, error) {
	t, err := s.Transcript(id)
	if err != nil {
		return nil, err
	}
	if span.Start < 0 || span.Empty() || span.End > t.Body().Len() {
		return nil, phrases.Fail("coding.passage.outside", phrases.Args{"Interview": string(id)})
	}
	a := anchor.Make(t.Body(), t.Hash(), span)
	return &a, nil
}

func raw(v any) json.RawMessage {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // only citaat's own plain structs get here
	}
	return data
}
