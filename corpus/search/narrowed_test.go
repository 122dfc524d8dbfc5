package search

import (
	"context"
	"slices"
	"testing"

	"citaat/corpus"
)

// narrowed is a study of which one participant is left out.
type narrowed struct {
	*memory
	without corpus.ParticipantID
}

func (n narrowed) Allows(_ corpus.TranscriptID, p corpus.ParticipantID) bool { return p != n.without }

// TestWhoseWordsDoNotCountIsNotFound by any way of asking, from one index.
func TestWhoseWordsDoNotCountIsNotFound(t *testing.T) {
	m := mothers()
	m.list = append(m.list, groupTalk())
	st := narrowed{m, "M2"}
	for name, x := range map[string]*Index{"scan": NewIndex(""), "index": indexed(t, m)} {
		for query, want := range map[string][]string{
			"bezorgd":                       {"M1:2 bezorgd", "M1:4 bezorgd", "V1:1 Bezorgd", "G1:1 bezorgd"},
			"code:steun":                    {"M1:4 Mijn moeder was"},
			"interview:G1":                  {"G1:1 Ik was bezorgd."},
			"stress":                        {"V1:1 stress"},
			"moeder within-turn code:steun": {"M1:4 moeder", "M1:4 moeder"},
		} {
			q := mustParse(t, query)
			for _, o := range []Options{{}, {Limit: 100}, {AsYouType: true, Limit: 100}, {Order: ByRank}} {
				r, err := x.Find(context.Background(), st, q, o)
				if err != nil {
					t.Fatal(err)
				}
				if got := found(t, m, inOrder(r.Hits)); !slices.Equal(got, want) {
					t.Errorf("%s: %s: %q", name, query, got)
				}
			}
			s, err := x.Count(context.Background(), st, q, false)
			if err != nil || s.Hits != len(want) {
				t.Errorf("%s: %s: %d counted, %v", name, query, s.Hits, err)
			}
		}
	}
}

// groupTalk is an interview with two participants.
func groupTalk() *corpus.Transcript {
	meta := corpus.Meta{ID: "G1", Language: "nl", Participants: []corpus.ParticipantID{"M1", "M2"}, Speakers: []corpus.Speaker{
		{Label: "A", Role: corpus.Respondent, Participant: "M1"}, {Label: "B", Role: corpus.Respondent, Participant: "M2"}}}
	return corpus.NewTranscript(meta, []corpus.Turn{
		{Number: corpus.TurnNumber{Number: 1}, Time: corpus.NoTime, Speaker: "A", Text: "Ik was bezorgd."},
		{Number: corpus.TurnNumber{Number: 2}, Time: corpus.NoTime, Speaker: "B", Text: "Ik ook bezorgd, en stress."},
	})
}
