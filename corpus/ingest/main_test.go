package ingest

import (
	"fmt"
	"os"
	"testing"
)

// TestMain keeps the engine of PDFs for all tests: starting it costs more than
// most of them.
func TestMain(m *testing.M) {
	if _, err := engine.enter(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	engine.leave()
	os.Exit(code)
}
