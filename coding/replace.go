package coding

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"citaat/coding/anchor"
	"citaat/corpus"
	"citaat/corpus/store"
)

// replaceAnchor places an anchor that was made on an earlier body: through the
// edits that are known exactly when they lead from that body to this one, else
// by its quotation and context. The caller holds mu.
func (s *Study) replaceAnchor(v *interview, a *anchor.Anchor) placing {
	if s.edited == nil {
		s.edited = map[corpus.TranscriptID]bool{}
	}
	s.edited[v.ID] = true
	if steps, ok := s.waysTo(v).from(a.Body); ok {
		p := through(steps, a.Span())
		p.unsure = a.Unsure
		return p
	}
	t, err := s.transcript(v.ID)
	if err != nil || t.Hash() != v.Hash {
		return placing{lost: true}
	}
	return s.wholeMarks(v, look(s.texts.finder(t), a))
}

// through takes a passage through known edits.
func through(steps []carrier, span corpus.Span) placing {
	for _, step := range steps {
		var survives bool
		if span, survives = step.Map(span); !survives {
			_, erased := step.(*cutting)
			return placing{lost: true, gone: erased}
		}
	}
	return placing{span: span}
}

// look places an anchor by its quotation and context.
func look(f *anchor.Finder, a *anchor.Anchor) placing {
	found, ok := f.Look(*a)
	if !ok {
		return placing{lost: true}
	}
	return placing{span: found.Span, unsure: !found.Sure}
}

// carrier takes a passage from one text to the next; Map is false when nothing
// of it is left, and Spot then tells where it stood.
type carrier interface {
	Map(corpus.Span) (corpus.Span, bool)
	Spot(corpus.Span) corpus.Span
}

// ways are the known edits of a text, and the chains of them that lead from
// earlier bodies to one body. Many codings ask for the same few.
type ways struct {
	edits []*Event
	known int // how many of them are in the logs
	to    corpus.Hash
	steps map[corpus.Hash][]carrier
	none  map[corpus.Hash]bool
}

// waysTo are the ways to the text as it is now. The caller holds mu.
func (s *Study) waysTo(v *interview) *ways {
	logged := s.fold.edits[v.ID]
	if w := s.ways[v.ID]; w != nil && w.to == v.Hash && w.known == len(logged) {
		return w
	}
	edits := s.edges(v.ID)
	if hand := s.handEdit(v); hand != nil {
		edits = append(edits, hand)
	}
	if s.ways == nil {
		s.ways = map[corpus.TranscriptID]*ways{}
	}
	w := newWays(edits, v.Hash)
	w.known = len(logged)
	s.ways[v.ID] = w
	return w
}

func newWays(edits []*Event, to corpus.Hash) *ways {
	return &ways{edits: edits, to: to, steps: map[corpus.Hash][]carrier{}, none: map[corpus.Hash]bool{}}
}

// from is the way from a body.
func (w *ways) from(body corpus.Hash) ([]carrier, bool) {
	if steps, ok := w.steps[body]; ok || w.none[body] {
		return steps, ok
	}
	steps, ok := w.route(body)
	if ok {
		w.steps[body] = steps
	} else {
		w.none[body] = true
	}
	return steps, ok
}

// route finds the shortest chain of known edits from a body; of equal ones the
// oldest, so that everybody finds the same.
func (w *ways) route(from corpus.Hash) ([]carrier, bool) {
	type step struct {
		back    *step
		edit    *Event
		reverse bool
		at      corpus.Hash
	}
	seen := map[corpus.Hash]bool{from: true}
	for queue := []*step{{at: from}}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if at.at == w.to {
			var steps []carrier
			for ; at.back != nil; at = at.back {
				step := move(at.edit)
				if at.reverse {
					step = reverse(step)
				}
				steps = append(steps, step)
			}
			slices.Reverse(steps)
			return steps, true
		}
		for _, e := range w.edits {
			if e.Edit == nil {
				continue
			}
			if e.Edit.From == at.at && !seen[e.Edit.To] {
				seen[e.Edit.To] = true
				queue = append(queue, &step{at, e, false, e.Edit.To})
			}
			if e.Edit.To == at.at && !seen[e.Edit.From] {
				seen[e.Edit.From] = true
				queue = append(queue, &step{at, e, true, e.Edit.From})
			}
		}
	}
	return nil, false
}

// move is what an edit or an erasure does to passages.
func move(e *Event) carrier {
	if e.Edit.cut != nil {
		return e.Edit.cut
	}
	return hunks(e)
}

// hunks are the changes of an edit in code points of the whole body.
func hunks(e *Event) anchor.Edit {
	if e.Edit.Wordless {
		return e.Edit.moved()
	}
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
// earlier text under .citaat and the text as it is. Nil: no copy, no edit, or
// one that the logs know: a colleague made it, and it came with their work.
func (s *Study) handEdit(v *interview) *Event {
	old := s.copyNow(v.ID)
	if old == nil || old.Hash() == v.Hash {
		return nil
	}
	if _, known := newWays(s.edges(v.ID), v.Hash).from(old.Hash()); known {
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
// be told exactly later. The caller does not hold mu: it works on the disk.
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
	if err := store.Replace(s.copyPath(t.ID), data); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.ways, t.ID)
	return nil
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
