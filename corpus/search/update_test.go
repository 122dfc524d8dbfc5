package search

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"citaat/corpus"
)

func mustParse(t testing.TB, src string) Query {
	t.Helper()
	q, err := Parse(src)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// answers are the hits of "bezorgd", which must be those of a scan, and tells
// whether interviews had to be read for it.
func answers(t *testing.T, x *Index, m *memory) (scanned bool) {
	t.Helper()
	q := mustParse(t, "bezorgd OR code:steun")
	before := m.loads
	got, err := x.Find(context.Background(), m, q, Options{})
	if err != nil {
		t.Fatal(err)
	}
	scanned = m.loads > before
	want, err := NewIndex("").Find(context.Background(), m, q, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(bare(got.Hits), bare(want.Hits)) {
		t.Fatalf("found %v, not %v", bare(got.Hits), bare(want.Hits))
	}
	if len(want.Hits) == 0 {
		t.Fatal("nothing to find")
	}
	return scanned
}

func refresh(t *testing.T, x *Index, m *memory) (read int) {
	t.Helper()
	before := m.loads
	if err := x.Update(context.Background(), m, nil); err != nil {
		t.Fatal(err)
	}
	return m.loads - before
}

func TestIndexIsMadeFollowedAndPrivate(t *testing.T) {
	m := mothers()
	dir := filepath.Join(t.TempDir(), ".citaat", "index")
	x := NewIndex(dir)
	defer x.Close()
	if !answers(t, x, m) {
		t.Error("without an index nothing was scanned")
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a search made the index's folder")
	}
	if n := refresh(t, x, m); n != 3 {
		t.Errorf("%d interviews were read to index 3", n)
	}
	if answers(t, x, m) {
		t.Error("the index does not answer")
	}
	if n := refresh(t, x, m); n != 0 {
		t.Errorf("%d interviews were read though nothing changed", n)
	}

	m.list[0] = talk("M1", "nl", "M1: Nu ben ik bezorgd.", "M1: Bezorgd!")
	m.list = append(m.list[:1], m.list[2], talk("M3", "nl", "M3: Heel bezorgd."))
	if !answers(t, x, m) {
		t.Error("what changed was not scanned")
	}
	if n := refresh(t, x, m); n != 2 {
		t.Errorf("%d interviews were read where 2 were new", n)
	}
	if answers(t, x, m) {
		t.Error("the index does not answer after an update")
	}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is open to others: %v", path, info.Mode())
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestDamagedIndexHeals(t *testing.T) {
	largest := func(dir string) string {
		files, _ := filepath.Glob(filepath.Join(wordsPath(dir), "*.zap"))
		return files[0]
	}
	for name, damage := range map[string]func(dir string) error{
		"cut": func(dir string) error { return os.Truncate(largest(dir), 100) },
		"overwritten": func(dir string) error {
			data, err := os.ReadFile(largest(dir))
			if err != nil {
				return err
			}
			for i := len(data) / 3; i < len(data)/2; i++ {
				data[i] ^= 0x55
			}
			return os.WriteFile(largest(dir), data, 0o600)
		},
		"file gone": func(dir string) error { return os.Remove(largest(dir)) },
		"root gone": func(dir string) error { return os.Remove(filepath.Join(wordsPath(dir), "root.bolt")) },
		"root zeroed": func(dir string) error {
			return os.WriteFile(filepath.Join(wordsPath(dir), "root.bolt"), make([]byte, 8192), 0o600)
		},
		"never sealed": breakSeal,
		"other version": func(dir string) error {
			return os.WriteFile(sealPath(dir), []byte(`{"format":"0","files":[{}]}`), 0o600)
		},
		"no seal":     func(dir string) error { return os.WriteFile(sealPath(dir), []byte(`{"form`), 0o600) },
		"folder gone": os.RemoveAll,
	} {
		t.Run(name, func(t *testing.T) {
			m := mothers()
			x := indexed(t, m)
			if err := x.Close(); err != nil {
				t.Fatal(err)
			}
			if err := damage(x.dir); err != nil {
				t.Fatal(err)
			}
			if !answers(t, x, m) {
				t.Error("a damaged index was asked")
			}
			if n := refresh(t, x, m); n != 3 {
				t.Errorf("%d of 3 interviews were read to make it anew", n)
			}
			if answers(t, x, m) {
				t.Error("it did not heal")
			}
		})
	}
}

// TestSealedDamageIsSurvived damages the files behind the seal's back: bleve
// errors and panics must end in a scan.
func TestSealedDamageIsSurvived(t *testing.T) {
	m := mothers()
	x := indexed(t, m)
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(wordsPath(x.dir), "*"))
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for i := range data {
			data[i] = 0xff
		}
		if err := os.WriteFile(f, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := writeSeal(x.dir); err != nil {
		t.Fatal(err)
	}
	if !answers(t, x, m) {
		t.Error("a damaged index was asked")
	}
	refresh(t, x, m)
	if answers(t, x, m) {
		t.Error("it did not heal")
	}
}

func TestCopiedIndexIsUsed(t *testing.T) {
	m := mothers()
	x := indexed(t, m)
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(dir, os.DirFS(x.dir)); err != nil {
		t.Fatal(err)
	}
	y := NewIndex(dir)
	defer y.Close()
	if answers(t, y, m) {
		t.Error("a copy of an index is not asked")
	}
}

func TestSecondProcess(t *testing.T) {
	m := mothers()
	x := indexed(t, m)
	y := NewIndex(x.dir)
	defer y.Close()
	if answers(t, x, m) || answers(t, y, m) {
		t.Error("two readers do not share the index")
	}
	m.versions["M1"]++
	if err := y.Update(context.Background(), m, nil); err == nil {
		t.Error("an update under a reader's hands")
	}
	if !answers(t, y, m) || !answers(t, x, m) {
		t.Error("what changed was not scanned")
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	if n := refresh(t, y, m); n != 1 {
		t.Errorf("%d interviews were read", n)
	}
	if answers(t, y, m) {
		t.Error("the index does not answer")
	}
}

func TestUpdateCanBeStopped(t *testing.T) {
	m := mothers()
	x := NewIndex(filepath.Join(t.TempDir(), "index"))
	defer x.Close()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := x.Update(ctx, m, nil); !errors.Is(err, context.Canceled) {
		t.Fatalf("stopped: %v", err)
	}
	if _, err := x.Find(ctx, m, mustParse(t, "bezorgd"), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped search: %v", err)
	}
	answers(t, x, m)
	refresh(t, x, m)
	if answers(t, x, m) {
		t.Error("the index does not answer")
	}
	if _, err := x.Find(ctx, m, mustParse(t, "bezorgd"), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped search in the index: %v", err)
	}
}

func TestSearchesGoOnDuringUpdates(t *testing.T) {
	m := mothers()
	x := indexed(t, m)
	q := mustParse(t, "bezorg* NOT spannende")
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			for range 40 {
				r, err := x.Find(context.Background(), m, q, Options{})
				if err != nil || len(r.Hits) != 4 {
					t.Errorf("%d hits, %v", len(r.Hits), err)
				}
				if s, err := x.Count(context.Background(), m, q, false); err != nil || s.Hits != 4 {
					t.Errorf("%d counted, %v", s.Hits, err)
				}
			}
		})
	}
	for range 5 {
		m.mu.Lock()
		m.versions["M2"]++
		m.mu.Unlock()
		refresh(t, x, m)
	}
	group.Wait()
}

func TestPurgeLeavesNoWord(t *testing.T) {
	m := mothers()
	x := indexed(t, m)
	answers(t, x, m)
	if err := x.Purge(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(wordsPath(x.dir)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the words are still there: %v", err)
	}
	if !answers(t, x, m) {
		t.Error("something answered")
	}
}

func TestUnreadableInterviewIsTold(t *testing.T) {
	m := mothers()
	x := indexed(t, m)
	m.versions["M2"]++
	m.broken = errors.New("malformed")
	r, err := x.Find(context.Background(), m, mustParse(t, "bezorgd"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(r.Unread, []corpus.TranscriptID{"M2"}) || len(r.Hits) != 3 {
		t.Errorf("%d hits, unread %v", len(r.Hits), r.Unread)
	}
	if err := x.Update(context.Background(), m, nil); err != nil {
		t.Errorf("one unreadable interview stops the index: %v", err)
	}
}
