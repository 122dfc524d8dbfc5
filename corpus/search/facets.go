package search

import (
	"path"
	"slices"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// resolved is a query whose fields have been looked up in a study.
type resolved struct {
	Query
	facets Facets
	people map[corpus.ParticipantID]corpus.Participant
	groups []corpus.Group
	codes  map[int][]string            // per filter, sorted
	order  map[corpus.TranscriptID]int // of the interviews
	seen   map[filterKey]bool
	coded  map[corpus.TranscriptID][]spans // per filter, made when asked for
	lets   Narrowed                        // nil: everybody's words count
}

type filterKey struct {
	filter  int
	id      corpus.TranscriptID
	speaker int
}

// resolve looks up what the fields of a query name. What is not there is an
// error, so that a slip of the keyboard does not read as "nobody said it".
func resolve(q Query, f Facets, versions []Version) (*resolved, error) {
	r := &resolved{Query: q, facets: f, seen: map[filterKey]bool{},
		codes: map[int][]string{}, coded: map[corpus.TranscriptID][]spans{},
		order: make(map[corpus.TranscriptID]int, len(versions))}
	r.lets, _ = f.(Narrowed)
	for i, v := range versions {
		r.order[v.ID] = i
	}
	for i, x := range q.filters {
		if x.link != nil {
			continue
		}
		if x.field == codeField {
			ids, err := f.Codes(x.value)
			if err != nil {
				return nil, &QueryError{Offset: x.at, Cause: err}
			}
			r.codes[i] = slices.Sorted(slices.Values(ids))
			continue
		}
		if err := r.known(x, versions); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func (r *resolved) lookPeople() {
	if r.people != nil {
		return
	}
	r.people = map[corpus.ParticipantID]corpus.Participant{}
	settings := r.facets.Settings()
	for _, g := range settings.Groups {
		r.groups = append(r.groups, settings.Group(g.ID))
	}
	for _, p := range r.facets.Participants() {
		r.people[p.ID] = p
		if p.Group != "" && !slices.ContainsFunc(r.groups, func(g corpus.Group) bool { return g.ID == p.Group }) {
			r.groups = append(r.groups, settings.Group(p.Group))
		}
	}
}

// known refuses a group, variable, participant or interview that is nowhere
// in the study.
func (r *resolved) known(f filter, versions []Version) error {
	name, key := f.value, ""
	switch f.field {
	case groupField:
		r.lookPeople()
		if !slices.ContainsFunc(r.groups, func(g corpus.Group) bool { return isGroup(f.value, g) }) {
			key = "search.no-group"
		}
	case transcriptField:
		if !slices.ContainsFunc(versions, func(v Version) bool { return same(f.value, string(v.ID)) }) {
			key = "search.no-interview"
		}
	case participantField:
		r.lookPeople()
		found := len(r.people) == 0
		for id := range r.people {
			found = found || same(f.value, string(id))
		}
		if !found {
			key = "search.no-participant"
		}
	case varField:
		r.lookPeople()
		if name = f.name; !r.hasVariable(f.name) {
			key = "search.no-variable"
		}
	}
	if key == "" {
		return nil
	}
	return wrong(f.at, phrases.Make(key, phrases.Args{"Name": name}))
}

func (r *resolved) hasVariable(name string) bool {
	for _, v := range r.facets.Settings().Variables {
		if same(name, v.ID) || same(name, v.Name) {
			return true
		}
	}
	for _, p := range r.people {
		for id := range p.Variables {
			if same(name, id) {
				return true
			}
		}
	}
	return false
}

// same compares what a user typed with a name; a * stands for anything.
func same(typed, name string) bool {
	typed, name = fold(typed), fold(name)
	if !strings.Contains(typed, "*") {
		return typed == name
	}
	ok, err := path.Match(strings.ReplaceAll(typed, "/", "\x00"), strings.ReplaceAll(name, "/", "\x00"))
	return err == nil && ok
}

func isGroup(typed string, g corpus.Group) bool {
	return same(typed, string(g.ID)) || same(typed, g.Name) || same(typed, g.Plural)
}

// holds tells whether a field's value is that of a turn.
func (r *resolved) holds(f int, s *skeleton, turn int) bool {
	key := filterKey{f, s.id, s.turns[turn].speaker}
	ok, seen := r.seen[key]
	if !seen {
		ok = r.look(r.filters[f], s, turn)
		r.seen[key] = ok
	}
	return ok
}

// audible tells whether the words of a turn count.
func (r *resolved) audible(s *skeleton, turn int) bool {
	if r.lets == nil {
		return true
	}
	key := filterKey{-1, s.id, s.turns[turn].speaker}
	ok, seen := r.seen[key]
	if !seen {
		ok = r.lets.Allows(s.id, s.participant(turn))
		r.seen[key] = ok
	}
	return ok
}

func (r *resolved) look(f filter, s *skeleton, turn int) bool {
	switch f.field {
	case transcriptField:
		return same(f.value, string(s.id))
	case speakerField:
		return speaks(f.value, s.speakers[s.turns[turn].speaker])
	}
	r.lookPeople()
	for _, id := range s.people(turn) {
		p := r.people[id]
		switch f.field {
		case participantField:
			if same(f.value, string(id)) {
				return true
			}
		case groupField:
			if isGroup(f.value, r.group(p.Group)) {
				return true
			}
		case varField:
			if r.variable(p, f) {
				return true
			}
		}
	}
	return false
}

func (r *resolved) group(id corpus.GroupID) corpus.Group {
	for _, g := range r.groups {
		if g.ID == id {
			return g
		}
	}
	return corpus.Group{ID: id}
}

func (r *resolved) variable(p corpus.Participant, f filter) bool {
	for id, value := range p.Variables {
		if same(f.name, id) && same(f.value, value) {
			return true
		}
	}
	for _, v := range r.facets.Settings().Variables {
		if v.Name != "" && same(f.name, v.Name) && same(f.value, p.Variables[v.ID]) {
			return p.Variables[v.ID] != ""
		}
	}
	return false
}

// speaks tells whether a speaker is meant by a role or a label.
func speaks(value string, sp corpus.Speaker) bool {
	if same(value, string(sp.Label)) {
		return true
	}
	switch fold(value) {
	case "interviewer":
		return sp.Role == corpus.Interviewer
	case "respondent", "deelnemer", "participant":
		return sp.Role == corpus.Respondent
	case "interpreter", "tolk":
		return sp.Role == corpus.Interpreter
	case "other", "anders", "overig":
		return sp.Role == corpus.Other
	}
	return false
}
