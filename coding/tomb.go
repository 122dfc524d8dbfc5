package coding

import (
	"slices"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// An erasure is told by tombstones, events that say where something was and
// never what it said, and by nothing else: what the files of a study must no
// longer hold follows from the tombstones alone. So an erasure that was broken
// off goes on at the next write, and an old copy of a log or a text that comes
// back is purged in the same way, by whoever meets it first.
//
// Each line of a log tells which tombstones its writer knew (Event.After). A
// line that knows a tombstone was written by somebody before whose eyes the
// words had gone, or was purged, and holds none of them; a line that does not is
// never shown as it is.

// graves are the tombstones of a study and what follows from them. They are
// never changed: what is learnt makes new ones. A nil one knows of none.
type graves struct {
	tombs    []*Event
	gone     map[corpus.TranscriptID]bool
	people   map[corpus.ParticipantID]bool
	cuts     map[corpus.TranscriptID][]*Event // tombstones of bodies
	texts    map[TextName][]*Event            // tombstones of other texts
	frontier []EventID                        // those that no other tombstone knows of
	at       map[EventID]link
	seen     map[EventID]map[int]int // how far along each chain a tombstone knows
}

// link is the place of a tombstone in a chain, in which each knows the one
// before. Nearly all studies have one chain; where people erase apart there are
// more.
type link struct{ chain, n int }

// learn is what is known when these events are known too.
func (g *graves) learn(events []*Event) *graves {
	var tombs []*Event
	if g != nil {
		tombs = slices.Clone(g.tombs)
	}
	for _, e := range events {
		if e.Op == OpTombstone && e.Tomb != nil {
			tombs = insert(tombs, e)
		}
	}
	if len(tombs) == 0 || g != nil && len(tombs) == len(g.tombs) {
		return g
	}
	return newGraves(tombs)
}

func newGraves(tombs []*Event) *graves {
	g := &graves{tombs: tombs, gone: map[corpus.TranscriptID]bool{}, people: map[corpus.ParticipantID]bool{},
		cuts: map[corpus.TranscriptID][]*Event{}, texts: map[TextName][]*Event{}}
	g.chain()
	for _, e := range tombs {
		t := e.Tomb
		for _, id := range t.Gone {
			g.gone[id] = true
		}
		switch {
		case t.Of != TextName{}:
			g.texts[t.Of] = append(g.texts[t.Of], e)
		case t.From != "":
			g.cuts[e.Interview] = append(g.cuts[e.Interview], e)
		}
		if t.Participant != "" {
			g.people[t.Participant] = true
		}
	}
	return g
}

// chain works out what each tombstone knows of, and which of them nobody does.
func (g *graves) chain() {
	g.at, g.seen = map[EventID]link{}, map[EventID]map[int]int{}
	var ends []EventID // of each chain
	for _, e := range g.tombs {
		seen := map[int]int{}
		at := link{chain: len(ends)}
		for _, a := range e.After {
			for c, n := range g.seen[a] {
				seen[c] = max(seen[c], n)
			}
			if l, ok := g.at[a]; ok && ends[l.chain] == a {
				at = link{l.chain, l.n + 1}
			}
		}
		if at.chain == len(ends) {
			ends = append(ends, e.ID)
		}
		if at.n == 0 {
			at.n = 1
		}
		ends[at.chain], seen[at.chain] = e.ID, at.n
		g.at[e.ID], g.seen[e.ID] = at, seen
	}
	for _, end := range ends {
		known := func(o EventID) bool { return o != end && g.seen[o][g.at[end].chain] >= g.at[end].n }
		if !slices.ContainsFunc(ends, known) {
			g.frontier = append(g.frontier, end)
		}
	}
}

// knows tells whether who wrote a line knew a tombstone.
func (g *graves) knows(e *Event, tomb EventID) bool {
	for _, a := range e.After {
		if at, ok := g.at[tomb]; a == tomb || ok && g.seen[a][at.chain] >= at.n {
			return true
		}
	}
	return false
}

// knowsAll tells whether who wrote a line knew of every erasure.
func (g *graves) knowsAll(e *Event) bool {
	return slices.Equal(e.After, g.frontier) ||
		!slices.ContainsFunc(g.frontier, func(t EventID) bool { return !g.knows(e, t) })
}

// news are those of some tombstones that a line does not know.
func (g *graves) news(e *Event, tombs []*Event) []*Event {
	var list []*Event
	for _, t := range tombs {
		if !g.knows(e, t.ID) {
			list = append(list, t)
		}
	}
	return list
}

// left are those who withdrew from an interview of several.
func (g *graves) left(id corpus.TranscriptID) map[corpus.ParticipantID]bool {
	var people map[corpus.ParticipantID]bool
	for _, e := range g.cuts[id] {
		if p := e.Tomb.Participant; p != "" {
			if people == nil {
				people = map[corpus.ParticipantID]bool{}
			}
			people[p] = true
		}
	}
	return people
}

// Withdrawn tells whether a participant withdrew: the id is not used again.
func (s *Study) Withdrawn(p corpus.ParticipantID) bool {
	s.lockFolded()
	defer s.mu.Unlock()
	return s.graves != nil && s.graves.people[p]
}

// Erasures names the state of the study as to erasures: what was made of texts
// under another name may hold words that are gone. It is empty where nothing
// was ever erased.
func (s *Study) Erasures() string {
	s.lockFolded()
	defer s.mu.Unlock()
	return s.graves.name()
}

// Outdated tells whether this machine was purged of what an erasure took that
// this study in memory does not know of yet.
func (s *Study) Outdated() bool {
	done := s.markRead()
	if done == "" {
		return false
	}
	s.lockFolded()
	defer s.mu.Unlock()
	for id := range strings.Lines(done) {
		if s.graves == nil || s.graves.seen[EventID(strings.TrimSpace(id))] == nil {
			return true
		}
	}
	return false
}

func (g *graves) name() string {
	if g == nil {
		return ""
	}
	var name string
	for _, id := range g.frontier {
		name += string(id) + "\n"
	}
	return name
}

// free refuses ids of interviews and people that are gone: they are not used
// again.
func (s *Study) free(t *corpus.Transcript, people []corpus.Participant) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.graves == nil {
		return nil
	}
	ids := slices.Clone(t.Participants)
	for _, sp := range t.Speakers {
		ids = append(ids, sp.Participant)
	}
	for _, p := range people {
		ids = append(ids, p.ID)
	}
	for _, id := range ids {
		if s.graves.people[id] {
			return used(string(id))
		}
	}
	if s.graves.gone[t.ID] {
		return used(string(t.ID))
	}
	return nil
}

func used(id string) error {
	return phrases.Fail("erasure.used", phrases.Args{"ID": id}).WithCure("erasure.used.cure").Because(ErrErased)
}
