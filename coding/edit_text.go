package coding

import (
	"slices"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// textChange is an edit to a transcript, noted to be applied to the text as it
// is when the batch is written; back takes it back, redo makes it again.
type textChange struct {
	id   corpus.TranscriptID
	edit *TextEdit
	back bool
	redo bool               // the edit is in the log already
	made *corpus.Transcript // a transcript that comes in whole
}

// applyText makes an edit on the text as it is now: the touched turns must
// stand as the edit knew them, wherever in the transcript they are by now.
func (w *fileWriter) applyText(c textChange) error {
	if c.made != nil {
		if _, there := w.s.interviews[c.id]; there {
			return phrases.Fail("coding.import.exists", phrases.Args{"Interview": string(c.id)}).
				WithCure("coding.import.exists.cure").Because(ErrExists)
		}
		w.texts = append(w.texts, w.s.bury(c.made))
		return nil
	}
	now, err := w.textNow(c.id)
	if err != nil {
		return err
	}
	from, to := c.edit.Before, c.edit.After
	if c.back {
		from, to = to, from
	}
	at, ok := findTurns(now.Turns, unlogTurns(from), c.edit.Place)
	if !ok {
		return phrases.Fail("coding.text.conflict", phrases.Args{"Interview": string(c.id)}).
			WithCure("coding.text.conflict.cure").Because(ErrConflict)
	}
	turns := slices.Concat(now.Turns[:at], unlogTurns(to), now.Turns[at+len(from):])
	meta := now.Meta
	meta.Speakers = withSpeakers(meta.Speakers, c.edit.Added, c.back, turns)
	changed := corpus.NewTranscript(meta, turns)
	if w.s.graves != nil && w.s.cutsIn(c.id, changed.Hash()) != nil {
		return phrases.Fail("erasure.back", phrases.Args{"Interview": string(c.id)}).WithCure("erasure.back.cure").Because(ErrErased)
	}
	w.trace(c, now, changed, at)
	w.texts = slices.DeleteFunc(w.texts, func(t *corpus.Transcript) bool { return t.ID == c.id })
	w.texts = append(w.texts, changed)
	return nil
}

// numberedOnce refuses texts in which an edit that comes back meets a turn that
// got one of its numbers meanwhile: two turns cannot be cited alike.
func (w *fileWriter) numberedOnce() error {
	for _, t := range w.texts {
		seen := map[corpus.TurnNumber]bool{}
		for _, u := range t.Turns {
			if seen[u.Number] {
				return phrases.Fail("coding.text.conflict", phrases.Args{"Interview": string(t.ID)}).
					WithCure("coding.text.conflict.cure").Because(ErrConflict)
			}
			seen[u.Number] = true
		}
	}
	return nil
}

// trace sees to it that the journal leads from the text before to the text
// after. An edit that is new is noted as it was made, for the text may have gone
// on since. One that is in the log stays as it is; where others changed the text
// in the meantime, taking it back or making it again is a way of its own.
func (w *fileWriter) trace(c textChange, now, changed *corpus.Transcript, at int) {
	edit := c.edit
	if c.back || c.redo {
		known := TextEdit{From: edit.From, To: edit.To, Before: edit.Before, After: edit.After}
		if c.back {
			known = TextEdit{From: edit.To, To: edit.From, Before: edit.After, After: edit.Before}
		}
		if known.From == now.Hash() && known.To == changed.Hash() {
			return
		}
		edit = &known
		w.ways = append(w.ways, w.s.stamp(&Event{Op: OpTranscript, Interview: c.id, Edit: edit}))
	}
	edit.From, edit.To, edit.Place = now.Hash(), changed.Hash(), at
	if at < len(now.Turns) {
		edit.Start = now.Turns[at].Span.Start
	}
}

// textNow is the text as it is on disk, or as this batch leaves it so far.
func (w *fileWriter) textNow(id corpus.TranscriptID) (*corpus.Transcript, error) {
	for _, t := range w.texts {
		if t.ID == id {
			return t, nil
		}
	}
	return w.s.readTranscript(id)
}

func withSpeakers(have, added []corpus.Speaker, back bool, turns []corpus.Turn) []corpus.Speaker {
	have = slices.Clone(have)
	for _, sp := range added {
		i := slices.IndexFunc(have, func(h corpus.Speaker) bool { return h.Label == sp.Label })
		switch {
		case !back && i < 0:
			have = append(have, sp)
		case back && i >= 0 && !slices.ContainsFunc(turns, func(t corpus.Turn) bool { return t.Speaker == sp.Label }):
			have = slices.Delete(have, i, i+1)
		}
	}
	return have
}

// findTurns finds a run of turns, first where it is expected.
func findTurns(turns, want []corpus.Turn, expected int) (int, bool) {
	same := func(at int) bool {
		if at < 0 || at+len(want) > len(turns) {
			return false
		}
		for i := range want {
			if !sameTurn(turns[at+i], want[i]) {
				return false
			}
		}
		return true
	}
	if same(expected) {
		return expected, true
	}
	for at := range turns {
		if same(at) {
			return at, true
		}
	}
	return 0, false
}

// edit notes that the turns [from, to) of an interview become others.
func (b *Batch) edit(t *corpus.Transcript, from, to int, turns []corpus.Turn, added ...corpus.Speaker) {
	b.noteHandEdit(t.ID)
	e := b.event(OpTranscript)
	e.Interview = t.ID
	e.Edit, _ = newTextEdit(t, from, to, turns, added)
	b.texts = append(b.texts, textChange{id: t.ID, edit: e.Edit})
}

// newTextEdit is the edit by which the turns [from, to) of a text become others,
// and the text that it makes.
func newTextEdit(t *corpus.Transcript, from, to int, turns []corpus.Turn, added []corpus.Speaker) (*TextEdit, *corpus.Transcript) {
	changed := corpus.NewTranscript(t.Meta, slices.Concat(t.Turns[:from], turns, t.Turns[to:]))
	e := &TextEdit{From: t.Hash(), To: changed.Hash(), Place: from,
		Before: logTurns(t.Turns[from:to]), After: logTurns(changed.Turns[from : from+len(turns)]), Added: added}
	if from < len(t.Turns) {
		e.Start = t.Turns[from].Span.Start
	}
	return e, changed
}

// noteHandEdit notes the edit that somebody made to a text in another program,
// before this batch changes the text too: else the way from the text that
// codings were made on to the present one would have a gap.
func (b *Batch) noteHandEdit(id corpus.TranscriptID) {
	s := b.s
	s.mu.Lock()
	defer s.mu.Unlock()
	v := s.interviews[id]
	if v == nil || v.err != nil || slices.ContainsFunc(b.events, func(e *Event) bool {
		return e.Interview == id && e.Op == OpTranscript
	}) {
		return
	}
	if h := s.handEdit(v); h != nil {
		b.events = append(b.events, s.stamp(h))
	}
}

func (b *Batch) turn(id corpus.TranscriptID, number corpus.TurnNumber) (*corpus.Transcript, int, error) {
	t, err := b.s.Transcript(id)
	if err != nil {
		return nil, 0, err
	}
	i, ok := t.Turn(number)
	if !ok {
		return nil, 0, phrases.Fail("coding.turn.unknown", phrases.Args{"Interview": string(id), "Turn": number.String()})
	}
	return t, i, nil
}

// SplitTurn notes that a turn is cut in two at an offset of the body. The first
// part keeps the number, the second gets it with the next letter never used.
func (b *Batch) SplitTurn(id corpus.TranscriptID, at corpus.Offset) error {
	t, err := b.s.Transcript(id)
	if err != nil {
		return err
	}
	i := t.TurnIndex(at)
	if i < 0 || at <= t.Turns[i].Span.Start || at >= t.Turns[i].Span.End {
		return phrases.Fail("coding.turn.split.border").WithCure("coding.turn.split.border.cure")
	}
	u := t.Turns[i]
	body := t.Body()
	first, second := u, u
	first.Text = strings.TrimRight(body.Slice(corpus.Span{Start: u.Span.Start, End: at}), " ")
	second.Text = strings.TrimLeft(body.Slice(corpus.Span{Start: at, End: u.Span.End}), " ")
	if first.Text == "" || second.Text == "" {
		return phrases.Fail("coding.turn.split.border").WithCure("coding.turn.split.border.cure")
	}
	second.Time, second.Repeats = corpus.NoTime, corpus.TurnNumber{}
	second.Number = b.nextLetter(t, u.Number)
	b.edit(t, i, i+1, []corpus.Turn{first, second})
	return nil
}

// nextLetter is the number with the letter behind the last one that was ever
// used with it, in the text or in the journal.
func (b *Batch) nextLetter(t *corpus.Transcript, n corpus.TurnNumber) corpus.TurnNumber {
	used := map[corpus.TurnNumber]bool{}
	for _, u := range t.Turns {
		used[u.Number] = true
	}
	b.s.mu.Lock()
	defer b.s.mu.Unlock()
	for _, e := range b.s.fold.edits[t.ID] {
		for _, u := range slices.Concat(e.Edit.Before, e.Edit.After) {
			used[u.Number] = true
		}
	}
	return nextLetter(used, n)
}

// after is the letter behind another: a, b … z, aa, ab …
func after(letter string) string {
	b := []byte(letter)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] < 'z' {
			b[i]++
			return string(b)
		}
		b[i] = 'a'
	}
	return "a" + string(b)
}

