package coding_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"citaat/coding"
	"citaat/corpus"
)

const second = `---
id: M2
participants: [M2]
speakers:
  - {label: I, role: interviewer}
  - {label: M2, role: respondent, participant: M2}
---

[1] I: En bij u?

[2] M2: Bij mij was het niet druk, ik was nooit alleen.
`

// blindStudy is a study of two interviews that is coded blind.
func blindStudy(t testing.TB) string {
	t.Helper()
	dir := newStudy(t)
	write(t, dir, "transcripts/M2.md", second)
	write(t, dir, "participants.yaml", "- {id: M1, group: moeder}\n- {id: M2, group: moeder}\n")
	write(t, dir, "study.yaml", "format: 1\ntitle: Proef\nlanguage: nl\nblind: true\ngroups:\n  - {id: moeder, plural: moeders}\ncoders:\n  - {id: daan, name: Daan}\n  - {id: ilse, name: Ilse}\n")
	return dir
}

// everything is all that a study tells its coder.
func everything(t testing.TB, s *coding.Study) string {
	t.Helper()
	var b strings.Builder
	put := func(what string, v any) {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %s\n", what, data)
	}
	put("codings", s.Codings())
	put("memos", s.Memos())
	put("events", s.Events())
	put("doubts", s.Doubts())
	put("found", s.Check())
	put("problems", s.Problems())
	n := s.Counts()
	put("counted", []any{n.Codings, n.Chosen})
	for _, c := range s.Codebook().Codes() {
		put("code", []any{c, n.Code(c.ID), s.Touches(c.ID), s.MemosAbout(coding.MemoTarget{Kind: coding.OnCode, ID: string(c.ID)})})
	}
	for _, v := range s.Interviews() {
		put("interview", []any{v.ID, s.CodingsIn(v.ID), s.RejectionsIn(v.ID), n.Interview(v.ID), s.Doneness(v.ID), s.Hidden(v.ID),
			s.MemosOn(coding.MemoTarget{Kind: coding.OnInterview, ID: string(v.ID)})})
		for _, p := range v.Participants {
			put("participant", []any{n.Participant(p), s.MemosOn(coding.MemoTarget{Kind: coding.OnParticipant, ID: string(p)})})
		}
	}
	return b.String()
}

func do(t testing.TB, s *coding.Study, what func(b *coding.Batch) error) {
	t.Helper()
	if err := s.Do(what); err != nil {
		t.Fatal(err)
	}
}

func done(t testing.TB, s *coding.Study, id corpus.TranscriptID, is bool) {
	t.Helper()
	do(t, s, func(b *coding.Batch) error { return b.Done(id, is) })
}

// workOf makes everything that a coder can make, on interview M1 and on what
// another coded there. It returns the codings.
func workOf(t testing.TB, s *coding.Study, others coding.CodingID) coding.CodingID {
	t.Helper()
	id := code(t, s, "rustig in mijn hoofd", "rust-aaa")
	do(t, s, func(b *coding.Batch) error {
		for _, on := range []coding.MemoTarget{{Kind: coding.OnStudy}, {Kind: coding.OnInterview, ID: "M1"}, {Kind: coding.OnParticipant, ID: "M1"},
			{Kind: coding.OnCode, ID: "rust-aaa"}, {Kind: coding.OnCoding, ID: string(id)}} {
			b.Memo(on, "dit denkt daan", "")
		}
		if _, err := b.Reject(words(t, s, "geld"), "zorg-aaa"); err != nil {
			return err
		}
		return b.Choose(id, coding.Choice{Chosen: true, Published: "rustig (…) hoofd"})
	})
	if others != "" {
		do(t, s, func(b *coding.Batch) error {
			b.Memo(coding.MemoTarget{Kind: coding.OnCoding, ID: string(others)}, "dit vindt daan van ilse", "")
			return b.Choose(others, coding.Choice{Chosen: true, Remark: "van daan"})
		})
	}
	gone := code(t, s, "bezorgd", "zorg-aaa")
	do(t, s, func(b *coding.Batch) error { return b.Uncode(gone) })
	code(t, s, "echo", "zorg-aaa")
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	return id
}

