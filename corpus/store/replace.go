package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Replace puts data under path: after it returns nil the new content is on
// disk, and at any moment before that the old content is whole. The temporary
// file stands in the same folder.
func Replace(path string, data []byte) error {
	return ReplaceWith(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// ReplaceWith is Replace for content that is written piece by piece.
func ReplaceWith(path string, write func(io.Writer) error) error {
	return replaceWith(path, modeIn(filepath.Dir(path), FileMode), write)
}

// ReplacePrivate is Replace for what is its owner's alone in any folder, also in
// one that is shared with a group.
func ReplacePrivate(path string, data []byte) error {
	return replaceWith(path, FileMode, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

func replaceWith(path string, mode fs.FileMode, write func(io.Writer) error) (err error) {
	folder := filepath.Dir(path)
	f, err := os.CreateTemp(folder, "."+filepath.Base(path)+".*.tmp")
	if err != nil {
		return about(path, err)
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
			err = about(path, err)
		}
	}()
	if mode != FileMode {
		if err := f.Chmod(mode); err != nil {
			return err
		}
	}
	if err := write(f); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncFolder(folder)
}

// about tells an error of the file that was to be replaced, or of its folder
// where that is missing: nobody knows the temporary file.
func about(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		path = filepath.Dir(path)
	}
	var file *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &file):
		return &fs.PathError{Op: file.Op, Path: path, Err: file.Err}
	case errors.As(err, &link):
		return &fs.PathError{Op: link.Op, Path: path, Err: link.Err}
	}
	return err
}
