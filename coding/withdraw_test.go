package coding_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"citaat/coding"
	"citaat/corpus"
)

const aloneText = `---
id: M3
participants: [M3]
notes: thuis bij de waterkant
speakers:
  - {label: I, role: interviewer}
  - {label: M3, role: respondent, participant: M3}
  - {label: T, role: interpreter, participant: M3}
---

[1] I: Vertelt u eens over de verhuizing?

[2] M3: Wij sliepen zeven weken in de sporthal. Mijn zus kookte linzen op het balkon.

[3 =2] T: Zij zegt dat ze wekenlang op veldbedden lagen.
`

const sharedText = `---
id: G1
participants: [M3, V1]
speakers:
  - {label: I, role: interviewer}
  - {label: M3, role: respondent, participant: M3}
  - {label: V1, role: respondent, participant: V1}
  - {label: T, role: interpreter, participant: M3}
---

[1] I: Hoe leerden jullie elkaar kennen?

[2] M3: Bij de moskee, toen ik mijn tasje verloor.

[3] T: Ze verloor haar handtas.

[4] V1: Ik vond het terug en fietste erachteraan.

[5] M3: Sindsdien eten we donderdags samen pannenkoeken.
`

// mine are sentences that nobody but M3 said.
var mine = []string{"sporthal", "linzen", "waterkant", "veldbedden", "verhuizing", "moskee", "tasje", "handtas", "pannenkoeken", "Sindsdien"}

// team3 is a study from which M3 withdraws, with work of two coders on it.
func withM3(t testing.TB) string {
	t.Helper()
	dir := newStudy(t)
	write(t, dir, "transcripts/M3.md", aloneText)
	write(t, dir, "transcripts/G1.md", sharedText)
	write(t, dir, "participants.yaml", "- {id: M1, group: moeder}\n- {id: M3, group: moeder, notes: woonde in de sporthal}\n- {id: V1, group: moeder}\n")
	write(t, dir, "codebook.yaml", read(t, dir, "codebook.yaml")+"  - {id: wonen-aaa, name: Wonen, example: \"„Wij sliepen zeven weken in de sporthal.”\"}\n")
	s, daan := open(t, dir, "ilse"), open(t, dir, "daan")
	for _, s := range []*coding.Study{s, daan} {
		do(t, s, func(b *coding.Batch) error {
			for id, passages := range map[corpus.TranscriptID][]string{
				"M3": {"zeven weken in de sporthal", "Mijn zus kookte linzen"},
				"G1": {"toen ik mijn tasje verloor", "verloor haar handtas.\nIk vond het terug", "fietste erachteraan", "Bij de moskee, toen ik mijn tasje verloor.\nZe verloor haar handtas.\nIk vond het terug en fietste erachteraan.\nSindsdien eten we"},
			} {
				for _, text := range passages {
					c, err := b.Code(spoken(t, s, id, text), "rust-aaa", "")
					if err != nil {
						return err
					}
					b.Memo(coding.MemoTarget{Kind: coding.OnCoding, ID: string(c)}, "let op: "+text, "")
				}
			}
			b.Memo(coding.MemoTarget{Kind: coding.OnParticipant, ID: "M3"}, "kookte linzen", "")
			b.Memo(coding.MemoTarget{Kind: coding.OnInterview, ID: "M3"}, "over de sporthal", "")
			b.Memo(coding.MemoTarget{Kind: coding.OnStudy}, "Mijn zus kookte linzen op het balkon. Zo zei M3 het.", "")
			_, err := b.Reject(spoken(t, s, "M3", "kookte linzen"), "rust-aaa")
			return err
		})
	}
	do(t, s, func(b *coding.Batch) error {
		for _, c := range s.Codings() {
			if err := b.Choose(c.ID, coding.Choice{Published: c.Quote, Chosen: true}); err != nil {
				return err
			}
		}
		return b.Done("M3", true)
	})
	m, _ := s.Interview("M3")
	m.Notes = "aan de waterkant"
	do(t, s, func(b *coding.Batch) error { return b.ChangeInterview(m.Meta) })
	p, _ := s.Participant("M3")
	p.Notes = "kookte vaak linzen"
	do(t, s, func(b *coding.Batch) error { return b.ChangeParticipant(p) })
	do(t, s, func(b *coding.Batch) error {
		return b.CorrectTurn("G1", corpus.TurnNumber{Number: 5}, "Sindsdien eten we donderdags vaak samen pannenkoeken.")
	})
	do(t, s, func(b *coding.Batch) error {
		b.Exported(coding.SentFile{Name: "citaten.docx", People: []corpus.ParticipantID{"M3", "V1"}})
		return nil
	})
	return dir
}

