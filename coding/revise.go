package coding

import (
	"os"
	"reflect"
	"strings"

	"citaat/coding/anchor"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Revision is a text as it will read after an edit that is not written yet, and
// what that does to the codings on it.
type Revision struct {
	Interview     corpus.TranscriptID
	Before, After *corpus.Transcript
	Turns         []TurnChange
	Front         bool // the front matter changes
	Effects       []Effect
	Kept          int // codings whose words stay

	front  corpus.Meta
	added  []corpus.Speaker
	pieces []piece
}

// TurnChange is a turn that changes: Before is nil for one that comes, After
// for one that goes.
type TurnChange struct{ Before, After *corpus.Turn }

// Effect is what an edit does to a coding whose words it touches.
type Effect struct {
	Coding  Coding      // as it is before the edit
	Span    corpus.Span // in the text afterwards; empty when lost
	Before  string      // its words
	After   string
	Lost    bool // its words could not be found again with certainty
	Unsure  bool // placed by likeness
	Regains bool // it was lost and has a place again
}

// Empty tells whether nothing changes.
func (r Revision) Empty() bool { return len(r.pieces) == 0 && !r.Front }

// Revise works out what becomes of an interview when somebody who began with
// base made mine of it: merged with what others made of it meanwhile. Nothing
// is written.
func (s *Study) Revise(id corpus.TranscriptID, base, mine *corpus.Transcript) (Revision, error) {
	s.lockFolded()
	defer s.mu.Unlock()
	s.notice(id)
	now, err := s.transcript(id)
	if err != nil {
		return Revision{}, err
	}
	turns, conflicts := mergeTurns(base.Turns, now.Turns, s.numberNew(id, base.Turns, now.Turns, mine.Turns))
	if len(conflicts) > 0 {
		return Revision{}, phrases.Fail("edit.conflict", phrases.Args{"Interview": string(id), "Count": len(conflicts), "Turns": numbers(conflicts)}).
			WithCure("edit.conflict-cure").Because(ErrConflict)
	}
	if len(turns) == 0 {
		return Revision{}, phrases.Fail("edit.all-gone", phrases.Args{"Interview": string(id)})
	}
	r := Revision{Interview: id, Before: now}
	if r.front, r.added, err = mergeFront(base.Meta, now.Meta, mine.Meta); err != nil {
		return Revision{}, err
	}
	r.Front = !reflect.DeepEqual(frontEntry(r.front), frontEntry(now.Meta))
	after := corpus.NewTranscript(now.Meta, turns)
	r.pieces = pieces(now.Turns, after.Turns)
	r.Turns = turnChanges(now.Turns, after.Turns)
	edits, after := r.edits()
	r.After = after
	s.foresee(&r, edits)
	return r, nil
}

// notice takes over a text that was changed on disk since it was last looked at.
// The caller holds mu.
func (s *Study) notice(id corpus.TranscriptID) {
	v := s.interviews[id]
	info, err := os.Stat(s.path(TranscriptFolder, string(id)+".md"))
	if v == nil || err != nil || v.Size == info.Size() && v.ModTime.Equal(info.ModTime()) {
		return
	}
	s.learnInterview(id, info)
}

func numbers(list []corpus.TurnNumber) string {
	var out []string
	for i, n := range list {
		if i == 8 {
			out = append(out, "…")
			break
		}
		out = append(out, n.String())
	}
	return strings.Join(out, ", ")
}

// edits are the stretches as events journal them, from the last to the first,
// and the text that they lead to.
func (r *Revision) edits() ([]*TextEdit, *corpus.Transcript) {
	at := r.Before
	var list []*TextEdit
	for i := len(r.pieces) - 1; i >= 0; i-- {
		p := r.pieces[i]
		var added []corpus.Speaker
		if len(list) == 0 {
			added = r.added
		}
		var e *TextEdit
		e, at = newTextEdit(at, p.from, p.to, p.turns, added)
		list = append(list, e)
	}
	return list, at
}

// turnChanges lists the turns that differ, in the order of the text afterwards.
func turnChanges(before, after []corpus.Turn) []TurnChange {
	was, is := byNumber(before), byNumber(after)
	var out []TurnChange
	i, j := 0, 0
	for _, p := range append(pairTurns(before, after), [2]int{len(before), len(after)}) {
		for ; i < p[0]; i++ {
			if _, stays := is[before[i].Number]; !stays {
				out = append(out, TurnChange{Before: &before[i]})
			}
		}
		for ; j < p[1]; j++ {
			c := TurnChange{After: &after[j]}
			if old, moved := was[after[j].Number]; moved {
				c.Before = &old
			}
			out = append(out, c)
		}
		if j < len(after) && !sameTurn(before[i], after[j]) {
			out = append(out, TurnChange{&before[i], &after[j]})
		}
		i, j = p[0]+1, p[1]+1
	}
	return out
}

// foresee works out where every coding of the text will stand: by the same rules
// as when the edit is written. The caller holds mu.
func (s *Study) foresee(r *Revision, edits []*TextEdit) {
	v, shelf := s.interviews[r.Interview], s.fold.shelves[r.Interview]
	if v == nil || shelf == nil {
		return
	}
	known := s.waysTo(v).edits
	known = known[:len(known):len(known)]
	for _, e := range edits {
		known = append(known, &Event{Op: OpTranscript, Interview: r.Interview, Edit: e})
	}
	to := newWays(known, r.After.Hash())
	finder := anchor.NewFinder(r.After.Body())
	for _, rec := range shelf.records {
		if !s.sees(r.Interview, rec.now.Coder) {
			continue
		}
		p := placing{span: rec.anchor.Span()}
		if rec.anchor.Body != r.After.Hash() {
			if steps, ok := to.from(rec.anchor.Body); ok {
				p = through(steps, rec.anchor.Span())
			} else {
				p = look(finder, rec.anchor)
			}
		}
		c, ok := s.seen(rec)
		if !ok {
			continue
		}
		e := Effect{Coding: c, Span: p.span, Before: r.Before.Body().Slice(c.Span), After: r.After.Body().Slice(p.span),
			Lost: p.lost, Unsure: p.unsure && !c.Unsure, Regains: c.Lost && !p.lost}
		if c.Lost == p.lost && !e.Unsure && e.Before == e.After {
			r.Kept++
			continue
		}
		r.Effects = append(r.Effects, e)
	}
}

// Revise notes an edit that was worked out. Where others changed the same turns
// since, nothing is written. listened: the recording was listened to again.
func (b *Batch) Revise(r Revision, listened bool) error {
	if r.Front {
		if err := b.ChangeInterview(r.front); err != nil {
			return err
		}
	}
	if len(r.pieces) == 0 {
		return nil
	}
	b.noteHandEdit(r.Interview)
	edits, _ := r.edits()
	for _, edit := range edits {
		edit.Listened = listened
		e := b.event(OpTranscript)
		e.Interview, e.Edit = r.Interview, edit
		b.texts = append(b.texts, textChange{id: r.Interview, edit: edit})
	}
	return nil
}
