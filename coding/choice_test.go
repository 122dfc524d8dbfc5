package coding_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"citaat/coding"
	"citaat/corpus"
)

// inOrder are the chosen codings of a study as they are published.
func inOrder(s *coding.Study) []coding.Coding {
	list := slices.DeleteFunc(slices.Clone(s.Codings()), func(c coding.Coding) bool { return !c.Choice.Chosen })
	slices.SortStableFunc(list, func(a, b coding.Coding) int { return cmp.Compare(a.Choice.Order, b.Choice.Order) })
	return list
}

// fiveChosen is a study with five quotations in order.
func fiveChosen(t testing.TB) string {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	for i := range 5 {
		err := s.Do(func(b *coding.Batch) error {
			at := corpus.Offset(4 * i)
			_, err := b.Code(coding.Passage{Interview: "M1", Span: corpus.Span{Start: at, End: at + 4}}, "rust-aaa", "")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for i, c := range s.Codings() {
		if err := s.Do(func(b *coding.Batch) error { return b.Choose(c.ID, coding.Choice{Chosen: true, Order: float64(i + 1)}) }); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	return dir
}

// TestTwoCodersOrderAndMergeToOneOrder: what two people do with the same
// quotations apart from one another adds up to one state for both, in which
// nothing is overwritten that only one of them touched.
func TestTwoCodersOrderAndMergeToOneOrder(t *testing.T) {
	base := fiveChosen(t)
	rapid.Check(t, func(rt *rapid.T) {
		root, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			t.Fatal(err)
		}
		touched := map[corpus.CoderName]map[coding.CodingID]coding.Choice{}
		moved := map[corpus.CoderName]bool{}
		for _, coder := range []corpus.CoderName{"ilse", "daan"} {
			dir := filepath.Join(root, string(coder))
			if err := os.CopyFS(dir, os.DirFS(base)); err != nil {
				t.Fatal(err)
			}
			s := open(t, dir, coder)
			touched[coder] = map[coding.CodingID]coding.Choice{}
			for range rapid.IntRange(0, 5).Draw(rt, "steps") {
				list := inOrder(s)
				at := rapid.IntRange(0, len(list)-1).Draw(rt, "at")
				now := list[at].Choice
				if rapid.Bool().Draw(rt, "move") {
					moved[coder] = true
					move(t, s, list, at, rapid.IntRange(0, len(list)-1).Draw(rt, "to"))
					continue
				}
				switch rapid.IntRange(0, 2).Draw(rt, "what") {
				case 0:
					now.Published = rapid.StringMatching(`[a-z]{3}`).Draw(rt, "words")
				case 1:
					now.Used = rapid.SampledFrom([]string{"H3", ""}).Draw(rt, "used")
				case 2:
					now.Remark = "spreekt over een moeder"
				}
				do(t, s, func(b *coding.Batch) error { return b.Rechoose(list[at].ID, list[at].Choice, now) })
				touched[coder][list[at].ID] = now
			}
			s.Close()
		}
		exchange(t, filepath.Join(root, "ilse"), filepath.Join(root, "daan"))
		var seen []string
		for _, coder := range []corpus.CoderName{"ilse", "daan"} {
			s := open(t, filepath.Join(root, string(coder)), coder)
			seen = append(seen, fmt.Sprintf("%+v", inOrder(s)))
			for id, want := range touched["daan"] {
				if _, both := touched["ilse"][id]; both {
					continue
				}
				if c, _ := s.Coding(id); c.Choice.Published != want.Published || c.Choice.Used != want.Used || c.Choice.Remark != want.Remark {
					rt.Fatalf("%s sees %+v, daan alone made it %+v", coder, c.Choice, want)
				}
			}
			if !moved["ilse"] && !moved["daan"] {
				for i, c := range inOrder(s) {
					if c.Choice.Order != float64(i+1) {
						rt.Fatalf("nobody moved %s and it has place %v", c.ID, c.Choice.Order)
					}
				}
			}
			s.Close()
		}
		if seen[0] != seen[1] {
			rt.Fatalf("two orders:\n%s\n%s", seen[0], seen[1])
		}
	})
}

// move moves a quotation as the board does, and looks that it stands there.
func move(t testing.TB, s *coding.Study, list []coding.Coding, from, to int) {
	t.Helper()
	var orders []float64
	for _, c := range list {
		orders = append(orders, c.Choice.Order)
	}
	do(t, s, func(b *coding.Batch) error {
		for i, order := range coding.Reorder(orders, from, to) {
			c := list[i].Choice
			c.Order = order
			if err := b.Rechoose(list[i].ID, list[i].Choice, c); err != nil {
				return err
			}
		}
		return nil
	})
	if now := inOrder(s); now[to].ID != list[from].ID {
		t.Fatalf("the one at %d went to another place than %d", from, to)
	}
}

// exchange gives two copies of a study each other's logs.
func exchange(t testing.TB, a, b string) {
	t.Helper()
	for from, to := range map[string]string{a: b, b: a} {
		coder := filepath.Base(from)
		data, err := os.ReadFile(filepath.Join(from, "codings", coder+".jsonl"))
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		write(t, to, "codings/"+coder+".jsonl", string(data))
	}
}

// TestManyMovesBetweenTheSameTwo: when there is no room left between two
// neighbours the list is numbered anew, and stays in order.
func TestManyMovesBetweenTheSameTwo(t *testing.T) {
	orders := []float64{1, 2, 3}
	for i := range 200 {
		want := []float64{orders[0], orders[2], orders[1]}
		for i, o := range coding.Reorder(orders, 2, 1) {
			orders[i] = o
			want[map[int]int{0: 0, 2: 1, 1: 2}[i]] = o
		}
		if !slices.IsSorted(want) || want[0] == want[1] || want[1] == want[2] {
			t.Fatalf("after %d moves: %v", i+1, want)
		}
		orders = want
	}
}

// TestUndoLeavesWhatOthersDidToTheSameQuotation: the one moved it, the other
// marked it as used; taking back the one leaves the other.
func TestUndoLeavesWhatOthersDidToTheSameQuotation(t *testing.T) {
	dir := fiveChosen(t)
	ilse, daan := open(t, dir, "ilse"), open(t, dir, "daan")
	c := inOrder(ilse)[0]
	moved, used := c.Choice, c.Choice
	moved.Order, used.Used = 9, "hoofdstuk 3"
	do(t, ilse, func(b *coding.Batch) error { return b.Rechoose(c.ID, c.Choice, moved) })
	do(t, daan, func(b *coding.Batch) error { return b.Rechoose(c.ID, c.Choice, used) }) // who has not seen that it moved
	if _, err := ilse.Undo(); err != nil {
		t.Fatal(err)
	}
	if got, _ := ilse.Coding(c.ID); got.Choice != used {
		t.Errorf("%+v, want %+v", got.Choice, used)
	}
	again := used
	again.Used = "hoofdstuk 4"
	do(t, daan, func(b *coding.Batch) error { return b.Choose(c.ID, used) })
	do(t, ilse, func(b *coding.Batch) error { return b.Rechoose(c.ID, used, again) })
	do(t, daan, func(b *coding.Batch) error { return b.Rechoose(c.ID, again, used) })
	if _, err := ilse.Undo(); err == nil {
		t.Error("undone although daan has since said otherwise of the same")
	}
}

// TestALineOfBeforeKeepsTheUsedMark: a program that does not know of it does
// not take it away.
func TestALineOfBeforeKeepsTheUsedMark(t *testing.T) {
	dir := fiveChosen(t)
	s := open(t, dir, "ilse")
	c := inOrder(s)[0]
	used := c.Choice
	used.Used = "hoofdstuk 3"
	do(t, s, func(b *coding.Batch) error { return b.Choose(c.ID, used) })
	s.Close()
	line := `{"v":1,"id":"7ZZZZZZZZZZZZZZZZZZZZZZZZZ","time":"2030-01-01T00:00:00Z","coder":"daan","op":"choose","interview":"M1","target":"` + string(c.ID) + `","choice":{"chosen":true,"published":"(…)","order":4}}`
	write(t, dir, "codings/daan.jsonl", line+"\n")
	got, _ := open(t, dir, "ilse").Coding(c.ID)
	if want := (coding.Choice{Chosen: true, Published: "(…)", Order: 4, Used: "hoofdstuk 3"}); got.Choice != want {
		t.Errorf("%+v, want %+v", got.Choice, want)
	}
}
