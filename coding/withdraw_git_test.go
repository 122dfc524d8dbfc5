package coding_test

import (
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"citaat/coding"
)

// Two clones: in the one somebody withdraws, in the other a colleague who knows
// of nothing goes on with that interview. Git keeps the lines of both; whoever
// writes first afterwards leaves none of the words, in either clone.
func TestAWithdrawalHoldsThroughGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	office, home := withM3(t), filepath.Join(t.TempDir(), "home")
	m := &team{t: t, dirs: []string{office, home}, clock: &clock{at: time.Now()}}
	m.must(office, "init", "-q")
	m.must(office, "add", ".")
	m.must(office, "commit", "-q", "-m", "begin")
	m.must(filepath.Dir(home), "clone", "-q", office, home)
	m.must(office, "config", "receive.denyCurrentBranch", "updateInstead")

	daan := m.open(home, "daan")
	do(t, daan, func(b *coding.Batch) error {
		id, err := b.Code(spoken(t, daan, "M3", "linzen op het balkon"), "rust-aaa", "")
		b.Memo(coding.MemoTarget{Kind: coding.OnCoding, ID: string(id)}, "weer die linzen", "")
		b.Memo(coding.MemoTarget{Kind: coding.OnInterview, ID: "M3"}, "de sporthal nog eens", "")
		return err
	})
	do(t, daan, func(b *coding.Batch) error {
		_, err := b.Code(spoken(t, daan, "G1", "tasje verloor.\nZe verloor haar handtas.\nIk vond het terug"), "zorg-aaa", "")
		return err
	})
	withdraw(t, m.open(office, "ilse"))
	m.desks = []*coding.Study{m.open(office, "ilse"), daan}
	m.sync()
	for i, s := range m.desks {
		if _, there := s.Interview("M3"); there || len(s.CodingsIn("M3")) > 0 {
			t.Errorf("clone %d shows the interview", i)
		}
		do(t, s, func(b *coding.Batch) error { return b.Done("M1", true) })
		if found := left(t, m.dirs[i], mine...); len(found) > 0 {
			t.Errorf("clone %d holds %q", i, found)
		}
	}
	m.sync()
	for i, s := range m.desks {
		do(t, s, func(b *coding.Batch) error { return b.Done("M1", false) })
		if found := left(t, m.dirs[i], mine...); len(found) > 0 {
			t.Errorf("clone %d holds again %q", i, found)
		}
		n := 0
		for _, c := range s.CodingsIn("G1") {
			if c.Code == "zorg-aaa" && c.Quote == "Ik vond het terug" {
				n++
			}
		}
		if n != 1 {
			t.Errorf("clone %d: what was coded at home stands %d times on the words of another", i, n)
		}
	}
}
