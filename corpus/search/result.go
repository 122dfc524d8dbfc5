package search

import (
	"cmp"
	"slices"

	"citaat/corpus"
)

// Hit is one occurrence.
type Hit struct {
	Transcript  corpus.TranscriptID
	Turn        int // index of its first turn
	Span        corpus.Span
	Participant corpus.ParticipantID // whose turn it is
	Coding      string               // the coding that it is, where it is no word
	Score       float64              // when ranked
	order       int                  // of the interview in the study
	weights     []float32            // per term, until the score is known
}

// Order is the order of the hits that Find gives.
type Order int

// The orders of hits.
const (
	ByPlace Order = iota
	ByRank        // turns with rarer and more of the words first
)

// Options say how much Find gives and how soon.
type Options struct {
	Limit int // at most so many hits; 0: all
	Order Order
	// AsYouType takes the last word of the query as the beginning of one, too,
	// and gives the first hits it comes upon (50 if no Limit is set), in order
	// of place but not the first in place.
	AsYouType bool
}

// Result is what Find found.
type Result struct {
	Hits     []Hit
	Complete bool                  // there are no others
	Unread   []corpus.TranscriptID // interviews whose file could not be read
}

// GroupCount counts hits among the participants of a group.
type GroupCount struct {
	Group        corpus.GroupID
	Hits         int
	Participants int // with a hit
	Of           int // in the group
}

// Summary counts all hits of a query.
type Summary struct {
	Hits         int
	Turns        int
	Transcripts  int
	Participants int
	Groups       []GroupCount // every group, in the order of the study
	Unread       []corpus.TranscriptID
}

func byPlace(a, b Hit) int {
	return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.Coding, b.Coding))
}

// inOrder sorts hits by place and drops those that two branches gave.
func inOrder(hits []Hit) []Hit {
	slices.SortFunc(hits, byPlace)
	return slices.CompactFunc(hits, func(a, b Hit) bool {
		return a.order == b.order && a.Span == b.Span && a.Coding == b.Coding
	})
}
