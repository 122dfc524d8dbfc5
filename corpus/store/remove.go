package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Remove takes a file away for good; one that is not there is no error.
func Remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return syncFolder(filepath.Dir(path))
}
