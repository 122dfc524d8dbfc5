package search

import (
	"context"

	"citaat/corpus"
)

// Count counts all hits of a query. Where typing is set, the last word of the
// query is taken as the beginning of one, too.
func (x *Index) Count(ctx context.Context, st Study, q Query, typing bool) (Summary, error) {
	if typing {
		q = q.typing()
	}
	j, err := newJob(st, q, Options{})
	if err != nil {
		return Summary{}, err
	}
	hits, _, err := x.answer(ctx, j)
	if err != nil {
		return Summary{}, err
	}
	s := Summarise(st, inOrder(hits))
	s.Unread = j.unread
	return s, nil
}

// Summarise counts hits that were found before.
func Summarise(f Facets, hits []Hit) Summary {
	t := newTally(f)
	for _, h := range hits {
		t.add(h.Transcript, h.Turn, h.Participant, 1)
	}
	return t.summary()
}

// tally counts hits per group.
type tally struct {
	facets Facets
	hits   int
	turns  map[place]bool
	people map[corpus.ParticipantID]int
}

type place struct {
	id   corpus.TranscriptID
	turn int
}

func newTally(f Facets) *tally {
	return &tally{facets: f, turns: map[place]bool{}, people: map[corpus.ParticipantID]int{}}
}

func (t *tally) add(id corpus.TranscriptID, turn int, by corpus.ParticipantID, hits int) {
	t.hits += hits
	t.turns[place{id, turn}] = true
	t.people[by] += hits
}

func (t *tally) summary() Summary {
	s := Summary{Hits: t.hits, Turns: len(t.turns), Participants: len(t.people)}
	interviews := map[corpus.TranscriptID]bool{}
	for p := range t.turns {
		interviews[p.id] = true
	}
	s.Transcripts = len(interviews)
	at := map[corpus.GroupID]int{}
	group := func(id corpus.GroupID) *GroupCount {
		i, ok := at[id]
		if !ok {
			i = len(s.Groups)
			at[id] = i
			s.Groups = append(s.Groups, GroupCount{Group: id})
		}
		return &s.Groups[i]
	}
	for _, g := range t.facets.Settings().Groups {
		group(g.ID)
	}
	for _, p := range t.facets.Participants() {
		g := group(p.Group)
		g.Of++
		if n := t.people[p.ID]; n > 0 {
			g.Hits += n
			g.Participants++
		}
	}
	return s
}
