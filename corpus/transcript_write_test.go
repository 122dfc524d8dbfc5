package corpus_test

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"citaat/corpus"
)

const byHand = `---
# tweede gesprek, het eerste ging verloren
id: M1
date: 2026-04-14
order: 3 # volgorde van de afspraak
interpreter: {present: false}
speakers:
  - {label: I, role: interviewer}
---

[1] I: Hoe gaat het?

[2] I: Goed?
`

// TestWhatPeopleWroteInTheFrontMatterStays when only the turns change; one field
// makes way when it says something else.
func TestWhatPeopleWroteInTheFrontMatterStays(t *testing.T) {
	old, err := corpus.ParseTranscript("M1.md", []byte(byHand))
	if err != nil {
		t.Fatal(err)
	}
	changed := corpus.NewTranscript(old.Meta, old.Turns[:1])
	data, err := changed.FormatOver([]byte(byHand))
	if want := byHand[:strings.Index(byHand, "\n[2]")]; err != nil || string(data) != want {
		t.Errorf("%v\n%s", err, data)
	}
	meta := old.Meta
	meta.Order = 4
	for name, before := range map[string]string{"another order": byHand, "no file": "", "no front matter": "[1] I: Ja.\n"} {
		moved := corpus.NewTranscript(meta, old.Turns)
		data, err := moved.FormatOver([]byte(before))
		if err != nil || !strings.Contains(string(data), "order: 4") {
			t.Errorf("%s: %v\n%s", name, err, data)
		}
	}
}

// TestOneFieldOfTheFrontMatterChanges and the rest stays as people wrote it:
// comments, order, notation; a new field stands where citaat would write it.
func TestOneFieldOfTheFrontMatterChanges(t *testing.T) {
	old, err := corpus.ParseTranscript("M1.md", []byte(byHand))
	if err != nil {
		t.Fatal(err)
	}
	meta := old.Meta
	meta.Order, meta.Mode = 4, "phone"
	meta.Speakers = append([]corpus.Speaker(nil), meta.Speakers...)
	meta.Speakers[0].Role = corpus.Other
	meta.Speakers = append(meta.Speakers, corpus.Speaker{Label: "M1", Role: corpus.Respondent, Participant: "M1"})
	data, err := corpus.NewTranscript(meta, old.Turns).FormatOver([]byte(byHand))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer("order: 3 #", "order: 4 #", "interpreter:", "mode: phone\ninterpreter:",
		"role: interviewer}", "role: other}\n  - {label: M1, role: respondent, participant: M1}").Replace(byHand)
	if string(data) != want {
		t.Errorf("got\n%swant\n%s", data, want)
	}
	again, err := corpus.ParseTranscript("M1.md", data)
	if err != nil || again.Hash() != old.Hash() || again.Order != 4 {
		t.Errorf("read back: %v", err)
	}
}

// TestAnyFrontMatterCanBecomeAnyOther: whatever stood there, what is read back
// is what was to be written.
func TestAnyFrontMatterCanBecomeAnyOther(t *testing.T) {
	meta := rapid.Custom(func(t *rapid.T) corpus.Meta {
		word := rapid.SampledFrom([]string{"", "a", "ja", "no", "12", "2026-05-12", "x: y", "# geen commentaar", "- lijst", "é 漢"})
		m := corpus.Meta{ID: "M1", Date: word.Draw(t, "date"), Order: rapid.IntRange(0, 3).Draw(t, "order"), Place: word.Draw(t, "place"), Notes: word.Draw(t, "notes"),
			Interpreter: corpus.Interpreting{Present: rapid.Bool().Draw(t, "present"), Gender: rapid.SampledFrom([]string{"", "v", "m"}).Draw(t, "gender")}}
		for _, l := range rapid.SliceOfNDistinct(rapid.SampledFrom([]corpus.Label{"I", "M1", "T"}), 1, 3, rapid.ID[corpus.Label]).Draw(t, "labels") {
			m.Speakers = append(m.Speakers, corpus.Speaker{Label: l, Role: rapid.SampledFrom([]corpus.Role{corpus.Interviewer, corpus.Other}).Draw(t, "role")})
			m.Participants = append(m.Participants, corpus.ParticipantID(l))
		}
		return m
	})
	rapid.Check(t, func(t *rapid.T) {
		before, after := meta.Draw(t, "before"), meta.Draw(t, "after")
		old, err := corpus.NewTranscript(before, nil).Format()
		if err != nil {
			t.Fatal(err)
		}
		data, err := corpus.NewTranscript(after, nil).FormatOver(old)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := corpus.ParseMeta("", data); err != nil || !reflect.DeepEqual(got, after) {
			t.Fatalf("%v\nfrom %+v\nto   %+v\ngot  %+v\n%s", err, before, after, got, data)
		}
	})
}
