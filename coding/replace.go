package coding

import (
	"os"
	"path/filepath"
	"strings"

	"citaat/coding/anchor"
	"citaat/corpus"
	"citaat/corpus/store"
)

// replaceAnchor places an anchor that was made on an earlier body: through the
// edits that are known exactly when they lead from that body to this one, else
// by its quotation and context. The caller holds mu.
func (s *Study) replaceAnchor(v *interview, a *anchor.Anchor) (corpus.Span, bool) {
	if s.edited == nil {
		s.edited = map[corpus.TranscriptID]bool{}
	}
	s.edited[v.ID] = true
	span := corpus.Span{Start: a.Start, End: a.End}
	if steps, ok := s.route(v, a.Body); ok {
		for _, step := range steps {
			var survives bool
			if span, survives = step.Map(span); !survives {
				return corpus.Span{}, false
			}
		}
		return span, true
	}
	t, err := s.transcript(v.ID)
	if err != nil || t.Hash() != v.Hash {
		return corpus.Span{}, false
	}
	return s.texts.finder(t).Find(*a)
}

// route finds the shortest chain of known edits from one body to the present
// one; of equal ones the oldest, so that everybody finds the same.
func (s *Study) route(v *interview, from corpus.Hash) ([]anchor.Edit, bool) {
	edits := s.fold.edits[v.ID]
	if hand := s.handEdit(v); hand != nil {
		edits = append(edits[:len(edits):len(edits)], hand)
	}
	type step struct {
		back *step
		edit anchor.Edit
		at   corpus.Hash
	}
	seen := map[corpus.Hash]bool{from: true}
	for queue := []*step{{at: from}}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if at.at == v.Hash {
			var steps []anchor.Edit
			for ; at.back != nil; at = at.back {
				steps = append([]anchor.Edit{at.edit}, steps...)
			}
			return steps, true
		}
		for _, e := range edits {
			if e.Edit == nil {
				continue
			}
			if e.Edit.From == at.at && !seen[e.Edit.To] {
				seen[e.Edit.To] = true
				queue = append(queue, &step{at, s.hunks(e), e.Edit.To})
			}
			if e.Edit.To == at.at && !seen[e.Edit.From] {
				seen[e.Edit.From] = true
				queue = append(queue, &step{at, s.hunks(e).Reverse(), e.Edit.From})
			}
		}
	}
	return nil, false
}

// hunks are the changes of an edit in code points of the whole body.
func (s *Study) hunks(e *Event) anchor.Edit {
	return anchor.Diff(joinTurns(e.Edit.Before), joinTurns(e.Edit.After)).Shift(e.Edit.Start)
}

func joinTurns(turns []LoggedTurn) string {
	texts := make([]string, len(turns))
	for i, t := range turns {
		texts[i] = t.Text
	}
	return strings.Join(texts, "\n")
}

// handEdit is the edit that somebody made to the transcript in another program,
// as an event that is not written yet: the difference between the copy of the
// earlier text under .citaat and the text as it is. Nil: no copy, or no edit.
func (s *Study) handEdit(v *interview) *Event {
	data, err := os.ReadFile(s.copyPath(v.ID))
	if err != nil {
		return nil
	}
	old, err := corpus.ParseTranscript(string(v.ID), data)
	if err != nil || old.Hash() == v.Hash {
		return nil
	}
	t, err := s.transcript(v.ID)
	if err != nil || t.Hash() != v.Hash {
		return nil
	}
	edit := diffTurns(old, t)
	edit.ByHand = true
	return &Event{Version: Version, Op: OpTranscript, Interview: v.ID, Edit: edit}
}

func (s *Study) copyPath(id corpus.TranscriptID) string {
	return filepath.Join(s.local(), "bodies", string(id)+".md")
}

// keepCopy keeps the text that codings are made on, so that an edit by hand can
// be told exactly later.
func (s *Study) keepCopy(t *corpus.Transcript) error {
	if data, err := os.ReadFile(s.copyPath(t.ID)); err == nil {
		if old, err := corpus.ParseTranscript(string(t.ID), data); err == nil && old.Hash() == t.Hash() {
			return nil
		}
	}
	data, err := t.Format()
	if err != nil {
		return err
	}
	if err := store.Folder(filepath.Dir(s.copyPath(t.ID))); err != nil {
		return err
	}
	return store.Replace(s.copyPath(t.ID), data)
}

// diffTurns finds the stretch of turns in which two transcripts differ. It
// holds at least one turn on both sides, so that its place in the body is plain.
func diffTurns(before, after *corpus.Transcript) *TextEdit {
	b, a := before.Turns, after.Turns
	head := 0
	for head < len(b) && head < len(a) && sameTurn(b[head], a[head]) {
		head++
	}
	tail := 0
	for tail < len(b)-head && tail < len(a)-head && sameTurn(b[len(b)-1-tail], a[len(a)-1-tail]) {
		tail++
	}
	if head > 0 {
		head-- // a whole turn inserted or deleted needs a neighbour
	} else if tail > 0 {
		tail--
	}
	edit := &TextEdit{From: before.Hash(), To: after.Hash(), Place: head}
	if head < len(b) {
		edit.Start = b[head].Span.Start
	}
	edit.Before, edit.After = logTurns(b[head:len(b)-tail]), logTurns(a[head:len(a)-tail])
	for _, sp := range after.Speakers {
		if before.Speaker(sp.Label) != sp {
			edit.Added = append(edit.Added, sp)
		}
	}
	return edit
}

func sameTurn(a, b corpus.Turn) bool {
	a.Span, b.Span = corpus.Span{}, corpus.Span{}
	return a == b
}

func logTurns(turns []corpus.Turn) []LoggedTurn {
	logged := make([]LoggedTurn, len(turns))
	for i, t := range turns {
		logged[i] = LoggedTurn{Number: t.Number, Time: t.Time, Speaker: t.Speaker, Repeats: t.Repeats, Text: t.Text}
	}
	return logged
}

func unlogTurns(logged []LoggedTurn) []corpus.Turn {
	turns := make([]corpus.Turn, len(logged))
	for i, t := range logged {
		turns[i] = corpus.Turn{Number: t.Number, Time: t.Time, Speaker: t.Speaker, Repeats: t.Repeats, Text: t.Text}
	}
	return turns
}
