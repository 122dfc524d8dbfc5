package tui

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy/storage"
)

// Who opens a study that a service copies elsewhere is told, until it is agreed.
func TestAStudyThatAServiceCopiesIsTold(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Dropbox", "studie")
	if err := os.CopyFS(dir, os.DirFS(newFolder(t))); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	h := furnished(theme.Look{Dark: true}, phrases.Dutch)
	h.config = t.TempDir()
	enter := func() *seat {
		d, err := desk.Open(context.Background(), dir, coding.Options{Coder: "ilse", Now: h.now})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = d.Close() })
		return (&seat{t: t, study: d.Study}).down(h.with(d))
	}
	enter().sees("Dropbox kopieert deze map")
	if err := storage.Agree(h.config, dir, storage.Look(dir, nil)); err != nil {
		t.Fatal(err)
	}
	enter().misses("Dropbox kopieert")
}
