package export

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"citaat/coding"
	"citaat/corpus"
)

const interviewM3 = `---
id: M3
participants: [M3]
date: 2026-05-12
language: nl
mode: in_person
interpreter: {present: true, gender: v}
duration: 38
speakers:
  - {label: I, role: interviewer}
  - {label: M3, role: respondent, participant: M3}
  - {label: T, role: interpreter, participant: M3}
---

[1 00:00:02] I: Hoe was dat voor u, de eerste weken?

[2 00:00:09] M3: Ik had niet echt stress, maar wel bezorgd. En dan was het rustig in mijn hoofd.

[3 00:00:20 =2] T: Ze had geen stress, zegt ze, maar ze was wel bezorgd.

[4 00:00:31] I: En daarna?

[5 00:00:33] M3: Daarna durfde ik zelf te bellen.
`

// study makes a study of one interview on disk and opens it as a coder.
func study(t *testing.T, coder corpus.CoderName) *coding.Study {
	t.Helper()
	dir := t.TempDir()
	err := coding.Create(dir, corpus.Settings{Title: "Proef", Language: "nl", Groups: []corpus.Group{{ID: "moeder", Plural: "moeders", Attribution: "Moeder"}},
		Variables: []corpus.Variable{{ID: "taal", Name: "Taal"}}})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"transcripts/M3.md": interviewM3,
		"participants.yaml": "- id: M3\n  group: moeder\n  variables: {taal: Dari}\n- id: M9\n  group: moeder\n",
		"codebook.yaml": "codes:\n  - {id: mw-aaa, name: Meerwaarde, kind: category}\n  - {id: vt-aaa, name: Vertrouwen, parent: mw-aaa, kind: theme}\n" +
			"  - {id: st-aaa, name: Stresswoorden, kind: category}\n  - {id: bz-aaa, name: Bezorgd, parent: st-aaa, kind: theme}\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := coding.Open(context.Background(), dir, coding.Options{Coder: coder})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// code gives words of M3 a code.
func code(t *testing.T, s *coding.Study, words string, id coding.CodeID) coding.CodingID {
	t.Helper()
	text, err := s.Transcript("M3")
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(text.Body().String(), words)
	if at < 0 {
		t.Fatalf("nobody says %q", words)
	}
	start := text.Body().Offset(at)
	var made coding.CodingID
	do(t, s, func(b *coding.Batch) error {
		made, err = b.Code(coding.Passage{Interview: "M3", Span: corpus.Span{Start: start, End: start + corpus.Offset(len([]rune(words)))}}, id, "")
		return err
	})
	return made
}

func do(t *testing.T, s *coding.Study, f func(*coding.Batch) error) {
	t.Helper()
	if err := s.Do(f); err != nil {
		t.Fatal(err)
	}
}

func collected(t *testing.T, s *coding.Study, f Filter) Material {
	t.Helper()
	m, err := Collect(context.Background(), s, f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// records are the passages as JSON has them.
func records(t *testing.T, m Material) []Record {
	t.Helper()
	data, _ := written(t, JSON, m, dutch(Options{}))
	var list []Record
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

func TestCollectTakesWhatAStudyKnows(t *testing.T) {
	s := study(t, "ilse")
	calm := code(t, s, "En dan was het rustig in mijn hoofd.", "vt-aaa")
	word := code(t, s, "maar wel bezorgd", "bz-aaa")
	code(t, s, "niet echt stress, maar wel bezorgd", "st-aaa")
	do(t, s, func(b *coding.Batch) error {
		b.Memo(coding.MemoTarget{Kind: "coding", ID: string(calm)}, "kernpassage", "")
		return b.SetStance(word, coding.Against)
	})
	list := records(t, collected(t, s, Filter{}))
	if len(list) != 3 {
		t.Fatalf("%d records", len(list))
	}
	got := list[0]
	want := Record{Status: "werkbestand", ID: string(calm), Interview: "M3", Participant: "M3", Group: "moeder", Place: "M3:2", Turn: "2", Time: "00:00:09",
		Start: 80, End: 116, Text: "En dan was het rustig in mijn hoofd.", Category: "Meerwaarde", Theme: "Meerwaarde/Vertrouwen", Codes: []string{"Meerwaarde/Vertrouwen"},
		Coder: "ilse", Note: "kernpassage", Variables: map[string]string{"taal": "Dari"}}
	got.Attribution = ""
	if g, w := asJSON(t, got), asJSON(t, want); g != w {
		t.Errorf("got  %s\nwant %s", g, w)
	}
	if w := list[2]; w.Theme != "Stresswoorden/Bezorgd" || w.Stance != "against" || !slices.Equal(w.Codes, []string{"Stresswoorden", "Stresswoorden/Bezorgd"}) {
		t.Errorf("%+v", w)
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAnswerGivenTwiceCountsOnce(t *testing.T) {
	s := study(t, "ilse")
	code(t, s, "niet echt stress, maar wel bezorgd", "bz-aaa")
	code(t, s, "Ze had geen stress, zegt ze, maar ze was wel bezorgd.", "bz-aaa")
	code(t, s, "Ze had geen stress", "vt-aaa")
	m := collected(t, s, Filter{})
	for _, y := range newMaker(m, dutch(Options{})).tallies() {
		if y.code.ID == "bz-aaa" && (y.passes != 1 || len(y.people) != 1) {
			t.Errorf("her own words and their rendering count as %d passages of %d people", y.passes, len(y.people))
		}
		if y.code.ID == "vt-aaa" && y.passes != 1 {
			t.Errorf("a rendering alone counts as %d passages", y.passes)
		}
	}
	if len(m.Passages) != 3 {
		t.Errorf("%d passages: all stay in the tables", len(m.Passages))
	}
}

func TestCountsAreOfThoseInterviewed(t *testing.T) {
	s := study(t, "ilse")
	code(t, s, "rustig in mijn hoofd", "vt-aaa")
	data, _ := written(t, Markdown, collected(t, s, Filter{}), dutch(Options{}))
	if !strings.Contains(string(data), "| Meerwaarde | Vertrouwen | 1 | 1 van 1 |") {
		t.Errorf("M9 was not interviewed yet and is counted:\n%s", data)
	}
}

func TestFilterTakesABranchOrAGroup(t *testing.T) {
	s := study(t, "ilse")
	code(t, s, "rustig in mijn hoofd", "vt-aaa")
	code(t, s, "wel bezorgd", "bz-aaa")
	for want, f := range map[int]Filter{
		2: {Groups: []corpus.GroupID{"moeder"}, Participants: []corpus.ParticipantID{"M3"}},
		1: {Codes: []coding.CodeID{"st-aaa"}},
		0: {Groups: []corpus.GroupID{"vrijwilliger"}},
	} {
		if m := collected(t, s, f); len(m.Passages) != want {
			t.Errorf("%+v gives %d passages, want %d", f, len(m.Passages), want)
		}
	}
}

func TestWordsThatAreGoneAreTold(t *testing.T) {
	s := study(t, "ilse")
	id := code(t, s, "rustig in mijn hoofd", "vt-aaa")
	do(t, s, func(b *coding.Batch) error { return b.Choose(id, coding.Choice{Chosen: true}) })
	path := filepath.Join(s.Dir(), coding.TranscriptFolder, "M3.md")
	if err := os.WriteFile(path, []byte(strings.Replace(interviewM3, "En dan was het rustig in mijn hoofd.", "Wat zij bracht: een taart.", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(s.Local()); err != nil { // and nobody knows what stood there
		t.Fatal(err)
	}
	again, err := coding.Open(context.Background(), s.Dir(), coding.Options{Coder: "ilse"})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	m := collected(t, again, Filter{})
	list := records(t, m)
	if len(list) != 1 || !list[0].Unplaced || list[0].Text != "rustig in mijn hoofd" || list[0].Participant != "M3" {
		t.Fatalf("%+v", list)
	}
	if _, r := written(t, JSON, m, dutch(Options{Share: true})); r.Passages != 0 || len(r.LeftOut) != 1 || r.LeftOut[0].Why.Key != "export.leftout.lost" {
		t.Errorf("%+v", r)
	}
}

func TestConsentHoldsForTheSharedFile(t *testing.T) {
	s := study(t, "ilse")
	id := code(t, s, "rustig in mijn hoofd", "vt-aaa")
	do(t, s, func(b *coding.Batch) error { return b.Choose(id, coding.Choice{Chosen: true}) })
	do(t, s, func(b *coding.Batch) error {
		return b.ChangeParticipant(corpus.Participant{ID: "M3", Group: "moeder", Consent: corpus.Consent{Date: "2026-05-04", Scope: []corpus.Scope{corpus.ScopeTakePart}}})
	})
	data, r := written(t, Markdown, collected(t, s, Filter{}), dutch(Options{Share: true}))
	if strings.Contains(string(data), "rustig") || len(r.LeftOut) != 1 || r.LeftOut[0].Why.Key != "export.leftout.consent" {
		t.Errorf("%+v in\n%s", r, data)
	}
}

// A study whose participants.yaml was lost on the way cannot tell who agreed.
func TestNobodyWithoutAnEntryIsShared(t *testing.T) {
	s := study(t, "ilse")
	id := code(t, s, "rustig in mijn hoofd", "vt-aaa")
	do(t, s, func(b *coding.Batch) error { return b.Choose(id, coding.Choice{Chosen: true}) })
	dir := s.Dir()
	s.Close()
	if err := os.Remove(filepath.Join(dir, coding.ParticipantsFile)); err != nil {
		t.Fatal(err)
	}
	s, err := coding.Open(t.Context(), dir, coding.Options{Coder: "ilse"})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	data, r := written(t, Markdown, collected(t, s, Filter{}), dutch(Options{Share: true}))
	if strings.Contains(string(data), "rustig") || len(r.LeftOut) != 1 || r.LeftOut[0].Why.Key != "export.leftout.unlisted" {
		t.Errorf("%+v in\n%s", r, data)
	}
	if data, _ := written(t, Markdown, collected(t, s, Filter{}), dutch(Options{})); !strings.Contains(string(data), "rustig") {
		t.Error("the working file lost it too")
	}
}

func TestOnlyWhatWasSaidIsShared(t *testing.T) {
	for published, want := range map[string]string{
		"":                                    "“Ik had niet echt stress, maar wel bezorgd.” – Moeder",
		"Ik had niet echt stress (…) bezorgd": "“Ik had niet echt stress (…) bezorgd” – Moeder",
		"Ik had [in de eerste weken] niet echt stress, maar wel bezorgd.": "“Ik had [in de eerste weken] niet echt stress, maar wel bezorgd.” – Moeder",
		"Ik had echt stress, maar wel bezorgd.":                           "",
		"Ik heb niet echt stress, maar wel bezorgd.":                      "",
		"Ik had niet echt stress, maar bezorgd wel.":                      "",
	} {
		s := study(t, "ilse")
		id := code(t, s, "Ik had niet echt stress, maar wel bezorgd.", "bz-aaa")
		do(t, s, func(b *coding.Batch) error {
			return b.Choose(id, coding.Choice{Chosen: true, Published: published})
		})
		m := collected(t, s, Filter{})
		data, r := written(t, JSON, m, dutch(Options{Share: true}))
		var list []SharedRecord
		if err := json.Unmarshal(data, &list); err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(list) == 1 {
			got = "“" + list[0].Quotation + "” " + list[0].Attribution
		}
		if got != want || len(list)+len(r.LeftOut) != 1 {
			t.Errorf("%q is shared as %q, want %q; left out %v", published, got, want, r.LeftOut)
		}
		if want == "" {
			if sheet, _ := written(t, Markdown, m, dutch(Options{})); !strings.Contains(string(sheet), "niet letterlijk: ") {
				t.Errorf("the working file does not say that %q is not verbatim", published)
			}
		}
	}
}

func TestQuestionsAreNobodysQuotation(t *testing.T) {
	s := study(t, "ilse")
	id := code(t, s, "Hoe was dat voor u, de eerste weken?", "vt-aaa")
	do(t, s, func(b *coding.Batch) error { return b.Choose(id, coding.Choice{Chosen: true}) })
	if _, r := written(t, JSON, collected(t, s, Filter{}), dutch(Options{Share: true})); r.Passages != 0 || len(r.LeftOut) != 1 {
		t.Errorf("an interviewer's question is shared as the words of a mother: %+v", r)
	}
}

func TestQuestionAndAnswerKeepTheirSpeakersButNotTheirIDs(t *testing.T) {
	s := study(t, "ilse")
	id := code(t, s, "En daarna?\nDaarna durfde ik zelf te bellen.", "vt-aaa")
	do(t, s, func(b *coding.Batch) error {
		return b.Choose(id, coding.Choice{Chosen: true, Remark: "na een jaar"})
	})
	data, r := written(t, JSON, collected(t, s, Filter{}), dutch(Options{Share: true}))
	if want := `"quotation":"I: En daarna? R: Daarna durfde ik zelf te bellen.","attribution":"– Moeder (na een jaar)"`; !strings.Contains(string(data), want) {
		t.Errorf("%s lacks %s; left out %v", data, want, r.LeftOut)
	}
}
