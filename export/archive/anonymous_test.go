package archive_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"citaat/coding"
	"citaat/corpus"
	"citaat/export/archive"
)

func moment() time.Time { return time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC) }

// consented is a study in which M1 agreed to all, M2 not to archiving, M3 not to
// being quoted, and M4 not to reuse; with a withheld passage, a memo and notes.
func consented(t *testing.T) *coding.Study {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "studie")
	must(t, coding.Create(dir, corpus.Settings{Title: "Proef", Language: "nl", Groups: []corpus.Group{{ID: "moeder"}},
		Coders: []corpus.Coder{{ID: "ilse", Name: "Ilse Vonderman"}}, Searches: []corpus.Search{{ID: "a", Name: "zoekgeheim", Query: "x"}}}))
	s, err := coding.Open(t.Context(), dir, coding.Options{Coder: "ilse", Now: moment})
	must(t, err)
	more := map[corpus.ParticipantID]string{"M1": ", en dit liever niet, en dit wel"}
	must(t, s.Do(func(b *coding.Batch) error {
		for _, c := range []struct {
			id    corpus.ParticipantID
			scope []corpus.Scope
		}{
			{"M1", []corpus.Scope{corpus.ScopeQuote, corpus.ScopeArchive, corpus.ScopeReuse}}, {"M2", []corpus.Scope{corpus.ScopeQuote}},
			{"M3", []corpus.Scope{corpus.ScopeArchive, corpus.ScopeReuse}}, {"M4", []corpus.Scope{corpus.ScopeQuote, corpus.ScopeArchive}},
		} {
			tr := corpus.NewTranscript(corpus.Meta{ID: corpus.TranscriptID(c.id), Participants: []corpus.ParticipantID{c.id}, Date: "2026-05-12", Place: "plaatsgeheim",
				Notes: "interviewgeheim", Source: corpus.SourceFile{Name: "brongeheim.docx", SHA256: strings.Repeat("ab", 32)},
				Speakers: []corpus.Speaker{{Label: "I", Role: corpus.Interviewer}, {Label: corpus.Label(c.id), Role: corpus.Respondent, Participant: c.id}}},
				[]corpus.Turn{{Speaker: "I", Text: "Hoe ging het?"}, {Speaker: corpus.Label(c.id), Text: "Woorden van " + string(c.id) + more[c.id] + "."}})
			p := corpus.Participant{ID: c.id, Group: "moeder", Notes: "mensgeheim", Consent: corpus.Consent{Date: "2026-04-02", Form: "formuliergeheim", Scope: c.scope}}
			if err := b.Import(tr, []corpus.Participant{p}); err != nil {
				return err
			}
		}
		_, err := b.AddCode(coding.Code{Name: "Rust", Example: "voorbeeldgeheim", Definition: "Zoals “dit liever  niet”."})
		return err
	}))
	code, err := s.Codebook().Find("Rust")
	must(t, err)
	var chosen coding.CodingID
	must(t, s.Do(func(b *coding.Batch) (err error) {
		for _, id := range []corpus.TranscriptID{"M1", "M2", "M3", "M4"} {
			if chosen, err = b.Code(passage(t, s, id, "Woorden van "+string(id)), code, coding.For); err != nil {
				return err
			}
		}
		chosen, err = b.Code(passage(t, s, "M1", "en dit wel"), code, "")
		if err != nil {
			return err
		}
		_, err = b.Code(passage(t, s, "M1", "dit liever niet"), code, "")
		b.Memo(coding.MemoTarget{Kind: coding.OnStudy}, "memogeheim", "")
		return err
	}))
	must(t, s.Do(func(b *coding.Batch) error {
		if err := b.Choose(chosen, coding.Choice{Chosen: true, Used: "rapportgeheim", Remark: "na: Dit liever niet"}); err != nil {
			return err
		}
		for _, c := range s.CodingsIn("M3") {
			if err := b.Choose(c.ID, coding.Choice{Chosen: true}); err == nil {
				t.Error("M3 was chosen")
			}
		}
		return nil
	}))
	must(t, s.Do(func(b *coding.Batch) error {
		_, err := b.Withhold(passage(t, s, "M1", "dit liever niet"), "waaromgeheim")
		return err
	}))
	return s
}

