package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// File is the part of a log file that Append needs; a test puts a failing disk
// behind it.
type File interface {
	io.Writer
	Sync() error
	Truncate(size int64) error
	Close() error
}

// Disk opens files for appending. The zero value is the real disk.
type Disk struct {
	// OpenAppend opens path for appending and tells its size. Nil: the real one.
	OpenAppend func(path string) (File, int64, error)
}

// Append adds data to the file with one write and syncs it. When it fails the
// file is cut back to what it was, so that no half line stays behind; the error
// then says that nothing was saved.
func (d Disk) Append(path string, data []byte) error {
	open := d.OpenAppend
	if open == nil {
		open = openAppend
	}
	f, size, err := open(path)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err != nil {
		if cut := f.Truncate(size); cut != nil {
			err = errors.Join(err, fmt.Errorf("a half-written line could not be cut off: %w", cut))
		}
	}
	return errors.Join(err, f.Close())
}

func openAppend(path string) (File, int64, error) {
	_, statErr := os.Stat(path)
	folder := filepath.Dir(path)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, FileMode)
	if err != nil {
		return nil, 0, err
	}
	if os.IsNotExist(statErr) {
		if mode := modeIn(folder, FileMode); mode != FileMode {
			if err := f.Chmod(mode); err != nil {
				return nil, 0, errors.Join(err, f.Close())
			}
		}
		if err := syncFolder(folder); err != nil {
			return nil, 0, errors.Join(err, f.Close())
		}
	}
	info, err := f.Stat()
	if err != nil {
		return nil, 0, errors.Join(err, f.Close())
	}
	return f, info.Size(), nil
}
