package corpus_test

import (
	"strings"
	"testing"

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

// TestWhatPeopleWroteInTheFrontMatterStays when only the turns change, and
// makes way when the front matter says something else.
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
		if err != nil || !strings.Contains(string(data), "order: 4\n") {
			t.Errorf("%s: %v\n%s", name, err, data)
		}
	}
}
