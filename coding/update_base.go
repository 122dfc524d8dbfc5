package coding

import (
	"slices"

	"citaat/corpus"
)

// importedText is the text of an interview as its source file had it when it
// was read in last, with the redactions made since: the journal leads back to it
// from the present text. It is not known where the journal has a gap.
func (s *Study) importedText(now *corpus.Transcript) ([]corpus.Turn, bool) {
	s.lockFolded()
	defer s.mu.Unlock()
	v := s.interviews[now.ID]
	last := s.fold.lastImport(now.ID)
	if v == nil || last == nil {
		return nil, false
	}
	w := journey{edits: s.waysTo(v).edits, tombs: s.fold.tombs(now.ID)}
	to, whole := last.Edit.To, len(last.Edit.Before)+len(last.Edit.After) == 0
	if !whole {
		to = last.Edit.From
	}
	turns, ok := w.back(now, to)
	if !ok {
		return nil, false
	}
	turns = s.fold.speakersBefore(turns, now.ID, last.ID)
	if whole {
		return turns, true
	}
	at, ok := findTurns(turns, unlogTurns(last.Edit.Before), last.Edit.Place)
	if !ok {
		return nil, false
	}
	return slices.Concat(turns[:at], unlogTurns(last.Edit.After), turns[at+len(last.Edit.Before):]), true
}

// lastImport is the event with which a text came in last.
func (f *fold) lastImport(id corpus.TranscriptID) *Event {
	var last *Event
	for _, e := range f.events {
		if e.Op == OpImport && e.Interview == id && e.Edit != nil && f.active(e) && (last == nil || e.ID > last.ID) {
			last = e
		}
	}
	return last
}

// tombs are the redactions of a text.
func (f *fold) tombs(id corpus.TranscriptID) []*Tomb {
	var out []*Tomb
	for _, e := range f.events {
		if e.Op == OpTombstone && e.Interview == id && e.Tomb != nil && e.Tomb.From != "" {
			out = append(out, e.Tomb)
		}
	}
	return out
}

// journey looks for the way from one body of a text to another. An erasure is a
// step on which the words do not come back: behind it the text is that of
// before with the marks.
type journey struct {
	edits []*Event
	tombs []*Tomb
}

// back are the turns of the body with a hash.
func (w journey) back(from *corpus.Transcript, to corpus.Hash) ([]corpus.Turn, bool) {
	type stop struct {
		hash  corpus.Hash
		turns []corpus.Turn
	}
	seen := map[corpus.Hash]bool{from.Hash(): true}
	for queue := []stop{{from.Hash(), from.Turns}}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if at.hash == to {
			return at.turns, true
		}
		for _, t := range w.tombs {
			if t.To == at.hash && !seen[t.From] {
				seen[t.From] = true
				queue = append(queue, stop{t.From, at.turns})
			}
		}
		for _, e := range w.edits {
			if e.Edit == nil {
				continue
			}
			next, before, after := e.Edit.From, e.Edit.After, e.Edit.Before
			if e.Edit.To != at.hash {
				next, before, after = e.Edit.To, e.Edit.Before, e.Edit.After
				if e.Edit.From != at.hash {
					continue
				}
			}
			if seen[next] {
				continue
			}
			if i, ok := findWords(at.turns, unlogTurns(before), e.Edit.Place); ok {
				seen[next] = true
				queue = append(queue, stop{next, slices.Concat(at.turns[:i], unlogTurns(after), at.turns[i+len(before):])})
			}
		}
	}
	return nil, false
}

// findWords finds a run of turns by what is said in them: speakers and times
// may have been set since.
func findWords(turns, want []corpus.Turn, expected int) (int, bool) {
	bare := func(list []corpus.Turn) []corpus.Turn {
		out := make([]corpus.Turn, len(list))
		for i, u := range list {
			out[i] = corpus.Turn{Text: u.Text}
		}
		return out
	}
	return findTurns(bare(turns), bare(want), expected)
}

// speakersBefore takes back, from the last to the first, what was changed of
// turns without a change of words since an event: who speaks, and when.
func (f *fold) speakersBefore(turns []corpus.Turn, id corpus.TranscriptID, since EventID) []corpus.Turn {
	turns = slices.Clone(turns)
	for _, e := range slices.Backward(f.edits[id]) {
		if e.ID < since || e.Edit.From != e.Edit.To || !f.active(e) {
			continue
		}
		for i, was := range e.Edit.Before {
			if i >= len(e.Edit.After) {
				break
			}
			at := slices.IndexFunc(turns, func(u corpus.Turn) bool { return u.Number == was.Number })
			if at >= 0 && turns[at].Speaker == e.Edit.After[i].Speaker {
				turns[at].Speaker, turns[at].Time, turns[at].Repeats = was.Speaker, was.Time, was.Repeats
			}
		}
	}
	return turns
}
