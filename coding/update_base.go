package coding

import (
	"slices"

	"citaat/corpus"
)

// importedText is the text of an interview as its source file had it when it
// was read in last, with the redactions made since: the journal leads back to it
// from the present text. What an erasure took out of the journal stands in it as
// something that nobody said. It is not known where the journal has a gap.
func (s *Study) importedText(now *corpus.Transcript) ([]corpus.Turn, bool) {
	s.lockFolded()
	defer s.mu.Unlock()
	v := s.interviews[now.ID]
	last := s.fold.lastImport(now.ID)
	if v == nil || last == nil {
		return nil, false
	}
	to, whole := last.Edit.To, len(last.Edit.Before)+len(last.Edit.After) == 0
	if !whole {
		to = last.Edit.From
	}
	j := &journey{edits: s.waysTo(v).edits}
	was, ok := j.back(newPast(now), to)
	if !ok {
		return nil, false
	}
	was.turns = s.fold.speakersBefore(was.turns, now.ID, last.ID)
	if !whole {
		if was, ok = j.step(was, last.Edit, false); !ok {
			return nil, false
		}
	}
	return was.text(j.marks)
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

// journey looks for the way from one body of a text to another.
type journey struct {
	edits []*Event
	marks []string // of erasures that were met: their words do not come back
}

// back is the text with a hash, on the shortest way.
func (j *journey) back(from past, to corpus.Hash) (past, bool) {
	seen := map[corpus.Hash]bool{from.hash: true}
	for queue := []past{from}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if at.hash == to {
			return at, true
		}
		for _, e := range j.edits {
			if e.Edit == nil {
				continue
			}
			for _, back := range []bool{true, false} {
				here, next := e.Edit.From, e.Edit.To
				if back {
					here, next = next, here
				}
				if here != at.hash || seen[next] {
					continue
				}
				if was, ok := j.step(at, e.Edit, back); ok {
					seen[next] = true
					was.hash = next
					queue = append(queue, was)
				}
			}
		}
	}
	return past{}, false
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
