package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Real is where a path leads, all symbolic links followed; its end need not
// exist yet. Of a link to what does not exist nobody can say where it leads: it
// answers fs.ErrInvalid.
func Real(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(abs)
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return real, err
	}
	if _, err := os.Lstat(abs); err == nil {
		return "", &fs.PathError{Op: "follow", Path: path, Err: fs.ErrInvalid}
	}
	above := filepath.Dir(abs)
	if above == abs {
		return abs, nil
	}
	if above, err = Real(above); err != nil {
		return "", err
	}
	return filepath.Join(above, filepath.Base(abs)), nil
}

// Within tells whether a path leads into a folder, however either is written.
func Within(folder, path string) (bool, error) {
	own, err := os.Stat(folder)
	if err != nil {
		return false, err
	}
	real, err := Real(path)
	if err != nil {
		return false, err
	}
	for at := real; ; at = filepath.Dir(at) {
		if info, err := os.Stat(at); err == nil && os.SameFile(own, info) {
			return true, nil
		}
		if at == filepath.Dir(at) {
			return false, nil
		}
	}
}
