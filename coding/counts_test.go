package coding_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"citaat/coding"
	"citaat/corpus"
)

const together = `---
id: D1
participants: [M1, V1]
speakers:
  - {label: I, role: interviewer}
  - {label: M1, role: respondent, participant: M1}
  - {label: V1, role: respondent, participant: V1}
---

[1] I: Hoe ging het?

[2] M1: Eerst was het druk, nu is het rustig.

[3] V1: Zij lachte weer.
`

// plainCounts counts in the plainest way, for Counts to be held against.
func plainCounts(t *testing.T, s *coding.Study) string {
	t.Helper()
	codes := map[coding.CodeID]coding.CodeCount{}
	people := map[corpus.ParticipantID]int{}
	talks := map[corpus.TranscriptID]int{}
	total := 0
	for _, c := range s.Codings() {
		tr, err := s.Transcript(c.Interview)
		if err != nil {
			t.Fatal(err)
		}
		n, ok := codes[c.Code]
		if !ok {
			n.Coders, n.Interviews, n.Participants = map[corpus.CoderName]int{}, map[corpus.TranscriptID]int{}, map[corpus.ParticipantID]int{}
		}
		total++
		n.Codings++
		if c.Coder == s.Coder() {
			n.Own++
		}
		if c.Choice.Chosen {
			n.Chosen++
		}
		who := tr.ParticipantOf(c.Span)
		n.Coders[c.Coder]++
		n.Interviews[c.Interview]++
		n.Participants[who]++
		people[who]++
		talks[c.Interview]++
		codes[c.Code] = n
	}
	return fmt.Sprint(total, codes, people, talks)
}

func shownCounts(s *coding.Study) string {
	n := s.Counts()
	codes := map[coding.CodeID]coding.CodeCount{}
	for _, c := range s.Codebook().Codes() {
		if got := n.Code(c.ID); got.Codings > 0 {
			codes[c.ID] = got
		}
	}
	people := map[corpus.ParticipantID]int{}
	for _, p := range []corpus.ParticipantID{"M1", "V1"} {
		if got := n.Participant(p).Codings; got > 0 {
			people[p] = got
		}
	}
	talks := map[corpus.TranscriptID]int{}
	for _, v := range s.Interviews() {
		if got := n.Interview(v.ID).Codings; got > 0 {
			talks[v.ID] = got
		}
	}
	return fmt.Sprint(n.Codings, codes, people, talks)
}

// What is counted again only where something changed is what counting all
// anew gives, after everything that one can do; and what was handed out before
// stays as it was.
func TestCountsFollowTheStudy(t *testing.T) {
	dir := newStudy(t)
	write(t, dir, "transcripts/D1.md", together)
	daan := open(t, dir, "daan")
	code(t, daan, "rustig in mijn hoofd", "rust-aaa")
	s := open(t, dir, "ilse")
	check := func(what string) *coding.Counts {
		t.Helper()
		if got, want := shownCounts(s), plainCounts(t, s); got != want {
			t.Errorf("%s: counted\n%s, there is\n%s", what, got, want)
		}
		return s.Counts()
	}
	check("at the start")
	do := func(what string, do func(b *coding.Batch) error) {
		t.Helper()
		before := s.Counts()
		was := fmt.Sprint(before.Codings, before.Code("rust-aaa"), before.Code("zorg-aaa"))
		if err := s.Do(do); err != nil {
			t.Fatal(what, err)
		}
		check(what)
		if now := fmt.Sprint(before.Codings, before.Code("rust-aaa"), before.Code("zorg-aaa")); now != was {
			t.Errorf("%s changed what was handed out: %s, was %s", what, now, was)
		}
	}
	var id coding.CodingID
	group := func(words string) coding.Passage {
		tr, err := s.Transcript("D1")
		if err != nil {
			t.Fatal(err)
		}
		return passageOf(t, tr, words)
	}
	do("a coding", func(b *coding.Batch) (err error) {
		id, err = b.Code(words(t, s, "bezorgd"), "zorg-aaa", "")
		return err
	})
	do("one in talk of several", func(b *coding.Batch) error { _, err := b.Code(group("lachte"), "rust-aaa", ""); return err })
	do("another", func(b *coding.Batch) error { _, err := b.Code(group("druk"), "rust-aaa", ""); return err })
	do("a choice", func(b *coding.Batch) error { return b.Choose(id, coding.Choice{Chosen: true}) })
	do("another code", func(b *coding.Batch) error { return b.Recode(id, "rust-aaa") })
	do("a correction", func(b *coding.Batch) error {
		return b.CorrectTurn("D1", corpus.TurnNumber{Number: 2}, "Toen was het heel druk, nu is het rustig.")
	})
	do("another speaker", func(b *coding.Batch) error {
		return b.SetSpeaker("D1", corpus.TurnNumber{Number: 3}, corpus.Speaker{Label: "M1", Role: corpus.Respondent, Participant: "M1"})
	})
	do("a coding taken away", func(b *coding.Batch) error { return b.Uncode(id) })
	for range 4 {
		if _, err := s.Undo(); err != nil {
			t.Fatal(err)
		}
		check("undone")
	}
	code(t, daan, "legde mij iets uit", "rust-aaa")
	if _, err := s.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	if v := s.Counts().Interview("M1"); len(v.Spans) != v.Codings-v.Lost || len(v.OwnSpans) != v.Own {
		t.Errorf("spans of M1: %+v", v)
	}
	if a, b := check("another's coding"), s.Counts(); a != b {
		t.Error("the same version was counted twice")
	}
	sum := s.Counts().Sum("rust-aaa", "zorg-aaa", "rust-aaa")
	if want := (coding.Sum{Codings: s.Counts().Codings, Own: sum.Own, Chosen: s.Counts().Chosen, Interviews: 2, Participants: 2}); !reflect.DeepEqual(sum, want) {
		t.Errorf("sum %+v, want %+v", sum, want)
	}
}

// passageOf is the passage that these words are in a transcript.
func passageOf(t testing.TB, tr *corpus.Transcript, want string) coding.Passage {
	t.Helper()
	at := strings.Index(tr.Body().String(), want)
	if at < 0 {
		t.Fatalf("%q is not in %s", want, tr.ID)
	}
	start := corpus.Offset(utf8.RuneCountInString(tr.Body().String()[:at]))
	return coding.Passage{Interview: tr.ID, Span: corpus.Span{Start: start, End: start + corpus.Offset(utf8.RuneCountInString(want))}}
}
