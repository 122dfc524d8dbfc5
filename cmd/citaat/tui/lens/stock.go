package lens

import (
	"slices"

	"citaat/coding"
	"citaat/corpus"
)

// Stock is what there is to filter: a study as far as filters ask about it, in
// memory.
type Stock struct {
	Settings     corpus.Settings
	Codebook     *coding.Codebook
	Interviews   []coding.Interview
	Participants []corpus.Participant
	Coders       []corpus.CoderName
	done         map[corpus.TranscriptID]bool // by the coder who works now
}

// finished is a study in which coders say which interviews they are done with.
type finished interface {
	Done(corpus.TranscriptID, corpus.CoderName) bool
}

// Stock is what there is to filter, whatever is filtered now.
func (l *Lens) Stock() Stock { return stockOf(l.Study) }

func stockOf(s *coding.Study) Stock {
	k := Stock{Settings: s.Settings(), Codebook: s.Codebook(), Interviews: s.Interviews(), Participants: s.Participants(), done: map[corpus.TranscriptID]bool{}}
	for _, c := range k.Settings.Coders {
		k.Coders = append(k.Coders, c.ID)
	}
	if f, ok := any(s).(finished); ok {
		for _, v := range k.Interviews {
			k.done[v.ID] = f.Done(v.ID, s.Coder())
		}
	}
	return k
}

// Passing is how many interviews pass a filter, of how many.
func (k Stock) Passing(f Filter) (n, of int) {
	return len(newSight(k, f, 0).interviews), len(k.Interviews)
}

// Person returns a participant; an undeclared one has only its id.
func (k Stock) Person(id corpus.ParticipantID) corpus.Participant {
	if i := slices.IndexFunc(k.Participants, func(p corpus.Participant) bool { return p.ID == id }); i >= 0 {
		return k.Participants[i]
	}
	return corpus.Participant{ID: id}
}
