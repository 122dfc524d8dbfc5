package lens

import (
	"slices"
	"sort"

	"citaat/coding"
	"citaat/corpus"
)

// sight is what passes of one version of a study; it is never changed.
type sight struct {
	version    int // of the study
	change     int // of the lens's filter
	filter     Filter
	people     map[corpus.ParticipantID]bool // who passes; nil: everybody
	codes      map[coding.CodeID]bool        // what passes; nil: all
	passes     map[corpus.TranscriptID]bool
	interviews []coding.Interview
	present    []corpus.Participant
	total      int // interviews that there are

	// The lens's lock guards what is worked out when somebody asks for it.
	voices map[corpus.TranscriptID]voices // of texts in which several people speak
	counts *coding.Counts
}

func newSight(k Stock, f Filter, version int) *sight {
	s := &sight{version: version, filter: f, passes: map[corpus.TranscriptID]bool{}, interviews: []coding.Interview{},
		total: len(k.Interviews), voices: map[corpus.TranscriptID]voices{}}
	if f.people() {
		s.people = peopleOf(f, k.Participants, k.Interviews)
	}
	if len(f.Codes) > 0 {
		s.codes = map[coding.CodeID]bool{}
		for _, top := range f.Codes {
			for _, id := range k.Codebook.Branch(top) {
				s.codes[id] = true
			}
		}
	}
	present := map[corpus.ParticipantID]bool{}
	for _, v := range k.Interviews {
		if s.talk(v, k.marks[v.ID].Mine) {
			s.passes[v.ID] = true
			s.interviews = append(s.interviews, v)
			for _, p := range v.Participants {
				present[p] = true
			}
		}
	}
	for _, p := range k.Participants {
		if present[p.ID] || s.person(p.ID) && !f.interviews() {
			s.present = append(s.present, p)
		}
	}
	return s
}

// peopleOf are those who pass, declared or not.
func peopleOf(f Filter, declared []corpus.Participant, all []coding.Interview) map[corpus.ParticipantID]bool {
	pass := map[corpus.ParticipantID]bool{}
	for _, p := range declared {
		pass[p.ID] = f.person(p)
	}
	for _, v := range all {
		for _, id := range v.Participants {
			if _, known := pass[id]; !known {
				pass[id] = f.person(corpus.Participant{ID: id})
			}
		}
	}
	return pass
}

func (s *sight) person(id corpus.ParticipantID) bool { return s.people == nil || s.people[id] }

// talk tells whether an interview passes.
func (s *sight) talk(v coding.Interview, done bool) bool {
	f := s.filter
	switch {
	case !within(f.Interviews, v.ID), !within(f.Interpreter, v.Interpreter.Present), !within(f.Modes, v.Mode):
		return false
	case f.Undone && done:
		return false
	case s.people == nil:
		return true
	}
	return slices.ContainsFunc(v.Participants, s.person)
}

// shows tells whether a coding of an interview that passes passes too.
func (s *sight) shows(c coding.Coding, who voices) bool {
	return s.made(c) && (s.people == nil || s.person(who.of(c)))
}

// made tells whether a coding passes, whoever spoke.
func (s *sight) made(c coding.Coding) bool {
	f := s.filter
	return within(f.Coders, c.Coder) && (s.codes == nil || s.codes[c.Code]) && (!f.Chosen || c.Choice.Chosen)
}

// whole tells whether every coding passes of an interview that does.
func (s *sight) whole(who voices) bool {
	return !s.filter.codings() && (s.people == nil || len(who.ends) == 0)
}

// voices tells whose words are where in a text. Where all are one person's there
// are no ends.
type voices struct {
	first corpus.ParticipantID // the interview's first participant
	ends  []corpus.Offset      // of the turns
	by    []corpus.ParticipantID
}

// of is whose words a coding holds, as corpus.Transcript.ParticipantOf tells.
func (w voices) of(c coding.Coding) corpus.ParticipantID {
	if c.Lost {
		return w.first
	}
	from := sort.Search(len(w.ends), func(i int) bool { return w.ends[i] >= c.Span.Start })
	for i := from; i < len(w.ends) && (i == from || w.ends[i-1]+1 < c.Span.End); i++ {
		if w.by[i] != "" {
			return w.by[i]
		}
	}
	return w.first
}

// voicesOf looks up whose words an interview holds; only where several people
// speak has the text to be read, once.
func (l *Lens) voicesOf(s *sight, id corpus.TranscriptID) voices {
	if s.people == nil {
		return voices{}
	}
	v, ok := l.Study.Interview(id)
	if !ok {
		return voices{}
	}
	var w voices
	if len(v.Participants) > 0 {
		w.first = v.Participants[0]
	}
	if alone(v.Meta) {
		return w
	}
	l.looking.Lock()
	known, ok := s.voices[id]
	l.looking.Unlock()
	if ok {
		return known
	}
	t, err := l.Study.Transcript(id)
	if err != nil {
		return w
	}
	for _, u := range t.Turns {
		who := corpus.ParticipantID("")
		if sp := t.Speaker(u.Speaker); sp.Voice().OfParticipant() {
			who = sp.Participant
		}
		w.ends, w.by = append(w.ends, u.Span.End), append(w.by, who)
	}
	l.looking.Lock()
	s.voices[id] = w
	l.looking.Unlock()
	return w
}

// alone tells whether all words of an interview are its first participant's.
func alone(m corpus.Meta) bool {
	for _, s := range m.Speakers {
		if s.Voice().OfParticipant() && s.Participant != "" && (len(m.Participants) == 0 || s.Participant != m.Participants[0]) {
			return false
		}
	}
	return true
}
