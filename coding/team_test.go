package coding_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// team is two coders, each with a clone of one study in git.
type team struct {
	t     *testing.T
	r     *rand.Rand
	dirs  []string
	desks []*coding.Study
	clock *clock
	made  int // names made so far
}

func (m *team) git(dir string, args ...string) (string, error) {
	c := exec.Command("git", append([]string{"-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"}, args...)...)
	c.Dir = dir
	c.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "HOME="+m.dirs[0], "LC_ALL=C")
	out, err := c.CombinedOutput()
	return string(out), err
}

func (m *team) must(dir string, args ...string) {
	m.t.Helper()
	if out, err := m.git(dir, args...); err != nil {
		m.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func (m *team) open(dir string, coder corpus.CoderName) *coding.Study {
	m.t.Helper()
	s, err := coding.Open(m.t.Context(), dir, coding.Options{Coder: coder, Now: m.clock.now})
	if err != nil {
		m.t.Fatal(err)
	}
	return s
}

var teamCoders = [...]corpus.CoderName{"ilse", "daan"}

// newTeam makes the two clones. Both coders are known to the study, and a line
// of a program that is newer stands in one of the logs.
func newTeam(t *testing.T, seed uint64) *team {
	office := newStudy(t)
	m := &team{t: t, r: rand.New(rand.NewPCG(seed, 5)), dirs: []string{office, filepath.Join(t.TempDir(), "home")}, clock: &clock{at: time.Date(2026, 6, 6, 9, 0, 0, 0, time.UTC)}}
	write(t, office, "study.yaml", "format: 1\ntitle: Proef\nlanguage: nl\ngroups:\n  - {id: moeder, name: moeder}\ncoders:\n  - {id: ilse, name: Ilse}\n  - {id: daan, name: Daan}\n")
	write(t, office, "codings/daan.jsonl", newerLine)
	m.must(office, "init", "-q")
	m.must(office, "add", ".")
	m.must(office, "commit", "-q", "-m", "begin")
	m.must(filepath.Dir(office), "clone", "-q", office, m.dirs[1])
	m.must(office, "config", "receive.denyCurrentBranch", "updateInstead")
	m.desks = []*coding.Study{m.open(office, "ilse"), m.open(m.dirs[1], "daan")}
	return m
}

const newerLine = `{"v":9,"id":"01JZZZZZZZ0000000000000000","time":"2025-01-01T00:00:00Z","coder":"daan","op":"sing","batch":"01JZZZZZZZ0000000000000001","key":"c#"}` + "\n"

// sync lets both have what either has.
func (m *team) sync() {
	for _, dir := range m.dirs {
		m.must(dir, "add", ".")
		m.must(dir, "commit", "-q", "--allow-empty", "-m", "work")
	}
	m.must(m.dirs[1], "pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
	m.must(m.dirs[1], "push", "-q", "origin", "main")
	for _, s := range m.desks {
		if _, err := s.Refresh(m.t.Context()); err != nil {
			m.t.Fatal(err)
		}
	}
}

func pickOne[T any](r *rand.Rand, list []T) (v T, ok bool) {
	if len(list) == 0 {
		return v, false
	}
	return list[r.IntN(len(list))], true
}

func (m *team) word() string { m.made++; return fmt.Sprintf("Naam %d", m.made) }

// passage is some words of the interview.
func (m *team) passage(s *coding.Study) coding.Passage {
	tr, err := s.Transcript("M1")
	if err != nil {
		m.t.Fatal(err)
	}
	n := int(tr.Body().Len())
	from := m.r.IntN(n - 1)
	return coding.Passage{Interview: "M1", Span: corpus.Span{Start: corpus.Offset(from), End: corpus.Offset(min(n, from+1+m.r.IntN(30)))}}
}

func (m *team) code(s *coding.Study) coding.CodeID {
	c, _ := pickOne(m.r, s.Codebook().Codes())
	return c.ID
}

// act is one thing that a coder does; files tells whether the files that all
// share may change. What the study refuses is no work.
func (m *team) act(s *coding.Study, files bool) {
	n := m.r.IntN(11)
	if files {
		n = m.r.IntN(28)
	}
	err := s.Do(func(b *coding.Batch) error { return m.note(s, b, n) })
	if n == 10 || n >= 26 {
		if !files {
			return
		}
		if n == 10 {
			_, err = s.Redo()
		} else {
			_, err = s.Undo()
		}
	}
	if err != nil && !inWords(err) {
		m.t.Fatalf("act %d of %s: %v", n, s.Coder(), err)
	}
}

// inWords tells whether an error is one that users understand.
func inWords(err error) bool {
	var s phrases.Sayer
	return errors.As(err, &s)
}

func (m *team) note(s *coding.Study, b *coding.Batch, n int) error {
	r := m.r
	any, there := pickOne(r, s.Codings())
	switch n {
	case 0, 1, 2:
		_, err := b.Code(m.passage(s), m.code(s), []coding.Stance{"", coding.For, coding.Against}[r.IntN(3)])
		return err
	case 3:
		targets := []coding.MemoTarget{{Kind: coding.OnStudy}, {Kind: coding.OnInterview, ID: "M1"}, {Kind: coding.OnParticipant, ID: "M1"}, {Kind: coding.OnCode, ID: string(m.code(s))}, {Kind: coding.OnCoding, ID: string(any.ID)}}
		if !there {
			targets = targets[:4]
		}
		on, _ := pickOne(r, targets)
		b.Memo(on, m.word(), []string{"", "bron"}[r.IntN(2)])
		return nil
	case 4:
		if memo, ok := pickOne(r, s.Memos()); ok {
			return b.Rewrite(memo.ID, []string{"", m.word()}[r.IntN(2)], memo.Source)
		}
	case 5, 6:
		if there {
			c := any.Choice
			switch r.IntN(5) {
			case 0:
				c.Chosen = !c.Chosen
			case 1:
				c.Used = m.word()
			case 2:
				c.Order = r.Float64()
			case 3:
				c.Published = m.word()
			case 4:
				c.Remark = m.word()
			}
			return b.Choose(any.ID, c)
		}
	case 7:
		_, err := b.Reject(m.passage(s), m.code(s))
		return err
	case 8:
		if x, ok := pickOne(r, s.RejectionsIn("M1")); ok && r.IntN(2) == 0 {
			return b.Reopen(x.ID)
		}
		return b.Done("M1", r.IntN(2) == 0)
	case 9:
		if there {
			switch r.IntN(4) {
			case 0:
				return b.Uncode(any.ID)
			case 1:
				return b.Recode(any.ID, m.code(s))
			case 2:
				return b.SetStance(any.ID, []coding.Stance{"", coding.For, coding.Against}[r.IntN(3)])
			}
			return b.SetBorders(any.ID, m.passage(s).Span)
		}
	case 11:
		_, err := b.AddCode(coding.Code{Name: m.word(), Parent: []coding.CodeID{"", m.code(s)}[r.IntN(2)]})
		return err
	case 12:
		c, _ := s.Codebook().Code(m.code(s))
		c.Name, c.Definition = m.word(), m.word()
		return b.ChangeCode(c)
	case 13:
		c, _ := s.Codebook().Code(m.code(s))
		c.Parent, c.Retired = []coding.CodeID{"", m.code(s)}[r.IntN(2)], r.IntN(4) == 0
		return b.ChangeCode(c)
	case 14:
		_, err := b.MergeAll([]coding.CodeID{m.code(s), m.code(s)}, m.code(s))
		return err
	case 15:
		sent := map[coding.CodingID]coding.CodeID{}
		one, other := m.code(s), m.code(s)
		for _, c := range s.Codings() {
			if c.Code == any.Code && c.Coder == s.Coder() {
				sent[c.ID] = []coding.CodeID{one, other}[r.IntN(2)]
			}
		}
		_, err := b.Split(sent)
		return err
	case 16:
		b.Shift(m.code(s), 1-2*r.IntN(2))
	case 17:
		return b.DeleteCode(m.code(s))
	case 18:
		_, err := b.SaveSearch(corpus.Search{Name: m.word(), Query: "bezorg*", Code: string(m.code(s))})
		return err
	case 19:
		if x, ok := pickOne(r, s.Searches()); ok {
			if r.IntN(2) == 0 {
				return b.RemoveSearch(x.ID)
			}
			return b.MoveSearch(x.ID, 1-2*r.IntN(2))
		}
	case 20:
		g := s.General()
		g.Title, g.Settings.HideInterviewer = m.word(), r.IntN(2) == 0
		b.SetGeneral(g)
	case 21:
		p := s.Participants()[0]
		p.Notes = m.word()
		return b.ChangeParticipant(p)
	case 22:
		v, _ := s.Interview("M1")
		meta := v.Meta
		meta.Date, meta.Order, meta.Notes = fmt.Sprintf("2026-05-%02d", 1+r.IntN(28)), r.IntN(9), m.word()
		return b.ChangeInterview(meta)
	case 23:
		tr, err := s.Transcript("M1")
		if err != nil {
			return err
		}
		u, _ := pickOne(r, tr.Turns)
		words := strings.Fields(u.Text)
		at := r.IntN(len(words))
		return b.CorrectTurn("M1", u.Number, strings.Join(slices.Replace(words, at, at+1, m.word()), " "))
	case 24:
		return b.SplitTurn("M1", m.passage(s).Span.Start)
	case 25:
		return b.JoinTurn("M1", corpus.TurnNumber{Number: 1 + r.IntN(4)})
	}
	return nil
}

// Two coders do whatever can be done, in any order, each in a clone of their
// own, and pull each other's work: both have the same study, also after a
// restart; everything is undone to the start and redone to the end, and the
// study is the same at both ends.
func TestATeamUndoesToTheStartAndRedoesToTheEnd(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	seeds := 6
	if testing.Short() {
		seeds = 3
	}
	for seed := range uint64(seeds) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { t.Parallel(); teamwork(t, seed) })
	}
}

func teamwork(t *testing.T, seed uint64) {
	m := newTeam(t, seed)
	begin := whole(t, m.desks[0])
	for range 8 {
		holder := m.r.IntN(2) // the files are in one pair of hands between two pulls
		for range 10 {
			who := m.r.IntN(2)
			m.act(m.desks[who], who == holder)
		}
		m.sync()
		differ(t, "the clones differ", whole(t, m.desks[0]), whole(t, m.desks[1]))
	}
	end := whole(t, m.desks[0])
	differ(t, "a restart shows another study", end, whole(t, m.open(m.dirs[0], "ilse")))

	left := map[*coding.Study]int{} // what is to be redone; what was undone before the end stays so
	pair := []*coding.Study{m.open(m.dirs[0], "ilse"), m.open(m.dirs[0], "daan")}
	turn := func(undo bool) bool {
		var best *coding.Study
		var at coding.EventID
		for _, s := range pair {
			if _, err := s.Refresh(t.Context()); err != nil {
				t.Fatal(err)
			}
			u, r := stacks(s)
			list := u
			if !undo {
				list = r
			}
			if n := len(list); n > 0 && (undo || left[s] > 0) && (best == nil || undo == (list[n-1] > at)) {
				best, at = s, list[n-1]
			}
		}
		if best == nil {
			return false
		}
		var err error
		if undo {
			left[best]++
			_, err = best.Undo()
		} else {
			left[best]--
			_, err = best.Redo()
		}
		if err != nil {
			t.Fatalf("%s could not (undo %v) %s: %v", best.Coder(), undo, at, err)
		}
		return true
	}
	for turn(true) {
	}
	differ(t, "undone to the start", begin, whole(t, m.open(m.dirs[0], "ilse")))
	for turn(false) {
	}
	differ(t, "redone to the end", end, whole(t, m.open(m.dirs[0], "daan")))
	if log := read(t, m.dirs[0], "codings/daan.jsonl"); strings.Count(log, `"op":"sing"`) != 1 {
		t.Error("a line of a newer program is not kept as it was")
	}
}