func passage(t *testing.T, s *coding.Study, id corpus.TranscriptID, words string) coding.Passage {
	t.Helper()
	tr, err := s.Transcript(id)
	must(t, err)
	at := strings.Index(tr.Body().String(), words)
	if at < 0 {
		t.Fatalf("%s does not say %q", id, words)
	}
	start := tr.Body().Offset(at)
	return coding.Passage{Interview: id, Span: corpus.Span{Start: start, End: start + corpus.Offset(len([]rune(words)))}}
}

// restored is what comes out of an archive of it, opened as a study.
func restored(t *testing.T, c archive.Contents) (*coding.Study, string) {
	t.Helper()
	lock, me := pair(t)
	file, to := filepath.Join(t.TempDir(), "a.age"), filepath.Join(t.TempDir(), "terug")
	_, err := archive.Save(t.Context(), file, t.TempDir(), c, lock, moment(), nil)
	must(t, err)
	data, err := os.ReadFile(file)
	must(t, err)
	_, err = archive.Restore(context.Background(), bytes.NewReader(data), me, to, archive.Usual(), nil)
	must(t, err)
	s, err := coding.Open(t.Context(), to, coding.Options{Coder: "lezer", Now: moment})
	must(t, err)
	var all strings.Builder
	for name := range picture(t, to) {
		all.WriteString(name + "\n")
		if text, err := os.ReadFile(filepath.Join(to, name)); err == nil {
			all.Write(text)
		}
	}
	return s, all.String()
}

func TestACopyHoldsNoMoreThanWasAgreedTo(t *testing.T) {
	s := consented(t)
	c, err := archive.Anonymous(s, false, moment())
	must(t, err)
	copied, text := restored(t, c)
	for _, secret := range []string{"M2", "liever", "geheim", "ilse", "Ilse", "Vonderman", "2026-05-12", "2026-04-02"} {
		if strings.Contains(text, secret) {
			t.Errorf("the copy holds %q", secret)
		}
	}
	if found := copied.Check(); len(found) > 0 {
		for _, f := range found {
			if f.Grave {
				t.Errorf("the copy does not hold: %s %s", f.Place, f.What.Key)
			}
		}
	}
	if n := len(copied.Interviews()); n != 3 {
		t.Errorf("%d interviews, want 3", n)
	}
	quotes := map[string]bool{}
	for _, x := range copied.Codings() {
		if x.Lost || x.Unsure {
			t.Errorf("%s lost its place", x.ID)
		}
		quotes[x.Quote] = x.Choice.Chosen
	}
	want := map[string]bool{"Woorden van M1": false, "Woorden van M3": false, "Woorden van M4": false, "en dit wel": true}
	if len(quotes) != len(want) {
		t.Errorf("codings on %v, want %v", quotes, want)
	}
	for q, chosen := range want {
		if got, there := quotes[q]; !there || got != chosen {
			t.Errorf("%q: there %v, chosen %v", q, there, got)
		}
	}
	tr, err := copied.Transcript("M1")
	must(t, err)
	if !strings.Contains(tr.Body().String(), "en ███████████████, en dit wel.") {
		t.Errorf("%q", tr.Body().String())
	}
	if len(c.LeftOut) < 4 {
		t.Errorf("only %d sentences tell what is left out", len(c.LeftOut))
	}
}

func TestForReuseMoreStaysBehind(t *testing.T) {
	c, err := archive.Anonymous(consented(t), true, moment())
	must(t, err)
	copied, text := restored(t, c)
	if n := len(copied.Interviews()); n != 2 || strings.Contains(text, "M4") {
		t.Errorf("%d interviews, want 2", n)
	}
}

// Who withdrew the consent to be quoted after a quotation was chosen.
func TestAQuotationOfWhoMayNotBeQuotedIsNotChosenInTheCopy(t *testing.T) {
	s := consented(t)
	must(t, s.Do(func(b *coding.Batch) error {
		p, _ := s.Participant("M1")
		p.Consent.Scope = []corpus.Scope{corpus.ScopeArchive}
		return b.ChangeParticipant(p)
	}))
	c, err := archive.Anonymous(s, false, moment())
	must(t, err)
	copied, _ := restored(t, c)
	for _, x := range copied.Codings() {
		if x.Choice.Chosen {
			t.Errorf("%q is chosen", x.Quote)
		}
	}
}
