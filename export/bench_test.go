package export

import (
	"context"
	"io"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"testing"
	"time"

	"citaat/coding"
	"citaat/coding/codingtest"
)

// BenchmarkWrite writes 100,000 codings; MB-peak is the most memory that was in
// use at once, with the codings themselves.
func BenchmarkWrite(b *testing.B) {
	m := large(100_000)
	for _, f := range []Format{XLSX, CSV, JSON, HTML, Markdown} {
		b.Run(string(f), func(b *testing.B) {
			b.ReportAllocs()
			stop, peak := watchMemory()
			for b.Loop() {
				if _, err := Write(io.Discard, f, m, dutch(Options{})); err != nil {
					b.Fatal(err)
				}
			}
			stop()
			b.ReportMetric(float64(peak.Load())/1e6, "MB-peak")
		})
	}
}

// watchMemory looks at the heap and all else that the program holds, a hundred
// times a second.
func watchMemory() (stop func(), peak *atomic.Uint64) {
	peak = new(atomic.Uint64)
	done, gone := make(chan struct{}), make(chan struct{})
	debug.FreeOSMemory() // what making the codings left behind
	go func() {
		defer close(gone)
		var s runtime.MemStats
		for {
			runtime.ReadMemStats(&s)
			if used := s.Sys - s.HeapReleased; used > peak.Load() {
				peak.Store(used)
			}
			select {
			case <-done:
				return
			case <-time.After(10 * time.Millisecond):
			}
		}
	}()
	return func() { close(done); <-gone }, peak
}

// BenchmarkStudy takes the tables from a study of 1,000 interviews and 100,000
// codings that is open already, and writes them.
func BenchmarkStudy(b *testing.B) {
	dir := b.TempDir()
	if err := codingtest.Make(dir, 1, codingtest.Size{Interviews: 1000, Turns: 120, Codings: 100_000, Codes: 60}); err != nil {
		b.Fatal(err)
	}
	s, err := coding.Open(context.Background(), dir, coding.Options{Coder: "ilse"})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	stop, peak := watchMemory()
	var open runtime.MemStats
	runtime.ReadMemStats(&open)
	for b.Loop() {
		m, err := Collect(context.Background(), s, Filter{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Write(io.Discard, XLSX, m, dutch(Options{})); err != nil {
			b.Fatal(err)
		}
	}
	stop()
	b.ReportMetric(float64(peak.Load())/1e6, "MB-peak")
	b.ReportMetric((float64(peak.Load())-float64(open.Sys-open.HeapReleased))/1e6, "MB-over-open")
}
