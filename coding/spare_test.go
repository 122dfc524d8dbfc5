package coding_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"citaat/coding"
	"citaat/corpus"
)

func spare(t *testing.T, s *coding.Study, text string) (id coding.EventID) {
	t.Helper()
	p := words(t, s, text)
	if err := s.Do(func(b *coding.Batch) (err error) {
		id, err = b.Spare(p)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return id
}

// spared are the words that identify nobody.
func spared(t *testing.T, s *coding.Study) string {
	t.Helper()
	tr, err := s.Transcript("M1")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range s.SparedIn("M1") {
		out = append(out, tr.Body().Slice(r.Span))
	}
	return strings.Join(out, "|")
}

// That words identify nobody is remembered, once; it follows the words through
// an edit, holds for colleagues, and is taken back like anything else.
func TestWhatIdentifiesNobodyIsRemembered(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	first := spare(t, s, "rustig")
	if again := spare(t, s, "rustig"); again != first {
		t.Error("the same words are spared twice")
	}
	spare(t, s, "echo")
	if got := spared(t, s); got != "rustig|echo" {
		t.Fatalf("spared: %s", got)
	}
	if n := len(s.Codings()); n != 0 {
		t.Errorf("%d codings", n)
	}
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := spared(t, s); got != "rustig" {
		t.Errorf("after an undo: %s", got)
	}
	if _, err := s.Redo(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "transcripts", "M1.md"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "transcripts/M1.md", strings.Replace(string(data), "Ik had niet echt", "Nou, ik had eigenlijk niet echt", 1))
	s = open(t, dir, "jan")
	if got := spared(t, s); got != "rustig|echo" {
		t.Errorf("a colleague sees, after an edit: %s", got)
	}
	back := func() error { return s.Do(func(b *coding.Batch) error { return b.Unspare(first) }) }
	if err := back(); err != nil {
		t.Fatal(err)
	}
	if got := spared(t, s); got != "echo" {
		t.Errorf("after taking one back: %s", got)
	}
	if back() == nil {
		t.Error("what was taken back was taken back again")
	}
	s = open(t, dir, "ilse")
	if got := spared(t, s); got != "echo" {
		t.Errorf("after a restart: %s", got)
	}
}

// A blind study hides what colleagues think of a passage, not that it holds no
// name: everybody would have to look at it again.
func TestABlindStudySharesWhatIdentifiesNobody(t *testing.T) {
	dir := newStudy(t)
	spare(t, open(t, dir, "jan"), "rustig")
	s := open(t, dir, "ilse")
	if err := s.Do(func(b *coding.Batch) error {
		g := s.General()
		g.Blind = true
		b.SetGeneral(g)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if got := spared(t, s); got != "rustig" {
		t.Errorf("spared: %q", got)
	}
}

// Words in a memo are spared too, and none of them is kept beside the memo. They
// follow it through an erasure and are asked about again when it is rewritten.
func TestWhatIdentifiesNobodyInAMemo(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	var memo coding.EventID
	do := func(what func(b *coding.Batch) error) {
		t.Helper()
		if err := s.Do(what); err != nil {
			t.Fatal(err)
		}
	}
	do(func(b *coding.Batch) error {
		memo = b.Memo(coding.MemoTarget{Kind: coding.OnStudy}, "Semra ziet Roos", "")
		return nil
	})
	of := coding.TextName{Kind: "memo", ID: string(memo), Field: "text"}
	for range 2 {
		do(func(b *coding.Batch) error {
			_, err := b.SpareIn(of, corpus.Span{Start: 11, End: 15})
			return err
		})
	}
	at := func() string {
		m, _ := s.Memo(memo)
		var out []string
		for _, x := range s.SparedOf(coding.OtherText{TextName: of, Text: m.Text}) {
			out = append(out, corpus.NewBody(m.Text).Slice(x.Span))
		}
		return strings.Join(out, "|")
	}
	if got := at(); got != "Roos" {
		t.Errorf("spared: %s", got)
	}
	if _, err := s.Redact(t.Context(), []coding.Redaction{{Of: of, Span: corpus.Span{Start: 0, End: 5}, With: "[naam-1]", Kind: "name"}}); err != nil {
		t.Fatal(err)
	}
	if got := at(); got != "Roos" {
		t.Errorf("after an erasure: %q", got)
	}
	do(func(b *coding.Batch) error { return b.Rewrite(memo, "Het is weg", "") })
	if got := at(); got != "" {
		t.Errorf("after rewriting: %s", got)
	}
	s = open(t, dir, "ilse")
	log, err := os.ReadFile(filepath.Join(dir, "codings", "ilse.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(log)) {
		if strings.Contains(line, `"op":"spare"`) && strings.Contains(line, "Roos") {
			t.Errorf("the word is kept: %s", line)
		}
	}
}
