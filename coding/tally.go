package coding

import (
	"sort"

	"citaat/corpus"
)

// tally is how much there is in one interview, by code, participant and coder.
type tally struct {
	cells        map[cell]cellCount
	lost, unsure int
	spans, own   []corpus.Span // of those that have a place; of the coder's own among them
}

type cell struct {
	code  CodeID
	who   corpus.ParticipantID
	coder corpus.CoderName
}

type cellCount struct{ codings, chosen int }

// tallyOf counts an interview, once until something changes in it. The caller
// holds mu.
func (s *Study) tallyOf(id corpus.TranscriptID) *tally {
	h := s.fold.shelves[id]
	if h == nil || len(h.records) == 0 {
		return nil
	}
	if h.tally != nil {
		return h.tally
	}
	who := s.interviews[id].speech()
	t := &tally{cells: map[cell]cellCount{}}
	for _, r := range h.records {
		c := &r.now
		if s.settings.Blind {
			seen, ok := s.seen(r)
			if !ok {
				continue
			}
			c = &seen
		}
		t.put(c, who.of(c.Span, c.Lost), s.coder)
	}
	h.tally = t
	return t
}

// put adds a coding, which holds somebody's words, to what me sees.
func (t *tally) put(c *Coding, who corpus.ParticipantID, me corpus.CoderName) {
	k := cell{c.Code, who, c.Coder}
	n := t.cells[k]
	n.codings++
	if c.Choice.Chosen {
		n.chosen++
	}
	t.cells[k] = n
	if c.Unsure {
		t.unsure++
	}
	if c.Lost {
		t.lost++
		return
	}
	t.spans = append(t.spans, c.Span)
	if c.Coder == me {
		t.own = append(t.own, c.Span)
	}
}

// speech tells whose words are where in a text. Where all are one person's
// there are no ends.
type speech struct {
	first corpus.ParticipantID // the interview's first participant
	ends  []corpus.Offset      // of the turns
	by    []corpus.ParticipantID
}

// of is whose words a span holds, as corpus.Transcript.ParticipantOf tells.
func (w speech) of(span corpus.Span, lost bool) corpus.ParticipantID {
	if lost {
		return w.first
	}
	from := sort.Search(len(w.ends), func(i int) bool { return w.ends[i] >= span.Start })
	for i := from; i < len(w.ends) && (i == from || w.ends[i-1]+1 < span.End); i++ {
		if w.by[i] != "" {
			return w.by[i]
		}
	}
	return w.first
}

// speech is whose words an interview holds, as far as is known.
func (v *interview) speech() speech {
	if v.heard != nil {
		return *v.heard
	}
	var w speech
	if len(v.Participants) > 0 {
		w.first = v.Participants[0]
	}
	return w
}

// unheard are the interviews with several participants whose text must be read
// before they can be counted. The caller holds mu.
func (s *Study) unheard() []corpus.TranscriptID {
	if s.counts != nil && s.counts.Version == s.revision() {
		return nil
	}
	var list []corpus.TranscriptID
	for _, id := range s.order {
		v, h := s.interviews[id], s.fold.shelves[id]
		if v.err == nil && v.heard == nil && len(v.Participants) > 1 && h != nil && len(h.records) > 0 {
			list = append(list, id)
		}
	}
	return list
}

// hear finds out whose words an interview holds. One that cannot be read is
// taken for its first participant's.
func (s *Study) hear(id corpus.TranscriptID) {
	t, err := s.Transcript(id)
	s.mu.Lock()
	defer s.mu.Unlock()
	v := s.interviews[id]
	if v == nil {
		return
	}
	w := v.speech()
	if err == nil && t.Hash() == v.Hash {
		for _, u := range t.Turns {
			who := corpus.ParticipantID("")
			if sp := t.Speaker(u.Speaker); sp.Voice().OfParticipant() {
				who = sp.Participant
			}
			w.ends, w.by = append(w.ends, u.Span.End), append(w.by, who)
		}
	}
	v.heard = &w
	s.fold.unshelve(id)
}
