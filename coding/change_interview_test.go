package coding_test

import (
	"errors"
	"strings"
	"testing"

	"citaat/coding"
	"citaat/corpus"
)

const headed = `---
# nagebeld op 14 mei
id: M1
participants: [M1] # de moeder zelf
date: 2026-05-12
mode: online
speakers:
  - {label: I, role: interviewer}
  - {label: M1, role: respondent, participant: M1}
---

[1] I: Hoe was dat?

[2] M1: Rustig was het. Heel rustig.
`

// The front matter changes field by field, beside what others write into the
// file meanwhile; codings stay, and undo brings back what was there.
func TestInterviewChangesFieldByField(t *testing.T) {
	dir := newStudy(t)
	write(t, dir, "transcripts/M1.md", headed)
	s := open(t, dir, "ilse")
	was, _ := s.Interview("M1")
	m := was.Meta
	m.Date, m.Order, m.Interpreter = "2026-05-13", 2, corpus.Interpreting{Present: true, Gender: "v"}
	m.Speakers = append([]corpus.Speaker(nil), m.Speakers...)
	m.Speakers[0].Role = corpus.Other
	err := s.Do(func(b *coding.Batch) error {
		// meanwhile somebody writes another field in another program
		write(t, dir, "transcripts/M1.md", strings.Replace(headed, "mode: online", "mode: phone", 1))
		return b.ChangeInterview(m)
	})
	if err != nil {
		t.Fatal(err)
	}
	got := read(t, dir, "transcripts/M1.md")
	for _, want := range []string{"# nagebeld op 14 mei", "# de moeder zelf", "date: 2026-05-13\n", "mode: phone", "order: 2", "gender: v", "{label: I, role: other}"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	now, _ := open(t, dir, "daan").Interview("M1")
	if now.Hash != was.Hash || now.Mode != "phone" || !now.Interpreter.Present {
		t.Errorf("read back: %+v", now)
	}
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	got = read(t, dir, "transcripts/M1.md")
	if strings.Contains(got, "order:") || strings.Contains(got, "gender") || !strings.Contains(got, "2026-05-12") || !strings.Contains(got, "mode: phone") {
		t.Errorf("after undo:\n%s", got)
	}
	if _, err := s.Redo(); err != nil {
		t.Fatal(err)
	}
	if v, _ := s.Interview("M1"); v.Order != 2 {
		t.Errorf("after redo the order is %d", v.Order)
	}
}

// What two people gave two values is a conflict, and nothing is written.
func TestInterviewConflictIsNotGuessed(t *testing.T) {
	dir := newStudy(t)
	write(t, dir, "transcripts/M1.md", headed)
	s := open(t, dir, "ilse")
	v, _ := s.Interview("M1")
	other := strings.Replace(headed, "2026-05-12", "2026-05-20", 1)
	err := s.Do(func(b *coding.Batch) error {
		write(t, dir, "transcripts/M1.md", other)
		m := v.Meta
		m.Date = "2026-05-13"
		return b.ChangeInterview(m)
	})
	if !errors.Is(err, coding.ErrConflict) {
		t.Errorf("got %v", err)
	}
	if got := read(t, dir, "transcripts/M1.md"); got != other {
		t.Errorf("written over:\n%s", got)
	}
}

func TestInterviewRefusesWhatCannotBe(t *testing.T) {
	dir := newStudy(t)
	write(t, dir, "transcripts/M1.md", headed)
	s := open(t, dir, "ilse")
	v, _ := s.Interview("M1")
	for name, change := range map[string]func(*corpus.Meta){
		"people.date-none":      func(m *corpus.Meta) { m.Date = "2026-02-30" },
		"people.date-form":      func(m *corpus.Meta) { m.Date = "12 mei" },
		"people.gender-unknown": func(m *corpus.Meta) { m.Interpreter.Gender = "q" },
		"people.mode-unknown":   func(m *corpus.Meta) { m.Mode = "per brief" },
		"people.twice":          func(m *corpus.Meta) { m.Participants = []corpus.ParticipantID{"M1", "M1"} },
	} {
		m := v.Meta
		change(&m)
		fs := coding.CheckInterview(m, s.Interviews())
		if len(fs) != 1 || fs[0].What.Key != name {
			t.Errorf("%s: %+v", name, fs)
		}
		if err := s.Do(func(b *coding.Batch) error { return b.ChangeInterview(m) }); err == nil {
			t.Errorf("%s: written", name)
		}
	}
	m := v.Meta
	m.ID, m.Order = "Z9", 4
	taken := v
	taken.Order = 4
	if fs := coding.CheckInterview(m, []coding.Interview{taken}); len(fs) != 1 || fs[0].What.Key != "people.order-taken" {
		t.Errorf("an order that another has: %+v", fs)
	}
}

// An interview moves in the order of collection; every one has a number then.
func TestOrderOfCollection(t *testing.T) {
	dir := newStudy(t)
	for id, date := range map[string]string{"M1": "2026-05-12", "M2": "2026-05-14", "M3": "2026-05-13"} {
		write(t, dir, "transcripts/"+id+".md", strings.NewReplacer("M1", id, "2026-05-12", date).Replace(headed))
	}
	s := open(t, dir, "ilse")
	if err := s.Do(func(b *coding.Batch) error { return b.MoveInterview("M2", -1) }); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for i, v := range coding.InOrder(s.Interviews()) {
		if v.Order > 0 && v.Order != i+1 {
			t.Errorf("%s has %d at place %d", v.ID, v.Order, i+1)
		}
		if strings.HasPrefix(string(v.ID), "M") && v.Order > 0 {
			ids = append(ids, string(v.ID))
		}
	}
	if got := strings.Join(ids, " "); !strings.Contains(got, "M1 M2 M3") {
		t.Errorf("order %s", got)
	}
	if err := s.Do(func(b *coding.Batch) error { return b.MoveInterview("M1", -1) }); err == nil {
		t.Error("the first went further up")
	}
}

// A participant goes only while nothing refers to it.
func TestParticipantWhoSpokeStays(t *testing.T) {
	dir := newStudy(t)
	write(t, dir, "transcripts/M1.md", headed)
	write(t, dir, "participants.yaml", "- {id: M1, group: moeder}\n- {id: M9, group: moeder}\n")
	s := open(t, dir, "ilse")
	if err := s.Do(func(b *coding.Batch) error { return b.RemoveParticipant("M1") }); err == nil {
		t.Error("taken out of the study although there is an interview")
	}
	if err := s.Do(func(b *coding.Batch) error { return b.RemoveParticipant("M9") }); err != nil {
		t.Fatal(err)
	}
	if _, there := s.Participant("M9"); there {
		t.Error("still there")
	}
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if _, there := s.Participant("M9"); !there {
		t.Error("undo did not bring M9 back")
	}
}
