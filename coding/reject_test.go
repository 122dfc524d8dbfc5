package coding_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"citaat/coding"
)

// rejected are the words of the rejections of an interview.
func rejected(t *testing.T, s *coding.Study) string {
	t.Helper()
	tr, err := s.Transcript("M1")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, r := range s.RejectionsIn("M1") {
		out = append(out, fmt.Sprintf("%s %s", r.Code, tr.Body().Slice(r.Span)))
	}
	return strings.Join(out, "|")
}

func reject(t *testing.T, s *coding.Study, text string, as coding.CodeID) (id coding.EventID) {
	t.Helper()
	p := words(t, s, text)
	if err := s.Do(func(b *coding.Batch) (err error) {
		id, err = b.Reject(p, as)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return id
}

// A rejection is remembered, follows its words through an edit, is undone and
// redone like anything else, and is no coding.
func TestARejectionIsRemembered(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	reject(t, s, "rustig in mijn hoofd", "rust-aaa")
	again := reject(t, s, "rustig in mijn hoofd", "rust-aaa")
	reject(t, s, "Over de echo", "zorg-aaa")
	const both = "rust-aaa rustig in mijn hoofd|zorg-aaa Over de echo"
	if got := rejected(t, s); got != both {
		t.Fatalf("rejected: %s", got)
	}
	if n := len(s.Codings()); n != 0 {
		t.Errorf("%d codings", n)
	}
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := rejected(t, s); got != "rust-aaa rustig in mijn hoofd" {
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
	s = open(t, dir, "ilse")
	if got := rejected(t, s); got != both {
		t.Errorf("after an edit and a restart: %s", got)
	}
	reopen := func(s *coding.Study) error { return s.Do(func(b *coding.Batch) error { return b.Reopen(again) }) }
	if err := reopen(s); err != nil {
		t.Fatal(err)
	}
	if got := rejected(t, s); got != "zorg-aaa Over de echo" {
		t.Errorf("after reopening one: %s", got)
	}
	if err := reopen(s); err == nil {
		t.Error("what is open was opened again")
	}
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := rejected(t, s); got != both {
		t.Errorf("after taking the reopening back: %s", got)
	}
}

// Of others' rejections a blind study tells nothing.
func TestABlindStudyKeepsRejectionsApart(t *testing.T) {
	dir := newStudy(t)
	reject(t, open(t, dir, "jan"), "rustig", "rust-aaa")
	s := open(t, dir, "ilse")
	if got := rejected(t, s); got != "rust-aaa rustig" {
		t.Errorf("a colleague's: %q", got)
	}
	if err := s.Do(func(b *coding.Batch) error {
		g := s.General()
		g.Blind = true
		b.SetGeneral(g)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if got := rejected(t, s); got != "" {
		t.Errorf("blind: %q", got)
	}
}
