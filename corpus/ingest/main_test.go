package ingest

import (
	"flag"
	"fmt"
	"os"
	"runtime/debug"
	"testing"
)

// TestMain keeps the engine of PDFs for all tests: starting it costs more than
// most of them. A fuzz target has its own, and of a short run only one test needs
// it: beside the race detector it fills half a gigabyte.
func TestMain(m *testing.M) {
	flag.Parse()
	if testing.Short() {
		debug.SetGCPercent(25) // what the engine leaves behind is large
	}
	if testing.Short() || flag.Lookup("test.fuzz").Value.String() != "" {
		os.Exit(m.Run())
	}
	if _, err := engine.enter(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	engine.leave()
	os.Exit(code)
}
