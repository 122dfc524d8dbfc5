package export

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestSaveStops: a file of any format is what it was when its writing is
// stopped.
func TestSaveStops(t *testing.T) {
	for _, f := range []Format{XLSX, CSV, Markdown, HTML, JSON} {
		dir := t.TempDir()
		path := filepath.Join(dir, "tabel."+string(f))
		if err := os.WriteFile(path, []byte("oud"), 0o600); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := SaveContext(ctx, path, sample(), dutch(Options{})); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", f, err)
		}
		in, err := os.ReadDir(dir)
		if err != nil || len(in) != 1 {
			t.Errorf("%s: %v %v", f, in, err)
		}
		if data, _ := os.ReadFile(path); string(data) != "oud" {
			t.Errorf("%s was written over", f)
		}
	}
}