func spoken(t testing.TB, s *coding.Study, id corpus.TranscriptID, text string) coding.Passage {
	t.Helper()
	tr, err := s.Transcript(id)
	if err != nil {
		t.Fatal(err)
	}
	before, _, ok := strings.Cut(tr.Body().String(), text)
	if !ok {
		t.Fatalf("%q is not in %s", text, id)
	}
	at := corpus.Offset(len([]rune(before)))
	return coding.Passage{Interview: id, Span: corpus.Span{Start: at, End: at + corpus.Offset(len([]rune(text)))}}
}

func withdraw(t testing.TB, s *coding.Study) coding.Erased {
	t.Helper()
	plan, err := s.PlanWithdrawal("M3")
	if err != nil {
		t.Fatal(err)
	}
	done, err := s.Withdraw(t.Context(), plan, "op verzoek")
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func TestAWithdrawalIsPlanned(t *testing.T) {
	s := open(t, withM3(t), "eva")
	p, err := s.PlanWithdrawal("M3")
	if err != nil {
		t.Fatal(err)
	}
	want := coding.Withdrawal{Participant: "M3", Listed: true, Gone: []corpus.TranscriptID{"M3"},
		Codings: 2*2 + 2, Quotations: 4 + 2, Shrunk: 4, Memos: 6 + 4, Rejections: 2, Done: 1}
	if p.Codings != want.Codings || p.Shrunk != want.Shrunk || p.Memos != want.Memos || p.Rejections != want.Rejections || p.Done != want.Done ||
		!p.Listed || !slices.Equal(p.Gone, want.Gone) || p.Git {
		t.Errorf("planned: %+v", p)
	}
	if len(p.Shared) != 1 || len(p.Shared[0].Turns) != 3 || len(p.Files) != 1 {
		t.Errorf("shared %+v, files %+v", p.Shared, p.Files)
	}
	if !slices.Contains(p.Quoting, coding.TextName{Kind: "code", ID: "wonen-aaa", Field: "example"}) {
		t.Errorf("quoting: %v", p.Quoting)
	}
	if _, err := s.PlanWithdrawal("M9"); err == nil {
		t.Error("somebody unknown withdrew")
	}
}

func TestAWithdrawalLeavesNothing(t *testing.T) {
	dir := withM3(t)
	s, window := open(t, dir, "ilse"), open(t, dir, "daan")
	plan, _ := s.PlanWithdrawal("M3")
	done := withdraw(t, s)
	if found := left(t, dir, mine...); len(found) > 0 {
		t.Fatalf("still there: %q", found)
	}
	if done.Codings != plan.Codings || done.Memos != plan.Memos {
		t.Errorf("planned %+v, done %+v", plan, done)
	}
	for _, s := range []*coding.Study{s, window, open(t, dir, "eva")} {
		if _, err := s.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		if _, there := s.Interview("M3"); there || len(s.CodingsIn("M3")) > 0 || s.Done("M3", "ilse") {
			t.Error("the interview is still there")
		}
		tr, err := s.Transcript("G1")
		if err != nil {
			t.Fatal(err)
		}
		if got := tr.Body().String(); got != "Hoe leerden jullie elkaar kennen?\n[ingetrokken]\n[ingetrokken]\nIk vond het terug en fietste erachteraan.\n[ingetrokken]" {
			t.Errorf("the shared interview reads %q", got)
		}
		if tr.Turns[3].Number.Number != 4 || slices.Contains(tr.Participants, "M3") {
			t.Errorf("turns and people: %+v", tr.Meta)
		}
		var on []string
		for _, c := range s.CodingsIn("G1") {
			on = append(on, c.Quote)
		}
		slices.Sort(on)
		whole := "Ik vond het terug en fietste erachteraan."
		if want := []string{"Ik vond het terug", "Ik vond het terug", whole, whole, "fietste erachteraan", "fietste erachteraan"}; !slices.Equal(on, want) {
			t.Errorf("codings on %q", on)
		}
		if _, known := s.Participant("M3"); known || !s.Withdrawn("M3") {
			t.Error("the participant is still there")
		}
		if len(s.Files()) != 1 {
			t.Error("nobody can tell any more which files were sent")
		}
	}
	tr, _ := corpus.ParseTranscript("M3.md", []byte(aloneText))
	for _, s := range []*coding.Study{s, window} {
		if err := s.Do(func(b *coding.Batch) error { return b.Import(tr, nil) }); !errors.Is(err, coding.ErrErased) {
			t.Errorf("the id is used again: %v", err)
		}
		if err := s.Do(func(b *coding.Batch) error { return b.ChangeParticipant(corpus.Participant{ID: "M3"}) }); !errors.Is(err, coding.ErrErased) {
			t.Errorf("the participant is used again: %v", err)
		}
	}
	for range 30 { // everything that can be taken back
		if _, err := s.Undo(); err != nil {
			break
		}
	}
	if found := left(t, dir, mine...); len(found) > 0 {
		t.Fatalf("an undo brought back: %q", found)
	}
	if _, err := s.PlanWithdrawal("M3"); !errors.Is(err, coding.ErrNothing) {
		t.Errorf("withdrawn again: %v", err)
	}
}

func TestAWithdrawalHoldsWhenAllComesBack(t *testing.T) {
	dir := withM3(t)
	old := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(old, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	// in the copy somebody goes on, and knows of nothing
	far := open(t, old, "daan")
	do(t, far, func(b *coding.Batch) error {
		c, err := b.Code(spoken(t, far, "M3", "in de sporthal"), "rust-aaa", "")
		b.Memo(coding.MemoTarget{Kind: coding.OnCoding, ID: string(c)}, "weer de sporthal", "")
		return err
	})
	do(t, far, func(b *coding.Batch) error {
		c, err := b.Code(spoken(t, far, "G1", "handtas.\nIk vond het terug en fietste"), "zorg-aaa", "")
		if err == nil {
			_, err = b.Code(spoken(t, far, "G1", "Ik vond het"), "zorg-aaa", "")
		}
		b.Memo(coding.MemoTarget{Kind: coding.OnParticipant, ID: "M3"}, "linzen!", "")
		_ = c
		return err
	})
	do(t, far, func(b *coding.Batch) error {
		for _, c := range far.CodingsIn("G1") {
			if err := b.Choose(c.ID, coding.Choice{Published: c.Quote + " (…)"}); err != nil {
				return err
			}
		}
		return nil
	})
	s := open(t, dir, "ilse")
	withdraw(t, s)
	for _, name := range []string{"codings/ilse.jsonl", "codings/daan.jsonl"} {
		write(t, dir, name, read(t, old, name)+read(t, dir, name))
	}
	for _, name := range []string{"transcripts/M3.md", "transcripts/G1.md", "participants.yaml", "codebook.yaml"} {
		write(t, dir, name, read(t, old, name))
	}
	looking := open(t, dir, "eva")
	seen := whole(t, looking)
	for _, v := range looking.Interviews() {
		tr, err := looking.Transcript(v.ID)
		if err != nil {
			t.Fatal(err)
		}
		seen += tr.Body().String()
	}
	for _, w := range mine {
		if strings.Contains(seen, w) {
			t.Errorf("who only looks sees %q", w)
		}
	}
	looking.Close()
	if found := left(t, filepath.Join(dir, ".citaat"), mine...); len(found) > 0 {
		t.Errorf("who only looked wrote %q", found)
	}
	do(t, open(t, dir, "eva"), func(b *coding.Batch) error { return b.Done("M1", true) })
	if found := left(t, dir, mine...); len(found) > 0 {
		t.Fatalf("still there: %q", found)
	}
	n := 0
	for _, c := range open(t, dir, "eva").CodingsIn("G1") {
		if c.Code == "zorg-aaa" {
			n++
			if c.Quote != "Ik vond het terug en fietste" && c.Quote != "Ik vond het" {
				t.Errorf("what was coded elsewhere stands on %q", c.Quote)
			}
		}
	}
	if n != 2 {
		t.Errorf("%d codings made elsewhere on the words of others are there, want 2", n)
	}
}

func TestTheCommandsPurgeGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	dir := withM3(t)
	run := func(command string) string {
		c := exec.Command("sh", "-c", command)
		c.Dir = dir
		c.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "HOME="+dir, "FILTER_BRANCH_SQUELCH_WARNING=1",
			"GIT_AUTHOR_NAME=x", "GIT_AUTHOR_EMAIL=x@example.org", "GIT_COMMITTER_NAME=x", "GIT_COMMITTER_EMAIL=x@example.org")
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", command, err, out)
		}
		return string(out)
	}
	run("git init -q && git add -A && git commit -qm begin && git tag start")
	s := open(t, dir, "ilse")
	plan, err := s.PlanWithdrawal("M3")
	if err != nil || !plan.Git {
		t.Fatal(err, plan)
	}
	withdraw(t, s)
	run(strings.Join(plan.Purge, " && "))
	for _, w := range mine {
		if history := run("git log -p --all; for o in $(git cat-file --batch-all-objects --batch-check='%(objectname) %(objecttype)' | grep blob | cut -d' ' -f1); do git cat-file -p $o; done"); strings.Contains(history, w) {
			t.Errorf("the history holds %q", w)
		}
	}
	if len(open(t, dir, "ilse").CodingsIn("G1")) == 0 {
		t.Error("the purge took the study along")
	}
}
