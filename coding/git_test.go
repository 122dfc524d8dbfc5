package coding_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"citaat/coding"
	"citaat/corpus"
)

// Two people work on clones of one study and pull each other's work: both have
// all of it, also where one coder wrote on two machines.
func TestGitCarriesAStudyBetweenPeople(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	git := func(dir string, args ...string) {
		t.Helper()
		c := exec.Command("git", append([]string{"-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"}, args...)...)
		c.Dir = dir
		c.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "HOME="+t.TempDir())
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	office := newStudy(t)
	first := code(t, open(t, office, "ilse"), "bezorgd", "zorg-aaa")
	git(office, "init", "-q")
	git(office, "add", ".")
	git(office, "commit", "-q", "-m", "begin")
	home := filepath.Join(t.TempDir(), "home")
	git(filepath.Dir(office), "clone", "-q", office, home)

	atOffice := code(t, open(t, office, "ilse"), "rustig", "rust-aaa")
	daans := code(t, open(t, home, "daan"), "Waarover", "zorg-aaa")
	atHome := code(t, open(t, home, "ilse"), "over het geld", "zorg-aaa")
	for _, dir := range []string{office, home} {
		git(dir, "add", ".")
		git(dir, "commit", "-q", "-m", "work")
	}
	git(home, "pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
	s := open(t, home, "ilse")
	for id, want := range map[coding.CodingID]string{first: "bezorgd", atOffice: "rustig", daans: "Waarover", atHome: "over het geld"} {
		if got := on(t, s, id); got != want {
			t.Errorf("after the merge a coding is on %q, want %q", got, want)
		}
	}
	if f := s.Check(); len(f) != 0 {
		t.Errorf("check found %v", f)
	}
	if _, err := os.Stat(filepath.Join(home, ".citaat", "locks")); err != nil {
		t.Error("the clone has no local folder of its own")
	}
}

// A correction that came with a colleague's work is theirs: it is not written
// down again as an edit by hand of whoever pulled it.
func TestACorrectionThatWasPulledIsNotAnEditByHand(t *testing.T) {
	dir := newStudy(t)
	code(t, open(t, dir, "daan"), "bezorgd", "zorg-aaa")
	office := filepath.Join(t.TempDir(), "office")
	if err := os.CopyFS(office, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	ilse := open(t, office, "ilse")
	for _, text := range []string{"Hoe was dat, de eerste weken?", "Hoe was dat, de eerste dagen?"} {
		if err := ilse.Do(func(b *coding.Batch) error { return b.CorrectTurn("M1", corpus.TurnNumber{Number: 1}, text) }); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"transcripts/M1.md", "codings/ilse.jsonl"} {
		write(t, dir, name, read(t, office, name))
	}
	daan := open(t, dir, "daan")
	id := code(t, daan, "rustig", "rust-aaa")
	for _, e := range daan.Events() {
		if e.Coder == "daan" && e.Op == coding.OpTranscript {
			t.Error("daan's log says that he edited the text")
		}
	}
	if got := on(t, open(t, dir, "ilse"), id); got != "rustig" {
		t.Errorf("the coding is on %q", got)
	}
}
