package main

import (
	"slices"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
)

// places looks up where codings stand, interview by interview, so that each
// text is read once however the list is ordered.
type places struct {
	d  *desk.Desk
	of map[corpus.TranscriptID][]wanted
}

type wanted struct {
	at     int
	coding coding.Coding
}

func newPlaces(d *desk.Desk) *places { return &places{d, map[corpus.TranscriptID][]wanted{}} }

// want asks for the place of a coding, for the entry at an index of a list.
func (p *places) want(at int, c coding.Coding) {
	p.of[c.Interview] = append(p.of[c.Interview], wanted{at, c})
}

// each tells the places; a coding that lost its words has its interview only.
func (p *places) each(tell func(at int, place string)) {
	var ids []corpus.TranscriptID
	for id := range p.of {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		t, err := p.d.Study.Transcript(id)
		for _, w := range p.of[id] {
			if err != nil || w.coding.Lost {
				tell(w.at, string(id))
				continue
			}
			tell(w.at, t.Place(w.coding.Span))
		}
	}
}

// place is where one coding stands, as it is cited.
func place(d *desk.Desk, c coding.Coding) string {
	p := newPlaces(d)
	p.want(0, c)
	where := ""
	p.each(func(_ int, place string) { where = place })
	return where
}
