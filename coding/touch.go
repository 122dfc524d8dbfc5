package coding

import (
	"maps"
	"slices"

	"citaat/corpus"
)

// Touch is what a change to some codes would touch, counted before it happens.
type Touch struct {
	Codings      int // of everybody
	Own          int
	Others       map[corpus.CoderName]int
	Quotations   int // chosen to be published
	Memos        int // on the codes and on those codings
	Participants int // whose words these are
}

// Coders are the others whose codings it touches, by name.
func (t Touch) Coders() []corpus.CoderName { return slices.Sorted(maps.Keys(t.Others)) }

// Touches counts what stands on some codes, and not on those under them. It
// reads the texts of interviews with several participants: not for Update.
func (s *Study) Touches(codes ...CodeID) Touch {
	wanted := make(map[CodeID]bool, len(codes))
	t := Touch{Others: map[corpus.CoderName]int{}}
	for _, id := range codes {
		if !wanted[id] {
			t.Memos += len(s.MemosOn(MemoTarget{OnCode, string(id)}))
		}
		wanted[id] = true
	}
	people := map[corpus.ParticipantID]bool{}
	for _, v := range s.Interviews() {
		who := WhoSaid(s, v)
		for _, c := range s.CodingsIn(v.ID) {
			if !wanted[c.Code] {
				continue
			}
			t.Codings++
			t.Memos += c.Memos
			if c.Coder == s.coder {
				t.Own++
			} else {
				t.Others[c.Coder]++
			}
			if c.Choice.Chosen {
				t.Quotations++
			}
			people[who(c)] = true
		}
	}
	delete(people, "")
	t.Participants = len(people)
	return t
}

// WhoSaid tells whose words the codings of an interview hold. Only an
// interview with several participants has to be read for it, and only when
// the first coding is asked about.
func WhoSaid(texts interface {
	Transcript(corpus.TranscriptID) (*corpus.Transcript, error)
}, v Interview) func(Coding) corpus.ParticipantID {
	var t *corpus.Transcript
	read := len(v.Participants) < 2
	return func(c Coding) corpus.ParticipantID {
		if !read {
			t, _ = texts.Transcript(v.ID)
			read = true
		}
		switch {
		case t != nil && !c.Lost:
			return t.ParticipantOf(c.Span)
		case len(v.Participants) > 0:
			return v.Participants[0]
		}
		return ""
	}
}
