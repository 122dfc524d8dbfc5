package desk

import (
	"sync"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/search"
)

// texts is a study as package search asks about it. Settings and participants
// are the study's own methods.
type texts struct {
	*coding.Study

	mu       sync.Mutex
	version  int
	codings  map[corpus.TranscriptID][]search.Coding
	versions []search.Version
}

// fresh forgets what an older version of the study had. The caller holds mu.
func (t *texts) fresh() {
	if v := t.Version(); v != t.version || t.codings == nil {
		t.version, t.codings, t.versions = v, map[corpus.TranscriptID][]search.Coding{}, nil
	}
}

// Versions implements search.Source.
func (t *texts) Versions() ([]search.Version, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.fresh()
	if t.versions == nil {
		language := t.Settings().Language
		for _, v := range t.TextVersions() {
			t.versions = append(t.versions, search.Version{ID: v.ID, Version: v.Version + "-" + language})
		}
	}
	return t.versions, nil
}

// Transcript implements search.Source. A transcript that does not say its
// language is in that of the study.
func (t *texts) Transcript(id corpus.TranscriptID) (*corpus.Transcript, error) {
	tr, err := t.Study.Transcript(id)
	if err != nil || tr.Language != "" {
		return tr, err
	}
	spoken := *tr
	spoken.Language = t.Settings().Language
	return &spoken, nil
}

// Codes implements search.Facets: a code includes those under it.
func (t *texts) Codes(name string) ([]string, error) {
	cb := t.Codebook()
	id, err := cb.Find(name)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, c := range cb.Branch(id) {
		ids = append(ids, string(c))
	}
	return ids, nil
}

// Codings implements search.Facets; lost ones have no place.
func (t *texts) Codings(id corpus.TranscriptID) []search.Coding {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.fresh()
	list, ok := t.codings[id]
	if !ok {
		for _, c := range t.CodingsIn(id) {
			if !c.Lost {
				list = append(list, search.Coding{ID: string(c.ID), Code: string(c.Code), Span: c.Span})
			}
		}
		t.codings[id] = list
	}
	return list
}
