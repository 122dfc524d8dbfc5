package export

import (
	"io"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"testing"
	"time"
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
