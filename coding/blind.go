package coding

import (
	"slices"

	"citaat/corpus"
)

// A study can be coded blind: then nobody sees what another made of an
// interview before both are done with it. What somebody made there (codings,
// choices, rejected proposals, memos on the interview or on a coding in it) is
// seen by others when they say that they are done with the interview, its maker
// says so, and so does everybody else who has a coding in it. A memo of another
// on a participant is seen when all interviews of that participant are open in
// this way, one on a code or on the study when all interviews are: it may quote
// from any. The codebook, the participants and the texts are everybody's, and
// so is who is done with what.
// Privacy outranks blinding: which passages are not to be used, what was sent to
// whom, and what was erased, everybody sees.
//
// All that leaves the study passes through this file; what the study does by
// itself (folding, placing, refusing to delete a code that holds codings) sees
// everything. It is a help to honest coders and no lock: the logs lie in the
// folder for whoever wants to read them.

// Hidden tells whether the work of others in an interview is kept from the
// coder.
func (s *Study) Hidden(id corpus.TranscriptID) bool {
	s.lockFolded()
	defer s.mu.Unlock()
	return !s.open(id)
}

// ShowedOthers tells whether the coder, in a study that is coded blind, sees
// work of others in an interview: taking back "done" does not unsee it.
func (s *Study) ShowedOthers(id corpus.TranscriptID) bool {
	s.lockFolded()
	defer s.mu.Unlock()
	return s.settings.Blind && s.open(id) &&
		slices.ContainsFunc(s.fold.codersIn(id), func(c corpus.CoderName) bool { return c != s.coder })
}

// open tells whether an interview is open to the coder. This and what follows
// here is for callers that hold mu.
func (s *Study) open(id corpus.TranscriptID) bool {
	if !s.settings.Blind {
		return true
	}
	if !s.fold.done(id, s.coder) {
		return false
	}
	for _, c := range s.fold.codersIn(id) {
		if !s.fold.done(id, c) {
			return false
		}
	}
	return true
}

// sees tells whether the coder sees what somebody made in an interview.
func (s *Study) sees(id corpus.TranscriptID, by corpus.CoderName) bool {
	return !s.settings.Blind || by == s.coder || s.fold.done(id, by) && s.open(id)
}

// seesAll tells whether the coder sees what somebody wrote that is about no
// interview in particular.
func (s *Study) seesAll(by corpus.CoderName) bool {
	if !s.settings.Blind || by == s.coder {
		return true
	}
	for _, id := range s.order {
		if !s.open(id) {
			return false
		}
	}
	return true
}

// seesOn tells whether the coder sees what somebody wrote about something.
func (s *Study) seesOn(on MemoTarget, by corpus.CoderName) bool {
	if !s.settings.Blind || by == s.coder {
		return true
	}
	switch on.Kind {
	case OnInterview:
		return s.sees(corpus.TranscriptID(on.ID), by)
	case OnCoding:
		r := s.fold.codings[CodingID(on.ID)]
		return r != nil && s.sees(r.made.Interview, by)
	case OnParticipant:
		spoke := false
		for _, id := range s.order {
			if slices.Contains(s.interviews[id].Participants, corpus.ParticipantID(on.ID)) {
				if spoke = true; !s.open(id) {
					return false
				}
			}
		}
		return spoke || s.seesAll(by)
	}
	return s.seesAll(by)
}

// seesEvent tells whether the coder sees an event: what it is about is seen.
func (s *Study) seesEvent(e *Event) bool {
	if !s.settings.Blind || e.Coder == s.coder {
		return true
	}
	switch e.Op {
	case OpCodebook, OpOrder, OpParticipant, OpSettings, OpInterview, OpTranscript, OpImport, OpDone, OpNotDone,
		OpWithhold, OpRelease, OpExport, OpSent, OpTombstone:
		return true
	case OpSpare:
		return e.Of == nil || s.seesAll(e.Coder)
	case OpCode, OpReject, OpReopen:
		return s.sees(e.Interview, e.Coder)
	case OpUncode, OpRecode, OpStance, OpAnchor, OpChoose:
		r := s.fold.codings[e.Target]
		return r != nil && s.sees(r.made.Interview, e.Coder)
	case OpMemo, OpUnmemo:
		m := s.fold.memos[memoID(e)]
		return m != nil && m.first != nil && m.first.Memo != nil && s.seesOn(m.first.Memo.On, e.Coder)
	case OpUndo, OpRedo:
		b := s.fold.batches[e.Target]
		return b != nil && len(b.events) > 0 && !slices.ContainsFunc(b.events, func(o *Event) bool { return !s.seesEvent(o) })
	}
	return s.seesAll(e.Coder)
}

// seen is a coding as the coder sees it: without what others hung on it as long
// as they are not to be seen.
func (s *Study) seen(r *record) (Coding, bool) {
	id := r.made.Interview
	if !r.there || !s.sees(id, r.made.Coder) {
		return Coding{}, false
	}
	c := r.now
	if !s.settings.Blind {
		return c, true
	}
	c.Choice, c.Memos = Choice{}, 0
	for _, e := range r.changes {
		if e.Op == OpChoose && e.Choice != nil && s.fold.active(e) && s.sees(id, e.Coder) {
			c.Choice = c.Choice.with(e.Was, *e.Choice)
		}
	}
	for _, m := range s.fold.notes[r.made.ID] {
		if s.sees(id, m.now.Coder) {
			c.Memos++
		}
	}
	return c, true
}

// seenIn are the codings of an interview that the coder sees, by place. The
// list is kept and not to be changed.
func (s *Study) seenIn(id corpus.TranscriptID) []Coding {
	all := s.fold.in(id)
	if !s.settings.Blind || len(all) == 0 {
		return all
	}
	h := s.fold.shelves[id]
	if h.seen == nil {
		h.seen = make([]Coding, 0, len(all))
		for _, r := range h.records {
			if c, ok := s.seen(r); ok {
				h.seen = append(h.seen, c)
			}
		}
	}
	return h.seen
}

// lostSeen are the codings of an interview that lost their place and that the
// coder sees.
func (s *Study) lostSeen(id corpus.TranscriptID) []Coding {
	return slices.DeleteFunc(s.fold.lost(id), func(c Coding) bool { return !s.sees(id, c.Coder) })
}
