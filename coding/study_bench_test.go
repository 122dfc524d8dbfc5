package coding_test

import (
	"context"
	"os"
	"path/filepath"
	"sort"
	"testing"
	"time"

	"citaat/coding"
	"citaat/coding/codingtest"
	"citaat/corpus"
)

// large is the study that the promises about speed are made on.
var large = codingtest.Size{Interviews: 1000, Turns: 120, Codings: 100_000, Codes: 60}

func makeLarge(b *testing.B) string {
	b.Helper()
	dir := filepath.Join(b.TempDir(), "study")
	if err := codingtest.Make(dir, 1, large); err != nil {
		b.Fatal(err)
	}
	s := open(b, dir, "ilse")
	s.Close() // the interviews are known from now on, as in daily use
	return dir
}

// BenchmarkOpen opens a study of 1,000 interviews and 100,000 codings whose
// cache is warm. The yardstick reads the same logs and looks at the same files.
func BenchmarkOpen(b *testing.B) {
	dir := makeLarge(b)
	b.Run("study", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s := open(b, dir, "ilse")
			if len(s.CodingsIn(s.Interviews()[0].ID)) == 0 {
				b.Fatal("no codings")
			}
		}
	})
	b.Run("behind", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s, err := coding.Open(b.Context(), dir, coding.Options{Coder: "ilse", Behind: true})
			if err != nil {
				b.Fatal(err)
			}
			b.StopTimer()
			if err := s.Ready(); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
	})
	b.Run("yardstick", func(b *testing.B) {
		for b.Loop() {
			for _, l := range []string{"ilse", "daan"} {
				if _, err := os.ReadFile(filepath.Join(dir, "codings", l+".jsonl")); err != nil {
					b.Fatal(err)
				}
			}
			entries, err := os.ReadDir(filepath.Join(dir, "transcripts"))
			if err != nil {
				b.Fatal(err)
			}
			for _, e := range entries {
				if _, err := e.Info(); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// BenchmarkCode makes one coding durable in the large study: in the interview
// that is being read, and the first of a session in each, which reads its text
// and keeps a copy of it. A bare fsync of the same line is the yardstick.
func BenchmarkCode(b *testing.B) {
	dir := makeLarge(b)
	s := open(b, dir, "ilse")
	ids := s.Interviews()
	code := s.Codebook().Codes()[5].ID
	for _, among := range []struct {
		name       string
		interviews int
	}{{"coding", 1}, {"first", len(ids)}} {
		b.Run(among.name, func(b *testing.B) {
			var times []time.Duration
			n := corpus.Offset(0)
			for b.Loop() {
				start := time.Now()
				err := s.Do(func(batch *coding.Batch) error {
					n++
					_, err := batch.Code(coding.Passage{Interview: ids[int(n)%among.interviews].ID, Span: corpus.Span{Start: n % 900, End: n%900 + 60}}, code, "")
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
				times = append(times, time.Since(start))
			}
			reportP99(b, times)
		})
	}
	b.Run("yardstick", func(b *testing.B) {
		f, err := os.OpenFile(filepath.Join(dir, "bare"), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		line := make([]byte, 400)
		var times []time.Duration
		for b.Loop() {
			start := time.Now()
			if _, err := f.Write(line); err != nil {
				b.Fatal(err)
			}
			if err := f.Sync(); err != nil {
				b.Fatal(err)
			}
			times = append(times, time.Since(start))
		}
		reportP99(b, times)
	})
}

func reportP99(b *testing.B, times []time.Duration) {
	sort.Slice(times, func(i, j int) bool { return times[i] < times[j] })
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "ms-p99")
}

// BenchmarkRefresh looks for what others wrote when they wrote nothing.
func BenchmarkRefresh(b *testing.B) {
	s := open(b, makeLarge(b), "ilse")
	for b.Loop() {
		if changed, err := s.Refresh(context.Background()); err != nil || changed {
			b.Fatal(changed, err)
		}
	}
}
