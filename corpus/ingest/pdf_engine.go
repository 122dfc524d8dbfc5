package ingest

import (
	"runtime"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// pdfMemory is what the engine may use for one file, in pages of 64 kB.
const pdfMemory = 4096

// engine is PDFium, compiled to WebAssembly and run inside this process: it
// sees no file, no clock and no network, only the bytes it is given, and what
// it may use is limited. It is there while somebody reads a PDF and gone soon
// after the last; between two files it remembers nothing.
//
// It was chosen over the light reader ledongthuc/pdf after both had read files
// of three producers. PDFium gave every word as it was written, also from a
// file whose table of contents was broken; the other ran one word in eight
// together in files that a second program had rewritten, and refused the
// broken one. What decided is what cannot be mended from outside: a file of
// 150 bytes made the other ask for 64 GB at once, which ends the process, and
// another kept it busy for ever. The price: the program is 1.37 times as
// large, its start 1.07 times as slow, and the first PDF takes half a second
// more. Interpreted, the engine starts in an eighth of the time that compiling
// it takes and uses half the memory, and reads a page in ten times the time:
// up to some forty pages that is less in all.
var engine = pdfEngine{linger: 3 * time.Second}

// pdfEngine counts who is reading.
type pdfEngine struct {
	linger time.Duration // how long it waits for a next reader

	mu      sync.Mutex
	readers int
	pool    pdfium.Pool
	idle    *time.Timer // runs after the last reader has left
}

// enter gives the engine, made anew for the first reader.
func (e *pdfEngine) enter() (pdfium.Pool, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.idle != nil {
		e.idle.Stop() // if it is too late, it sees that somebody reads
	}
	if e.pool == nil {
		pool, err := webassembly.Init(webassembly.Config{
			MaxTotal: max(runtime.GOMAXPROCS(0), 2),
			Stdout:   quiet,
			Stderr:   quiet,
			FSConfig: wazero.NewFSConfig(),
			RuntimeConfig: wazero.NewRuntimeConfigInterpreter().
				WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
				WithMemoryLimitPages(pdfMemory).
				WithCloseOnContextDone(true),
		})
		if err != nil {
			return nil, err
		}
		e.pool = pool
	}
	e.readers++
	return e.pool, nil
}

// leave tells that a reader is done.
func (e *pdfEngine) leave() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.readers--; e.readers == 0 {
		e.idle = time.AfterFunc(e.linger, e.close)
	}
}

// close ends the engine, unless somebody reads.
func (e *pdfEngine) close() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.readers > 0 || e.pool == nil {
		return
	}
	_ = e.pool.Close() // nothing depends on it any more
	e.pool = nil
}
