package export

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

func kinds(found []Disclosure) string { return strings.Join(Counted(found), ", ") }

// sound is a study of whose quotations nothing tells who somebody is.
func sound() Material {
	yes := corpus.Consent{Date: "2026-05-04", Scope: []corpus.Scope{corpus.ScopeQuote}}
	m := Material{Title: "Proef", Language: "nl", Groups: []corpus.Group{{ID: "moeder", Name: "moeder", Plural: "moeders", Attribution: "Moeder"}},
		Variables: []corpus.Variable{{ID: "taal", Name: "Taal"}}, Codes: []Code{{ID: "vt", Path: []string{"Vertrouwen"}, Kind: "theme"}}}
	for i := range 6 {
		id := corpus.ParticipantID(fmt.Sprintf("M%d", i+1))
		m.People = append(m.People, Person{Participant: corpus.Participant{ID: id, Group: "moeder", Consent: yes, Variables: map[string]string{"taal": "Dari"}},
			Interviews: []corpus.Meta{{ID: corpus.TranscriptID(id)}}})
		m.Passages = append(m.Passages, &Passage{ID: fmt.Sprintf("P%d", i), Code: "vt", Interview: corpus.TranscriptID(id), Participant: id, Group: "moeder",
			Place: fmt.Sprintf("%s:%d", id, i), Span: corpus.Span{Start: 0, End: 5}, Chosen: true, Text: "en toen durfde ik het zelf", Quotation: "en toen durfde ik het zelf", Attribution: "– Moeder"})
	}
	m.All = m.Passages
	return m
}

// Each thing by which a file could tell who somebody is, is found in a file to
// share, where it stands, and in no file that does not show it.
func TestDisclosure(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Material)
		want   string
		csv    string
	}{
		"nothing":         {func(*Material) {}, "", ""},
		"consent unknown": {func(m *Material) { m.People[2].Consent = corpus.Consent{} }, "consent 1", "consent 1"},
		"one of a kind": {func(m *Material) {
			m.People[5].Group, m.Passages[5].Group, m.Passages[5].Attribution = "kraam", "kraam", "– Kraamverzorgende"
		}, "rare 1, small 1", "rare 1"},
		"two through an interpreter": {func(m *Material) {
			m.People[0].Interviews[0].Interpreter.Present, m.Passages[0].Attribution = true, "– Moeder, via tolk"
		}, "rare 1", "rare 1"},
		"a characteristic in the words": {func(m *Material) {
			m.People[1].Variables["taal"], m.Passages[1].Quotation = "Tigrinya", "ze sprak ook Tigrinya met mij"
		}, "rare 1", "rare 1"},
		"the same in the remark": {func(m *Material) {
			m.People[1].Variables["taal"], m.Passages[1].Remark = "Tigrinya", "spreekt tigrinya"
		}, "rare 1", "rare 1"},
		"an age spelled out": {func(m *Material) {
			m.People[1].Variables["taal"], m.Passages[1].Quotation = "32", "ik ben al tweeëndertig"
		}, "rare 1", "rare 1"},
		"the same where many have it": {func(m *Material) { m.Passages[1].Quotation = "wij spreken Dari" }, "", ""},
		"more than a third": {func(m *Material) {
			m.Passages[1].Participant, m.Passages[2].Participant = "M1", "M1"
		}, "share 1, small 1", "share 1"},
		"withheld words in a definition": {func(m *Material) {
			m.Secrets, m.Codes[0].Definition = []string{"toen sloeg hij mij"}, "Zoals: toen sloeg hij mij."
		}, "withheld 1", ""},
		"a number that is somebody's": {func(m *Material) { m.Passages[0].Quotation = "mijn mail is a.b@voorbeeld.nl" }, "words 1", "words 1"},
		"the same between brackets":   {func(m *Material) { m.Passages[0].Quotation = "mijn mail is [a.b@voorbeeld.nl]" }, "", ""},
	} {
		for f, want := range map[Format]string{Markdown: c.want, CSV: c.csv} {
			m := sound()
			c.change(&m)
			if _, r := written(t, f, m, dutch(Options{Share: true})); kinds(r.Disclosures) != want {
				t.Errorf("%s in %s: %q, want %q", name, f, kinds(r.Disclosures), want)
			}
		}
	}
}

