package desk

import (
	"citaat/corpus"
	"citaat/corpus/search"
)

// View tells whose words are to be seen: a filter that is on. Without an
// interview it tells of the participant alone, without a participant of the
// interview.
type View interface {
	Allows(corpus.TranscriptID, corpus.ParticipantID) bool
}

// SearchableThrough is the study as a search sees it through a view: what lies
// outside is not found and not counted. The index stays that of the whole, and
// code: is answered from all codings, so that a filter makes no gap where there
// is none.
func (d *Desk) SearchableThrough(v View) search.Study { return viewed{d.texts, v} }

// viewed is a study of which not everything is to be seen.
type viewed struct {
	*texts
	View
}

// Versions implements search.Source.
func (v viewed) Versions() ([]search.Version, error) {
	all, err := v.texts.Versions()
	if err != nil {
		return nil, err
	}
	seen := make([]search.Version, 0, len(all))
	for _, x := range all {
		if v.Allows(x.ID, "") {
			seen = append(seen, x)
		}
	}
	return seen, nil
}

// Participants implements search.Facets.
func (v viewed) Participants() []corpus.Participant {
	var seen []corpus.Participant
	for _, p := range v.texts.Participants() {
		if v.Allows("", p.ID) {
			seen = append(seen, p)
		}
	}
	return seen
}