// JoinTurn notes that a turn goes on with the one behind it; the number of that
// one is not used again.
func (b *Batch) JoinTurn(id corpus.TranscriptID, number corpus.TurnNumber) error {
	t, i, err := b.turn(id, number)
	if err != nil {
		return err
	}
	if i+1 >= len(t.Turns) {
		return phrases.Fail("coding.turn.join.last")
	}
	joined := t.Turns[i]
	joined.Text = strings.TrimSpace(joined.Text + " " + t.Turns[i+1].Text)
	b.edit(t, i, i+2, []corpus.Turn{joined})
	return nil
}

// SetSpeaker notes that a turn is somebody else's. A label that the interview
// does not know yet is declared with the role and participant given.
func (b *Batch) SetSpeaker(id corpus.TranscriptID, number corpus.TurnNumber, sp corpus.Speaker) error {
	t, i, err := b.turn(id, number)
	if err != nil {
		return err
	}
	var added []corpus.Speaker
	if !slices.ContainsFunc(t.Speakers, func(h corpus.Speaker) bool { return h.Label == sp.Label }) {
		if !corpus.ValidLabel(sp.Label) {
			return phrases.Fail("corpus.meta.label").WithCure("corpus.meta.label.cure")
		}
		added = append(added, sp)
	}
	u := t.Turns[i]
	if u.Speaker == sp.Label {
		return nil
	}
	u.Speaker = sp.Label
	b.edit(t, i, i+1, []corpus.Turn{u}, added...)
	return nil
}

// CorrectTurn notes that a turn reads otherwise: a typing error, a word heard
// again.
func (b *Batch) CorrectTurn(id corpus.TranscriptID, number corpus.TurnNumber, text string) error {
	t, i, err := b.turn(id, number)
	if err != nil {
		return err
	}
	u := t.Turns[i]
	if text = corpus.CleanText(text); text == u.Text {
		return nil
	}
	u.Text = text
	b.edit(t, i, i+1, []corpus.Turn{u})
	return nil
}