// Who decides sees the findings before a byte is written, and what was refused
// is not written; a journal gets kinds and numbers, and no words.
func TestNothingIsWrittenBeforeTheDecision(t *testing.T) {
	m := sound()
	m.Passages[0].Quotation = "bel 06-12345678 maar"
	m.People[2].Consent = corpus.Consent{}
	file := filepath.Join(t.TempDir(), "tabel.md")
	no := phrases.Fail("disclosure.held")
	seen := 0
	_, err := Save(file, m, dutch(Options{Share: true, Decide: func(found []Disclosure) error {
		seen = len(found)
		for _, d := range found {
			if d.Place == "" || d.What.Key == "" || d.Cure.Key == "" {
				t.Errorf("a finding without where, what or cure: %+v", d)
			}
			if strings.Contains(d.Blind().Say(phrases.For(phrases.Dutch)), "12345678") {
				t.Error("the number is told")
			}
		}
		return no
	}}))
	if err != error(no) || seen != 2 {
		t.Errorf("%v after %d findings", err, seen)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("it was written all the same")
	}
	r, err := Save(file, m, dutch(Options{Share: true}))
	if err != nil || len(r.Disclosures) != 2 {
		t.Errorf("%v, %d findings", err, len(r.Disclosures))
	}
	if got := strings.Join(Counted(r.Disclosures), ", "); got != "consent 1, words 1" {
		t.Errorf("counted: %s", got)
	}
	if want := []corpus.ParticipantID{"M1", "M2", "M3", "M4", "M5", "M6"}; !slices.Equal(r.People, want) {
		t.Errorf("people: %v", r.People)
	}
}

// Whatever is coded, chosen, worded, withheld and not consented to, no file for
// others holds a word that was withheld or is somebody's who does not want to be
// quoted, and no file at all holds what was withheld.
func TestNoFileHoldsWhatMayNotBeUsed(t *testing.T) {
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 7))
		dir, said := randomStudy(t, r)
		s, err := coding.Open(t.Context(), dir, coding.Options{Coder: "ilse"})
		if err != nil {
			t.Fatal(err)
		}
		barred, withheld := mistreat(t, s, r, said)
		for _, f := range []Format{XLSX, CSV, Markdown, HTML, JSON} {
			for _, share := range []bool{true, false} {
				data, _ := written(t, f, collected(t, s, Filter{}), dutch(Options{Share: share}))
				all := allText(t, f, data)
				for _, w := range withheld {
					if strings.Contains(all, w) {
						t.Errorf("seed %d: %s (share: %v) holds %q, which was withheld", seed, f, share, w)
					}
				}
				for _, w := range barred {
					if share && strings.Contains(all, w) {
						t.Errorf("seed %d: %s holds %q of somebody who may not be quoted", seed, f, w)
					}
				}
			}
		}
		s.Close()
	}
}

// randomStudy makes interviews of two people each, in which every word is said
// once; said are the words of each participant.
func randomStudy(t *testing.T, r *rand.Rand) (string, map[corpus.ParticipantID][]string) {
	t.Helper()
	dir := t.TempDir()
	if err := coding.Create(dir, corpus.Settings{Title: "Proef", Language: "nl", Groups: []corpus.Group{{ID: "moeder", Attribution: "Moeder"}}}); err != nil {
		t.Fatal(err)
	}
	said := map[corpus.ParticipantID][]string{}
	n := 0
	put := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	people := ""
	for _, v := range []string{"A", "B"} {
		text := fmt.Sprintf("---\nid: %[1]s\nparticipants: [%[1]s1, %[1]s2]\nspeakers:\n  - {label: I, role: interviewer}\n  - {label: R, role: respondent, participant: %[1]s1}\n  - {label: S, role: respondent, participant: %[1]s2}\n---\n", v)
		for turn := range 8 {
			who := corpus.ParticipantID(v + string(rune('1'+turn%2)))
			var words []string
			for range 4 + r.IntN(5) {
				n++
				words = append(words, fmt.Sprintf("woord%03d", n))
			}
			said[who] = append(said[who], words...)
			text += fmt.Sprintf("\n[%d] %s: %s\n", turn+1, []string{"R", "S"}[turn%2], strings.Join(words, " "))
		}
		put("transcripts/"+v+".md", text)
		for _, id := range []string{v + "1", v + "2"} {
			people += "- {id: " + id + ", group: moeder}\n"
		}
	}
	put("participants.yaml", people)
	put("codebook.yaml", "codes:\n  - {id: vt-aaa, name: Vertrouwen, kind: theme}\n")
	return dir, said
}

