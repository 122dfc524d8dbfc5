package search

import (
	"context"
	"errors"

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
	t := newTally()
	if ok, err := x.countOnly(ctx, j, t); err != nil {
		return Summary{}, err
	} else if !ok {
		hits, _, err := x.answer(ctx, j)
		if err != nil {
			return Summary{}, err
		}
		t = newTally()
		t.addAll(inOrder(hits))
	}
	s := t.summary(st)
	s.Unread = j.unread
	return s, nil
}

// countOnly counts without listing, where the index can.
func (x *Index) countOnly(ctx context.Context, j *job, t *tally) (bool, error) {
	release, d := x.acquire()
	defer release()
	if d == nil {
		return false, nil
	}
	if ok, err := d.count(ctx, j, t); !ok || err != nil {
		var broken *diskError
		if errors.As(err, &broken) {
			err = nil // the listing will find it broken, too
		}
		return false, err
	}
	stale, _ := compare(d, j.versions)
	scanned, _, err := x.scanAll(ctx, j, stale)
	t.addAll(inOrder(scanned))
	return true, err
}

// Summarise counts hits in order of place, such as Find gives without a limit.
func Summarise(f Facets, hits []Hit) Summary {
	t := newTally()
	t.addAll(hits)
	return t.summary(f)
}

// tally counts hits per participant.
type tally struct {
	hits, turns int
	interviews  map[corpus.TranscriptID]bool
	people      map[corpus.ParticipantID]int
}

func newTally() *tally {
	return &tally{interviews: map[corpus.TranscriptID]bool{}, people: map[corpus.ParticipantID]int{}}
}

// add counts the hits of a turn that has not been counted before.
func (t *tally) add(id corpus.TranscriptID, by corpus.ParticipantID, hits int) {
	t.hits += hits
	t.turns++
	t.interviews[id] = true
	t.people[by] += hits
}

func (t *tally) addAll(hits []Hit) {
	for from := 0; from < len(hits); {
		to := from
		for to < len(hits) && hits[to].Transcript == hits[from].Transcript && hits[to].Turn == hits[from].Turn {
			t.people[hits[to].Participant]++
			to++
		}
		t.hits += to - from
		t.turns++
		t.interviews[hits[from].Transcript] = true
		from = to
	}
}

func (t *tally) summary(f Facets) Summary {
	s := Summary{Hits: t.hits, Turns: t.turns, Transcripts: len(t.interviews), Participants: len(t.people)}
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
	for _, g := range f.Settings().Groups {
		group(g.ID)
	}
	for _, p := range f.Participants() {
		g := group(p.Group)
		g.Of++
		if n := t.people[p.ID]; n > 0 {
			g.Hits += n
			g.Participants++
		}
	}
	return s
}