func refreshed(t testing.TB, s *coding.Study) *coding.Study {
	t.Helper()
	if _, err := s.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

// While a study is blind, all that it tells one coder is the same whatever the
// other did; also what was made when the study was not blind yet.
func TestABlindCoderSeesNothingOfAnother(t *testing.T) {
	dir := blindStudy(t)
	settings := read(t, dir, "study.yaml")
	ilse, daan := open(t, dir, "ilse"), open(t, dir, "daan")
	mine := code(t, ilse, "niet echt stress", "zorg-aaa")
	before := everything(t, ilse)

	write(t, dir, "study.yaml", strings.Replace(settings, "blind: true", "blind: false", 1))
	refreshed(t, daan)
	theirs := workOf(t, daan, mine)
	if open := everything(t, refreshed(t, ilse)); !strings.Contains(open, "dit denkt daan") || !strings.Contains(open, "van daan") || !strings.Contains(open, string(theirs)) {
		t.Errorf("in an open study something is hidden:\n%s", open)
	}
	write(t, dir, "study.yaml", settings)
	refreshed(t, daan)

	for name, s := range map[string]*coding.Study{"refreshed": refreshed(t, ilse), "opened": open(t, dir, "ilse")} {
		if now := everything(t, s); now != before {
			t.Errorf("%s: it shows\n%s\nbefore:\n%s", name, now, before)
		}
		if _, ok := s.Coding(theirs); ok {
			t.Error(name, "the coding is given by its id")
		}
		if _, err := s.FindCoding(string(theirs)); err == nil {
			t.Error(name, "the coding is found by its id")
		}
		err := s.Do(func(b *coding.Batch) error { return b.Choose(theirs, coding.Choice{Chosen: true}) })
		none := s.Do(func(b *coding.Batch) error {
			return b.Choose("01K0000000000000000000000A", coding.Choice{Chosen: true})
		})
		if err == nil || strings.ReplaceAll(err.Error(), string(theirs), "x") != strings.ReplaceAll(none.Error(), "01K0000000000000000000000A", "x") {
			t.Errorf("%s: choosing what is hidden: %v, what is not there: %v", name, err, none)
		}
	}
	// Neither does a refusal tell: her own coding goes, although he built on it.
	if _, err := ilse.Undo(); err != nil {
		t.Errorf("her own coding cannot be undone: %v", err)
	}
}

// An interview opens the moment both are done with it, and closes again.
func TestAnInterviewOpensWhenBothAreDone(t *testing.T) {
	dir := blindStudy(t)
	ilse, daan := open(t, dir, "ilse"), open(t, dir, "daan")
	mine := code(t, ilse, "niet echt stress", "zorg-aaa")
	theirs := workOf(t, refreshed(t, daan), "")
	sees := func(s *coding.Study, id coding.CodingID) bool { _, ok := refreshed(t, s).Coding(id); return ok }
	steps := []struct {
		who  *coding.Study
		done bool
		open bool
	}{{ilse, true, false}, {daan, true, true}, {ilse, false, false}, {ilse, true, true}, {daan, false, false}}
	for i, step := range steps {
		done(t, step.who, "M1", step.done)
		if a, b := sees(ilse, theirs), sees(daan, mine); a != step.open || b != step.open {
			t.Errorf("step %d: ilse sees %v, daan sees %v, want %v", i, a, b, step.open)
		}
		if ilse.ShowedOthers("M1") != step.open || ilse.Hidden("M1") == step.open {
			t.Errorf("step %d: hidden %v, showed %v", i, ilse.Hidden("M1"), ilse.ShowedOthers("M1"))
		}
	}
	if _, err := daan.Undo(); err != nil { // of the last "not done"
		t.Fatal(err)
	}
	if !sees(ilse, theirs) || !ilse.Done("M1", "daan") {
		t.Error("undo did not bring back that daan was done")
	}
	d := ilse.Doneness("M1")
	if !d.Mine || d.Of != 2 || len(d.Coders) != 2 {
		t.Errorf("done: %+v", d)
	}
	all := everything(t, ilse)
	if !strings.Contains(all, "dit denkt daan") {
		t.Error("the memos on the interview are still hidden")
	}
	for _, on := range []coding.MemoTarget{{Kind: coding.OnStudy}, {Kind: coding.OnCode, ID: "rust-aaa"}} {
		if len(ilse.MemosOn(on)) > 0 {
			t.Errorf("the memo on %v may quote M2, which is not open", on.Kind)
		}
	}
	done(t, ilse, "M2", true)
	if len(ilse.MemosOn(coding.MemoTarget{Kind: coding.OnStudy})) != 1 {
		t.Error("all is open, and the memo on the study is hidden")
	}
}

// A third, who did not code, is blind too until done; and whoever starts later
// closes an interview for the others until done as well.
func TestWhoStartsLaterClosesAnInterview(t *testing.T) {
	dir := blindStudy(t)
	ilse, daan, noor := open(t, dir, "ilse"), open(t, dir, "daan"), open(t, dir, "noor")
	mine := code(t, ilse, "niet echt stress", "zorg-aaa")
	code(t, daan, "echo", "zorg-aaa")
	done(t, ilse, "M1", true)
	done(t, daan, "M1", true)
	sees := func(s *coding.Study) bool { _, ok := refreshed(t, s).Coding(mine); return ok }
	if !sees(daan) || sees(noor) {
		t.Error("daan is done and noor is not")
	}
	code(t, noor, "geld", "zorg-aaa")
	if sees(daan) || sees(noor) {
		t.Error("noor is coding: it is open to somebody")
	}
	done(t, noor, "M1", true)
	if !sees(daan) || !sees(noor) {
		t.Error("all are done, and it is not open")
	}
}

// A new code that another uses unseen stays when its making is taken back, and
// the coder is told nothing.
func TestACodeThatAnotherUsesUnseenStays(t *testing.T) {
	dir := blindStudy(t)
	ilse := open(t, dir, "ilse")
	p := words(t, ilse, "niet echt stress")
	var made coding.CodeID
	do(t, ilse, func(b *coding.Batch) (err error) {
		if made, err = b.AddCode(coding.Code{Name: "Stress"}); err == nil {
			_, err = b.Code(p, made, "")
		}
		return err
	})
	theirs := code(t, open(t, dir, "daan"), "bezorgd", made)
	if _, err := refreshed(t, ilse).Undo(); err != nil {
		t.Fatalf("the refusal tells that another uses the code: %v", err)
	}
	daan := open(t, dir, "daan")
	if c, ok := daan.Coding(theirs); !ok || len(daan.Check()) > 0 {
		t.Errorf("daan's coding hangs in the air: %+v %v", c, daan.Check())
	}
	if len(ilse.Codings()) != 0 {
		t.Error("her coding was not taken back")
	}
	if _, err := ilse.Redo(); err != nil || len(ilse.Codings()) != 1 {
		t.Errorf("it does not come back: %v", err)
	}
	if err := ilse.Do(func(b *coding.Batch) error { return b.DeleteCode(made) }); err == nil {
		t.Error("a code with codings that are not seen was deleted")
	}
}
