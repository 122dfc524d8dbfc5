package coding

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// What is known of is the same as what a walk along all links finds, also where
// people erase apart and come together again.
func TestTombstonesKnowThoseBefore(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 200 {
		var tombs []*Event
		knows := map[EventID]map[EventID]bool{}
		known := map[EventID]bool{}
		for i := range 1 + r.IntN(9) {
			e := &Event{ID: EventID(fmt.Sprintf("%026d", i)), Op: OpTombstone, Tomb: &Tomb{}}
			knows[e.ID] = map[EventID]bool{e.ID: true}
			for range min(i, r.IntN(3)) {
				a := tombs[r.IntN(i)].ID
				e.After = append(e.After, a)
				for k := range knows[a] {
					knows[e.ID][k], known[k] = true, true
				}
			}
			tombs = append(tombs, e)
		}
		g := (*graves)(nil).learn(tombs)
		for _, a := range tombs {
			line := &Event{After: []EventID{a.ID}}
			for _, b := range tombs {
				if got, want := g.knows(line, b.ID), knows[a.ID][b.ID]; got != want {
					t.Fatalf("%s knows %s: %v, want %v", a.ID, b.ID, got, want)
				}
			}
			if slices.Contains(g.frontier, a.ID) == known[a.ID] {
				t.Fatalf("%s is among the newest: %v", a.ID, g.frontier)
			}
		}
	}
}