// mistreat codes, chooses, words and notes at random, and after that withholds
// passages and takes consents away. It gives the words that may not be used.
func mistreat(t *testing.T, s *coding.Study, r *rand.Rand, said map[corpus.ParticipantID][]string) (barred, withheld []string) {
	t.Helper()
	passage := func(longest int) coding.Passage {
		id := corpus.TranscriptID([]string{"A", "B"}[r.IntN(2)])
		tr, err := s.Transcript(id)
		if err != nil {
			t.Fatal(err)
		}
		words := strings.Fields(tr.Body().String())
		from := r.IntN(len(words))
		to := min(from+1+r.IntN(longest), len(words))
		const each = 9 // woord001 and a space or line feed
		return coding.Passage{Interview: id, Span: corpus.Span{Start: corpus.Offset(from * each), End: corpus.Offset(to*each - 1)}}
	}
	for range 30 {
		p := passage(9)
		var id coding.CodingID
		do(t, s, func(b *coding.Batch) (err error) {
			id, err = b.Code(p, "vt-aaa", "")
			return err
		})
		choice := coding.Choice{Chosen: r.IntN(3) > 0}
		tr, _ := s.Transcript(p.Interview)
		if words := strings.Fields(tr.Body().Slice(p.Span)); len(words) > 3 && r.IntN(2) == 0 {
			choice.Published = strings.Join(words[:1], " ") + " (…) " + strings.Join(words[len(words)-1:], " ")
		}
		do(t, s, func(b *coding.Batch) error { return b.Choose(id, choice) })
	}
	for range 4 {
		p := passage(6)
		tr, _ := s.Transcript(p.Interview)
		withheld = append(withheld, strings.Fields(tr.Body().Slice(p.Span))...)
		do(t, s, func(b *coding.Batch) error {
			_, err := b.Withhold(p, "")
			return err
		})
	}
	for _, id := range []corpus.ParticipantID{"A1", "B2"} {
		c := corpus.Consent{Date: "2026-05-04", Scope: []corpus.Scope{corpus.ScopeTakePart}}
		if id == "B2" {
			c = corpus.Consent{Date: "2026-05-04", Scope: []corpus.Scope{corpus.ScopeQuote}, Until: "2020-01-01"}
		}
		do(t, s, func(b *coding.Batch) error {
			return b.ChangeParticipant(corpus.Participant{ID: id, Group: "moeder", Consent: c})
		})
		barred = append(barred, said[id]...)
	}
	return barred, withheld
}

// The team's workbook is looked through for names in memos and notes, each told
// with where it stands; that researchers name each other tells nobody anything.
func TestNamesInTheTeamsWorkbook(t *testing.T) {
	m := sound()
	m.Passages[0].Coder = "ilse"
	m.Memos = []Memo{{Coder: "daan", Kind: coding.OnStudy, Text: "Samen met Ilse gedaan; dat vond Daan ook."},
		{Coder: "daan", Kind: coding.OnStudy, Text: "Haar man Wubbo belde."}}
	m.People[0].Notes = "Haar zus Sietske was erbij."
	_, r := written(t, XLSX, m, dutch(Options{}))
	var where []string
	for _, d := range r.Disclosures {
		where = append(where, d.Place+" "+d.Words)
	}
	if got := strings.Join(where, ", "); got != "M1 Sietske, onderzoek Wubbo" {
		t.Errorf("found: %s", got)
	}
	if _, r := written(t, XLSX, m, dutch(Options{Share: true})); len(r.Disclosures) > 0 {
		t.Errorf("a file to share holds neither: %v", r.Disclosures)
	}
}
