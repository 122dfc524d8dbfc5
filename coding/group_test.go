package coding_test

import (
	"testing"

	"citaat/corpus"
)

func TestGuessGroup(t *testing.T) {
	dir := newStudy(t)
	write(t, dir, "study.yaml", `format: 1
title: T
language: nl
groups:
  - {id: moeder, name: moeder}
  - {id: vrijwilliger, name: Vrijwilliger}
  - {id: oma, name: oma}
  - {id: opa, name: opa}
`)
	write(t, dir, "participants.yaml", `- {id: M1, group: moeder}
- {id: M2, group: moeder}
- {id: P1, group: moeder}
- {id: P2, group: oma}
- {id: K1, group: oma}
`)
	s := open(t, dir, "ilse")
	for id, want := range map[corpus.ParticipantID]corpus.GroupID{
		"K1":        "oma",          // known
		"M7":        "moeder",       // as the other M's
		"m7":        "moeder",       // ids are the same in any case
		"K2":        "oma",          // an id tells more than a name
		"V1":        "vrijwilliger", // the only group with a V
		"P3":        "",             // P's are of two groups
		"O1":        "",             // two groups with an O
		"X1":        "",
		"12":        "", // no letters at all
		"vrijwilli": "", // a name, not a letter and a number
	} {
		if got := s.GuessGroup(id); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}
