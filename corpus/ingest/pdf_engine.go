package ingest

import (
	"runtime"
	"sync"

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
// it may use is limited. It is there while somebody reads a PDF and gone after
// the last; between two files it remembers nothing.
var engine pdfEngine

// pdfEngine counts who is reading.
type pdfEngine struct {
	mu      sync.Mutex
	readers int
	pool    pdfium.Pool
}

// enter gives the engine, made anew for the first reader. It is interpreted:
// that starts eight times as fast as compiling it and is fast enough for an
// interview.
func (e *pdfEngine) enter() (pdfium.Pool, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
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

// leave closes the engine behind the last reader.
func (e *pdfEngine) leave() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.readers--; e.readers == 0 {
		_ = e.pool.Close() // nothing depends on it any more
		e.pool = nil
	}
}
