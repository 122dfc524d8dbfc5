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
	marks        map[corpus.TranscriptID]coding.Doneness // who is done with what
}

// Stock is what there is to filter, whatever is filtered now.
func (l *Lens) Stock() Stock { return stockOf(l.Study) }

func stockOf(s *coding.Study) Stock {
	k := Stock{Settings: s.Settings(), Codebook: s.Codebook(), Interviews: s.Interviews(), Participants: s.Participants(), marks: map[corpus.TranscriptID]coding.Doneness{}}
	for _, c := range k.Settings.Coders {
		k.Coders = append(k.Coders, c.ID)
	}
	for _, v := range k.Interviews {
		k.marks[v.ID] = s.Doneness(v.ID)
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

// Doneness is how far coders are with an interview.
func (k Stock) Doneness(id corpus.TranscriptID) coding.Doneness { return k.marks[id] }
