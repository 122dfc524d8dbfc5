package ingest

import (
	"flag"
	"fmt"
	"os"
	"testing"
)

// TestMain keeps the engine of PDFs for all tests: starting it costs more than
// most of them. A fuzz target has its own.
func TestMain(m *testing.M) {
	flag.Parse()
	if flag.Lookup("test.fuzz").Value.String() != "" {
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
